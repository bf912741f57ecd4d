const realSetTimeout = globalThis.setTimeout;
const realClearTimeout = globalThis.clearTimeout;

interface Waiter {
  readonly holds: () => boolean;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Waits for conditions, looked at again after every event. Has a deadline in real time, also when a test stops the clock. */
export class Waiters {
  private readonly waiting = new Set<Waiter>();

  /** Something happened: look at all conditions. */
  changed(): void {
    for (const waiter of [...this.waiting]) {
      try {
        if (waiter.holds()) waiter.done();
      } catch (error) {
        waiter.failed(error);
      }
    }
  }

  /** Fulfilled when `holds` is true. Fails with `what` after the deadline, or when `holds` throws. */
  until(holds: () => boolean, what: string, deadlineMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = realSetTimeout(
        () => finish(new Error(`Waited ${deadlineMs} ms in vain until ${what}`)),
        deadlineMs,
      );
      const finish = (error?: unknown): void => {
        realClearTimeout(timer);
        this.waiting.delete(waiter);
        if (error === undefined) resolve();
        else reject(error);
      };
      const waiter: Waiter = { holds, done: () => finish(), failed: finish };
      this.waiting.add(waiter);
      this.changed();
    });
  }
}
