import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { FIRST_MS, nextWait, stepOf } from '../progress-steps.js';
import type { ProgressWire } from '../progress-wire.js';
import { useSession } from './session.js';
import { codeOf } from './use-resource.js';

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
export function useProgress(path: string, onMove: () => void): LiveProgress {
  const { api } = useSession();
  const [progress, setProgress] = useState<ProgressWire | null>(null);
  const [isStale, setStale] = useState(false);
  const [moves, setMoves] = useState(0);
  const [turn, setTurn] = useState(0);
  const last = useRef<ProgressWire | null>(null);
  const move = useRef(onMove);
  move.current = onMove;

  useEffect(() => {
    let left = false;
    let waitMs = FIRST_MS;
    let asking = false;
    let timer: ReturnType<typeof setTimeout> | undefined;

    function take(value: ProgressWire, askedAt: number): void {
      const before = last.current;
      waitMs = nextWait(waitMs, value !== before, performance.now() - askedAt);
      last.current = value;
      setProgress(value);
      setStale(false);
      if (before === null || stepOf(before) === stepOf(value)) return;
      setMoves((count) => count + 1);
      move.current();
    }

    async function lookOnce(): Promise<void> {
      asking = true;
      const askedAt = performance.now();
      try {
        const value = await api.get<ProgressWire>(path);
        if (left) return;
        take(value, askedAt);
        if (!value.busy) return;
      } catch (error) {
        if (left || codeOf(error) === 'notFacilitator') return;
        waitMs = nextWait(waitMs, false, performance.now() - askedAt);
        setStale(true);
      } finally {
        asking = false;
      }
      timer = setTimeout(lookIfSeen, waitMs);
    }

    function lookIfSeen(): void {
      clearTimeout(timer);
      if (!asking && document.visibilityState === 'visible') void lookOnce();
    }

    /** Who comes back to the page sees at once how it is, and does not wait as long as nobody did. */
    function comeBack(): void {
      waitMs = FIRST_MS;
      lookIfSeen();
    }

    lookIfSeen();
    document.addEventListener('visibilitychange', comeBack);
    return () => {
      left = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', comeBack);
    };
  }, [api, path, turn]);

  const look = useCallback(() => setTurn((before) => before + 1), []);
  return { progress, isStale, moves, look };
}
