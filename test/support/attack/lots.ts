import { LEFT_OUT_ONE_IN, type Lot } from '../../../src/rounds/published-groups.js';

/** One outcome of the lots of these rows: some left out, the others in some order; and how likely it is. */
export interface LotOutcome {
  readonly lot: Lot;
  readonly chance: number;
}

/** Every outcome of the lots that makes a difference. */
export function lotsOf(rows: readonly string[]): readonly LotOutcome[] {
  const outcomes: LotOutcome[] = [];
  for (let set = 0; set < 1 << rows.length; set += 1) {
    const leftOut = rows.filter((_, at) => ((set >> at) & 1) === 1);
    const orders = permutations(rows.filter((row) => !leftOut.includes(row)));
    const chance =
      (1 / LEFT_OUT_ONE_IN) ** leftOut.length * (1 - 1 / LEFT_OUT_ONE_IN) ** (rows.length - leftOut.length);
    for (const order of orders) {
      const place = (row: string) => (leftOut.includes(row) ? 0 : 0.5 + order.indexOf(row) / 100);
      outcomes.push({ lot: place, chance: chance / orders.length });
    }
  }
  return outcomes;
}

/** All orders of these. */
export function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((one, at) => permutations(items.toSpliced(at, 1)).map((rest) => [one, ...rest]));
}
