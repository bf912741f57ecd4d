import { useState } from 'preact/hooks';
import type { ProgrammeState } from '../../../programmes/programme.js';
import { AskFirst } from '../shared/ask-first.js';
import { useSession } from '../shared/session.js';
import { useFocusIn } from '../shared/use-focus.js';
import { Button, Card } from '../shared/widgets.js';
import { EndProgramme } from './end-programme.js';
import type { PartProps } from './part-props.js';

/** Starts, pauses, resumes and ends the programme. */
export function StatePart({ programme, wishes }: PartProps) {
  const { say, api } = useSession();
  const { place, focus } = useFocusIn();
  const [turn, setTurn] = useState(0);
  const { state, name } = programme;
  const become = (wanted: ProgrammeState, typedName: string = '') =>
    wishes.send(
      ({ revision }) => api.post('desk/programme/state', { revision, state: wanted, typedName }),
      () => {
        focus('h2');
        setTurn(turn + 1);
        return say(`programmeDesk.became_${wanted}`, { name });
      },
    );
  return (
    <div ref={place} key={turn}>
      <Card>
        <h2>{say('programmeDesk.stepState')}</h2>
        <p>{say(`programmeDesk.state_${state}`)}</p>
        {state === 'draft' && <StillEmpty programme={programme} />}
        {state === 'draft' && (
          <div class="buttons">
            <Button look="primary" busy={wishes.busy} onClick={() => become('running')}>
              {say('programmeDesk.start')}
            </Button>
          </div>
        )}
        {state === 'running' && (
          <AskFirst
            label={say('programmeDesk.pause')}
            title={say('programmeDesk.pauseTitle')}
            text={say('programmeDesk.pauseText')}
            confirm={say('programmeDesk.pauseConfirm')}
            keep={say('common.cancel')}
            onConfirm={async () => become('paused')}
          />
        )}
        {state === 'paused' && (
          <div class="buttons">
            <Button look="primary" busy={wishes.busy} onClick={() => become('running')}>
              {say('programmeDesk.resume')}
            </Button>
          </div>
        )}
      </Card>
      {state !== 'ended' && (
        <EndProgramme name={name} busy={wishes.busy} onEnd={(typedName) => become('ended', typedName)} />
      )}
    </div>
  );
}

/** The parts that people will miss. None of them has to be filled in. */
function StillEmpty({ programme: { id, introduction, organiser } }: Pick<PartProps, 'programme'>) {
  const { say } = useSession();
  if (introduction !== null && organiser !== null) return null;
  return (
    <p>
      {introduction === null && `${say('programmeDesk.noIntroduction')} `}
      {organiser === null && `${say('programmeDesk.noOrganiser')} `}
      <a href={`#programmes/${encodeURIComponent(id)}/about`}>{say('programmeDesk.fillIn')}</a>
    </p>
  );
}
