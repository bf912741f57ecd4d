import { z } from 'zod';

const text = z.string().trim();

/** The text of a variable; an empty one is the same as none. */
export const optional = text.optional().transform((value) => (value === '' ? undefined : value));

/** Write concerns that a URI may ask for: the program itself asks for `majority`, so that another one would be a false promise. */
const URI_WRITES = new Set(['majority', '1']);

/**
 * The address of a MongoDB. Refuses unacknowledged writes, a write concern other than majority, and reads from a
 * secondary, which can miss one's own write.
 */
export const mongodbUri = optional.superRefine((value, context) => {
  if (value === undefined) return;
  if (!/^mongodb(\+srv)?:\/\//.test(value)) {
    context.addIssue('must begin with mongodb:// or mongodb+srv://');
    return;
  }
  // As in the driver, the names of options do not depend on case.
  for (const [name, asked] of new URLSearchParams(value.split('?').slice(1).join('?'))) {
    const fault = uriFault(name.toLowerCase(), asked);
    if (fault !== null) context.addIssue(fault);
  }
});

function uriFault(option: string, asked: string): string | null {
  if (option === 'w' && !URI_WRITES.has(asked))
    return `asks for w=${asked}: leave it out, what is acknowledged is always kept by a majority`;
  if ((option === 'journal' || option === 'j' || option === 'safe') && asked === 'false')
    return `asks for ${option}=false: leave it out, what is acknowledged has to be kept`;
  if (option === 'readpreference' && asked !== 'primary')
    return `asks for readPreference=${asked}: leave it out, everything is read from the primary`;
  if ((option === 'slaveok' || option === 'secondaryok') && asked === 'true')
    return `asks for ${option}=true: leave it out, everything is read from the primary`;
  return null;
}

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

/** Raised when settings are wrong: all faults at once, each naming its variable. */
export class ConfigError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`Spagaat cannot start with these settings:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}
