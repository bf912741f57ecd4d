/** Runs work about one thing, after the work about the same thing that was asked for before it. */
export type InTurn = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/**
 * Work with the same key is done one after the other within this process, however each ends; other keys do not wait.
 * Guarantees between processes are up to the store: this only keeps two clicks of one person from meeting there.
 */
export function createInTurn(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
    const end: Promise<unknown> = turn
      .catch(() => undefined)
      .finally(() => {
        if (last.get(key) === end) last.delete(key);
      });
    last.set(key, end);
    return turn;
  };
}

/**
 * The same work, never twice at the same moment: a call waits until the ones before it have ended, however they ended, and
 * gives what its own turn gives. For work that is held by a lease, which two calls of one process would share.
 */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  const inTurn = createInTurn();
  return () => inTurn('', work);
}
