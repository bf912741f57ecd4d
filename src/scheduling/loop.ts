import type { Clock } from '../clock.js';
import { levelOf } from '../errors.js';
import type { Log } from '../log.js';
import { beginWork } from '../under-way.js';

export interface Loop {
  start(): void;
  /** Works as soon as possible instead of at the next interval. */
  wake(): void;
  /** Stops after the work that is under way. */
  stop(): Promise<void>;
  /** When the work last ended well (ms since the epoch); null: never. */
  lastSuccess(): number | null;
}

/** Whether the work found enough to do that it should be called again at once. */
export type MoreToDo = boolean;

export interface LoopParts {
  readonly name: string;
  readonly everyMs: number;
  readonly work: () => Promise<MoreToDo>;
  readonly log: Log;
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * Calls `work` again and again, never twice at the same time: every `everyMs`, sooner after `wake`, and at once while it
 * says that there is more to do. A failure is logged and does not end the loop.
 */
export function createLoop({ name, everyMs, work, log, clock }: LoopParts): Loop {
  let running = false;
  let woken = false;
  let rouse: (() => void) | null = null;
  let ended: Promise<void> = Promise.resolve();
  let succeededAt: number | null = null;

  async function once(): Promise<MoreToDo> {
    const turn = beginWork({ loop: name });
    try {
      const more = await turn.run(work);
      succeededAt = clock.now().getTime();
      return more;
    } catch (error) {
      log[levelOf(error)]({ err: error, loop: name }, 'loop failed, it goes on');
      return false;
    } finally {
      turn.end();
    }
  }

  function rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, everyMs);
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function run(): Promise<void> {
    while (running) {
      woken = false;
      const more = await once();
      if (running && !more && !woken) await rest();
      rouse = null;
    }
  }

  return {
    start() {
      if (running) return;
      running = true;
      ended = run();
    },
    wake() {
      woken = true;
      rouse?.();
    },
    async stop() {
      running = false;
      rouse?.();
      await ended;
    },
    lastSuccess: () => succeededAt,
  };
}
