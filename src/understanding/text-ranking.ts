import { wordsOf } from './fold.js';
import { typoDistance } from './typo-distance.js';

/** A text in which is searched, made comparable once. */
export interface SearchField {
  /** Folded, each once. */
  readonly words: readonly string[];
  /** How much it counts that a word stands here: 1 is most, 0 nothing. */
  readonly weight: number;
}

/** Longest text that is looked at, and most words of it. */
const LONGEST_QUERY = 200;
const MOST_WORDS = 12;

/** How well a typed word fits a word of the text. */
const WHOLE = 1;
const BEGUN = 0.8;
const WITHIN = 0.6;
const ONE_SLIP = 0.5;
const TWO_SLIPS = 0.3;

/** From this length on a word may stand inside a longer one: `adaptatie` in `klimaatadaptatie`. */
const SHORTEST_WITHIN = 5;

/** Words that say nothing about what is looked for. */
const SMALL_WORDS: ReadonlySet<string> = new Set(
  'de het een van en in op te voor met aan bij of om the a an of and in on to for with at or gemeente municipality'.split(
    ' ',
  ),
);

/** A field over these texts. */
export function searchField(weight: number, ...texts: readonly string[]): SearchField {
  return { weight, words: [...new Set(texts.flatMap((text) => wordsOf(text).map((word) => word.text)))] };
}

/** The words that somebody looks for; any length and any content is fine. Empty: nothing in particular. */
export function queryWords(text: string): readonly string[] {
  const words = [...new Set(wordsOf(text.slice(0, LONGEST_QUERY)).map((word) => word.text))].slice(0, MOST_WORDS);
  const telling = words.filter((word) => !SMALL_WORDS.has(word));
  return telling.length === 0 ? words : telling;
}

/**
 * How well these words are found in the fields: 0 (not) to the number of words. Every word must be found somewhere, whole,
 * as a beginning, inside a longer word or with a typing slip; otherwise 0. Without words everything fits equally well.
 */
export function rankText(words: readonly string[], fields: readonly SearchField[]): number {
  if (words.length === 0) return 1;
  let sum = 0;
  for (const word of words) {
    const best = Math.max(0, ...fields.map((field) => field.weight * bestFit(word, field.words)));
    if (best === 0) return 0;
    sum += best;
  }
  return sum;
}

function bestFit(word: string, candidates: readonly string[]): number {
  let best = 0;
  for (const candidate of candidates) {
    best = Math.max(best, fitOf(word, candidate));
    if (best === WHOLE) return WHOLE;
  }
  return best;
}

function fitOf(word: string, candidate: string): number {
  if (word === candidate) return WHOLE;
  if (candidate.startsWith(word)) return BEGUN;
  if (word.length >= SHORTEST_WITHIN && candidate.includes(word)) return WITHIN;
  return slipFit(word, candidate);
}

/** One slip from five letters on, two from nine; also in a word that is not finished yet. */
function slipFit(word: string, candidate: string): number {
  const allowed = word.length < 5 ? 0 : word.length < 9 ? 1 : 2;
  if (allowed === 0 || candidate.length < word.length - allowed) return 0;
  const begun = candidate.length > word.length ? candidate.slice(0, word.length) : candidate;
  const slips = Math.min(wholeSlips(word, candidate, allowed), typoDistance(word, begun));
  if (slips > allowed) return 0;
  return slips <= 1 ? ONE_SLIP : TWO_SLIPS;
}

function wholeSlips(word: string, candidate: string, allowed: number): number {
  return Math.abs(word.length - candidate.length) > allowed ? Number.POSITIVE_INFINITY : typoDistance(word, candidate);
}
