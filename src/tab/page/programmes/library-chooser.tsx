import { useState } from 'preact/hooks';
import type { LibraryDilemmaWire, SeasonWire } from '../../wire/season-wire.js';
import type { SeasonWishes } from '../desk/use-season.js';
import { SETTING_LABELS } from '../review/dilemma-fields.js';
import { useSession } from '../shared/session.js';
import { Button } from '../shared/widgets.js';
import { fitsIn, LibraryFilter, NO_FILTER } from './library-filter.js';
import { SeasonProposal } from './season-proposal.js';

interface ChooserProps {
  readonly season: SeasonWire;
  readonly wishes: SeasonWishes;
}

/** Chooses dilemmas of the library that are not to come; they come into the queue in the order of the learning line. */
export function LibraryChooser({ season: { library }, wishes }: ChooserProps) {
  const { say, api } = useSession();
  const [filter, setFilter] = useState(NO_FILTER);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [proposed, setProposed] = useState<readonly string[]>([]);
  if (library.length === 0) return <p>{say('season.addNone')}</p>;
  const shown = library.filter(fitsIn(filter));
  const placeOf = ({ dilemma }: LibraryDilemmaWire) => {
    const place = proposed.indexOf(dilemma);
    return place < 0 ? proposed.length : place;
  };
  const picked = library
    .filter(({ dilemma }) => chosen.has(dilemma))
    .sort((one, other) => placeOf(one) - placeOf(other));
  const core = library.filter((one) => one.core);
  const choose = (some: readonly LibraryDilemmaWire[]) =>
    setChosen(new Set([...chosen, ...some.map(({ dilemma }) => dilemma)]));
  const toggle = (dilemma: string, isIn: boolean) =>
    setChosen(new Set(isIn ? [...chosen, dilemma] : [...chosen].filter((one) => one !== dilemma)));
  const submit = (event: Event) => {
    event.preventDefault();
    const dilemmas = picked.map(({ dilemma }) => dilemma);
    if (dilemmas.length === 0) return;
    void wishes.send(
      (seen) => api.post('desk/season/add-all', { ...seen, dilemmas }),
      () => {
        setChosen(new Set());
        return say('library.added', { count: dilemmas.length });
      },
    );
  };
  return (
    <form noValidate onSubmit={submit}>
      <SeasonProposal
        onProposed={(dilemmas) => {
          setProposed(dilemmas);
          setChosen(new Set(dilemmas));
        }}
      />
      <LibraryFilter library={library} filter={filter} onFilter={setFilter} />
      <div class="buttons">
        {core.length > 0 && (
          <Button onClick={() => choose(core)}>{say('library.chooseCore', { count: core.length })}</Button>
        )}
        <Button onClick={() => choose(shown)}>{say('library.chooseShown')}</Button>
        <Button onClick={() => setChosen(new Set())}>{say('library.chooseNone')}</Button>
      </div>
      <fieldset>
        <legend>{say('library.shown', { count: shown.length })}</legend>
        {shown.map((one) => (
          <label class="choice" key={one.dilemma}>
            <input
              type="checkbox"
              checked={chosen.has(one.dilemma)}
              onChange={({ currentTarget }) => toggle(one.dilemma, currentTarget.checked)}
            />
            <span>
              {one.title}
              <span class="explanation">
                {one.tension} <Where dilemma={one} />
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <p>
        <output>{say('library.chosen', { count: picked.length })}</output>
      </p>
      <div class="buttons">
        <Button submit look="primary" busy={wishes.busy}>
          {say('library.add')}
        </Button>
      </div>
    </form>
  );
}

function Where({ dilemma: { setting, core } }: { readonly dilemma: LibraryDilemmaWire }) {
  const { say } = useSession();
  const label = SETTING_LABELS[setting];
  return (
    <span class="hint">
      {label !== undefined && say(label)}
      {core && `${label === undefined ? '' : ' · '}${say('library.isCore')}`}
    </span>
  );
}
