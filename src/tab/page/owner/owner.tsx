import { placeOf, type Section, SectionLinks, sectionAt } from '../shared/sections.js';
import { useSession } from '../shared/session.js';
import { PageTitle } from '../shared/widgets.js';
import { Organisations } from './organisations.js';
import { OwnerLog } from './owner-log.js';
import { Tenants } from './tenants.js';

const PARTS: readonly Section[] = [
  { name: 'tenants', label: 'owner.tenants', show: () => <Tenants /> },
  { name: 'organisations', label: 'owner.organisations', show: () => <Organisations /> },
  { name: 'log', label: 'desk.audit', show: () => <OwnerLog /> },
];

/** The pages of owners of the instance. The program checks at every address that it is an owner who asks. */
export function Owner({ path }: { readonly path: string }) {
  const { say } = useSession();
  const place = placeOf(path);
  const shown = sectionAt(PARTS, place);
  return (
    <>
      <PageTitle>{say('app.owner')}</PageTitle>
      <SectionLinks name={say('owner.nav')} sections={PARTS} shown={shown} within="owner/" />
      {shown?.show(place.rest)}
    </>
  );
}
