import { areEnough, isDiverse, sum } from './published-row.js';

/** The votes of some people, by option; and those of them whose organisation is vouched for. */
export interface Group {
  readonly key: string;
  readonly all: readonly number[];
  readonly vouched: readonly number[];
}

/** A number from 0 up to 1 for a row, the same when asked again, that nobody can know: made from the key of the round. */
export type Lot = (row: string) => number;

/** One eligible row in this many, drawn by lot, is left out. */
export const LEFT_OUT_ONE_IN = 8;

/**
 * Which of these groups get a row of their own beside the row of `whole`, that they are parts of.
 *
 * 1. A group has a row when there are at least twice the minimum of voters, they are diverse (`isDiverse`), and those
 *    of them whose organisation is vouched for are diverse by themselves. Whoever only says that they work there could
 *    be anybody: were all of those accounts of one attacker, the votes of the others would still be hidden. And that
 *    the vouched ones are diverse must not tell how those who are not vouched for voted (`hidesOthers`).
 * 2. One in eight of those rows is left out, by lot.
 * 3. The rest of the whole must be as safe, or empty: a reader takes the shown rows from that of the whole. While it is
 *    not, one more row is left out, in the order of the lots.
 *
 * This is enough even against a reader who knows the rule and took part. The shown groups and what is left divide all
 * people among them, and each part is diverse. Exchange the votes of two people of one part: no shown row changes, nor
 * does what is left. A group without a row may get another row by it, but whichever it has, the lots may have left out
 * exactly these groups. So the same is shown. And in each part everybody can be exchanged with somebody who chose
 * differently and is no colluder, for fewer than the minimum collude. Without rule 2 that fails: that a group has no
 * row would prove that it is not diverse, which together with the row of what is left may tell everything.
 */
export function groupsShown(
  groups: readonly Group[],
  whole: Omit<Group, 'key'>,
  minimum: number,
  lot: Lot,
): readonly Group[] {
  const shown = groups
    .filter((group) => mayStandAlone(group, minimum) && lot(group.key) * LEFT_OUT_ONE_IN >= 1)
    .sort((one, other) => lot(one.key) - lot(other.key));
  while (shown.length > 0 && !isSafe(without(whole, shown), minimum)) shown.shift();
  return shown;
}

function mayStandAlone({ all, vouched }: Group, minimum: number): boolean {
  return areEnough(all, minimum) && isDiverse(vouched, minimum) && isSafe({ all, vouched }, minimum);
}

function without(whole: Omit<Group, 'key'>, shown: readonly Group[]): Omit<Group, 'key'> {
  const left = (side: 'all' | 'vouched') =>
    whole[side].map((count, at) => shown.reduce((rest, group) => rest - (group[side][at] ?? 0), count));
  return { all: left('all'), vouched: left('vouched') };
}

function isSafe({ all, vouched }: Omit<Group, 'key'>, minimum: number): boolean {
  const isFine = (counts: readonly number[]) => sum(counts) === 0 || isDiverse(counts, minimum);
  return isFine(all) && isFine(vouched) && hidesOthers({ all, vouched }, minimum);
}

/**
 * That the vouched ones are diverse bounds how many of them chose the same; whatever is above it were the others. Enough of
 * those must be left who can have chosen something else.
 */
function hidesOthers({ all, vouched }: Omit<Group, 'key'>, minimum: number): boolean {
  const known = sum(vouched);
  if (known === 0) return true;
  const others = sum(all) - known;
  return all.every((count) => {
    const certain = count - (known - minimum);
    return certain <= 0 || others - certain >= minimum;
  });
}
