import { type PublishedRow, type Row, toldOptions } from './published-row.js';
import type { BallotResult, RoundResult } from './result.js';
import { shift } from './shift.js';
import { suppress } from './suppression.js';
import { tally } from './tally.js';
import { peopleAside, showsMoves, transitions } from './transitions.js';

/**
 * The one gate for everything that anybody is shown about how people voted or took part. Screens, files, channels,
 * messages and facilitators get what these functions give, and nothing counts votes beside them
 * (`test/architecture.test.ts`). All of it is judged together: by readers who know who took part, put everything
 * together that is shown anywhere, know these rules, and know the votes of up to three colleagues who work with them,
 * no vote of anybody else is certain. `test/rounds/attacker.test.ts` holds that.
 */
export const whatMayBePublished = {
  /** The counts of one ballot, or words; rows of groups for the first ballot only. */
  ballot: tally,
  /** The options of which reasons are shown, without a sender. */
  reasonsOf: toldOptions,
  /** Moves from option to option, and the maximum number of two-time voters set aside for it. */
  moves: transitions,
  aside: peopleAside,
  /** Confidence, reasons to move (of those in the table of moves), and whether people talked. */
  shift,
  /** How many people take part, by size class and municipality: none below the minimum, and none by subtraction. */
  participation: suppress,
  /** How many changed where they say to work: nothing below the minimum, zero included. */
  moved: (count: number, minimum: number): number | null => (count >= minimum ? count : null),
  halves,
  ofEarlierVersion,
} as const;

/** In how many groups something holds and in how many not. Nothing, or at least the minimum on both sides; otherwise neither. */
export function halves(
  holds: number,
  bent: number,
  minimum: number,
): { readonly holds: number | null; readonly bent: number | null } {
  const isSafe = bent === 0 || (bent >= minimum && holds >= minimum);
  return isSafe ? { holds, bent } : { holds: null, bent: null };
}

/**
 * A result that was stored before there was this gate, as it may be shown now. Its votes are destroyed, so nothing can be
 * counted again: a count stays where the shown ones prove that at least the minimum chose something else, and everything
 * beside the rows of all goes.
 */
function ofEarlierVersion(result: RoundResult): RoundResult {
  const { first, second } = result.ballots;
  if ([first, second].every((ballot) => ballot === undefined || isOfNow(ballot))) return withoutLooseMoves(result);
  const { shift: earlier, ballots: _ballots, ...rest } = result;
  const ballots = { ...(first && { first: ballotOfNow(first) }), ...(second && { second: ballotOfNow(second) }) };
  return {
    ...rest,
    ballots,
    ...(earlier && { shift: { ...NOTHING_MOVED, talks: earlier.talks, transitions: { rows: {} } } }),
  };
}

/** Reasons to move were once counted over all voters, and shown without a table of moves. */
function withoutLooseMoves(result: RoundResult): RoundResult {
  const { shift: told } = result;
  if (told === undefined || showsMoves(told.transitions)) return result;
  return { ...result, shift: { ...told, movedBy: NOTHING_MOVED.movedBy } };
}

const NOTHING_MOVED = {
  confidence: null,
  movedBy: { partner: null, reason: null, fact: null, nothing: null },
} as const;

/** Documents of before the gate have no `words`. */
function isOfNow({ tally: { words } }: BallotResult): boolean {
  return words !== undefined;
}

function ballotOfNow(ballot: BallotResult): BallotResult {
  if (isOfNow(ballot)) return ballot;
  const { minimum, overall } = ballot.tally;
  const row = rowOfNow(overall, minimum);
  const told = toldOptions(row);
  const reasons = Object.fromEntries(Object.entries(ballot.reasons).filter(([option]) => told.includes(option)));
  return { tally: { minimum, overall: row.counts, words: row.words, bySizeClass: {}, byMunicipality: {} }, reasons };
}

function rowOfNow(overall: Row, minimum: number): PublishedRow {
  const shown = Object.entries(overall).flatMap(([option, count]) => (count === null ? [] : [{ option, count }]));
  const all = shown.reduce((sum, { count }) => sum + count, 0);
  const counts = Object.fromEntries(
    Object.keys(overall).map((option) => {
      const count = overall[option] ?? null;
      return [option, count !== null && all - count >= minimum ? count : null];
    }),
  );
  const [only] = shown;
  if (shown.length > 1) return { counts, words: null };
  // A hidden count was below the minimum, so one that is alone is more than half when it is larger than all of them.
  const most = (Object.keys(overall).length - 1) * (minimum - 1);
  const isMost = only !== undefined && only.count > most;
  return { counts, words: isMost ? { kind: 'most', option: only.option } : { kind: 'few' } };
}
