import { processorTime } from './processor-time.js';

const SHORT = 5_000;
/** Factor by which a text grows, and with it the work if that is linear. */
const LONGER = 8;
/** Work with the square takes 64 times as long; in between lies room for whatever else the machine does. */
const MOST = 24;
/** Less than this is too short to be compared, and quick whatever it grows like (ms). */
const QUICK_MS = 60;
/** Other threads of the process count too: while they sweep its memory, several tries in a row are long. */
const TRIES = 12;
/** With fewer of them a long one of the short text could excuse a long one of the long text. */
const ENOUGH = 2;

/**
 * Complains when reading this piece, repeated, takes more than in proportion to the length of the text: the best of several
 * tries, compared in one run, so that the speed of the machine does not matter.
 */
export function grownOutOfProportion(piece: string, read: (text: string) => void): string | null {
  const [short, long] = [repeated(piece, SHORT), repeated(piece, SHORT * LONGER)];
  let [leastShort, leastLong] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let at = 0; at < TRIES; at += 1) {
    leastLong = Math.min(
      leastLong,
      processorTime(() => read(long)),
    );
    if (leastLong < QUICK_MS) return null;
    leastShort = Math.min(
      leastShort,
      processorTime(() => read(short)),
    );
    if (at >= ENOUGH && leastLong < MOST * leastShort) return null;
  }
  const [before, after] = [leastShort.toFixed(1), leastLong.toFixed(1)];
  return `${JSON.stringify(piece)} repeated: ${before} ms, and ${after} ms for ${LONGER} times as much`;
}

function repeated(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}
