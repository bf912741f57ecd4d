import { wellFormed } from '../characters.js';

type Container = Record<string, unknown> | unknown[];

/**
 * Puts a sign for "not known" in the place of every half of a code point in a parsed body, and gives the body. JSON can hold
 * such halves (`"\ud83d"`); stored, sent or compared they would become something else. Any depth is fine.
 */
export function wellFormedBody<T>(body: T): T {
  const waiting: Container[] = [];
  const mended = mend(body, waiting) as T;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const container = next as Record<string, unknown>;
    for (const name of Object.keys(container)) container[name] = mend(container[name], waiting);
  }
  return mended;
}

function mend(value: unknown, waiting: Container[]): unknown {
  if (typeof value === 'string') return wellFormed(value);
  if (typeof value === 'object' && value !== null && !Buffer.isBuffer(value)) waiting.push(value as Container);
  return value;
}
