import { useState } from 'preact/hooks';
import type { SeasonWire } from '../../wire/season-wire.js';
import { useSession } from '../shared/session.js';
import { Button } from '../shared/widgets.js';
import type { SeasonWishes } from './use-season.js';

interface AddProps {
  readonly season: SeasonWire;
  readonly wishes: SeasonWishes;
}

/** Adds a dilemma that is not to come and was not used. */
export function SeasonAdd({ season: { library }, wishes }: AddProps) {
  const { say, api } = useSession();
  const [chosen, setChosen] = useState('');
  const dilemma = library.find((one) => one.dilemma === chosen) ?? library[0];
  if (dilemma === undefined) {
    return (
      <>
        <h3>{say('season.add')}</h3>
        <p>{say('season.addNone')}</p>
      </>
    );
  }
  const submit = (event: Event) => {
    event.preventDefault();
    const { dilemma: id, title } = dilemma;
    void wishes.send(
      (seen) => api.post('desk/season/add', { ...seen, dilemma: id }),
      ({ coming }) => say('season.added', { title, place: coming.length }),
    );
  };
  return (
    <form onSubmit={submit}>
      <h3>{say('season.add')}</h3>
      <label class="field">
        <span>{say('desk.dilemma')}</span>
        <select value={dilemma.dilemma} onChange={(event) => setChosen(event.currentTarget.value)}>
          {library.map(({ dilemma: id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <div class="buttons">
        <Button submit busy={wishes.busy}>
          {say('season.addLast')}
        </Button>
      </div>
    </form>
  );
}
