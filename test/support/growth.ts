import { processorTime } from './processor-time.js';

const SHORT = 5_000;
/** So many times as long a text, and as many times as much work when the work goes through the text once. */
const LONGER = 8;
/** Work with the square takes 64 times as long; in between lies room for whatever else the machine does. */
const MOST = 24;
/** Less than this is too short to be compared, and quick whatever it grows like (ms). */
const QUICK_MS = 60;
const TRIES = 3;

/**
 * Complains when reading this piece, repeated, takes more than in proportion to the length of the text: the best of several
 * tries, compared in one run, so that the speed of the machine does not matter.
 */
export function grownOutOfProportion(piece: string, read: (text: string) => void): string | null {
  const long = best(() => read(repeated(piece, SHORT * LONGER)), QUICK_MS);
  if (long < QUICK_MS) return null;
  const short = best(() => read(repeated(piece, SHORT)), 0);
  if (long < MOST * short) return null;
  return `${JSON.stringify(piece)} repeated: ${short.toFixed(1)} ms, and ${long.toFixed(1)} ms for ${LONGER} times as much`;
}

function best(work: () => void, goodEnough: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at < TRIES && least >= goodEnough; at += 1) least = Math.min(least, processorTime(work));
  return least;
}

function repeated(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}
