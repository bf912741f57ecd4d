import { AskFirst } from '../shared/ask-first.js';
import { useSession } from '../shared/session.js';
import { useFocusIn } from '../shared/use-focus.js';
import { Button, Card } from '../shared/widgets.js';
import type { PartProps } from './part-props.js';
import { goOn } from './save-buttons.js';

/** Those who run the programme beside the owners, and codes that make somebody one of them. */
export function Facilitators({ programme, wishes, next }: PartProps) {
  const { say, api } = useSession();
  const { place, focus } = useFocusIn();
  const codes = programme.invitations.filter(({ kind, isOver }) => kind === 'facilitator' && !isOver);
  return (
    <div ref={place}>
      <Card>
        <h2>{say('programmeDesk.stepFacilitators')}</h2>
        <p>{say('programmeDesk.facilitatorsIntro')}</p>
        {programme.facilitators.length === 0 && <p>{say('programmeDesk.facilitatorsNone')}</p>}
        <ul class="list">
          {programme.facilitators.map(({ id, name }) => (
            <li key={id} class="programme-row">
              <strong>{name}</strong>
              <AskFirst
                label={say('programmeDesk.facilitatorRemove', { name })}
                title={say('programmeDesk.facilitatorRemoveTitle', { name })}
                text={say('programmeDesk.facilitatorRemoveText')}
                confirm={say('programmeDesk.facilitatorRemoveConfirm')}
                keep={say('common.cancel')}
                onConfirm={async () => {
                  wishes.send(
                    ({ revision }) => api.post('owner/programmes/remove-facilitator', { revision, person: id }),
                    () => {
                      focus('h2');
                      return say('programmeDesk.facilitatorGone', { name });
                    },
                  );
                }}
              />
            </li>
          ))}
        </ul>
      </Card>
      <Card>
        <h2>{say('programmeDesk.codes')}</h2>
        <p>{say('programmeDesk.codesIntro')}</p>
        <ul class="list">
          {codes.map(({ code, words }) => (
            <li key={code} class="listed">
              <span>{say('programmeDesk.codeUse', { words })}</span>
              <Button
                look="quiet"
                busy={wishes.busy}
                onClick={() =>
                  wishes.send(
                    ({ revision }) => api.post('desk/programme/end-invitation', { revision, code }),
                    () => {
                      focus('.primary');
                      return say('programmeDesk.codeEnded', { code });
                    },
                  )
                }
              >
                {say('programmeDesk.codeEnd')}
                <span class="unseen"> {code}</span>
              </Button>
            </li>
          ))}
        </ul>
        <div class="buttons">
          <Button
            look="primary"
            busy={wishes.busy}
            onClick={() =>
              wishes.send(
                ({ revision }) => api.post('owner/programmes/facilitator-code', { revision }),
                () => say('programmeDesk.codeMade'),
              )
            }
          >
            {say('programmeDesk.codeMake')}
          </Button>
          {programme.state === 'draft' && (
            <Button onClick={() => goOn(programme, next)}>{say('programmeDesk.goOn')}</Button>
          )}
        </div>
      </Card>
    </div>
  );
}
