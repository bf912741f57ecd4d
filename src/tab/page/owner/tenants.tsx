import { useState } from 'preact/hooks';
import { pathTo } from '../../path-to.js';
import type { TenantAnswerWire, TenantWire } from '../../wire/owner-wire.js';
import { useSession } from '../shared/session.js';
import { formatMoment } from '../shared/text.js';
import { useFocusIn } from '../shared/use-focus.js';
import { useResource, useWish } from '../shared/use-resource.js';
import { Button, Card, Loaded, Refused, Status } from '../shared/widgets.js';
import { TenantErasure } from './tenant-erasure.js';

/** The tenants whose people may take part: adding one, switching it off and on, and erasing one that is off. */
export function Tenants() {
  const { say } = useSession();
  const tenants = useResource(pathTo('owner/tenants'));
  return (
    <Loaded from={tenants}>
      {({ tenants: all, allAreOn }) => (
        <>
          <Card>
            <h2>{say('owner.tenants')}</h2>
            <p>{say(allAreOn ? 'owner.tenantsAll' : 'owner.tenantsIntro')}</p>
            {!allAreOn && <NewTenant onDone={tenants.set} />}
          </Card>
          {all.map((tenant) => (
            <OneTenant key={tenant.id} tenant={tenant} onDone={tenants.set} />
          ))}
        </>
      )}
    </Loaded>
  );
}

interface DoneProps {
  readonly onDone: (answer: TenantAnswerWire) => void;
}

function NewTenant({ onDone }: DoneProps) {
  const { say, api } = useSession();
  const [tenant, setTenant] = useState('');
  const [name, setName] = useState('');
  const [answered, setAnswered] = useState<TenantAnswerWire | null>(null);
  const { busy, refused, send } = useWish();
  const add = async () => {
    setAnswered(null);
    const answer = await api.post('owner/tenants/add', { tenant, name });
    setAnswered(answer);
    onDone(answer);
    if (answer.refused !== null) return;
    setTenant('');
    setName('');
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send(add);
      }}
    >
      <h3>{say('owner.tenantNew')}</h3>
      <label class="field">
        <span>{say('owner.tenantName')}</span>
        <input
          type="text"
          autocomplete="off"
          value={name}
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
      </label>
      <label class="field">
        <span>{say('owner.tenantId')}</span>
        <input
          type="text"
          autocomplete="off"
          aria-describedby="tenant-id-hint"
          value={tenant}
          onInput={({ currentTarget }) => setTenant(currentTarget.value)}
        />
      </label>
      <p id="tenant-id-hint" class="hint">
        {say('owner.tenantIdHint')}
      </p>
      <Refused code={refused} />
      <Answered answer={answered} done={say('owner.tenantAdded')} />
      <Button submit busy={busy}>
        {say('owner.tenantAdd')}
      </Button>
    </form>
  );
}

interface AnsweredProps {
  readonly answer: TenantAnswerWire | null;
  readonly done: string;
}

/** Says that the wish was granted, or why it was not. */
export function Answered({ answer, done }: AnsweredProps) {
  const { say } = useSession();
  const why = answer?.refused ?? null;
  return (
    <>
      <Status bad text={why === null ? '' : say(`owner.refused_${why}`)} />
      <Status text={answer !== null && why === null ? done : ''} />
    </>
  );
}

interface OneTenantProps extends DoneProps {
  readonly tenant: TenantWire;
}

function OneTenant({ tenant: { id, name, state, offSince }, onDone }: OneTenantProps) {
  const { say, api, language } = useSession();
  const [answered, setAnswered] = useState<TenantAnswerWire | null>(null);
  const { busy, refused, send } = useWish();
  const { place, focus } = useFocusIn();
  const turn = (on: boolean) => async () => {
    const answer = await api.post('owner/tenants/switch', { tenant: id, on });
    setAnswered(answer);
    onDone(answer);
    focus('h2');
  };
  return (
    <Card>
      <div ref={place}>
        <h2>{name ?? id}</h2>
        <p>
          <strong>{say(`owner.state_${state}`)}</strong>
          {offSince !== null && ` ${say('owner.offSince', { moment: formatMoment(offSince, language) })}`}
        </p>
        {name !== null && <p class="hint">{id}</p>}
        {state === 'settings' && <p class="hint">{say('owner.settingsHint')}</p>}
        <Refused code={refused} />
        <Answered answer={answered} done={say('desk.done')} />
        {state === 'on' && <SwitchOff busy={busy} onConfirm={() => send(turn(false))} />}
        {state === 'off' && (
          <>
            <div class="buttons">
              <Button busy={busy} onClick={() => send(turn(true))}>
                {say('owner.switchOn')}
              </Button>
            </div>
            <TenantErasure
              id={id}
              name={name ?? id}
              onDone={(answer) => {
                setAnswered(answer);
                onDone(answer);
                if (answer.refused === null) focus('h2');
              }}
            />
          </>
        )}
      </div>
    </Card>
  );
}

interface SwitchOffProps {
  readonly busy: boolean;
  readonly onConfirm: () => void;
}

/** Asked once more: partners of its people are told at once. */
function SwitchOff({ busy, onConfirm }: SwitchOffProps) {
  const { say } = useSession();
  const [asking, setAsking] = useState(false);
  const { place, focus } = useFocusIn();
  const ask = (next: boolean) => {
    setAsking(next);
    focus('button');
  };
  return (
    <div ref={place}>
      {asking && <p>{say('owner.switchOffText')}</p>}
      <div class="buttons">
        {asking && (
          <Button look="danger" busy={busy} onClick={onConfirm}>
            {say('owner.switchOffConfirm')}
          </Button>
        )}
        <Button onClick={() => ask(!asking)}>{say(asking ? 'owner.keep' : 'owner.switchOff')}</Button>
      </div>
    </div>
  );
}
