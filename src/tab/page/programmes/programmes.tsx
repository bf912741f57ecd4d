import { placeOf } from '../shared/sections.js';
import { useSession } from '../shared/session.js';
import { Notice, PageTitle } from '../shared/widgets.js';
import { ProgrammeList } from './programme-list.js';
import { ProgrammePage } from './programme-page.js';

/** The programmes that somebody may change: all of them, or one, at one of its parts (`<id>/<part>`). */
export function Programmes({ path }: { readonly path: string }) {
  const { say, me } = useSession();
  const { name: id, rest } = placeOf(path);
  if (id === '') return <ProgrammeList />;
  const programme = me.facilitates.find((one) => one.id === id);
  if (programme !== undefined) return <ProgrammePage programme={programme} path={rest} />;
  return (
    <>
      <PageTitle>{say('app.programmes')}</PageTitle>
      <Notice title={say('notices.notFacilitator.title')} text={say('notices.notFacilitator.text')}>
        <p>
          <a href="#programmes">{say('programmeDesk.all')}</a>
        </p>
      </Notice>
    </>
  );
}
