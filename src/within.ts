/** Resolves with the work's result, or with `late()` after `ms`. A later result is ignored. */
export async function within<T>(ms: number, work: Promise<T>, late: () => T | Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(late()), ms);
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}

/** Resolves with the work's result; rejects with an `AbortError` after `ms`. */
export function orTooLate<T>(ms: number, work: Promise<T>): Promise<T> {
  return within(ms, work, () => Promise.reject(new DOMException('Too late', 'AbortError')));
}
