/**
 * With THOROUGH=1 (`npm run test:long`) everything is tried; without, the same guarantees by a spread of it, so that the whole
 * suite takes minutes. A fault of a kind shows in the spread; the long run looks for the rare one of its kind.
 */
export const IS_THOROUGH = process.env.THOROUGH === '1';

/** How many random cases a property is tried on. */
export const runs = (thorough: number, usual: number): number => (IS_THOROUGH ? thorough : usual);

/** All of them, or `most` spread over the whole, from the first to the last. */
export function spread<T>(all: readonly T[], most: number): readonly T[] {
  return IS_THOROUGH ? all : evenly(all, most);
}

/** The same, also when all is tried: where it is tried at hundreds of places, neighbours tell the same. */
export function evenly<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, at) => all[Math.round((at * (all.length - 1)) / Math.max(1, most - 1))] as T);
}

/** A test of the long run: the usual one has another that would show a fault of that kind. */
export function itInTheLongRun(title: string, story: () => Promise<void>): void {
  if (IS_THOROUGH) it(title, story);
}
