import type { Participant } from './participant.js';

/**
 * The parts that people take in programmes. Kept with the person, so that a turn reads nothing more. Every method is atomic:
 * one round trip where something changes, one more where nothing did.
 */
export interface MembershipStore {
  /**
   * The person takes part in the programme from that moment on; whoever does already keeps their moment. The state after it;
   * null, and nothing written, for nobody, or when they take part in `MAXIMUM_PROGRAMMES` others.
   */
  join(id: string, programmeId: string, at: Date): Promise<Participant | null>;
  /** The person takes no part in the programme any more. Idempotent. The state after it; null for nobody. */
  leaveProgramme(id: string, programmeId: string, at: Date): Promise<Participant | null>;
  /** People who take part in one of these programmes, whatever their standing, at most `limit`, in no promised order. One round trip. */
  pageOfMembers(programmeIds: readonly string[], limit: number): Promise<readonly Participant[]>;
  /** Pauses in one programme until that day (ISO date); null: not any more. Null for whoever takes no part in it. */
  pauseIn(id: string, programmeId: string, until: string | null): Promise<Participant | null>;
  /**
   * Makes at most `limit` people who joined under a version that knew no memberships members of the first programme, and as many
   * who did so again. Gives how many. Idempotent. Two round trips when there is nobody.
   */
  adopt(limit: number): Promise<number>;
  /** No talk in this round. Idempotent; the newest `MAXIMUM_SKIPS` are kept. */
  skipRound(id: string, roundId: string): Promise<Participant | null>;
  /** After all a talk in this round. Idempotent. */
  unskipRound(id: string, roundId: string): Promise<Participant | null>;
}

/** Rounds without a talk that are remembered of a person: one of each programme, and one before. */
export const MAXIMUM_SKIPS = 10;
