import type { RowWords } from '../../src/rounds/published-row.js';
import type { TemplateData } from '../render.js';
import type { Text, TextKey } from '../text.js';
import { letterOf } from './option-letters.js';
import { anyShown, type ShownCount } from './result-parts.js';

/** Words for a vote in place of counts; if null or absent, there are counts, or too few votes for anything. */
export type BallotWords = Readonly<Partial<Record<'first' | 'second', RowWords | null>>>;

/** A vote whose result is open: its counts by option. */
export interface CountedBallot {
  readonly ballot: 'first' | 'second';
  readonly counts: readonly ShownCount[];
}

const ALONE: Readonly<Record<RowWords['kind'], TextKey>> = {
  few: 'result.nothing',
  divided: 'result.divided',
  most: 'result.most',
  nearlyAll: 'result.nearlyAll',
};
const BESIDE: Readonly<Record<RowWords['kind'], TextKey>> = {
  few: 'result.shortFew',
  divided: 'result.shortDivided',
  most: 'result.shortMost',
  nearlyAll: 'result.shortNearlyAll',
};
const NAMED = { first: 'closing.first', second: 'closing.second' } as const;

/** For a template: a line for each vote that is told in words; one for both together when of neither anything can be told. */
export function wordsData(
  ballots: readonly CountedBallot[],
  words: BallotWords | undefined,
  options: readonly { readonly id: string }[],
  text: Text,
): readonly TemplateData[] {
  const told = ballots
    .filter(({ counts }) => !anyShown(counts))
    .map(({ ballot }) => ({ ballot, words: words?.[ballot] ?? ({ kind: 'few' } as const) }));
  const [only] = told;
  if (only === undefined) return [];
  const isAlone =
    ballots.length === 1 || (told.length === ballots.length && told.every((one) => one.words.kind === 'few'));
  if (isAlone) return [{ line: inWords(only.words, ALONE, options, text) }];
  return told.map((one) => ({ line: text(NAMED[one.ballot], { count: inWords(one.words, BESIDE, options, text) }) }));
}

function inWords(
  words: RowWords,
  keys: Readonly<Record<RowWords['kind'], TextKey>>,
  options: readonly { readonly id: string }[],
  text: Text,
): string {
  const option = words.kind === 'most' || words.kind === 'nearlyAll' ? words.option : '';
  const at = options.findIndex(({ id }) => id === option);
  return text(keys[words.kind], { letter: letterOf(Math.max(0, at)) });
}
