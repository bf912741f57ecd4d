/**
 * Which cells may be shown of a table whose row and column totals are published apart from it.
 *
 * Every total also holds people who are in no cell of its line: they took part once. How many is never shown. A reader
 * takes the shown cells of a line from its total; what is left, the *remainder*, is its hidden cells and those people.
 *
 * 1. A cell below the minimum is hidden; a zero as well. So is every cell in a line whose own total is hidden.
 * 2. Every remainder is at least the minimum. While one is not, the smallest shown cell in such a line is hidden too.
 *    Of equal ones the first.
 * 3. Where readers know how many people could take part, nothing is shown unless `isRoomFor` says that enough people
 *    may have stayed away. Otherwise so many took part that the hidden cells must be large.
 *
 * Why this is enough, also against a reader who knows the rule. Put any numbers below the minimum in the hidden cells, as
 * long as they fit in the remainders, and let the people who took part once make up the rest. Then rule 1 hides exactly
 * these cells, rule 2 and 3 find nothing more to hide, since they look at nothing but totals and shown cells, and the
 * same table comes out. So the reader can exclude none of these tables, whichever cell rule 2 chose. Therefore:
 * - Every hidden cell may still be any number below the minimum. A hidden total limits its own line, and no more.
 * - People who took part once stand in one line only. So a sum is certain only when it is a remainder or consists of
 *   whole remainders, or when it consists of shown cells; each of those is at least the minimum.
 *
 * When rule 3 hides the whole table, the totals are all that is left, and the first need not hold: they may themselves
 * exclude a number, together with how many could take part.
 *
 * Not covered: what a reader knows from elsewhere, such as that a certain person took part twice.
 */

export interface CountTable {
  /** Cells below this are hidden. At least 2; what is published uses at least 5. */
  readonly minimum: number;
  /** Row by row, every row as long as `columnTotals`. */
  readonly cells: readonly (readonly number[])[];
  /** As published; null is hidden, and then below the minimum. */
  readonly rowTotals: readonly (number | null)[];
  readonly columnTotals: readonly (number | null)[];
  /** How many could take part, when readers may know that; null: nobody knows. */
  readonly people: number | null;
}

/** The cells with null for a hidden one. */
export type SuppressedCells = readonly (readonly (number | null)[])[];

interface Cell {
  readonly row: number;
  readonly column: number;
  readonly count: number;
  shown: boolean;
}

interface Line {
  readonly cells: readonly Cell[];
  /** Published. */
  readonly total: number;
}

/** The table with every cell hidden that could be computed otherwise, by the rule above. */
export function suppressTable(table: CountTable): SuppressedCells {
  const { minimum, rowTotals, columnTotals } = table;
  const cells = table.cells.map((counts, row) =>
    counts.map((count, column): Cell => {
      const hasTotals = rowTotals[row] !== null && columnTotals[column] !== null;
      return { row, column, count, shown: hasTotals && count >= minimum };
    }),
  );
  const all = cells.flat();
  const rows = linesOf(rowTotals, (at) => all.filter(({ row }) => row === at));
  const columns = linesOf(columnTotals, (at) => all.filter(({ column }) => column === at));
  for (let next = nextToHide([...rows, ...columns], minimum); next !== null; ) {
    next.shown = false;
    next = nextToHide([...rows, ...columns], minimum);
  }
  const isOpen = table.people === null || isRoomFor(table.people, rows, columns, minimum);
  return cells.map((line) => line.map(({ count, shown }) => (shown && isOpen ? count : null)));
}

/** The lines whose total is published. */
function linesOf(totals: readonly (number | null)[], cellsAt: (at: number) => readonly Cell[]): readonly Line[] {
  return totals.flatMap((total, at) => (total === null ? [] : [{ cells: cellsAt(at), total }]));
}

/** Rule 2: the smallest shown cell in a line whose remainder is below the minimum. */
function nextToHide(lines: readonly Line[], minimum: number): Cell | null {
  return lines
    .filter((line) => remainderOf(line) < minimum)
    .flatMap(({ cells }) => cells.filter(({ shown }) => shown))
    .reduce<Cell | null>((least, cell) => (least !== null && least.count <= cell.count ? least : cell), null);
}

function remainderOf({ cells, total }: Line): number {
  return cells.reduce((left, { shown, count }) => (shown ? left - count : left), total);
}

/**
 * Rule 3. Who is in a cell is in two totals, everybody else in one at most. So the fewer people there are, the more of
 * the remainders must stand in hidden cells. True when this many, and any number up to the minimum less one on top, fit
 * there with each hidden cell below the minimum: then one cell may be changed to any number below it, and the others
 * can make room.
 */
function isRoomFor(people: number, rows: readonly Line[], columns: readonly Line[], minimum: number): boolean {
  const totals = [...rows, ...columns].reduce((sum, { total }) => sum + total, 0);
  const shown = rows.reduce((sum, line) => sum + line.total - remainderOf(line), 0);
  const needed = totals - shown - people;
  return needed + minimum - 1 <= mostThatFits(rows, columns, minimum - 1);
}

/**
 * The largest sum of the hidden cells when none is above `most` and no line above its remainder: by the theorem of
 * maximum flow and minimum cut, the smallest sum of the remainders of some lines and of `most` for each hidden cell in
 * none of those. Every choice of rows is tried; for a choice, each column takes the smaller of its two.
 */
function mostThatFits(rows: readonly Line[], columns: readonly Line[], most: number): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (let choice = 0; choice < 1 << rows.length; choice += 1) {
    const isChosen = (_: Line, at: number): boolean => ((choice >> at) & 1) === 1;
    const others = rows.filter((line, at) => !isChosen(line, at)).flatMap(({ cells }) => cells);
    const ofRows = rows.filter(isChosen).reduce((sum, line) => sum + remainderOf(line), 0);
    const ofColumns = columns.reduce((sum, line) => {
      const hidden = line.cells.filter((cell) => !cell.shown && others.includes(cell)).length;
      return sum + Math.min(remainderOf(line), hidden * most);
    }, 0);
    smallest = Math.min(smallest, ofRows + ofColumns);
  }
  return smallest;
}
