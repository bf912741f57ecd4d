import { useState } from 'preact/hooks';
import { pathTo } from '../../path-to.js';
import type { ProgrammeAnswerWire, ProgrammeDeskWire } from '../../wire/programme-desk-wire.js';
import { useSession } from '../shared/session.js';
import { type LiveResource, useResource, useWish } from '../shared/use-resource.js';

export interface ProgrammeWishes {
  readonly busy: boolean;
  readonly refused: string | null;
  /** Announcement of the last wish for screen readers. */
  readonly said: string;
  /** Somebody else was first with another change: nothing was stored. */
  readonly overtaken: boolean;
  /**
   * Sends a wish about the programme as it was read or answered last; `done` follows when it was granted. `answered` gets how
   * it is then in any case: on that a form goes on that was begun on an older one.
   */
  readonly send: (
    wish: (now: ProgrammeDeskWire) => Promise<ProgrammeAnswerWire>,
    done: (now: ProgrammeDeskWire) => string | undefined,
    answered?: (now: ProgrammeDeskWire) => void,
  ) => void;
}

/** The programme of the chosen desk, and what is wished for it. Its name and state are known to the rest of the page at once. */
export function useProgramme(): { readonly live: LiveResource<ProgrammeDeskWire>; readonly wishes: ProgrammeWishes } {
  const { me, setMe } = useSession();
  const live = useResource(pathTo('desk/programme'));
  const { busy, refused, send } = useWish();
  const [said, setSaid] = useState('');
  const [overtaken, setOvertaken] = useState(false);
  const shown = live.resource.state === 'there' ? live.resource.value : null;

  function know({ id, name, state }: ProgrammeDeskWire): void {
    const facilitates = me.facilitates.map((one) => (one.id === id ? { id, name, state } : one));
    setMe({ ...me, facilitates });
  }

  return {
    live,
    wishes: {
      busy,
      refused,
      said,
      overtaken,
      send: (wish, done, answered) =>
        send(async () => {
          setSaid('');
          setOvertaken(false);
          if (shown === null) return;
          const answer = await wish(shown);
          live.set(answer.programme);
          know(answer.programme);
          answered?.(answer.programme);
          setOvertaken(answer.outcome === 'changed');
          if (answer.outcome === 'done') setSaid(done(answer.programme) ?? '');
        }),
    },
  };
}
