import { type Casts, type Crowd, choicesOf, type Setting, type World } from './world.js';

/** The reader of a setting, and their knowledge. */
export interface Reader {
  /** Number of leading crowds of one person each, who wish to be matched by their vote. All others do not. */
  readonly willing: number;
  /** Number of the first people who collude. */
  readonly colluders: 0 | 1 | 2;
}

/**
 * How worlds are added up for a reader: one cell for everything that the colluders can have voted with every first vote of the
 * other willing, and in each cell its weight and how likely each vote of everybody else is.
 */
export interface Layout {
  readonly cells: number;
  /** Numbers in a cell: its weight, then the options of each vote of somebody else. */
  readonly width: number;
  /** Where those begin. */
  readonly asked: readonly number[];
  /** By cell: the first votes of the willing, as the digits of one number; and what the colluders voted. */
  readonly firsts: readonly number[];
  readonly own: readonly number[];
  readonly cellOf: (world: World) => number;
  /** Adds a world of this weight to the cell that begins there. */
  readonly add: (into: Float64Array, start: number, world: World, weight: number) => void;
}

export function layoutOf({ crowds, options }: Setting, { willing, colluders }: Reader): Layout {
  const people = crowds.slice(0, willing).map(({ casts }, at) => statesOf(casts, options, at < colluders));
  const steps = stepsOf(people.map(({ firsts }) => firsts.length));
  const cells = people.reduce((product, { firsts }) => product * firsts.length, 1);
  const stateIn = (cell: number, at: number) => Math.floor(cell / (steps[at] ?? 1)) % (people[at]?.firsts.length ?? 1);
  const each = Array.from({ length: cells }, (_, cell) => cell);
  const asked = crowds.slice(colluders).flatMap((crowd, at) => votesOf(crowd, at + colluders, options));
  return {
    cells,
    width: 1 + asked.length * options,
    asked: asked.map((_, number) => 1 + number * options),
    firsts: each.map((cell) =>
      people.reduce((sum, { firsts }, at) => sum + (firsts[stateIn(cell, at)] ?? 0) * options ** at, 0),
    ),
    own: each.map((cell) => (colluders === 0 ? 0 : cell % (steps[colluders] ?? cells))),
    cellOf: (world) =>
      people.reduce((cell, { stateOf }, at) => cell + (stateOf[world[at]?.indexOf(1) ?? 0] ?? 0) * (steps[at] ?? 1), 0),
    add(into, start, world, weight) {
      into[start] = (into[start] ?? 0) + weight;
      for (const [number, { crowd, size, chosen }] of asked.entries())
        for (const [choice, option] of chosen.entries()) {
          if (option === null) continue;
          const at = start + 1 + number * options + option;
          into[at] = (into[at] ?? 0) + (weight * (world[crowd]?.[choice] ?? 0)) / size;
        }
    },
  };
}

/**
 * Distinguishable states of one of the willing: everything for a colluder, the first vote for another. By state that
 * vote, and by choice the state.
 */
function statesOf(casts: Casts, options: number, isColluder: boolean) {
  const choices = choicesOf(casts, options);
  if (isColluder) return { firsts: choices.map(({ first }) => first ?? 0), stateOf: choices.map((_, at) => at) };
  const firsts = casts === 'second' ? [0] : Array.from({ length: options }, (_, option) => option);
  return { firsts, stateOf: choices.map(({ first }) => first ?? 0) };
}

/** Place values of a number in which every digit has its own size; and the size of all. */
function stepsOf(sizes: readonly number[]): readonly number[] {
  const steps = [1];
  for (const size of sizes) steps.push((steps.at(-1) ?? 1) * size);
  return steps;
}

/** The votes of one of this crowd, each with the option by choice. */
function votesOf({ casts, size }: Crowd, crowd: number, options: number) {
  return (['first', 'second'] as const)
    .filter((ballot) => casts === 'both' || casts === ballot)
    .map((ballot) => ({ crowd, size, chosen: choicesOf(casts, options).map((choice) => choice[ballot]) }));
}
