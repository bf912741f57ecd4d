import { BenchProcess } from './bench-process.js';
import type { MatchingCost } from './matching-work.js';
import { sizeName } from './round-growth.js';
import type { AddRow } from './rows.js';

/** Up to this number of people the heaviest matching of all pairs is made too, for comparison. */
const COMPARED = 5_000;

/** Matching this many people with twelve rounds behind them: in a process of its own, so that its memory is its own. */
export async function measureMatching(people: number, add: AddRow): Promise<void> {
  const size = sizeName(people);
  const work = new BenchProcess('./matching-work.js', { args: [String(people)] });
  try {
    await work.line('ready');
    const { ms, placed, weight } = await work.ask<MatchingCost>('match');
    const { peakRssMb } = await work.usage();
    add(`match.${size}.ms`, `${size} people: time`, ms, 'ms');
    add(`match.${size}.each`, `${size} people: time per 1,000`, ms / (people / 1_000), 'ms');
    add(`match.${size}.peak`, `${size} people: most memory of the process`, peakRssMb, 'MB');
    add(`match.${size}.placed`, `${size} people: placed`, placed, 'people');
    if (people > COMPARED) return;
    const percent = (exact: number) => (100 * weight) / exact;
    const all = percent(await work.ask<number>('exact'));
    add(`match.${size}.weight`, `${size} people: weight against the heaviest of all pairs`, all, '%');
    const sparse = percent(await work.ask<number>('sparse'));
    add(`match.${size}.sparse`, `${size} people: weight against the heaviest with 20 candidates each`, sparse, '%');
  } finally {
    await work.stop();
  }
}
