import { useState } from 'preact/hooks';
import type { ListedOrganisationWire } from '../../wire/programme-desk-wire.js';
import type { MunicipalityWire } from '../../wire/wire.js';
import { useSession } from '../shared/session.js';
import { useFocusIn } from '../shared/use-focus.js';
import { useOrganisationSearch } from '../shared/use-organisation-search.js';
import { Button, Status } from '../shared/widgets.js';

interface PickerProps {
  readonly listed: readonly ListedOrganisationWire[];
  readonly onList: (listed: readonly ListedOrganisationWire[]) => void;
}

/** The organisations on a list: found by name, added and taken off with a button each. */
export function OrganisationPicker({ listed, onList }: PickerProps) {
  const { say } = useSession();
  const [typed, setTyped] = useState('');
  const hits = useOrganisationSearch(typed);
  const [said, setSaid] = useState('');
  const { place, focus } = useFocusIn();
  const isOn = (id: string) => listed.some(({ code }) => code === id);

  const add = ({ id, name }: MunicipalityWire) => {
    onList([...listed, { code: id, name }]);
    setSaid(say('programmeDesk.organisationAdded', { name }));
    setTyped('');
    focus('#field-organisation');
  };
  const remove = ({ code, name }: ListedOrganisationWire) => {
    onList(listed.filter((one) => one.code !== code));
    setSaid(say('programmeDesk.organisationGone', { name }));
    focus('#field-organisation');
  };
  return (
    <div ref={place}>
      <label class="field" htmlFor="field-organisation">
        <span>{say('programmeDesk.organisation')}</span>
        <input
          id="field-organisation"
          type="text"
          autocomplete="off"
          value={typed}
          aria-describedby="organisation-what"
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </label>
      <p class="hint" id="organisation-what">
        {say('programmeDesk.organisationHint')}
      </p>
      <div class="buttons">
        {hits
          .filter(({ id }) => !isOn(id))
          .map((hit) => (
            <Button key={hit.id} onClick={() => add(hit)}>
              {say('programmeDesk.organisationAdd', { name: hit.name })}
            </Button>
          ))}
      </div>
      <Status text={said} />
      <p>{say('programmeDesk.organisationsOn', { count: listed.length })}</p>
      <ul class="list">
        {listed.map((one) => (
          <li key={one.code} class="listed">
            <span>{one.name}</span>
            <Button look="quiet" onClick={() => remove(one)}>
              {say('programmeDesk.organisationOff')}
              <span class="unseen"> {one.name}</span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
