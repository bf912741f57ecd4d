import { createDraw } from '../../../src/matching/pairing/seeded.js';
import { publishedRow, type Row } from '../../../src/rounds/published-row.js';

/** Which part of the rounds shows a number for every option, for some, words, or nothing. */
export interface Usefulness {
  readonly all: number;
  readonly some: number;
  readonly words: number;
  readonly nothing: number;
}

const ROUNDS = 500;
const MINIMUM = 5;

/** The row of one round, and whether something is said in words where no number is shown. */
type Rule = (options: readonly string[], counts: readonly number[]) => { readonly counts: Row; readonly says: boolean };

/** The present rule. */
export const gate: Rule = (options, counts) => {
  const { counts: shown, words } = publishedRow(options, counts, MINIMUM);
  return { counts: shown, says: words !== null && words.kind !== 'few' };
};

/** The rule before the gate: each count from the minimum on. */
export const earlier: Rule = (options, counts) => ({
  counts: Object.fromEntries(
    options.map((option, at) => [option, (counts[at] ?? 0) >= MINIMUM ? (counts[at] ?? 0) : null]),
  ),
  says: false,
});

/** Rounds with `voters` independent votes, with these chances of the options. The same draws for every rule. */
export function usefulnessOf(rule: Rule, voters: number, chances: readonly number[]): Usefulness {
  const draw = createDraw(voters);
  const options = chances.map((_, at) => `option ${at}`);
  const tally = { all: 0, some: 0, words: 0, nothing: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    const counts = chances.map(() => 0);
    for (let voter = 0; voter < voters; voter += 1) {
      const at = chosen(chances, draw() / 2 ** 32);
      counts[at] = (counts[at] ?? 0) + 1;
    }
    const { counts: shown, says } = rule(options, counts);
    const hidden = Object.values(shown).filter((count) => count === null).length;
    if (hidden === 0) tally.all += 1;
    else if (hidden < options.length) tally.some += 1;
    else if (says) tally.words += 1;
    else tally.nothing += 1;
  }
  const part = (rounds: number) => rounds / ROUNDS;
  return { all: part(tally.all), some: part(tally.some), words: part(tally.words), nothing: part(tally.nothing) };
}

function chosen(chances: readonly number[], drawn: number): number {
  let left = drawn;
  for (const [at, chance] of chances.entries()) {
    left -= chance;
    if (left < 0) return at;
  }
  return chances.length - 1;
}
