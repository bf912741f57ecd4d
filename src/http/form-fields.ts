import { z } from 'zod';
import { toggleOf } from '../toggle-words.js';
import { textUpTo } from './form-text.js';

/**
 * Fields of a form that is sent as JSON. An untouched one may be null or empty, and a number or a toggle may come as
 * text. Meaningless values are refused, with the name of the field.
 */

/** Null and empty: left alone. */
function given(value: unknown): unknown {
  return value === null || value === '' ? undefined : value;
}

function asText(value: unknown): unknown {
  const plain = given(value);
  if (typeof plain === 'string') return plain.trim();
  return typeof plain === 'number' || typeof plain === 'boolean' ? String(plain) : plain;
}

/** Typed text of at most `longest` characters; undefined if untouched. */
export function typed(longest: number) {
  return z.preprocess(asText, textUpTo(longest).optional());
}

/** The same in a form that always has this field; empty when it was left alone. */
export function text(longest: number) {
  return z.preprocess((value) => (value === null || value === '' ? '' : asText(value)), textUpTo(longest));
}

/** One of these words; undefined when it was left alone. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.preprocess(given, z.enum(words).optional());
}

/** Ids of what was chosen; undefined when it was left alone. */
export const manyChosen = z.preprocess(
  given,
  z
    .array(z.preprocess(asText, z.string().max(200)))
    .max(100)
    .optional(),
);

/** A toggle, in whatever words; undefined when it was left alone. */
export const toggle = z.preprocess((value) => {
  const word = asText(value);
  return typeof word === 'string' ? (toggleOf(word) ?? given(word)) : word;
}, z.boolean().optional());
