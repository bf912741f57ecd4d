import type { Round } from './round.js';
import type { RoundChange } from './round-store.js';

/** People handled at a time, unless told otherwise: what is in memory, and what a restart does again. */
export const PAGE_SIZE = 1_000;

/** `done`: go on. `later`: not finished and nothing to do now, or the claim on the round was lost. */
export type StepOutcome = 'done' | 'later';

/** Writes how far a step has come and gives the round as it is now; null when another process has taken it over. */
export type SaveProgress = (
  change: Pick<RoundChange, 'cursor' | 'matchingIds' | 'rematchedUpTo'>,
) => Promise<Round | null>;

export interface Paging {
  readonly pageSize: number;
  /** The process is about to end: stop after the page under way. */
  readonly isStopping: () => boolean;
}

export interface Pages<T> {
  /** The items after this id, in order, at most a page; null: from the beginning. */
  readonly page: (afterId: string | null) => Promise<readonly T[]>;
  readonly idOf: (item: T) => string;
  readonly handle: (items: readonly T[]) => Promise<void>;
}

/**
 * All items page by page, from the beginning on, for what needs no cursor that outlives the process. The next page is asked
 * for when the one before it is dealt with; an empty page is not given.
 * @param page the items after this id, in order, at most `size`; null: from the beginning
 */
export async function* pagesOf<T>(
  page: (afterId: string | null) => Promise<readonly T[]>,
  idOf: (item: T) => string,
  size: number,
): AsyncGenerator<readonly T[], void, undefined> {
  let last: T | undefined;
  do {
    const items = await page(last === undefined ? null : idOf(last));
    last = items.length < size ? undefined : items.at(-1);
    if (items.length > 0) yield items;
  } while (last !== undefined);
}

/** Goes through all items page by page from the round's cursor on; stops when the round was changed or taken over meanwhile. */
export async function forEveryPage<T>(
  round: Round,
  { page, idOf, handle }: Pages<T>,
  save: SaveProgress,
  { pageSize, isStopping }: Paging,
): Promise<StepOutcome> {
  let cursor = round.cursor;
  for (;;) {
    const items = await page(cursor);
    await handle(items);
    const last = items.at(-1);
    if (last === undefined || items.length < pageSize) return 'done';
    cursor = idOf(last);
    if ((await save({ cursor })) === null || isStopping()) return 'later';
  }
}
