import { type ComponentChildren, Fragment } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Archive, ArchivedRound } from './archive.js';
import { Desk } from './desk.js';
import { Match } from './match.js';
import { MyData } from './my-data.js';
import { Profile } from './profile.js';
import { useSession } from './session.js';
import type { TextKey } from './text.js';
import { Week } from './week.js';

interface Place {
  readonly name: string;
  /** What comes after the slash. */
  readonly rest: string;
}

interface Section {
  readonly name: string;
  readonly label: TextKey;
  readonly show: (rest: string) => ComponentChildren;
  readonly forFacilitators?: boolean;
}

const SECTIONS: readonly Section[] = [
  { name: 'week', label: 'app.week', show: () => <Week /> },
  { name: 'match', label: 'app.match', show: () => <Match /> },
  {
    name: 'archive',
    label: 'app.archive',
    show: (rest) => (rest === '' ? <Archive /> : <ArchivedRound roundId={rest} />),
  },
  { name: 'profile', label: 'app.profile', show: () => <Profile /> },
  { name: 'data', label: 'app.data', show: () => <MyData /> },
  { name: 'desk', label: 'app.desk', show: (rest) => <Desk place={rest} />, forFacilitators: true },
];

function placeOf(hash: string): Place {
  const [name = '', ...rest] = hash.replace(/^#\/?/, '').split('/');
  return { name, rest: rest.join('/') };
}

/** The page of somebody who is signed in: where one can go, and where one is. */
export function App({ start }: { readonly start: string }) {
  const { say, me } = useSession();
  const [place, setPlace] = useState(() => placeOf(window.location.hash || start));
  useEffect(() => {
    const go = () => setPlace(placeOf(window.location.hash));
    window.addEventListener('hashchange', go);
    return () => window.removeEventListener('hashchange', go);
  }, []);

  const sections = SECTIONS.filter(({ forFacilitators = false }) => !forFacilitators || me.facilitator);
  const shown = sections.find(({ name }) => name === place.name) ?? sections[0];
  return (
    <>
      <button type="button" class="skip" onClick={skipToMain}>
        {say('app.skip')}
      </button>
      <nav aria-label={say('app.nav')}>
        <ul>
          {sections.map(({ name, label }) => (
            <li key={name}>
              <a href={`#${name}`} aria-current={shown?.name === name ? 'page' : undefined}>
                {say(label)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <main id="main" tabIndex={-1}>
        <Fragment key={`${shown?.name}/${place.rest}`}>{shown?.show(place.rest)}</Fragment>
      </main>
    </>
  );
}

/** No link: the hash says where one is, and going to the content must not change it. */
function skipToMain(): void {
  document.getElementById('main')?.focus();
}
