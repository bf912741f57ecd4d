import { DomainError } from '../../src/errors.js';
import type { Storage } from '../../src/storage/storage.js';
import type { Stores } from '../../src/storage/stores.js';

export interface AwayStorage {
  readonly storage: Storage;
  /** From now on every call says that the database cannot be reached; after `after` more that still succeed. */
  goesAway(after?: number): void;
  comesBack(): void;
}

/** The same storage for a program whose database is away for a while, as often as one likes and without waiting. */
export function awayStorage(inner: Storage): AwayStorage {
  /** Calls that still go well. */
  let left = Number.POSITIVE_INFINITY;

  async function call(run: () => unknown): Promise<unknown> {
    if (left <= 0) throw new DomainError('storageDown', 'away');
    left -= 1;
    return run();
  }

  function away<Store extends object>(store: Store): Store {
    return new Proxy(store, {
      get(target, name, receiver) {
        const member: unknown = Reflect.get(target, name, receiver);
        if (typeof member !== 'function') return member;
        // A cursor is no promise.
        if (name === 'reasons' || name === 'ofRounds') return member.bind(target) as unknown;
        return (...args: unknown[]) => call(() => Reflect.apply(member, target, args));
      },
    });
  }

  const stores = Object.fromEntries(
    Object.entries(inner.stores).map(([name, store]) => [name, away(store as object)]),
  ) as unknown as Stores;
  return {
    storage: { ...inner, stores },
    goesAway(after = 0) {
      left = after;
    },
    comesBack() {
      left = Number.POSITIVE_INFINITY;
    },
  };
}
