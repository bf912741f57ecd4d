import { useSession } from './session.js';
import { formatDay } from './text.js';
import { Notice } from './widgets.js';

/** For somebody who is pausing and to whom nothing is sent: until when, and where that is changed. */
export function Paused({ until }: { readonly until: string }) {
  const { say, language } = useSession();
  return (
    <Notice title={say('pause.heading')} text={say('pause.pausedUntil', { day: formatDay(until, language) })}>
      <p>
        <a href="#profile">{say('app.profile')}</a>
      </p>
    </Notice>
  );
}
