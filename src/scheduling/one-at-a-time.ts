/**
 * The same work, never twice at the same moment: a call waits until the ones before it have ended, however they ended, and
 * gives what its own turn gives. For work that is held by a lease, which two calls of one process would share.
 */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
