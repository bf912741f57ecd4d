/**
 * Which counts of one option may be shown.
 *
 * The counts form a tree: overall, size classes, municipalities. Readers may put their views together, so everything
 * shown anywhere is taken as known to one reader, who also knows the list of municipalities, the minimum and this rule.
 *
 * 1. A count below the minimum is hidden; a zero as well. Everything below a hidden count is hidden.
 * 2. The hidden counts directly below one shown count are a *pool*: a reader finds its sum by subtracting the shown
 *    ones. A pool must be empty or safe (`isSafe`). Until it is, the smallest shown counts beside it are hidden too.
 * 3. When all of them are hidden it is safe as it is: their sum is a shown count, and one of them may hold all of it.
 *
 * So the overall count is hidden only when it is below the minimum itself, and a municipality's count goes first. Pools
 * share no municipality, hence the only sums that can be computed are those of whole pools, and each is at least the
 * minimum. Three points that a simpler rule gets wrong:
 * - A municipality shown below a hidden size class tells which of two hidden counts is the larger one, and with that
 *   may give both away. That is why rule 1 goes down.
 * - Equal counts are hidden together. Choosing one of them by name would let a reader who knows the rule conclude that
 *   another would have been chosen first, and from that what the hidden ones are.
 * - A pool in which every count is just below the minimum gives itself away when a larger count is shown beside it:
 *   8 over two counts below 5 is 4 and 4.
 *
 * Not covered: what a reader knows from elsewhere, such as the own vote or that only one colleague takes part.
 */

/** The votes for one option. */
export interface CountTree {
  /** Counts below this are hidden. At least 2; what is published uses at least 5 (`tally`). */
  readonly minimum: number;
  /** Every municipality that could have voted, with its size class. The hidden ones hide among these. */
  readonly sizeClasses: ReadonlyMap<string, string>;
  /** Votes for this option by municipality; absent means 0. Keys outside `sizeClasses` are not counted. */
  readonly counts: ReadonlyMap<string, number>;
}

/** The same tree, with null for a hidden count. */
export interface SuppressedTree {
  readonly overall: number | null;
  readonly bySizeClass: ReadonlyMap<string, number | null>;
  readonly byMunicipality: ReadonlyMap<string, number | null>;
}

interface Cell {
  readonly code: string;
  readonly count: number;
  shown: boolean;
}

interface SizeClass extends Cell {
  /** Smallest count first. */
  readonly municipalities: readonly Cell[];
}

/** The hidden counts directly below one shown count. */
interface Pool {
  sum: number;
  size: number;
  /** True when a count of at least the minimum is among them: the reader then knows no upper bound for each. */
  hasLarge: boolean;
}

/** The tree with every count hidden that could be computed otherwise, by the rule above. One sort per size class, linear for the rest. */
export function suppress(tree: CountTree): SuppressedTree {
  if (!Number.isInteger(tree.minimum) || tree.minimum < 2) throw new RangeError('the minimum is a whole number from 2');
  const classes = sizeClassesOf(tree);
  const count = classes.reduce((sum, one) => sum + one.count, 0);
  settle(classes, tree.minimum);
  for (const one of classes) if (one.shown) settle(one.municipalities, tree.minimum);
  const municipalities = classes.flatMap((one) =>
    one.municipalities.map((cell) => [cell.code, one.shown ? shownCount(cell) : null] as const),
  );
  return {
    overall: count >= tree.minimum ? count : null,
    bySizeClass: new Map(classes.map((one) => [one.code, shownCount(one)])),
    byMunicipality: new Map(municipalities),
  };
}

function shownCount(cell: Cell): number | null {
  return cell.shown ? cell.count : null;
}

/** Smallest count first. */
function sizeClassesOf(tree: CountTree): SizeClass[] {
  const members = new Map<string, Cell[]>();
  for (const [code, sizeClass] of tree.sizeClasses) {
    const count = tree.counts.get(code) ?? 0;
    const cell = { code, count, shown: count >= tree.minimum };
    const cells = members.get(sizeClass);
    if (cells === undefined) members.set(sizeClass, [cell]);
    else cells.push(cell);
  }
  const classes = [...members].map(([code, cells]) => {
    const count = cells.reduce((sum, cell) => sum + cell.count, 0);
    return { code, count, shown: count >= tree.minimum, municipalities: cells.sort(byCount) };
  });
  return classes.sort(byCount);
}

function byCount(one: Cell, other: Cell): number {
  return one.count - other.count;
}

/** Makes the pool among `cells` (smallest first) safe by hiding more of them, smallest first and equal ones together. */
function settle(cells: readonly Cell[], minimum: number): void {
  const pool: Pool = { sum: 0, size: 0, hasLarge: false };
  for (const cell of cells) if (!cell.shown) hideIn(pool, cell, minimum);
  if (pool.size === 0 || isSafe(pool, minimum)) return;
  const shown = cells.filter((cell) => cell.shown);
  for (const [index, cell] of shown.entries()) {
    hideIn(pool, cell, minimum);
    if (shown[index + 1]?.count !== cell.count && isSafe(pool, minimum)) return;
  }
}

function hideIn(pool: Pool, cell: Cell, minimum: number): void {
  cell.shown = false;
  pool.sum += cell.count;
  pool.size += 1;
  pool.hasLarge ||= cell.count >= minimum;
}

/**
 * Beside shown counts: the sum is at least the minimum, so there are two or more, and no count in the pool nor the sum
 * of some of them is certain.
 */
function isSafe(pool: Pool, minimum: number): boolean {
  if (pool.sum < minimum) return false;
  return pool.hasLarge || pool.sum < pool.size * (minimum - 1);
}
