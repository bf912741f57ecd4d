import type { Language } from '../language.js';
import { wordsOf } from './fold.js';
import { invitationIn } from './invitation-words.js';
import { languageWish } from './language-words.js';
import { pauseWish } from './pause-words.js';
import { destructiveIntent, plainIntent, plainIntentByLikeness } from './phrase-book.js';
import type { DestructiveIntent, PlainIntent } from './phrases.js';
import { texts, withoutPoliteness } from './small-words.js';

/** A person's request to the bot. */
export type Intent =
  | { readonly kind: PlainIntent | DestructiveIntent }
  /** `rest`: the words that say until when, for `readPauseUntil`; empty when there are none. */
  | { readonly kind: 'pause'; readonly rest: string }
  /** Absent `language`: the person wants to choose. */
  | { readonly kind: 'language'; readonly language?: Language }
  /** To join a programme by the code of an invitation. */
  | { readonly kind: 'joinWith'; readonly code: string }
  | { readonly kind: 'unknown' };

/** Longer than any command: such a text is a story or an attack, and both get the help card. */
const LONGEST_COMMAND = 400;

/**
 * The command in a sentence, Dutch or English, whatever its case, accents, politeness, emoji and small typing slips.
 * To leave and to erase are understood only when the sentence says nothing else, to the letter: a doubt is `unknown`.
 * Never throws; the time is bounded, whatever the length of the text. A mention of the bot must have been taken out.
 */
export function understand(text: string): Intent {
  const sentence = text.length > LONGEST_COMMAND ? '' : text.trim();
  if (sentence === '?') return { kind: 'help' };
  const placed = wordsOf(sentence);
  const words = texts(placed);
  if (words.length === 0) return { kind: 'unknown' };

  const code = invitationIn(sentence);
  if (code !== undefined) return { kind: 'joinWith', code };
  const known = destructiveIntent(words, sentence.includes('?')) ?? plainIntent(words);
  if (known !== undefined) return { kind: known };
  const rest = pauseWish(sentence, placed, withoutPoliteness(words));
  if (rest !== undefined) return { kind: 'pause', rest };
  const wish = languageWish(words);
  if (wish !== undefined) return { kind: 'language', ...wish };
  const likely = plainIntentByLikeness(words);
  return { kind: likely ?? 'unknown' };
}
