import type { Stores } from '../../src/storage/stores.js';
import { forEachEngine } from './engines.js';
import { type FreshStorage, freshStorage } from './storage.js';

/** The stores of a contract test; available inside tests and hooks only. */
export interface StoresUnderTest {
  readonly stores: Stores;
  readonly storage: FreshStorage;
}

/** Defines the same tests of a store on every engine, each test with an empty database. */
export function storeContract(title: string, define: (at: StoresUnderTest) => void): void {
  forEachEngine(title, (engine) => {
    let storage: FreshStorage | undefined;
    function present(): FreshStorage {
      if (storage === undefined) throw new Error('The stores are there inside tests and hooks only');
      return storage;
    }
    beforeEach(async () => {
      storage = await freshStorage({ uri: engine.uri });
    });
    afterEach(() => storage?.close());
    define({
      get storage() {
        return present();
      },
      get stores() {
        return present().stores;
      },
    });
  });
}

/** As many runs at the same time, with their numbers from 0. */
export function atOnce<T>(count: number, run: (at: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, at) => run(at)));
}
