import type { Storage } from '../../src/storage/storage.js';
import type { Stores } from '../../src/storage/stores.js';

/** A moment at which a process may die: at this store call, just before it reaches the database or just after. */
export interface Moment {
  /** Such as `outbox.claim`. */
  readonly name: string;
  readonly when: 'before' | 'after';
}

export interface WatchedStorage {
  readonly storage: Storage;
  /** The store calls so far, in order, such as `outbox.claim`. */
  names(): readonly string[];
}

/** A cursor is no promise; the calls around it are watched. */
const CURSORS: ReadonlySet<string> = new Set(['reasons', 'ofRounds']);

/**
 * The same storage, which stands still at each moment that `isWanted`: what was begun is ended, nothing new begins, and
 * `look` sees a database as a process would leave it that died at this moment.
 */
export function watchedStorage(
  inner: Storage,
  isWanted: (moment: Moment) => boolean,
  look: (moment: Moment) => Promise<void>,
): WatchedStorage {
  const names: string[] = [];
  const underWay = new Set<Promise<unknown>>();
  let looking: Promise<void> | null = null;

  async function standStill(moment: Moment): Promise<void> {
    while (looking !== null) await looking;
    looking = Promise.allSettled([...underWay]).then(() => look(moment));
    await looking.finally(() => {
      looking = null;
    });
  }

  async function call(name: string, run: () => unknown): Promise<unknown> {
    while (looking !== null) await looking;
    names.push(name);
    if (isWanted({ name, when: 'before' })) await standStill({ name, when: 'before' });
    const running = Promise.resolve(run());
    underWay.add(running);
    const result = await running.finally(() => underWay.delete(running));
    if (isWanted({ name, when: 'after' })) await standStill({ name, when: 'after' });
    return result;
  }

  function watched<Store extends object>(storeName: string, store: Store): Store {
    return new Proxy(store, {
      get(target, name, receiver) {
        const member: unknown = Reflect.get(target, name, receiver);
        if (typeof member !== 'function') return member;
        const run = (args: unknown[]): unknown => Reflect.apply(member, target, args);
        if (CURSORS.has(String(name))) return (...args: unknown[]) => run(args);
        return (...args: unknown[]) => call(`${storeName}.${String(name)}`, () => run(args));
      },
    });
  }

  const stores = Object.fromEntries(
    Object.entries(inner.stores).map(([name, store]) => [name, watched(name, store as object)]),
  ) as unknown as Stores;
  return { storage: { ...inner, stores }, names: () => names };
}
