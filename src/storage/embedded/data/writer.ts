import { CommandFailure } from '../values/failures.js';

interface PendingWrite {
  readonly run: () => void;
  readonly fail: (cause: unknown) => void;
  readonly settle: () => void;
}

/** Runs writes one batch after another. */
export interface Writer {
  /** Runs the action in a transaction; resolves when it is as durable as is asked for. */
  readonly write: <T>(action: () => T) => Promise<T>;
  /** Does the work between two batches: no write happens meanwhile, and those that come in wait. */
  readonly alone: (work: () => Promise<void>) => Promise<void>;
  /** Takes no more writes and resolves when those under way are done. */
  readonly stop: () => Promise<void>;
}

export interface WriterParts {
  /** Runs the action in a transaction of its own, which is undone when the action throws or the disk refuses. */
  readonly commit: (action: () => void) => void | Promise<void>;
  /** After a transaction was undone: what its clients are to hear. Nothing is read or written before it resolves. */
  readonly undone: (cause: unknown) => Promise<unknown>;
}

/** Collects writes while the last transaction is on its way, and then runs them all in the next one: many clients share one commit. */
export function createWriter({ commit, undone }: WriterParts): Writer {
  let pending: PendingWrite[] = [];
  const waiting: (() => Promise<void>)[] = [];
  let running: Promise<void> | undefined;
  let isStopped = false;
  async function runAll(): Promise<void> {
    // At the end of this turn of the event loop, so that all requests of one turn go together.
    await new Promise(setImmediate);
    while (pending.length > 0 || waiting.length > 0) {
      const batch = pending;
      pending = [];
      try {
        if (batch.length > 0)
          await commit(() => {
            for (const { run } of batch) run();
          });
        for (const { settle } of batch) settle();
      } catch (cause) {
        const reason = await undone(cause);
        for (const { fail } of batch) fail(reason);
      }
      // One piece of work after each batch, so that neither keeps the other waiting for ever.
      await waiting.shift()?.();
    }
    running = undefined;
  }
  function write<T>(action: () => T): Promise<T> {
    if (isStopped) return Promise.reject(new CommandFailure(91, 'The embedded engine is stopping'));
    return new Promise((resolve, reject) => {
      let outcome: () => void = () => reject(new Error('The write was not run'));
      pending.push({
        run: () => {
          try {
            const result = action();
            outcome = () => resolve(result);
          } catch (cause) {
            if (!(cause instanceof CommandFailure)) throw cause;
            outcome = () => reject(cause);
          }
        },
        settle: () => outcome(),
        fail: reject,
      });
      running ??= runAll();
    });
  }
  function alone(work: () => Promise<void>): Promise<void> {
    if (isStopped) return Promise.reject(new CommandFailure(91, 'The embedded engine is stopping'));
    return new Promise((resolve, reject) => {
      waiting.push(() => work().then(resolve, reject));
      running ??= runAll();
    });
  }
  async function stop(): Promise<void> {
    isStopped = true;
    await running;
  }
  return { write, alone, stop };
}
