import { useState } from 'preact/hooks';
import type { OwnProgrammeWire } from '../../wire/programme-wire.js';
import type { MeWire } from '../../wire/wire.js';
import { AskFirst } from '../shared/ask-first.js';
import { useSession } from '../shared/session.js';
import { formatDay } from '../shared/text.js';
import { useFocusIn } from '../shared/use-focus.js';
import { useWish } from '../shared/use-resource.js';
import { Button, Refused, Rich, Status } from '../shared/widgets.js';
import { About, Joinable } from './joinable.js';

/** The programmes of somebody, and those they could join. Nothing for whoever has one that says no more than its name. */
export function MyProgrammes() {
  const { say, me } = useSession();
  const { place, focus } = useFocusIn();
  const [said, setSaid] = useState('');
  if (!isNoticed(me) && said === '') return null;
  const { programmes } = me;
  const onDone = (sentence: string) => {
    setSaid(sentence);
    focus('h2');
  };
  return (
    <div ref={place}>
      <section class="card">
        <h2>{say('programmes.heading')}</h2>
        <Status text={said} />
        {programmes.length === 0 && <p>{say('programmes.none')}</p>}
        {programmes.map((programme) => (
          <OwnProgramme key={programme.id} programme={programme} isOnly={programmes.length === 1} onDone={onDone} />
        ))}
      </section>
      <Joinable onJoined={(name) => onDone(say('programmes.joined', { name }))} />
    </div>
  );
}

function isNoticed({ programmes, joinable }: MeWire): boolean {
  const [only] = programmes;
  return programmes.length !== 1 || joinable.length > 0 || only?.introduction !== null || only.organiser !== null;
}

interface OwnProgrammeProps {
  readonly programme: OwnProgrammeWire;
  /** Then the pause of everything is enough. */
  readonly isOnly: boolean;
  /** Something was done, as this sentence says. */
  readonly onDone: (sentence: string) => void;
}

function OwnProgramme({ programme, isOnly, onDone }: OwnProgrammeProps) {
  const { say, api, setMe } = useSession();
  const { id, name, state } = programme;
  return (
    <section aria-label={name}>
      <h3>{name}</h3>
      {state !== 'running' && <p class="kicker">{say(`programmes.state_${state}`)}</p>}
      <About programme={programme} />
      {(!isOnly || programme.pausedUntil !== null) && <PauseIn programme={programme} onDone={onDone} />}
      <AskFirst
        label={say('programmes.leave', { name })}
        title={say('programmes.leaveTitle', { name })}
        text={say('programmes.leaveText')}
        confirm={say('programmes.leaveConfirm')}
        keep={say('programmes.leaveKeep')}
        onConfirm={async () => {
          setMe(await api.post('programmes/leave', { programme: id }));
          onDone(say('programmes.left', { name }));
        }}
      />
    </section>
  );
}

function PauseIn({ programme: { id, name, pausedUntil }, onDone }: Omit<OwnProgrammeProps, 'isOnly'>) {
  const { say, me, api, setMe, language } = useSession();
  const [until, setUntil] = useState(pausedUntil ?? '');
  const { busy, refused, send } = useWish();
  const pause = (day: string | null, sentence: string) =>
    send(async () => {
      setMe(await api.post('programmes/pause', { programme: id, until: day }));
      onDone(sentence);
    });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        pause(until, say('me.paused'));
      }}
    >
      {pausedUntil !== null && (
        <p>
          <Rich text={say('programmes.pausedUntil', { name, day: formatDay(pausedUntil, language) })} />
        </p>
      )}
      <label class="field">
        <span>{say('programmes.pauseUntil', { name })}</span>
        <input
          type="date"
          min={me.today}
          value={until}
          onInput={({ currentTarget }) => setUntil(currentTarget.value)}
        />
      </label>
      <Refused code={refused} />
      <div class="buttons">
        <Button submit busy={busy}>
          {say('programmes.pause', { name })}
        </Button>
        {pausedUntil !== null && (
          <Button busy={busy} onClick={() => pause(null, say('programmes.resumed', { name }))}>
            {say('programmes.resume', { name })}
          </Button>
        )}
      </div>
    </form>
  );
}
