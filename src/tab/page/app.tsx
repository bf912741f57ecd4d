import { Fragment } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { MeWire } from '../wire/wire.js';
import { Agreements } from './agreements/agreements.js';
import { Desk } from './desk/desk.js';
import { MyData } from './me/my-data.js';
import { Profile } from './me/profile.js';
import { Later } from './shared/later.js';
import { type Place, placeOf, type Section, SectionLinks, sectionAt } from './shared/sections.js';
import { useSession } from './shared/session.js';
import { Notice } from './shared/widgets.js';
import { OpenThreadPage } from './threads/open-thread.js';
import { TalkPage } from './threads/talk.js';
import { ArchiveAt } from './week/archive.js';
import { Match } from './week/match.js';
import { Week } from './week/week.js';

interface AppSection extends Section {
  readonly forFacilitators?: boolean;
  readonly forOwners?: boolean;
}

const loadOwner = () => import('./owner/owner.js').then(({ Owner }) => Owner);
const loadProgrammes = () => import('./programmes/programmes.js').then(({ Programmes }) => Programmes);

const SECTIONS: readonly AppSection[] = [
  { name: 'week', label: 'app.week', show: () => <Week /> },
  {
    name: 'match',
    label: 'app.match',
    show: (rest) => (rest === '' ? <Match /> : <TalkPage matchId={rest} />),
  },
  { name: 'open', label: 'app.open', show: (rest) => <OpenThreadPage roundId={rest} /> },
  { name: 'agreements', label: 'app.agreements', show: (rest) => <Agreements path={rest} /> },
  {
    name: 'archive',
    label: 'app.archive',
    show: (rest) => <ArchiveAt path={rest} />,
  },
  { name: 'profile', label: 'app.profile', show: () => <Profile /> },
  { name: 'data', label: 'app.data', show: () => <MyData /> },
  {
    name: 'programmes',
    label: 'app.programmes',
    show: (rest) => <Later load={loadProgrammes} path={rest} />,
    forFacilitators: true,
  },
  { name: 'desk', label: 'app.desk', show: (rest) => <Desk path={rest} />, forFacilitators: true },
  { name: 'owner', label: 'app.owner', show: (rest) => <Later load={loadOwner} path={rest} />, forOwners: true },
];

function placeNow(start = ''): Place {
  return placeOf((window.location.hash || start).replace(/^#\/?/, ''));
}

/** The page of somebody who is signed in: where one can go, and where one is. */
export function App({ start }: { readonly start: string }) {
  const { say, me } = useSession();
  const [place, setPlace] = useState(() => placeNow(start));
  useEffect(() => {
    const go = () => setPlace(placeNow());
    window.addEventListener('hashchange', go);
    return () => window.removeEventListener('hashchange', go);
  }, []);

  const sections = SECTIONS.filter(isThereFor(me));
  const shown = sectionAt(sections, place);
  return (
    <>
      <button type="button" class="skip" onClick={skipToMain}>
        {say('app.skip')}
      </button>
      <SectionLinks name={say('app.nav')} sections={sections} shown={shown} />
      <main id="main" tabIndex={-1}>
        {me.off && <Notice title={say('notices.tenantOff.title')} text={say('notices.tenantOff.text')} />}
        <Fragment key={`${shown?.name}/${place.rest}`}>{shown?.show(place.rest)}</Fragment>
      </main>
    </>
  );
}

/** People of a switched-off organisation find their own data and nothing else. */
function isThereFor({ off, facilitator, owner }: MeWire): (section: AppSection) => boolean {
  return ({ name, forFacilitators = false, forOwners = false }) =>
    off ? name === 'data' : (!forFacilitators || facilitator) && (!forOwners || owner);
}

/** No link: the hash says where one is, and going to the content must not change it. */
function skipToMain(): void {
  document.getElementById('main')?.focus();
}
