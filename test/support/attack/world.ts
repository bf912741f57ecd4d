export type Ballot = 'first' | 'second';
/** Which of the two votes somebody cast. */
export type Casts = Ballot | 'both';

/** People whom nothing public tells apart: they work at the same place and cast the same votes. */
export interface Crowd {
  readonly municipality: number;
  readonly casts: Casts;
  readonly size: number;
  /** Their tenant or mail domain does not say that they work there. */
  readonly unvouched?: boolean;
}

/** A round as everybody knows it who knows who took part. */
export interface Setting {
  readonly options: number;
  readonly minimum: number;
  readonly crowds: readonly Crowd[];
}

/** One person's choices, by the number of the option; null: did not vote then. */
export interface Chosen {
  readonly first: number | null;
  readonly second: number | null;
}

/** The secret: for each crowd how many of it chose each of `choicesOf`. */
export type World = readonly (readonly number[])[];

export const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

const known = new Map<string, readonly Chosen[]>();

/** Everything that somebody who cast these votes can have chosen. */
export function choicesOf(casts: Casts, options: number): readonly Chosen[] {
  const key = `${casts} ${options}`;
  const all = known.get(key) ?? made(casts, options);
  known.set(key, all);
  return all;
}

function made(casts: Casts, options: number): Chosen[] {
  const each = Array.from({ length: options }, (_, option) => option);
  if (casts === 'first') return each.map((first) => ({ first, second: null }));
  if (casts === 'second') return each.map((second) => ({ first: null, second }));
  return each.flatMap((first) => each.map((second) => ({ first, second })));
}

/** Every way to spread exactly `size` over `places`. */
export function* spreads(size: number, places: number): Generator<number[]> {
  if (places === 1) {
    yield [size];
    return;
  }
  for (let count = size; count >= 0; count -= 1)
    for (const rest of spreads(size - count, places - 1)) yield [count, ...rest];
}

/** Everything that can have happened in this setting. */
export function* worldsOf({ crowds, options }: Setting): Generator<World> {
  const ways = crowds.map(({ casts, size }) => [...spreads(size, choicesOf(casts, options).length)]);
  yield* combined(ways);
}

function* combined(ways: readonly (readonly number[][])[]): Generator<number[][]> {
  const [own, ...others] = ways;
  if (own === undefined) {
    yield [];
    return;
  }
  for (const rest of combined(others)) for (const one of own) yield [one, ...rest];
}

/** How many of one crowd, or of all, chose each option on a ballot. */
export function countsOf(
  { crowds, options }: Setting,
  world: World,
  ballot: Ballot,
  isIn: (crowd: Crowd) => boolean = () => true,
): number[] {
  const counts: number[] = new Array(options).fill(0);
  for (const [at, crowd] of crowds.entries()) {
    if (!isIn(crowd)) continue;
    for (const [choice, chosen] of choicesOf(crowd.casts, options).entries()) {
      const option = chosen[ballot];
      if (option !== null) counts[option] = (counts[option] ?? 0) + (world[at]?.[choice] ?? 0);
    }
  }
  return counts;
}

/** How likely each option is the first time; a second vote repeats the first this often. */
export interface Leaning {
  readonly options: readonly number[];
  readonly stays: number;
}

/** The chance of this world when everybody chooses by themselves. */
export function chanceOf({ crowds, options }: Setting, world: World, { options: part, stays }: Leaning): number {
  const chanceOfChoice = ({ first, second }: Chosen): number => {
    if (first === null || second === null) return part[first ?? second ?? 0] ?? 0;
    const again = first === second ? stays : (1 - stays) / (options - 1);
    return (part[first] ?? 0) * again;
  };
  return crowds.reduce((chance, { casts, size }, at) => {
    const counts = world[at] ?? [];
    const ways = factorial(size) / counts.reduce((product, count) => product * factorial(count), 1);
    return choicesOf(casts, options).reduce(
      (product, choice, number) => product * chanceOfChoice(choice) ** (counts[number] ?? 0),
      chance * ways,
    );
  }, 1);
}

function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1);
}

/** A setting in which `sizes` people of each municipality voted, once. */
export function once(options: number, sizes: readonly number[], minimum = 5): Setting {
  return { options, minimum, crowds: sizes.map((size, municipality) => ({ municipality, casts: 'first', size })) };
}

/** A setting with, per municipality, the numbers who voted twice, the first time only, and the second time only. */
export function twice(options: number, sizes: readonly (readonly [number, number, number])[], minimum = 5): Setting {
  const crowds = sizes.flatMap((own, municipality) =>
    (['both', 'first', 'second'] as const).map((casts, at) => ({ municipality, casts, size: own[at] ?? 0 })),
  );
  return { options, minimum, crowds: crowds.filter(({ size }) => size > 0) };
}

/** The same with `sizes` more in each municipality who only say that they work there. */
export function alsoUnvouched(setting: Setting, sizes: readonly number[]): Setting {
  const more = sizes.map((size, municipality) => ({ municipality, casts: 'first', size, unvouched: true }) as const);
  return { ...setting, crowds: [...setting.crowds, ...more.filter(({ size }) => size > 0)] };
}

/** Such as `5 + 5`, or `12 twice + 1 second`. */
export function sizesOf({ crowds }: Setting): string {
  const isOnce = crowds.every(({ casts }) => casts === 'first');
  return crowds
    .map(({ casts, size, unvouched }) => `${size}${isOnce ? '' : ` ${casts}`}${unvouched ? ' unvouched' : ''}`)
    .join(' + ');
}
