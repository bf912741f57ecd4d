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
}

/**
 * Counts who went from what to what. Both inputs are in order of pseudonym and are read once, side by side, so that
 * memory does not grow with the votes.
 */
export async function countTransitions(
  first: AsyncIterable<ChosenOption>,
  second: AsyncIterable<ChosenOption>,
): Promise<readonly TransitionCount[]> {
  const counts = new Map<string, TransitionCount>();
  const add = (from: string | null, to: string | null) => {
    const key = JSON.stringify([from, to]);
    counts.set(key, { from, to, count: (counts.get(key)?.count ?? 0) + 1 });
  };
  const before = first[Symbol.asyncIterator]();
  const after = second[Symbol.asyncIterator]();
  let one = await before.next();
  let other = await after.next();
  while (one.done !== true || other.done !== true) {
    const isEarlier = other.done === true || (one.done !== true && one.value.pseudonym < other.value.pseudonym);
    if (one.done !== true && other.done !== true && one.value.pseudonym === other.value.pseudonym) {
      add(one.value.option, other.value.option);
      [one, other] = [await before.next(), await after.next()];
    } else if (one.done !== true && isEarlier) {
      add(one.value.option, null);
      one = await before.next();
    } else if (other.done !== true) {
      add(null, other.value.option);
      other = await after.next();
    }
  }
  return [...counts.values()];
}
