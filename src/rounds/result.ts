import type { PublishedRow, Row } from './published-row.js';
import type { Shift } from './shift.js';
import type { TalkRoute } from './talk-route.js';
import type { Tally } from './tally.js';
import type { TransitionTable } from './transitions.js';
import type { Ballot } from './vote.js';

/** The part of a vote that outlives sealing: counts from the minimum on, and reasons without a sender. */
export interface BallotResult {
  readonly tally: Tally;
  /** At most three reasons for each option that something is told about. */
  readonly reasons: Readonly<Record<string, readonly string[]>>;
}

/** The change between the two votes. */
export interface RoundShift extends Shift {
  readonly transitions: TransitionTable;
}

/**
 * The result of a round. Each part is made once and never changed; `second` and `shift` are added when the round closes.
 * Everything in it may be shown to everybody: it was made by `whatMayBePublished`.
 */
export interface RoundResult {
  readonly roundId: string;
  readonly dilemmaId: string;
  /** When the first vote was over. */
  readonly closedAt: Date;
  readonly ballots: Readonly<Partial<Record<Ballot, BallotResult>>>;
  /** The consequence of the first vote for the talks; absent in a round without talks. */
  readonly talk?: TalkRoute;
  readonly shift?: RoundShift;
}

/** The row of all voters of a ballot. */
export function rowOfAll({ tally: { overall, words } }: BallotResult): PublishedRow {
  return { counts: overall, words };
}

/** The rows that concern one person. Null: that group has no row. */
export interface OwnView {
  readonly overall: Row;
  readonly sizeClass: Row | null;
  readonly municipality: Row | null;
}

/** The rows for one person: of all, of their size class, of their municipality. */
export function ownView({ tally }: BallotResult, municipality: string, sizeClass: string | number): OwnView {
  return {
    overall: tally.overall,
    sizeClass: ownRow(tally.bySizeClass, String(sizeClass)),
    municipality: ownRow(tally.byMunicipality, municipality),
  };
}

function ownRow(rows: Readonly<Record<string, Row>>, key: string): Row | null {
  return Object.hasOwn(rows, key) ? (rows[key] ?? null) : null;
}
