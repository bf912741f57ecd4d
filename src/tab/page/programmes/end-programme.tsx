import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { LONGEST } from '../../wire/text-limits.js';
import { useSession } from '../shared/session.js';
import { Button, Card, Status } from '../shared/widgets.js';
import { TextField } from './fields.js';

interface EndProps {
  readonly name: string;
  readonly busy: boolean;
  /** Gets the name as it was typed. */
  readonly onEnd: (typedName: string) => void;
}

/** Ends the programme for good, when its name was typed. */
export function EndProgramme({ name, busy, onEnd }: EndProps) {
  const { say } = useSession();
  const [asking, setAsking] = useState<boolean | null>(null);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone: the focus goes to what came in its place.
  useLayoutEffect(() => {
    if (asking !== null) place.current?.focus();
  }, [asking]);
  const submit = (event: Event) => {
    event.preventDefault();
    const isRight = typed.trim() === name;
    setWrong(!isRight);
    if (isRight) onEnd(typed);
  };
  return (
    <Card>
      <div ref={place} tabIndex={-1}>
        <h2>{say('programmeDesk.end')}</h2>
        <p>{say('programmeDesk.endText')}</p>
        {asking === true ? (
          <form noValidate onSubmit={submit}>
            <TextField
              name="typed-name"
              label={say('programmeDesk.endType', { name })}
              value={typed}
              longest={LONGEST.programme.name}
              onInput={setTyped}
            />
            <Status text={wrong ? say('programmeDesk.endWrong', { name }) : ''} bad />
            <div class="buttons">
              <Button submit look="danger" busy={busy}>
                {say('programmeDesk.endConfirm')}
              </Button>
              <Button onClick={() => setAsking(false)}>{say('common.cancel')}</Button>
            </div>
          </form>
        ) : (
          <div class="buttons">
            <Button onClick={() => setAsking(true)}>{say('programmeDesk.endAsk')}</Button>
          </div>
        )}
      </div>
    </Card>
  );
}
