import { useState } from 'preact/hooks';
import { useSession } from '../shared/session.js';
import { useFocusIn } from '../shared/use-focus.js';
import { Button, Card } from '../shared/widgets.js';
import { Invitation } from './invitation.js';
import type { PartProps } from './part-props.js';

/** Invitations to take part: made, handed out and ended here. */
export function Invitations({ programme, wishes }: PartProps) {
  const { say, api, me } = useSession();
  const { place, focus } = useFocusIn();
  const [until, setUntil] = useState('');
  const members = programme.invitations.filter(({ kind }) => kind === 'member');
  const valid = members.filter(({ isOver }) => !isOver);
  const over = members.filter(({ isOver }) => isOver);
  const make = () =>
    wishes.send(
      ({ revision }) => api.post('desk/programme/invite', { revision, until: until === '' ? null : until }),
      () => say('invitation.made'),
    );
  return (
    <div ref={place}>
      <Card>
        <h2>{say('invitation.heading')}</h2>
        <p>{say('invitation.intro')}</p>
        {programme.state === 'draft' && <p>{say('invitation.draft')}</p>}
        {programme.state === 'ended' ? (
          <p>{say('invitation.ended')}</p>
        ) : (
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              make();
            }}
          >
            <label class="field">
              <span>{say('invitation.until')}</span>
              <input
                type="date"
                min={me.today}
                value={until}
                aria-describedby="until-hint"
                onInput={({ currentTarget }) => setUntil(currentTarget.value)}
              />
            </label>
            <p class="hint" id="until-hint">
              {say('invitation.untilHint')}
            </p>
            <div class="buttons">
              <Button submit look="primary" busy={wishes.busy}>
                {say('invitation.make')}
              </Button>
            </div>
          </form>
        )}
        {over.length > 0 && (
          <details>
            <summary>{say('invitation.over', { count: over.length })}</summary>
            <ul class="plain">
              {over.map(({ code }) => (
                <li key={code}>{code}</li>
              ))}
            </ul>
          </details>
        )}
      </Card>
      {valid.map((one) => (
        <Invitation
          key={one.code}
          programme={programme}
          invitation={one}
          onEnd={() =>
            wishes.send(
              ({ revision }) => api.post('desk/programme/end-invitation', { revision, code: one.code }),
              () => {
                focus('h2');
                return say('invitation.gone', { code: one.code });
              },
            )
          }
        />
      ))}
    </div>
  );
}
