import { beginning } from '../characters.js';
import { wordsOf } from './fold.js';

/** Longer than anything that a card prints for a choice (characters). */
const LONGEST = 300;

/** Something that can be chosen: its id, and what the cards print for it, in any language. */
export interface PrintedChoice<T extends string> {
  readonly id: T;
  readonly names: readonly string[];
}

/**
 * Which choice was sent: a card sends the id, but what a card prints is understood too, whatever its case, accents and
 * punctuation. Undefined: none of them, or more than one.
 */
export function choiceSent<T extends string>(
  sent: string | undefined,
  choices: readonly PrintedChoice<T>[],
): T | undefined {
  const exact = choices.find(({ id }) => id === sent);
  if (sent === undefined || exact !== undefined) return exact?.id;
  const key = keyOf(sent);
  if (key === '') return undefined;
  const fitting = choices.filter(({ names }) => names.some((name) => keyOf(name) === key));
  return fitting.length === 1 ? fitting[0]?.id : undefined;
}

function keyOf(text: string): string {
  return wordsOf(beginning(text, LONGEST))
    .map(({ text: word }) => word)
    .join(' ');
}
