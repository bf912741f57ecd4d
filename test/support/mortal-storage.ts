import type { Storage } from '../../src/storage/storage.js';
import type { Stores } from '../../src/storage/stores.js';

/** What a killed process would have seen: nothing. Tests use it as "the process is gone". */
export class Killed extends Error {}

/** When the process dies: at this store call (1 is the first), just before it reaches the database or just after. */
export interface Death {
  readonly atCall: number;
  readonly when: 'before' | 'after';
}

export interface MortalStorage {
  readonly storage: Storage;
  /** Store calls so far. */
  calls(): number;
  /** What they were, in order, such as `outbox.claim`. */
  names(): readonly string[];
  /** What the call was that the process died at, such as `outbox.claim after`. */
  diedAt(): string | null;
}

/** A cursor is no promise; the calls around it are swept. */
const CURSORS: ReadonlySet<string> = new Set(['reasons', 'ofRounds']);

/** The same storage for a process that dies at a chosen store call: from then on every call fails and does nothing. */
export function mortalStorage(inner: Storage, death: Death | null): MortalStorage {
  const names: string[] = [];
  let died: string | null = null;

  async function call(name: string, run: () => unknown): Promise<unknown> {
    if (died !== null) throw new Killed(died);
    names.push(name);
    if (names.length !== death?.atCall) return run();
    died = `${name} ${death.when}`;
    if (death.when === 'after') await run();
    throw new Killed(died);
  }

  function mortal<Store extends object>(storeName: string, store: Store): Store {
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
    Object.entries(inner.stores).map(([name, store]) => [name, mortal(name, store as object)]),
  ) as unknown as Stores;
  return { storage: { ...inner, stores }, calls: () => names.length, names: () => names, diedAt: () => died };
}
