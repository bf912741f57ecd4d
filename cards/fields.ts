import { z } from 'zod';
import { toggleOf } from '../src/toggle-words.js';

/**
 * The values that fields of buttons and forms may hold. Clients differ in how they send the same thing: what was left
 * alone is absent, empty or null, a number or a toggle may come as itself or as text. `plainFields` makes one of these,
 * so that only what has no meaning at all is a fault.
 */

/** The fields as text. Untouched fields are left out; lists stay as they are, and so does what no client sends. */
export function plainFields(data: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).flatMap(([name, value]) => {
      const plain = plainField(value);
      return plain === undefined ? [] : [[name, plain] as const];
    }),
  );
}

/** Undefined: it was left alone. */
function plainField(value: unknown): unknown {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  // zod looks at the `length` of whatever has one, and throws on one that cannot be a number.
  return typeof value === 'string' || Array.isArray(value) ? value : NO_TEXT;
}

/** Stands for an object: no schema here takes it. */
const NO_TEXT = Symbol('no text');

/** Longest text of which anything is read (characters); what a form may hold is decided by whoever keeps it. */
const LONGEST = 260_000;
const LONGEST_CHOICE = 1_000;

export const id = z.string().min(1).max(100);
/** How often the thing had changed when the card was made. */
export const revision = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
/** The number of the text that the card showed: whoever answers it answers no other. */
export const version = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number);

/** A moment (ms since the epoch). */
export const moment = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);

/** Typed text. */
export const typed = z.string().max(LONGEST).optional();
/** One thing that somebody chose, by its id. */
export const chosen = z.string().max(LONGEST_CHOICE).optional();
/** Things that somebody chose, by their ids: one text with commas, or a list. */
export const manyChosen = z
  .preprocess(listOf, z.array(z.string().max(LONGEST_CHOICE)).max(100))
  .transform((ids) => [...new Set(ids)])
  .optional();

/** A toggle, in whatever words a client says so. */
export const toggle = z
  .string()
  .transform((word, context) => {
    const said = toggleOf(word);
    if (said !== undefined) return said;
    context.addIssue({ code: 'custom', message: 'no toggle' });
    return z.NEVER;
  })
  .optional();

function listOf(value: unknown): unknown {
  const parts: unknown = typeof value === 'string' ? value.split(',') : value;
  if (!Array.isArray(parts)) return value;
  return parts.map(plainField).flatMap((part) => {
    const one = typeof part === 'string' ? part.trim() : part;
    return one === undefined || one === '' ? [] : [one];
  });
}
