import { type NameEntry, nameEntry, OFFICIAL_NAME, ONE_SLIP, OTHER_NAME, rank, SLIPS } from './name-ranking.js';
import type { Organisation } from './organisation.js';
import { runsOf, typedName } from './typed-name.js';

/**
 * Meanings of a typed name. `exact` only when it is the official name or label of one single municipality, or the label
 * with its province, apart from case, accents, hyphens, apostrophes and the letters that CBS adds in brackets.
 * Candidates (best first, at most five) must be confirmed by the person: a municipality is never guessed.
 */
export type OrganisationMatch =
  | { readonly kind: 'exact'; readonly municipality: Organisation }
  | { readonly kind: 'candidates'; readonly municipalities: readonly Organisation[] }
  | { readonly kind: 'none' };

export interface OrganisationRegister {
  /** The municipality with this code (GM0193), if there is one. */
  readonly get: (code: string) => Organisation | undefined;
  /** All of them, by name; 's-Gravenhage stands at the g. */
  readonly all: () => readonly Organisation[];
  /** Any text up to any length; see {@link OrganisationMatch}. */
  readonly find: (typed: string) => OrganisationMatch;
  /** For a list that appears while somebody types: best first. Nothing typed gives the first by name. */
  readonly suggest: (prefix: string, limit: number) => readonly Organisation[];
}

const MOST_CANDIDATES = 5;

/** A register over these municipalities. Names are prepared once, so that a search is one pass over them. */
export function createOrganisationRegister(rows: readonly Organisation[]): OrganisationRegister {
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const byName = [...rows].sort((a, b) => sortName(a).localeCompare(sortName(b), 'nl') || compareCodes(a, b));
  const entries = byName.map(nameEntry);

  return {
    get: (code) => byCode.get(code),
    all: () => byName,
    find: (typed) => find(entries, typed),
    suggest: (prefix, limit) => suggest(entries, prefix, limit),
  };
}

function find(entries: readonly NameEntry[], text: string): OrganisationMatch {
  const { key } = typedName(text);
  const same = entries.filter((entry) => entry.official.includes(key) || entry.printed === key);
  const [only] = same;
  if (only !== undefined && same.length === 1) return { kind: 'exact', municipality: only.municipality };
  if (key.length < 2) return { kind: 'none' };
  const municipalities = ranked(entries, text).slice(0, MOST_CANDIDATES);
  return municipalities.length === 0 ? { kind: 'none' } : { kind: 'candidates', municipalities };
}

function suggest(entries: readonly NameEntry[], prefix: string, limit: number): readonly Organisation[] {
  const most = Math.max(0, limit);
  if (typedName(prefix).key === '') return entries.slice(0, most).map((entry) => entry.municipality);
  return ranked(entries, prefix).slice(0, most);
}

function ranked(entries: readonly NameEntry[], text: string): readonly Organisation[] {
  const typed = typedName(text);
  const runs = runsOf(typed.words.slice(0, 20));
  const found = entries
    .flatMap((entry) => {
      const value = rank(typed, runs, entry);
      return value === undefined ? [] : [{ value, municipality: entry.municipality }];
    })
    .sort((a, b) => a.value - b.value || b.municipality.sizeClass - a.municipality.sizeClass);
  const most = furthestWorthShowing(found[0]?.value);
  return found.filter(({ value }) => value <= most).map(({ municipality }) => municipality);
}

/** Beside an official name slips are noise; beside another name (Ubbergen) one slip may still be meant (Tubbergen). */
function furthestWorthShowing(best: number | undefined): number {
  if (best === OFFICIAL_NAME) return SLIPS;
  return best === OTHER_NAME ? ONE_SLIP : Number.POSITIVE_INFINITY;
}

function sortName(municipality: Organisation): string {
  return municipality.name.replace(/^'s-/, '');
}

function compareCodes(a: Organisation, b: Organisation): number {
  return a.code < b.code ? -1 : 1;
}
