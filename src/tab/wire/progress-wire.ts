import type { MessageKind } from '../../outbox/message.js';
import type { Phase } from '../../rounds/round.js';

/**
 * How far the messages of one kind are. `coming`: none is made yet. `making`: more are being made while those that are made
 * go out. `sending`: all are made. `done`: each was sent or given up.
 */
export type WorkStage = 'coming' | 'making' | 'sending' | 'done';

/** The messages of one kind about a round. It tells of messages only: no vote, and no count of votes, is in it. */
export interface WorkWire {
  readonly kind: MessageKind;
  readonly stage: WorkStage;
  /** How many there will be; null: not known before they are made. */
  readonly total: number | null;
  readonly made: number;
  readonly sent: number;
  readonly unreachable: number;
  readonly failed: number;
  /** Not needed any more when their turn came. */
  readonly dropped: number;
}

/** The long work on a round: what is under way, else what was done last. */
export interface RoundProgressWire {
  readonly roundId: string;
  readonly sequence: number;
  readonly phase: Phase;
  /** Something is under way: asking again later gives other numbers. */
  readonly busy: boolean;
  readonly work: readonly WorkWire[];
}

/** The long work on a round, and on the other rounds that have any: a round that has just closed is still telling people. */
export interface ProgressWire {
  /** Something is under way in one of them. */
  readonly busy: boolean;
  /** The round that was asked about first. */
  readonly rounds: readonly RoundProgressWire[];
}
