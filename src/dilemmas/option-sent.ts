import { choiceSent } from '../understanding/printed-choice.js';
import type { Dilemma } from './dilemma.js';

/**
 * The option that was sent, by its id or as the cards print it: the letter, the label, or both (`B. Eerst bellen`), in either
 * language. Undefined: none of them.
 */
export function optionSent({ text }: Dilemma, sent: string): string | undefined {
  return choiceSent(
    sent,
    text.nl.options.map(({ id }, at) => {
      const letter = String.fromCharCode('A'.charCodeAt(0) + at);
      const labels = Object.values(text).flatMap(({ options }) =>
        options.filter((one) => one.id === id).map(({ label }) => label),
      );
      return { id, names: [letter, ...labels, ...labels.map((label) => `${letter}. ${label}`)] };
    }),
  );
}
