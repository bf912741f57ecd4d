import { useState } from 'preact/hooks';
import { useSession } from '../shared/session.js';
import { useWish } from '../shared/use-resource.js';
import { Button, Refused, Status } from '../shared/widgets.js';

/** How many changed their municipality, and the form that lets one person do it once more. */
export function Moves({ moved, minimum }: { readonly moved: number | null; readonly minimum: number }) {
  const { say, api } = useSession();
  const [code, setCode] = useState('');
  const [isAllowed, setAllowed] = useState<boolean | null>(null);
  const { busy, refused, send } = useWish();
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send(async () => {
          setAllowed(null);
          const { allowed } = await api.post('desk/move', { code });
          setAllowed(allowed);
          if (allowed) setCode('');
        });
      }}
    >
      <h3>{say('desk.moved')}</h3>
      <p>{moved === null ? say('desk.movedFew', { minimum }) : say('desk.movedCount', { count: moved })}</p>
      <p class="hint">{say('desk.allowIntro')}</p>
      <label class="field">
        <span>{say('desk.code')}</span>
        <input
          type="text"
          autocomplete="off"
          value={code}
          onInput={({ currentTarget }) => setCode(currentTarget.value)}
        />
      </label>
      <Refused code={refused} />
      <Status bad text={isAllowed === false ? say('desk.codeUnknown') : ''} />
      <Status text={isAllowed === true ? say('desk.allowed') : ''} />
      <Button submit busy={busy}>
        {say('desk.allow')}
      </Button>
    </form>
  );
}
