import type { Word } from './fold.js';
import { typoDistance } from './typo-distance.js';

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

/** Words of politeness, greeting and wishing. Without them a sentence means the same, also when it is about stopping. */
const POLITE = setOf(
  'ik i u you je jij wil willen wilt zou zouden graag aub svp ajb alsjeblieft alstublieft please pls plz asap nu now ' +
    'hallo hoi hi hello hey goedemorgen goedemiddag goedenavond dag beste bot spagaat kun kunt kunnen want would like ' +
    'id to bedankt dank dankje dankjewel dankuwel thanks thank thx maar dan ja yes ok oke okay jullie',
);

/** Polite only as a pair: "can you" asks for something, "can I" asks whether it is possible. */
const POLITE_PAIRS = setOf('can-you could-you kan-je kan-jij kan-u could-u can-u');

/** Words of asking and showing, and small words that tell no commands apart. Not for commands that destroy. */
const ASKING = setOf(
  'mijn my m mn de het een the a an can could kan mag may is zijn are wat waar hoe what where how whats wheres staat ' +
    'staan vind vinden find laat laten zien zie bekijk bekijken kijken toon tonen geef geven show see view open openen ' +
    'check get give let even eens eventjes ook nog just our onze naar ga go doen mogen some',
);

/** Words that turn a sentence round. A sentence with one of them is never understood by likeness. */
const NEGATIONS = setOf('niet geen nooit niemand zonder not no dont doesnt wont cant never nee nope without');

const LONG_POLITE = ['alsjeblieft', 'alstublieft', 'asjeblieft'];

/** Does this word (folded) turn a sentence into its opposite? */
export function isNegation(word: string): boolean {
  return NEGATIONS.has(word);
}

/** Is this word (folded) only there to be polite? */
export function isPolite(word: string): boolean {
  if (POLITE.has(word)) return true;
  return word.length >= 8 && LONG_POLITE.some((polite) => typoDistance(word, polite) <= 2);
}

/** Says nothing by itself, so that a command that destroys nothing can be found without it. */
export function isSmall(word: string): boolean {
  return isPolite(word) || ASKING.has(word);
}

/** Strips politeness from the words. */
export function withoutPoliteness(words: readonly string[]): readonly string[] {
  return words.filter((word, at) => {
    const isPair = POLITE_PAIRS.has(`${word}-${words[at + 1] ?? ''}`);
    return !isPair && !isPolite(word);
  });
}

/** Strips politeness, asking and articles from the words. */
export function withoutSmallWords(words: readonly string[]): readonly string[] {
  return words.filter((word) => !isSmall(word));
}

/** The texts of words. */
export function texts(words: readonly Word[]): readonly string[] {
  return words.map((word) => word.text);
}
