import { wordsOf } from './fold.js';
import {
  DESTRUCTIVE_INTENTS,
  DESTRUCTIVE_PHRASES,
  type DestructiveIntent,
  PLAIN_INTENTS,
  PLAIN_PHRASES,
  type PlainIntent,
} from './phrases.js';
import { isNegation, texts, withoutPoliteness, withoutSmallWords } from './small-words.js';
import { isOneSwap, typoDistance } from './typo-distance.js';

/** Phrases as keys: the words joined, so that "mee doen" and "meedoen" are the same. */
const plain = new Map<string, PlainIntent>();
const destructive = new Map<string, DestructiveIntent>();
for (const intent of PLAIN_INTENTS) {
  for (const words of phrasesOf(PLAIN_PHRASES[intent])) {
    for (const key of keysOf(words, intent)) if (!plain.has(key)) plain.set(key, intent);
  }
}
for (const intent of DESTRUCTIVE_INTENTS) {
  for (const words of phrasesOf(DESTRUCTIVE_PHRASES[intent])) destructive.set(words.join(''), intent);
}

const MOST_WORDS_TO_DESTROY = 10;
const REQUESTS: ReadonlySet<string> = new Set(['kun', 'kunt', 'kan', 'zou', 'could', 'can', 'would']);
const YOU: ReadonlySet<string> = new Set(['je', 'jij', 'jullie', 'u', 'you']);
const ASKING_YOU: ReadonlySet<string> = new Set([...REQUESTS, 'wil', 'wilt', 'willen', 'want']);
const ABOUT_ME: ReadonlySet<string> = new Set(['mij', 'me']);
/** Too near to common words to be understood with a slip: "black", "taak", "later". */
const TO_THE_LETTER: ReadonlySet<string> = new Set(['terug', 'start', 'stand', 'deze', 'stem', 'rol', 'week', 'draad']);
const SHORT_BUT_FORGIVING: ReadonlySet<string> = new Set(['help', 'hulp', 'join']);

/** The phrases of one line of the table, each as folded words. */
export function phrasesOf(line: string): readonly (readonly string[])[] {
  return line.split('|').map((phrase) => texts(wordsOf(phrase)));
}

/** The phrase itself and what is left of it without small words; a question for help consists of small words. */
function keysOf(words: readonly string[], intent: PlainIntent): readonly string[] {
  const polite = withoutPoliteness(words);
  const core = intent === 'help' ? [] : withoutSmallWords(words);
  const shortened = [polite, core].filter((left) => left.length > 1 || left.join('').length > 4);
  return [words, ...shortened].map((left) => left.join(''));
}

/**
 * The command that takes something away, only when the sentence is nothing but one of its phrases and politeness. No
 * slip is forgiven, and a sentence with a question mark counts only when it asks for it ("kun je mij wissen?").
 * "You" without asking is about somebody else, or a slip for "me".
 */
export function destructiveIntent(words: readonly string[], isQuestion: boolean): DestructiveIntent | undefined {
  if (words.length > MOST_WORDS_TO_DESTROY) return undefined;
  if (isQuestion && !words.some((word) => REQUESTS.has(word))) return undefined;
  if (words.some((word) => YOU.has(word)) && !words.some((word) => ASKING_YOU.has(word))) return undefined;
  return destructive.get(withoutPoliteness(words).join(''));
}

/** The command whose phrase the sentence is, apart from politeness, asking and articles. */
export function plainIntent(words: readonly string[]): PlainIntent | undefined {
  const core = withoutSmallWords(words);
  const withoutMe = core.filter((word) => !ABOUT_ME.has(word));
  return (
    plain.get(words.join('')) ??
    plain.get(withoutPoliteness(words).join('')) ??
    plain.get(core.join('')) ??
    plain.get(withoutMe.join(''))
  );
}

/**
 * The command that a sentence with a typing slip is nearest to. None when it is as near to a command that destroys, or
 * to two commands, or when it holds a negation.
 */
export function plainIntentByLikeness(words: readonly string[]): PlainIntent | undefined {
  if (words.some(isNegation)) return undefined;
  const keys = [words.join(''), withoutSmallWords(words).join('')].filter((key) => key !== '' && key.length <= 40);
  let best = Number.POSITIVE_INFINITY;
  let found = new Set<PlainIntent>();
  for (const [phrase, intent] of plain) {
    for (const key of keys) {
      const slips = slipsTo(phrase, key);
      if (slips > best) continue;
      if (slips < best) found = new Set();
      best = slips;
      found.add(intent);
    }
  }
  const [only] = found;
  if (!Number.isFinite(best) || found.size !== 1) return undefined;
  return isNearDestructive(keys, best) ? undefined : only;
}

function slipsTo(phrase: string, key: string): number {
  if (TO_THE_LETTER.has(phrase)) return Number.POSITIVE_INFINITY;
  const allowed = phrase.length >= 9 ? 2 : 1;
  if (Math.abs(phrase.length - key.length) > allowed) return Number.POSITIVE_INFINITY;
  if (phrase.length < 5 && !isForgivenShort(phrase, key)) return Number.POSITIVE_INFINITY;
  if (phrase[0] !== key[0] && !isOneSwap(phrase, key)) return Number.POSITIVE_INFINITY;
  const slips = typoDistance(phrase, key);
  return slips <= allowed ? slips : Number.POSITIVE_INFINITY;
}

/** In a word of four letters another letter makes another word: only a swap or a doubled or lost letter is a slip. */
function isForgivenShort(phrase: string, key: string): boolean {
  return SHORT_BUT_FORGIVING.has(phrase) && (phrase.length !== key.length || isOneSwap(phrase, key));
}

function isNearDestructive(keys: readonly string[], best: number): boolean {
  for (const phrase of destructive.keys()) {
    if (keys.some((key) => typoDistance(phrase, key) <= best)) return true;
  }
  return false;
}
