import { createStage } from './blossom-stage.js';
import { createBlossoms, NONE } from './blossoms.js';
import { at } from './int-list.js';

/** The weight of a pair: an integer, or minus infinity if they may not be together. */
export type WeightOf = (one: number, other: number) => number;

/** A heaviest matching, with what proves that there is no heavier one. */
export interface HeaviestMatching {
  /** The partner of each person. */
  readonly mate: Int32Array;
  /**
   * The price that each person pays. Any two pay together, with twice the tolls of all circles that hold both, at least
   * twice what they are worth. So no matching is worth more than half of all prices and, for each circle, of its toll
   * times one less than its people; and this one is worth just that.
   */
  readonly price: Float64Array;
  /** Odd circles with what is paid by two people within; never negative. */
  readonly circles: readonly { readonly people: readonly number[]; readonly toll: number }[];
}

/**
 * The heaviest of all matchings that leave nobody single, exactly: Edmonds' algorithm with weights and odd circles
 * (Edmonds 1965, "Maximum matching and a polyhedron with 0,1-vertices"). The time grows with the third power of the size
 * at most, the memory with its square. Throws a `RangeError` when somebody must stay single.
 *
 * Every person has a price, such that two people pay at least twice what they are worth; those who pay exactly that may be
 * paired. Each stage places two people more and changes prices until it can. Prices stay whole numbers because all are
 * even in the beginning.
 */
export function heaviestMatching(size: number, weightOf: WeightOf): HeaviestMatching {
  const worth = twiceTheWeights(size, weightOf);
  const price = firstPrices(size, worth);
  const circles = createBlossoms(size);
  const { mate } = circles;
  const slack = (one: number, other: number) =>
    (price[one] ?? 0) + (price[other] ?? 0) - (worth[one * size + other] ?? -Infinity);

  for (let one = 0; one < size; one += 1) {
    for (let other = 0; other < size && at(mate, one) === NONE; other += 1) {
      if (other === one || at(mate, other) !== NONE || slack(one, other) !== 0) continue;
      mate[one] = other;
      mate[other] = one;
    }
  }
  const stage = createStage({ size, circles, price, slack });
  while (mate.includes(NONE)) stage();
  return { mate, price, circles: circles.list() };
}

function twiceTheWeights(size: number, weightOf: WeightOf): Float64Array {
  const worth = new Float64Array(size * size).fill(-Infinity);
  for (let one = 0; one < size; one += 1) {
    for (let other = one + 1; other < size; other += 1) {
      const twice = 2 * weightOf(one, other);
      worth[one * size + other] = twice;
      worth[other * size + one] = twice;
    }
  }
  return worth;
}

/** Even prices at which nobody is too cheap, each as low as the ones before it allow. */
function firstPrices(size: number, worth: Float64Array): Float64Array {
  const price = new Float64Array(size);
  for (let one = 0; one < size; one += 1) {
    const most = worth.subarray(one * size, one * size + size).reduce((max, each) => Math.max(max, each), -Infinity);
    price[one] = most === -Infinity ? 0 : 2 * Math.ceil(most / 4);
  }
  for (let one = 0; one < size; one += 1) {
    let lowest = -Infinity;
    for (let other = 0; other < size; other += 1) {
      lowest = Math.max(lowest, (worth[one * size + other] ?? -Infinity) - (price[other] ?? 0));
    }
    if (lowest > -Infinity) price[one] = lowest;
  }
  return price;
}
