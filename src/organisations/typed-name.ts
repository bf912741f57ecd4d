import { wordsOf } from '../understanding/fold.js';
import { withoutKind } from './kind-words.js';
import type { OrganisationKind } from './organisation.js';

/** A typed or official name, made comparable. */
export interface TypedName {
  /** The words that count, folded: `gemeente Bergen (NH.)` → `['bergen', 'nh']`. */
  readonly words: readonly string[];
  /** The words joined: `bergennh`. Spaces and hyphens make no difference. At most 60 letters. */
  readonly key: string;
  /** The same with the words that say what kind it is: `waterschapvalleienveluwe`. */
  readonly whole: string;
  /** Absent: no word says it. */
  readonly kind?: OrganisationKind;
}

const LONGEST_TEXT = 200;
const LONGEST_KEY = 60;

/** Makes a name comparable. The text is cut first, so any length is fine. */
export function typedName(text: string): TypedName {
  const folded = wordsOf(text.slice(0, LONGEST_TEXT)).map((word) => (word.text === 'st' ? 'sint' : word.text));
  const { words, kind } = withoutKind(folded);
  return { words, key: keyOf(words), whole: keyOf(folded), ...(kind === undefined ? {} : { kind }) };
}

/** The official name without what CBS adds to tell two places apart: `Bergen (NH.)` → `Bergen`. */
export function withoutSuffix(name: string): string {
  const open = name.indexOf(' (');
  return open < 0 ? name : name.slice(0, open);
}

/** Every run of up to six neighbouring words, joined: finds a name inside a sentence. */
export function runsOf(words: readonly string[]): ReadonlySet<string> {
  const runs = new Set<string>();
  for (let from = 0; from < words.length; from += 1) {
    for (let to = from + 1; to <= Math.min(words.length, from + 6); to += 1) runs.add(words.slice(from, to).join(''));
  }
  return runs;
}

function keyOf(words: readonly string[]): string {
  return words.join('').slice(0, LONGEST_KEY);
}
