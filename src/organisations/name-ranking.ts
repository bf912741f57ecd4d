import { typoDistance } from '../understanding/typo-distance.js';
import type { Organisation } from './organisation.js';
import { OTHER_NAMES } from './other-names.js';
import { type TypedName, typedName, withoutSuffix } from './typed-name.js';

/** The names of one organisation, made comparable once. */
export interface NameEntry {
  readonly organisation: Organisation;
  /** Keys of the official name, the label, and both without suffix; none with the word for its kind. */
  readonly official: readonly string[];
  /** Key of the label followed by the province, as the question which one is meant prints it. */
  readonly printed: string;
  /** Keys of the other names, and of the name followed by the province. */
  readonly others: readonly string[];
  /** The separate words of the name that say something. */
  readonly words: readonly string[];
}

const SMALL_WORDS: ReadonlySet<string> = new Set(['aan', 'bij', 'den', 'het', 'van', 'land', 'oude', 'west', 'oost']);

/**
 * Prepares an organisation for comparison, once: its names in the form of `typedName`.
 * @param merged names of organisations that went up in it
 */
export function nameEntry(organisation: Organisation, merged: readonly string[] = []): NameEntry {
  const { code, name, label, province = '' } = organisation;
  const names = [name, label].flatMap((one) => [one, withoutSuffix(one)]);
  const others = [...(OTHER_NAMES[code] ?? []), `${withoutSuffix(label)} ${province}`, ...merged];
  const words = names.flatMap((one) => typedName(one).words);
  const whole = names.map((one) => typedName(one).whole);
  return {
    organisation,
    official: [...new Set(names.map((one) => typedName(one).key))],
    printed: typedName(`${label} ${province}`).key,
    others: [...new Set([...others.map((one) => typedName(one).key), ...whole])],
    words: [...new Set(words.filter((word) => word.length >= 3 && !SMALL_WORDS.has(word)))],
  };
}

/** The rank of an official name, and of another whole name. */
export const OFFICIAL_NAME = 0;
export const OTHER_NAME = 0.1;
/** A rank above this rests on typing slips; up to `ONE_SLIP` it is one slip in a name of five letters or more. */
export const SLIPS = 1;
export const ONE_SLIP = 1.6;

/**
 * How far a typed name is from an organisation: 0 is the same, below 1 is a part of it or another name for it, above 1
 * are typing slips, undefined is something else.
 * @param runs the runs of neighbouring words in what was typed, for a name inside a sentence
 */
export function rank(typed: TypedName, runs: ReadonlySet<string>, entry: NameEntry): number | undefined {
  const { key, whole } = typed;
  if (entry.official.includes(key)) return OFFICIAL_NAME;
  if (entry.others.includes(key) || entry.others.includes(whole)) return OTHER_NAME;
  return partRank(key, runs, entry) ?? slipRank(typed, entry);
}

function partRank(key: string, runs: ReadonlySet<string>, entry: NameEntry): number | undefined {
  const begun = entry.official.find((name) => name.startsWith(key));
  if (begun !== undefined) return 0.3 + 0.2 * (1 - key.length / begun.length);
  if (key.length >= 3 && entry.words.some((word) => word.startsWith(key))) return 0.55;
  if (key.length >= 3 && entry.others.some((name) => name.startsWith(key))) return 0.6;
  if (entry.official.some((name) => name.length >= 3 && runs.has(name))) return 0.7;
  if (entry.others.some((name) => name.length >= 3 && runs.has(name))) return 0.75;
  return undefined;
}

function slipRank({ key, whole }: TypedName, entry: NameEntry): number | undefined {
  const ranks = [
    ...entry.official.map((name) => wholeSlip(key, name)),
    ...entry.others.map((name) => plus(wholeSlip(key, name), 0.05)),
    ...(whole === key ? [] : entry.others.map((name) => plus(wholeSlip(whole, name), 0.05))),
    ...entry.official.map((name) => begunSlip(key, name)),
    ...entry.words.map((word) => wordSlip(key, word)),
  ].filter((value) => value !== undefined);
  return ranks.length === 0 ? undefined : Math.min(...ranks);
}

/** Slips relative to the length of the name; more are allowed in a longer one. */
function wholeSlip(key: string, name: string): number | undefined {
  const length = Math.max(key.length, name.length);
  const allowed = slipsAllowed(length);
  if (Math.abs(key.length - name.length) > allowed) return undefined;
  const slips = typoDistance(key, name);
  return slips <= allowed ? SLIPS + (3 * slips) / length : undefined;
}

/** One slip in one word of a longer name: `nunen`. */
function wordSlip(key: string, word: string): number | undefined {
  if (word.length < 5 || Math.abs(key.length - word.length) > 1) return undefined;
  return typoDistance(key, word) === 1 ? 2.1 : undefined;
}

/** One slip in a name that is not finished yet: `amstr`. */
function begunSlip(key: string, name: string): number | undefined {
  if (key.length < 4 || key.length >= name.length) return undefined;
  return typoDistance(key, name.slice(0, key.length)) === 1 ? 2 : undefined;
}

function slipsAllowed(length: number): number {
  if (length <= 3) return 0;
  if (length <= 5) return 1;
  return length <= 11 ? 2 : 3;
}

function plus(value: number | undefined, extra: number): number | undefined {
  return value === undefined ? undefined : value + extra;
}
