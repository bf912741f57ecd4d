import { useState } from 'preact/hooks';
import type { MeWire } from '../wire.js';
import { Button, Refused, Rich, Status } from './parts.js';
import { useSession } from './session.js';
import { formatDay } from './text.js';
import { useWish } from './use-resource.js';

/** Pausing until a day, coming back, and leaving. */
export function Pause() {
  const { say, me, api, setMe, language } = useSession();
  const { pausedUntil, today } = me;
  const [until, setUntil] = useState(pausedUntil ?? '');
  const [said, setSaid] = useState('');
  const [leaving, setLeaving] = useState(false);
  const { busy, refused, send } = useWish();

  function wish(path: string, form: object, sentence: string): void {
    send(async () => {
      setMe(await api.post<MeWire>(path, form));
      setSaid(sentence);
    });
  }

  return (
    <section class="card">
      <h2>{say('pause.heading')}</h2>
      <p>
        <Rich
          text={
            pausedUntil === null
              ? say('pause.intro')
              : say('pause.pausedUntil', { day: formatDay(pausedUntil, language) })
          }
        />
      </p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          wish('pause', { until }, say('me.paused'));
        }}
      >
        <label class="field">
          <span>{say('pause.until')}</span>
          <input type="date" min={today} value={until} onInput={({ currentTarget }) => setUntil(currentTarget.value)} />
        </label>
        <Refused code={refused} />
        <Status text={said} />
        <div class="buttons">
          <Button submit busy={busy}>
            {say(pausedUntil === null ? 'pause.set' : 'pause.setAgain')}
          </Button>
          {pausedUntil !== null && (
            <Button busy={busy} onClick={() => wish('resume', {}, say('me.resumed'))}>
              {say('pause.resume')}
            </Button>
          )}
        </div>
      </form>
      <h2>{say('me.leave')}</h2>
      {leaving ? (
        <>
          <p>
            <output>{say('notices.leaveAsk.text', { count: me.keptMonths })}</output>
          </p>
          <div class="buttons">
            <Button look="danger" busy={busy} onClick={() => wish('leave', {}, '')}>
              {say('notices.leaveAsk.confirm')}
            </Button>
            <Button onClick={() => setLeaving(false)}>{say('common.cancel')}</Button>
          </div>
        </>
      ) : (
        <Button onClick={() => setLeaving(true)}>{say('me.leave')}</Button>
      )}
    </section>
  );
}
