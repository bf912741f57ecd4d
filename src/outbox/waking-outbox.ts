import type { OutboxStore } from './outbox-store.js';

/** The writes by which a message becomes due. */
const MAKE_DUE = [
  'enqueue',
  'revise',
  'renew',
  'renewEach',
  'retryUndelivered',
  'tryAnyway',
  'retryTo',
] as const satisfies readonly (keyof OutboxStore)[];

/** The same outbox, which wakes whoever sends as soon as something may be due: nobody can forget to. */
export function wakingOutbox(store: OutboxStore, wake: () => void): OutboxStore {
  const waking = Object.fromEntries(
    MAKE_DUE.map((name) => {
      const write: (...words: never[]) => Promise<unknown> = store[name];
      return [
        name,
        async (...words: never[]) => {
          const written = await write(...words);
          wake();
          return written;
        },
      ];
    }),
  );
  return { ...store, ...waking };
}
