import { parseArgs } from 'node:util';

export interface BenchOptions {
  /** A smoke run: a tenth of the people and the turns. Its figures are no measurement. */
  readonly quick: boolean;
  /** File that the rows are written to. */
  readonly json: string | undefined;
  /** File with the rows of an earlier run to compare with. */
  readonly against: string | undefined;
  /** The moment that is noted with the rows (ISO). */
  readonly date: string;
  /** Folder for processor profiles of the vote turns, made by Node itself. */
  readonly profile: string | undefined;
}

/** Reads the arguments of `npm run bench`; throws on one that is not known. */
export function readOptions(args: readonly string[], now: Date): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'string' },
      against: { type: 'string' },
      date: { type: 'string', default: now.toISOString() },
      profile: { type: 'string' },
    },
  });
  const { quick, json, against, date, profile } = values;
  return { quick, json, against, date, profile };
}

/** How much is measured. */
export interface Sizes {
  /** Vote turns before measuring begins, so that the code is compiled. */
  readonly warmUpTurns: number;
  /** Vote turns in one slice; the bots take turns, so that a disturbance of the machine hits both. */
  readonly sliceTurns: number;
  readonly slices: number;
  /** Starts of each program. */
  readonly starts: number;
  /** People in a round, from few to many. */
  readonly people: readonly number[];
  /** People in a matching, from few to many. */
  readonly matched: readonly number[];
  readonly votes: number;
  readonly messages: number;
}

export function sizesOf(quick: boolean): Sizes {
  return quick
    ? {
        warmUpTurns: 100,
        sliceTurns: 200,
        slices: 1,
        starts: 1,
        people: [500],
        matched: [500],
        votes: 500,
        messages: 100,
      }
    : {
        warmUpTurns: 1_500,
        sliceTurns: 2_000,
        slices: 3,
        starts: 5,
        people: [1_000, 10_000, 100_000],
        matched: [1_000, 5_000, 20_000, 100_000],
        votes: 10_000,
        messages: 5_000,
      };
}
