import { useId, useState } from 'preact/hooks';
import type { MunicipalityWire } from '../../wire/wire.js';
import { useSession } from '../shared/session.js';
import { useFocusIn } from '../shared/use-focus.js';
import { useOrganisationSearch } from '../shared/use-organisation-search.js';
import { Button } from '../shared/widgets.js';

/** The organisation that was chosen. */
export type Chosen = Pick<MunicipalityWire, 'id' | 'name'>;

interface ChooseOrganisationProps {
  readonly label: string;
  readonly chosen: Chosen | null;
  readonly onChoose: (chosen: Chosen | null) => void;
}

/** One organisation: found by name, chosen with its button. */
export function ChooseOrganisation({ label, chosen, onChoose }: ChooseOrganisationProps) {
  const { say } = useSession();
  const id = useId();
  const [typed, setTyped] = useState('');
  const hits = useOrganisationSearch(typed);
  const { place, focus } = useFocusIn();

  const choose = (next: Chosen | null) => {
    onChoose(next);
    setTyped('');
    focus(next === null ? 'input' : 'button');
  };
  return (
    <div ref={place}>
      {chosen === null ? (
        <>
          <label class="field" htmlFor={id}>
            <span>{label}</span>
            <input
              id={id}
              type="text"
              autocomplete="off"
              value={typed}
              onInput={({ currentTarget }) => setTyped(currentTarget.value)}
            />
          </label>
          <div class="buttons">
            {hits.map((hit) => (
              <Button key={hit.id} onClick={() => choose(hit)}>
                {say('owner.choose', { name: hit.name })}
              </Button>
            ))}
          </div>
        </>
      ) : (
        <p>
          {label}: <strong>{chosen.name}</strong>{' '}
          <Button look="quiet" onClick={() => choose(null)}>
            {say('owner.chooseOther')}
          </Button>
        </p>
      )}
    </div>
  );
}
