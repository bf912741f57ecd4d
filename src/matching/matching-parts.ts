import type { Clock } from '../clock.js';
import type { DilemmaLibrary } from '../dilemmas/dilemma-library.js';
import type { OrganisationRegister } from '../organisations/organisation-register.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import type { BallotBoxStore } from '../rounds/ballot-box-store.js';
import type { Paging } from '../rounds/paging.js';
import type { ResultStore } from '../rounds/result-store.js';
import type { RoundStore } from '../rounds/round-store.js';
import type { VoteStore } from '../rounds/vote-store.js';
import type { MatchStore } from './match-store.js';
import type { MatchInput, Matching } from './pairing/matching-terms.js';
export interface MatchingStepsParts extends Paging {
  readonly participants: ParticipantStore;
  readonly ballotBoxes: BallotBoxStore;
  readonly votes: VoteStore;
  readonly results: ResultStore;
  readonly rounds: RoundStore;
  readonly matches: MatchStore;
  readonly outbox: OutboxStore;
  readonly dilemmas: DilemmaLibrary;
  readonly municipalities: OrganisationRegister;
  /** Makes the groups; away from the thread that answers people. */
  readonly runMatching: (input: MatchInput) => Promise<Matching>;
  readonly clock: Clock;
}
