import { refusingWhenDown } from '../../src/storage/outage/storage-down.js';
import type { Storage } from '../../src/storage/storage.js';
import type { Stores } from '../../src/storage/stores.js';

/**
 * The same storage behind a server that answers every call that `failureOf` names with that failure, as a mongos does whose
 * shards are away: the connection stands, and nothing can be stored.
 */
export function failingStorage(inner: Storage, failureOf: (call: string) => Error | null): Storage {
  const failing = <Store extends object>(storeName: string, store: Store): Store =>
    new Proxy(store, {
      get(target, name, receiver) {
        const member: unknown = Reflect.get(target, name, receiver);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]): unknown => {
          const failure = failureOf(`${storeName}.${String(name)}`);
          return failure === null ? Reflect.apply(member, target, args) : Promise.reject(failure);
        };
      },
    });
  const stores = Object.fromEntries(
    Object.entries(inner.stores).map(([name, store]) => [name, refusingWhenDown(failing(name, store as object))]),
  ) as unknown as Stores;
  return { ...inner, stores };
}
