/** What the work gives, or what stands in its place when that takes longer than so many milliseconds. What comes later is ignored. */
export async function within<T>(ms: number, work: Promise<T>, late: () => T | Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(late()), ms);
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}

/** What the work gives; rejects with an `AbortError` when that takes longer than so many milliseconds. */
export function orTooLate<T>(ms: number, work: Promise<T>): Promise<T> {
  return within(ms, work, () => Promise.reject(new DOMException('Too late', 'AbortError')));
}
