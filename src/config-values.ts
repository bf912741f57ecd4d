import { z } from 'zod';

const text = z.string().trim();

/** The text of a variable; an empty one is the same as none. */
export const optional = text.optional().transform((value) => (value === '' ? undefined : value));

/** A whole number from `low` to `high`; `fallback` when nothing is given. */
export const wholeNumber = (low: number, high: number, fallback: number) =>
  optional.transform((value, context) => {
    const number = value === undefined ? fallback : Number(value);
    if (Number.isInteger(number) && number >= low && number <= high) return number;
    context.addIssue(`must be a whole number from ${low} to ${high}, not "${value}"`);
    return z.NEVER;
  });

/** Words in lower case, separated by commas, semicolons or spaces. */
export const list = optional.transform((value) =>
  (value ?? '').split(/[,;\s]+/).flatMap((part) => (part === '' ? [] : [part.toLowerCase()])),
);

/** One of these words; `fallback` when nothing is given. */
export const oneOf = <T extends string>(words: readonly T[], fallback: T) =>
  optional.transform((value, context) => {
    const known = words.find((word) => word === (value ?? fallback));
    if (known !== undefined) return known;
    context.addIssue(`must be ${words.join(' or ')}, not "${value}"`);
    return z.NEVER;
  });
