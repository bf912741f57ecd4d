import type { Language } from '../language.js';
import { wordsOf } from './fold.js';
import { isNegation, isSmall, texts } from './small-words.js';

/** A request in a channel. */
export type ChannelWish = { readonly kind: 'post'; readonly language: Language } | { readonly kind: 'stop' };

/** Longer than any such wish (characters). */
const LONGEST = 200;

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const HERE = setOf('hier here');
const POSTING = setOf('plaats plaatsen plaatst zet zetten post posten posting place put');
const STOPPING = setOf('stop stoppen stopt stopping');
const ENGLISH = setOf('engels engelse english');
const OTHERS = setOf(
  'dilemma dilemmas week weekly weekdilemma wekelijks wekelijkse elke iedere every each of van in op om te met with ' +
    'meer more anymore any longer langer do kanaal channel dit deze this to nederlands nederlandse dutch voortaan',
);

/**
 * The wish to start or stop getting the dilemma in this channel; null if the sentence says anything else. Other people
 * read and write here, so every word must belong to such a wish, "here" among them. Dutch, unless English is asked for:
 * an English request may be for a Dutch team.
 */
export function channelWish(text: string): ChannelWish | null {
  if (text.length > LONGEST) return null;
  const words = texts(wordsOf(text));
  const known = (word: string) =>
    [HERE, POSTING, STOPPING, ENGLISH, OTHERS].some((set) => set.has(word)) || isNegation(word) || isSmall(word);
  const has = (set: ReadonlySet<string>) => words.some((word) => set.has(word));
  if (!has(HERE) || !words.every(known)) return null;
  if (has(STOPPING) || (has(POSTING) && words.some(isNegation))) return { kind: 'stop' };
  return has(POSTING) ? { kind: 'post', language: has(ENGLISH) ? 'en' : 'nl' } : null;
}
