import { type FreshStorage, kept } from './storage.js';

/** Every document of these collections, without the members that may differ from one run to the next. */
export async function stateOf(
  storage: FreshStorage,
  collections: readonly string[],
  passing: (collection: string, member: string) => boolean,
): Promise<Record<string, unknown>> {
  const state: Record<string, unknown> = {};
  for (const name of collections) {
    state[name] = (await kept(storage, name)).map((document) =>
      Object.fromEntries(Object.entries(document).filter(([member]) => !passing(name, member))),
    );
  }
  return state;
}
