/** What somebody chose, under the name by which both votes are kept. */
export interface ChosenOption {
  readonly pseudonym: string;
  readonly option: string;
}

/** So many people went from one option to another; null: they did not vote then. */
export interface TransitionCount {
  readonly from: string | null;
  readonly to: string | null;
  readonly count: number;
  /** True for those who voted twice and are left out of the table of who moved. */
  readonly aside: boolean;
}

/** Of those who voted twice at most this part is put aside. */
const ASIDE_AT_MOST = 3;

/**
 * Counts who went from what to what. Both inputs are in order of pseudonym and are read once, side by side, so that
 * memory does not grow with the votes.
 *
 * Of those who voted twice the first `aside` in order of pseudonym are counted apart, at most a third. A pseudonym is made
 * with the key of the round, so these are people drawn by a lot that nobody knows, themselves included.
 */
export async function countTransitions(
  first: AsyncIterable<ChosenOption>,
  second: AsyncIterable<ChosenOption>,
  aside: number,
): Promise<readonly TransitionCount[]> {
  const counts = new Map<string, TransitionCount>();
  /** The first who voted twice, in order of pseudonym. */
  const begun: { readonly from: string; readonly to: string }[] = [];
  let twice = 0;
  const add = (from: string | null, to: string | null, isAside: boolean = false) => {
    const key = JSON.stringify([from, to, isAside]);
    counts.set(key, { from, to, count: (counts.get(key)?.count ?? 0) + 1, aside: isAside });
  };
  const addTwice = (from: string, to: string) => {
    twice += 1;
    if (begun.length < aside) begun.push({ from, to });
    else add(from, to);
  };
  const before = first[Symbol.asyncIterator]();
  const after = second[Symbol.asyncIterator]();
  let one = await before.next();
  let other = await after.next();
  while (one.done !== true || other.done !== true) {
    const isEarlier = other.done === true || (one.done !== true && one.value.pseudonym < other.value.pseudonym);
    if (one.done !== true && other.done !== true && one.value.pseudonym === other.value.pseudonym) {
      addTwice(one.value.option, other.value.option);
      [one, other] = [await before.next(), await after.next()];
    } else if (one.done !== true && isEarlier) {
      add(one.value.option, null);
      one = await before.next();
    } else if (other.done !== true) {
      add(null, other.value.option);
      other = await after.next();
    }
  }
  const most = Math.floor(twice / ASIDE_AT_MOST);
  for (const [at, { from, to }] of begun.entries()) add(from, to, at < most);
  return [...counts.values()];
}
