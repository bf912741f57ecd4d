import { useState } from 'preact/hooks';
import { pathTo } from '../../path-to.js';
import type { TenantAnswerWire, TenantErasureWire } from '../../wire/owner-wire.js';
import { useSession } from '../shared/session.js';
import { formatNumber } from '../shared/text.js';
import { useFocusIn } from '../shared/use-focus.js';
import { useWish } from '../shared/use-resource.js';
import { Button, Refused, Rich } from '../shared/widgets.js';

interface TenantErasureProps {
  readonly id: string;
  /** Typed to confirm. */
  readonly name: string;
  readonly onDone: (answer: TenantAnswerWire) => void;
}

/** Counts first what would go, then asks for the name, then erases. */
export function TenantErasure({ id, name, onDone }: TenantErasureProps) {
  const { say, api, language } = useSession();
  const [found, setFound] = useState<TenantErasureWire['counts']>(null);
  const [typedName, setTypedName] = useState('');
  const { busy, refused, send } = useWish();
  const { place, focus } = useFocusIn();
  const look = async () => {
    setFound((await api.get(pathTo('owner/tenants/:tenant/erasure', { tenant: id }))).counts);
    focus('h3');
  };
  const erase = async () => onDone(await api.post('owner/tenants/erase', { tenant: id, typedName }));
  return (
    <div ref={place}>
      <Refused code={refused} />
      {found === null ? (
        <div class="buttons">
          <Button busy={busy} onClick={() => send(look)}>
            {say('owner.eraseLook')}
          </Button>
        </div>
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            send(erase);
          }}
        >
          <h3>{say('owner.eraseTitle', { name })}</h3>
          <ul>
            {found.map(({ kind, count }) => (
              <li key={kind}>
                {say(`owner.erased_${kind}`)}: {count === null ? say('owner.uncounted') : formatNumber(count, language)}
              </li>
            ))}
          </ul>
          <p>{say('owner.eraseText')}</p>
          <label class="field">
            <span>
              <Rich text={say('owner.eraseName', { name })} />
            </span>
            <input
              type="text"
              autocomplete="off"
              value={typedName}
              onInput={({ currentTarget }) => setTypedName(currentTarget.value)}
            />
          </label>
          <div class="buttons">
            <Button look="danger" submit busy={busy}>
              {say('owner.erase')}
            </Button>
            <Button
              onClick={() => {
                setFound(null);
                focus('button');
              }}
            >
              {say('owner.keep')}
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}
