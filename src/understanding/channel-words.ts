import type { Language } from '../language.js';
import { wordsOf } from './fold.js';
import { isNegation, isSmall, texts } from './small-words.js';

/** A request in a channel. */
export type ChannelWish =
  /** `named`: of which programme, as it was typed; null: not said. */
  { readonly kind: 'post'; readonly language: Language; readonly named: string | null } | { readonly kind: 'stop' };

/** Longer than any such wish (characters). */
const LONGEST = 200;

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const HERE = setOf('hier here');
const POSTING = setOf('plaats plaatsen plaatst zet zetten post posten posting place put');
const STOPPING = setOf('stop stoppen stopt stopping');
const ENGLISH = setOf('engels engelse english');
const FOR = setOf('voor for');
const OTHERS = setOf(
  'dilemma dilemmas week weekly weekdilemma wekelijks wekelijkse elke iedere every each of van in op om te met with ' +
    'meer more anymore any longer langer do kanaal channel dit deze this to nederlands nederlandse dutch voortaan',
);

/**
 * The wish to start or stop getting the dilemma in this channel; null if the sentence says anything else. Other people
 * read and write here, so every word must belong to such a wish, "here" among them. Dutch, unless English is asked for:
 * an English request may be for a Dutch team. Behind "for" stands the name of a programme.
 */
export function channelWish(text: string): ChannelWish | null {
  if (text.length > LONGEST) return null;
  const all = wordsOf(text);
  const end = all.findIndex(({ text: word }) => FOR.has(word));
  const named = end === -1 ? null : text.slice(all[end]?.end).trim();
  const words = texts(end === -1 ? all : all.slice(0, end));
  const known = (word: string) =>
    [HERE, POSTING, STOPPING, ENGLISH, OTHERS].some((set) => set.has(word)) || isNegation(word) || isSmall(word);
  const has = (set: ReadonlySet<string>) => words.some((word) => set.has(word));
  if (!has(HERE) || !words.every(known)) return null;
  if (has(STOPPING) || (has(POSTING) && words.some(isNegation))) return named === null ? { kind: 'stop' } : null;
  return has(POSTING) ? { kind: 'post', language: has(ENGLISH) ? 'en' : 'nl', named } : null;
}

/**
 * The one of these that is named so: its whole name in any case and with any punctuation, perhaps with the language behind it.
 * The longest name wins; undefined: none of them.
 */
export function programmeNamed<P extends { readonly name: string }>(
  named: string,
  programmes: readonly P[],
): { readonly programme: P; readonly language: Language | null } | undefined {
  const words = texts(wordsOf(named));
  const nameOf = ({ name }: P) => texts(wordsOf(name));
  const [programme] = programmes
    .filter((one) => isStart(nameOf(one), words))
    .sort((one, other) => nameOf(other).length - nameOf(one).length);
  if (programme === undefined) return undefined;
  const rest = words.slice(nameOf(programme).length);
  if (!rest.every((word) => ENGLISH.has(word) || OTHERS.has(word) || isSmall(word))) return undefined;
  return { programme, language: rest.some((word) => ENGLISH.has(word)) ? 'en' : null };
}

function isStart(name: readonly string[], words: readonly string[]): boolean {
  return name.length > 0 && name.every((word, at) => words[at] === word);
}
