import { useState } from 'preact/hooks';
import { pathTo } from '../../path-to.js';
import type { FacilitatedWire } from '../../wire/programme-wire.js';
import { LONGEST } from '../../wire/text-limits.js';
import { useSession } from '../shared/session.js';
import { useResource, useWish } from '../shared/use-resource.js';
import { Button, Card, Loaded, PageTitle, Refused } from '../shared/widgets.js';
import { TextField } from './fields.js';

/** All programmes for an owner of the instance, with a way to make one; for others those that they facilitate. */
export function ProgrammeList() {
  const { say, me } = useSession();
  return (
    <>
      <PageTitle>{say('app.programmes')}</PageTitle>
      {me.owner ? (
        <>
          <OwnedList />
          <NewProgramme />
        </>
      ) : (
        <Card>
          <p>{say('programmeDesk.ownIntro')}</p>
          <ul class="list">
            {me.facilitates.map((programme) => (
              <Row key={programme.id} programme={programme} />
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

function OwnedList() {
  const { say } = useSession();
  const programmes = useResource(pathTo('owner/programmes'));
  return (
    <Card>
      <p>{say('programmeDesk.ownerIntro')}</p>
      <Loaded from={programmes}>
        {(found) => (
          <ul class="list">
            {found.programmes.map((programme) => (
              <Row key={programme.id} programme={programme} facilitators={programme.facilitators} />
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  );
}

interface RowProps {
  readonly programme: FacilitatedWire;
  /** How many facilitate it; absent: not told. */
  readonly facilitators?: number;
}

function Row({ programme: { id, name, state }, facilitators }: RowProps) {
  const { say } = useSession();
  return (
    <li class="programme-row">
      <a href={`#programmes/${encodeURIComponent(id)}`}>{name}</a>
      <span class="explanation">
        {say(`programmes.state_${state}`)}
        {facilitators !== undefined && `, ${say('programmeDesk.facilitatorCount', { count: facilitators })}`}
      </span>
    </li>
  );
}

/** A name is enough: the rest is filled in step by step, and nobody is asked before it starts. */
function NewProgramme() {
  const { say, api, me, setMe } = useSession();
  const [name, setName] = useState('');
  const { busy, refused, send } = useWish();
  const make = () =>
    send(async () => {
      const { programme } = await api.post('owner/programmes/make', { name });
      const { id, state } = programme;
      setMe({ ...me, facilitates: [...me.facilitates, { id, name: programme.name, state }] });
      window.location.hash = `programmes/${id}/about`;
    });
  return (
    <form
      class="card"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        make();
      }}
    >
      <h2>{say('programmeDesk.make')}</h2>
      <p>{say('programmeDesk.makeIntro')}</p>
      <TextField
        name="new-name"
        label={say('programmeDesk.name')}
        value={name}
        longest={LONGEST.programme.name}
        onInput={setName}
      />
      <Refused code={refused} />
      <div class="buttons">
        <Button submit look="primary" busy={busy}>
          {say('programmeDesk.makeConfirm')}
        </Button>
      </div>
    </form>
  );
}
