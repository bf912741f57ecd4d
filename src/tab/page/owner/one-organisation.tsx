import { useState } from 'preact/hooks';
import type { OrganisationAnswerWire, OrganisationWire } from '../../wire/owner-wire.js';
import { useSession } from '../shared/session.js';
import { useFocusIn } from '../shared/use-focus.js';
import { useWish } from '../shared/use-resource.js';
import { Button, Refused } from '../shared/widgets.js';
import { OrganisationAnswer } from './organisation-answer.js';
import { kindLabel } from './organisation-kinds.js';

interface OneOrganisationProps {
  readonly organisation: OrganisationWire;
  readonly longestName: number;
  readonly onChange: () => void;
}

/** An organisation in the list. One that was added can get another name; its people and history stay. */
export function OneOrganisation({ organisation, longestName, onChange }: OneOrganisationProps) {
  const { say } = useSession();
  const { name, code, kind, province, isAdded } = organisation;
  const [renaming, setRenaming] = useState(false);
  const { place, focus } = useFocusIn();
  const turn = (on: boolean) => {
    setRenaming(on);
    focus(on ? 'input' : 'button');
  };
  return (
    <li>
      <div ref={place}>
        <strong>{name}</strong> ({[say(kindLabel(kind)), province, code].filter((part) => part !== null).join(', ')}){' '}
        {isAdded && !renaming && (
          <Button look="quiet" onClick={() => turn(true)}>
            {say('owner.rename')}
            <span class="unseen"> {name}</span>
          </Button>
        )}
        {renaming && (
          <Rename
            organisation={organisation}
            longestName={longestName}
            onKeep={() => turn(false)}
            onDone={() => {
              turn(false);
              onChange();
            }}
          />
        )}
      </div>
    </li>
  );
}

interface RenameProps {
  readonly organisation: OrganisationWire;
  readonly longestName: number;
  readonly onKeep: () => void;
  readonly onDone: () => void;
}

function Rename({ organisation: { code, name: before }, longestName, onKeep, onDone }: RenameProps) {
  const { say, api } = useSession();
  const [name, setName] = useState(before);
  const [answer, setAnswer] = useState<OrganisationAnswerWire | null>(null);
  const { busy, refused, send } = useWish();
  const save = async (anyway: boolean) => {
    const given = await api.post('owner/organisations/rename', { code, name, anyway });
    setAnswer(given);
    if (given.saved) onDone();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send(() => save(false));
      }}
    >
      <label class="field">
        <span>{say('owner.organisationName', { count: longestName })}</span>
        <input
          type="text"
          autocomplete="off"
          value={name}
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
      </label>
      <Refused code={refused} />
      <OrganisationAnswer answer={answer} busy={busy} onAnyway={() => send(() => save(true))} />
      <div class="buttons">
        <Button submit busy={busy}>
          {say('owner.renameSave')}
        </Button>
        <Button onClick={onKeep}>{say('owner.keep')}</Button>
      </div>
    </form>
  );
}
