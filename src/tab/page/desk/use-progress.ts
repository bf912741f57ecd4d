import { useEffect, useRef, useState } from 'preact/hooks';
import { pathTo } from '../../path-to.js';
import { stepOf } from '../../progress-steps.js';
import type { ProgressWire } from '../../wire/progress-wire.js';
import { usePolling } from '../shared/use-polling.js';
import { useResource } from '../shared/use-resource.js';

export interface LiveProgress {
  /** Null: not heard yet. */
  readonly progress: ProgressWire | null;
  /** The last look got no answer; what is shown is of before. */
  readonly isStale: boolean;
  /** How often the work came a step further while one looked. */
  readonly moves: number;
  /** Something was begun: look now. */
  readonly look: () => void;
}

/**
 * How far the work on a round is: asked for once, and again and again while something is under way and the page can be
 * seen. `onMove`: the work came a step further.
 */
export function useProgress(roundId: string, onMove: () => void): LiveProgress {
  const live = useResource(pathTo('desk/progress/:round', { round: roundId }));
  usePolling(live, ({ busy }) => busy);
  const [moves, setMoves] = useState(0);
  const last = useRef<string | null>(null);
  const { resource, reload: look } = live;
  const progress = resource.state === 'there' ? resource.value : null;

  useEffect(() => {
    if (progress === null) return;
    const before = last.current;
    last.current = stepOf(progress);
    if (before === null || before === last.current) return;
    setMoves((count) => count + 1);
    onMove();
  }, [progress]);

  return { progress, isStale: resource.state === 'there' && resource.stale !== null, moves, look };
}
