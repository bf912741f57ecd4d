import type { Storage } from '../../src/storage/storage.js';
import type { Stores } from '../../src/storage/stores.js';

/** A store call such as `matches.addAll`, and what happens in the world just before it the first time. */
export interface Interposed {
  readonly call: string;
  /** Which call of that name, by its arguments; absent: the first. */
  readonly isMeant?: (args: readonly unknown[]) => boolean;
  readonly happens: () => Promise<unknown>;
}

/** The same storage, on which something else happens at a chosen moment in the middle of this process' work. */
export function interposedStorage(inner: Storage, { call, isMeant = () => true, happens }: Interposed): Storage {
  let hasHappened = false;
  const interposed = <Store extends object>(storeName: string, store: Store): Store =>
    new Proxy(store, {
      get(target, name, receiver) {
        const member: unknown = Reflect.get(target, name, receiver);
        if (typeof member !== 'function' || `${storeName}.${String(name)}` !== call) return member;
        return async (...args: unknown[]) => {
          if (!hasHappened && isMeant(args)) {
            hasHappened = true;
            await happens();
          }
          return Reflect.apply(member, target, args) as unknown;
        };
      },
    });
  const stores = Object.fromEntries(
    Object.entries(inner.stores).map(([name, store]) => [name, interposed(name, store as object)]),
  ) as unknown as Stores;
  return { ...inner, stores };
}
