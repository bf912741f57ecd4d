import { UNKNOWN_SIZE_CLASS } from '../organisations/organisation.js';
import { type Group, groupsShown, type Lot } from './published-groups.js';
import { publishedRow, type Row, type RowWords, sum } from './published-row.js';

/** The product's promise: no count below this is shown. A programme may ask for more, never for less. */
export const LOWEST_MINIMUM_COUNT = 5;

/** The public result of a ballot. No vote follows from all of it together. */
export interface Tally {
  readonly minimum: number;
  readonly overall: Row;
  /** Words for the whole if no count is shown; null if one is. */
  readonly words: RowWords | null;
  /** By size class, for those that are shown. */
  readonly bySizeClass: Readonly<Record<string, Row>>;
  /** By municipality code, for those that are shown. */
  readonly byMunicipality: Readonly<Record<string, Row>>;
}

/** The number of votes for one option in one municipality. Rows that differ in the count only are added up. */
export interface CountRow {
  /** Where the voters worked when the round opened; null: they count in the overall result alone. */
  readonly municipality: string | null;
  /** The tenant or the mail domain says so too. */
  readonly vouched: boolean;
  readonly option: string;
  readonly count: number;
}

export interface TallyInput {
  readonly minimum: number;
  /** The dilemma's option ids, in the order of the rows. */
  readonly options: readonly string[];
  readonly votes: Iterable<CountRow>;
  /** Null: no rows of groups. */
  readonly groups: TallyGroups | null;
}

export interface TallyGroups {
  /** Null for a municipality that is not (or no longer) on the list: those are a class of their own. */
  readonly sizeClassOf: (municipality: string) => string | number | null;
  readonly lot: Lot;
}

/**
 * Makes the publishable rows of a ballot: that of all, and of size classes and municipalities where `groupsShown`
 * allows a row. A municipality has one only below a size class that has one.
 *
 * RangeError for a minimum below 5, an option that the dilemma does not have, or a count that is not a whole number
 * from 0: each is a mistake in the program, and the safe answer is no tally.
 */
export function tally(input: TallyInput): Tally {
  const { minimum } = input;
  if (!Number.isInteger(minimum) || minimum < LOWEST_MINIMUM_COUNT) {
    throw new RangeError(`the minimum count is a whole number from ${LOWEST_MINIMUM_COUNT}`);
  }
  return anyTally(input);
}

/** The same for any minimum, so that the rule can be tried on tables that are small enough to try them all. */
export function anyTally({ minimum, options, votes, groups }: TallyInput): Tally {
  const rowOf = (counts: readonly number[]) => publishedRow(options, counts, minimum);
  const places = placesOf(votes, options);
  const whole = merged('all', places);
  const { counts: overall, words } = rowOf(whole.all);
  if (groups === null) return { minimum, overall, words, bySizeClass: {}, byMunicipality: {} };
  const { sizeClassOf, lot } = groups;
  const members = new Map<string, Group[]>();
  for (const place of places) {
    if (place.key === '') continue;
    const sizeClass = String(sizeClassOf(place.key) ?? UNKNOWN_SIZE_CLASS);
    members.set(sizeClass, [...(members.get(sizeClass) ?? []), place]);
  }
  const classes = [...members].map(([sizeClass, own]) => merged(`class ${sizeClass}`, own));
  const shownClasses = groupsShown(classes, whole, minimum, lot);
  const nameOf = ({ key }: Group) => key.slice('class '.length);
  const municipalities = shownClasses.flatMap((one) => groupsShown(members.get(nameOf(one)) ?? [], one, minimum, lot));
  return {
    minimum,
    overall,
    words,
    bySizeClass: Object.fromEntries(shownClasses.map((one) => [nameOf(one), rowOf(one.all).counts])),
    byMunicipality: Object.fromEntries(municipalities.map((one) => [one.key, rowOf(one.all).counts])),
  };
}

/** The votes of each municipality; of those who count in the overall result alone under an empty key. */
function placesOf(votes: Iterable<CountRow>, options: readonly string[]): readonly Group[] {
  const places = new Map<string, { all: number[]; vouched: number[] }>();
  for (const { municipality, vouched, option, count } of votes) {
    const at = options.indexOf(option);
    if (at < 0) throw new RangeError('a vote for an option that the dilemma does not have');
    if (!Number.isSafeInteger(count) || count < 0) throw new RangeError('a count is a whole number from 0');
    const key = municipality ?? '';
    const place = places.get(key) ?? { all: options.map(() => 0), vouched: options.map(() => 0) };
    places.set(key, place);
    place.all[at] = (place.all[at] ?? 0) + count;
    if (vouched && key !== '') place.vouched[at] = (place.vouched[at] ?? 0) + count;
  }
  return [...places].map(([key, place]) => ({ key, ...place })).sort((one, other) => (one.key < other.key ? -1 : 1));
}

function merged(key: string, groups: readonly Group[]): Group {
  const size = groups[0]?.all.length ?? 0;
  const added = (side: 'all' | 'vouched') =>
    Array.from({ length: size }, (_, at) => sum(groups.map((group) => group[side][at] ?? 0)));
  return { key, all: added('all'), vouched: added('vouched') };
}
