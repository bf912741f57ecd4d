import type { MovedBy } from './moved-by.js';

/** A choice, under the pseudonym of both votes. */
export interface ChosenOption {
  readonly pseudonym: string;
  readonly option: string;
  /** Their reason to move, if they gave one. */
  readonly movedBy?: MovedBy | undefined;
}

/** The number of people who went from one option to another; null: no vote then. */
export interface TransitionCount {
  readonly from: string | null;
  readonly to: string | null;
  readonly count: number;
  /** Their reason to move at the second vote; absent if they gave none. */
  readonly movedBy?: MovedBy | undefined;
  /** True for those who voted twice and are left out of the table of moves. */
  readonly aside: boolean;
}

/** At most one in this many two-time voters is set aside. */
const ASIDE_AT_MOST = 3;

/**
 * Counts who went from what to what. Both inputs are in order of pseudonym and are read once, side by side, so that
 * memory does not grow with the votes.
 *
 * The first `aside` two-time voters, in order of pseudonym, are counted apart, at most a third. A pseudonym is made
 * with the key of the round, so these are people drawn by a lot that nobody knows, themselves included.
 */
export async function countTransitions(
  first: AsyncIterable<ChosenOption>,
  second: AsyncIterable<ChosenOption>,
  aside: number,
): Promise<readonly TransitionCount[]> {
  const counts = new Map<string, TransitionCount>();
  /** The first who voted twice, in order of pseudonym. */
  const begun: { readonly from: string; readonly other: ChosenOption }[] = [];
  let twice = 0;
  const add = (from: string | null, other: ChosenOption | null, isAside: boolean = false) => {
    const to = other?.option ?? null;
    const movedBy = other?.movedBy;
    const key = JSON.stringify([from, to, isAside, movedBy]);
    const count = (counts.get(key)?.count ?? 0) + 1;
    counts.set(key, { from, to, count, aside: isAside, ...(movedBy === undefined ? {} : { movedBy }) });
  };
  const addTwice = (from: string, second: ChosenOption) => {
    twice += 1;
    if (begun.length < aside) begun.push({ from, other: second });
    else add(from, second);
  };
  const before = first[Symbol.asyncIterator]();
  const after = second[Symbol.asyncIterator]();
  let one = await before.next();
  let other = await after.next();
  while (one.done !== true || other.done !== true) {
    const isEarlier = other.done === true || (one.done !== true && one.value.pseudonym < other.value.pseudonym);
    if (one.done !== true && other.done !== true && one.value.pseudonym === other.value.pseudonym) {
      addTwice(one.value.option, other.value);
      [one, other] = [await before.next(), await after.next()];
    } else if (one.done !== true && isEarlier) {
      add(one.value.option, null);
      one = await before.next();
    } else if (other.done !== true) {
      add(null, other.value);
      other = await after.next();
    }
  }
  const most = Math.floor(twice / ASIDE_AT_MOST);
  for (const [at, { from, other: second }] of begun.entries()) add(from, second, at < most);
  return [...counts.values()];
}
