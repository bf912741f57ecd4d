import { useState } from 'preact/hooks';
import type { MeWire } from '../../wire/wire.js';
import { useSession } from '../shared/session.js';
import { formatDay } from '../shared/text.js';
import { useFocusIn } from '../shared/use-focus.js';
import { useWish } from '../shared/use-resource.js';
import { Button, Refused, Rich, Status } from '../shared/widgets.js';

/** Pausing until a day, coming back, and leaving. */
export function Pause({ onLeft }: { readonly onLeft: () => void }) {
  const { say, me, api, setMe, language } = useSession();
  const { pausedUntil, today } = me;
  const [until, setUntil] = useState(pausedUntil ?? '');
  const [said, setSaid] = useState('');
  const [leaving, setLeaving] = useState(false);
  const { busy, refused, send } = useWish();
  const { place, focus } = useFocusIn();

  function wish(answer: () => Promise<MeWire>, sentence: string, then?: () => void): void {
    send(async () => {
      setMe(await answer());
      setSaid(sentence);
      then?.();
    });
  }

  function ask(asks: boolean): void {
    setLeaving(asks);
    focus(asks ? '#leave-ask' : '#leave');
  }

  return (
    <section class="card">
      <div ref={place}>
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
            wish(() => api.post('pause', { until }), say('me.paused'));
          }}
        >
          <label class="field">
            <span>{say('pause.until')}</span>
            <input
              type="date"
              min={today}
              value={until}
              onInput={({ currentTarget }) => setUntil(currentTarget.value)}
            />
          </label>
          <Refused code={refused} />
          <Status text={said} />
          <div class="buttons">
            <Button submit busy={busy}>
              {say(pausedUntil === null ? 'pause.set' : 'pause.setAgain')}
            </Button>
            {pausedUntil !== null && (
              <Button
                busy={busy}
                onClick={() =>
                  wish(
                    () => api.post('resume', {}),
                    say('me.resumed'),
                    () => focus('h2'),
                  )
                }
              >
                {say('pause.resume')}
              </Button>
            )}
          </div>
        </form>
        <h2 id="leave">{say('me.leave')}</h2>
        {leaving ? (
          <>
            <p id="leave-ask">{say('notices.leaveAsk.text', { count: me.keptMonths })}</p>
            <div class="buttons">
              <Button look="danger" busy={busy} onClick={() => wish(() => api.post('leave', {}), '', onLeft)}>
                {say('notices.leaveAsk.confirm')}
              </Button>
              <Button onClick={() => ask(false)}>{say('common.cancel')}</Button>
            </div>
          </>
        ) : (
          <Button onClick={() => ask(true)}>{say('me.leave')}</Button>
        )}
      </div>
    </section>
  );
}
