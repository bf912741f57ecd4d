import { isKindAlone } from './kind-words.js';
import { afterMergers, type HeirOf } from './mergers.js';
import { type NameEntry, nameEntry, OFFICIAL_NAME, ONE_SLIP, OTHER_NAME, rank, SLIPS } from './name-ranking.js';
import { ORGANISATION_KINDS, type Organisation, type OrganisationKind } from './organisation.js';
import { runsOf, type TypedName, typedName } from './typed-name.js';

/**
 * Meanings of a typed name. `exact` only when it is the official name or label of one single organisation, or the label
 * with its province, apart from case, accents, hyphens, apostrophes, the letters that CBS adds in brackets and the word for
 * its kind. Candidates (best first, at most five) must be confirmed by the person: an organisation is never guessed, and
 * `Utrecht` alone is a municipality, a province and a safety region.
 */
export type OrganisationMatch =
  | { readonly kind: 'exact'; readonly organisation: Organisation }
  | { readonly kind: 'candidates'; readonly organisations: readonly Organisation[] }
  | { readonly kind: 'none' };

export interface OrganisationRegister {
  /** The organisation with this code, if there is one; also when it was merged into another, for what is past. */
  readonly get: (code: string) => Organisation | undefined;
  /** The one that people of this code work for today: after a merger its heir. */
  readonly current: (code: string) => Organisation | undefined;
  /** All that exist today, by name; 's-Gravenhage stands at the g. */
  readonly all: () => readonly Organisation[];
  /** Any text up to any length; see {@link OrganisationMatch}. Only what exists today. */
  readonly find: (typed: string) => OrganisationMatch;
  /** For a list that appears while somebody types: best first. Nothing typed gives the first by name. */
  readonly suggest: (prefix: string, limit: number) => readonly Organisation[];
}

const MOST_CANDIDATES = 5;

const registers = new WeakMap<readonly Organisation[], OrganisationRegister>();

/** The register over this very list without a merger, made at the first call: preparing its names takes some 50 ms. */
export function registerOf(rows: readonly Organisation[]): OrganisationRegister {
  const known = registers.get(rows) ?? createOrganisationRegister(rows);
  registers.set(rows, known);
  return known;
}

/**
 * A register over these organisations, after the mergers that are in force. Names are prepared once, so that a search is
 * one pass over them.
 */
export function createOrganisationRegister(
  rows: readonly Organisation[],
  heirOf: HeirOf = new Map(),
): OrganisationRegister {
  const { present, past } = afterMergers(rows, heirOf);
  const told = toldApart(present);
  const byCode = new Map([...past.values(), ...told].map((row) => [row.code, row]));
  const current = (code: string): Organisation | undefined =>
    byCode.get(past.has(code) ? (heirOf.get(code) ?? code) : code);
  const mergedInto = new Map<string, string[]>();
  for (const [code, { name, label }] of past) {
    const heir = heirOf.get(code) ?? '';
    mergedInto.set(heir, [...(mergedInto.get(heir) ?? []), name, label]);
  }
  const byName = told
    .map((row) => ({ row, sorting: sortName(row) }))
    .sort((a, b) => a.sorting.localeCompare(b.sorting, 'nl') || compareCodes(a.row, b.row))
    .map(({ row }) => row);
  const entries = byName.map((row) => nameEntry(row, mergedInto.get(row.code)));

  return {
    get: (code) => byCode.get(code),
    current,
    all: () => byName,
    find: (typed) => find(entries, typed),
    suggest: (prefix, limit) => suggest(entries, prefix, limit),
  };
}

/** A municipality that shares its name with an organisation of another kind says what it is, as those do. */
function toldApart(rows: readonly Organisation[]): readonly Organisation[] {
  const keyOf = ({ label }: Organisation) => typedName(label).key;
  const others = new Set(rows.filter(({ kind }) => kind !== 'municipality').map(keyOf));
  return rows.map((row) =>
    row.kind === 'municipality' && others.has(keyOf(row)) ? { ...row, label: `gemeente ${row.label}` } : row,
  );
}

function find(entries: readonly NameEntry[], text: string): OrganisationMatch {
  const typed = typedName(text);
  const pool = entriesOf(entries, typed.kind);
  const same = pool.filter((entry) => entry.official.includes(typed.key) || entry.printed === typed.key);
  const [only] = same;
  if (only !== undefined && same.length === 1) return { kind: 'exact', organisation: only.organisation };
  if (typed.key.length < 2 || isKindAlone(typed.words)) return { kind: 'none' };
  const organisations = ranked(entries, typed).slice(0, MOST_CANDIDATES);
  return organisations.length === 0 ? { kind: 'none' } : { kind: 'candidates', organisations };
}

function suggest(entries: readonly NameEntry[], prefix: string, limit: number): readonly Organisation[] {
  const most = Math.max(0, limit);
  const typed = typedName(prefix);
  if (typed.key === '') return entries.slice(0, most).map((entry) => entry.organisation);
  return ranked(entries, typed).slice(0, most);
}

function entriesOf(entries: readonly NameEntry[], kind: OrganisationKind | undefined): readonly NameEntry[] {
  return kind === undefined ? entries : entries.filter(({ organisation }) => organisation.kind === kind);
}

/** Those of the kind that was typed; of any kind when no such is meant. */
function ranked(entries: readonly NameEntry[], typed: TypedName): readonly Organisation[] {
  const ofKind = rankedIn(entriesOf(entries, typed.kind), typed);
  return ofKind.length > 0 || typed.kind === undefined ? ofKind : rankedIn(entries, typed);
}

function rankedIn(entries: readonly NameEntry[], typed: TypedName): readonly Organisation[] {
  const runs = runsOf(typed.words.slice(0, 20));
  const found = entries
    .flatMap((entry) => {
      const value = rank(typed, runs, entry);
      return value === undefined ? [] : [{ value, organisation: entry.organisation }];
    })
    .sort((a, b) => a.value - b.value || compareSizes(a.organisation, b.organisation));
  const most = furthestWorthShowing(found[0]?.value);
  return found.filter(({ value }) => value <= most).map(({ organisation }) => organisation);
}

/** The large ones first; those without a size in the order of their kinds. */
function compareSizes(one: Organisation, other: Organisation): number {
  const place = ({ kind }: Organisation) => ORGANISATION_KINDS.indexOf(kind);
  return (other.sizeClass ?? 0) - (one.sizeClass ?? 0) || place(one) - place(other);
}

/** Beside an official name slips are noise; beside another name (Ubbergen) one slip may still be meant (Tubbergen). */
function furthestWorthShowing(best: number | undefined): number {
  if (best === OFFICIAL_NAME) return SLIPS;
  return best === OTHER_NAME ? ONE_SLIP : Number.POSITIVE_INFINITY;
}

function sortName({ kind, name }: Organisation): string {
  return kind === 'municipality' ? name.replace(/^'s-/, '') : typedName(name).words.join(' ');
}

function compareCodes(a: Organisation, b: Organisation): number {
  return a.code < b.code ? -1 : 1;
}
