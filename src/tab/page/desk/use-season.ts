import { useState } from 'preact/hooks';
import { pathTo } from '../../path-to.js';
import type { SeasonAnswerWire, SeasonWire } from '../../wire/season-wire.js';
import { type LiveResource, useResource, useWish } from '../shared/use-resource.js';

export interface SeasonWishes {
  readonly busy: boolean;
  readonly refused: string | null;
  /** Announcement of the last wish for screen readers. */
  readonly said: string;
  /** Somebody else was first with another change. */
  readonly overtaken: boolean;
  /**
   * Sends a wish about the season that is shown, and shows how it is then. Ends when the answer is there; `done` makes the
   * sentence for a wish that was granted.
   */
  readonly send: (
    wish: (seen: { readonly revision: number }) => Promise<SeasonAnswerWire>,
    done: (now: SeasonWire) => string,
  ) => Promise<void>;
}

/** The season, and what is wished for it. */
export function useSeason(): { readonly season: LiveResource<SeasonWire>; readonly wishes: SeasonWishes } {
  const season = useResource(pathTo('desk/season'));
  const { busy, refused, send } = useWish();
  const [said, setSaid] = useState('');
  const [overtaken, setOvertaken] = useState(false);
  const shown = season.resource.state === 'there' ? season.resource.value : null;
  return {
    season,
    wishes: {
      busy,
      refused,
      said,
      overtaken,
      send: (wish, done) =>
        new Promise((settled) => {
          send(async () => {
            setSaid('');
            setOvertaken(false);
            try {
              if (shown === null) return;
              const answer = await wish({ revision: shown.revision });
              season.set(answer.season);
              setOvertaken(answer.outcome === 'changed');
              if (answer.outcome === 'done') setSaid(done(answer.season));
            } finally {
              settled();
            }
          });
        }),
    },
  };
}
