import type { Db } from 'mongodb';
import { COLLECTIONS } from './documents.js';

/** An index with the query that it is there for. Everything else is found by `_id`, which needs no declaration. */
export interface DeclaredIndex {
  readonly collection: string;
  readonly name: string;
  readonly keys: Readonly<Record<string, 1 | -1>>;
  /** The question that it answers. */
  readonly serves: string;
}

export const INDEXES: readonly DeclaredIndex[] = [
  {
    collection: COLLECTIONS.participants,
    name: 'active_in_order',
    keys: { standing: 1, reachable: 1, _id: 1 },
    serves: 'pageOfActive: everybody who takes part and can be reached, in order of id',
  },
  {
    collection: COLLECTIONS.participants,
    name: 'municipalities_joined',
    keys: { standing: 1, municipality: 1 },
    serves: 'municipalities: the codes from the index alone, without reading a participant',
  },
  {
    collection: COLLECTIONS.participants,
    name: 'who_avoid',
    keys: { avoid: 1 },
    serves: 'forgetAvoided: whose list somebody is on, when that person is erased',
  },
  {
    collection: COLLECTIONS.matches,
    name: 'of_round',
    keys: { roundId: 1, state: 1, met: 1 },
    serves: 'loose, counts: the matches of a round by state; ofRounds, dropOtherAttempts: all of a round',
  },
  {
    collection: COLLECTIONS.matches,
    name: 'of_person',
    keys: { 'members.id': 1, roundId: 1 },
    serves: 'newestOf, allOf, erase: the matches that people are part of',
  },
  {
    collection: COLLECTIONS.agreements,
    name: 'of_participant',
    keys: { participantId: 1 },
    serves: 'allOf, eraseOf: what one person put on paper',
  },
  {
    collection: COLLECTIONS.rounds,
    name: 'by_phase',
    keys: { phase: 1, step: 1 },
    serves: 'live: the rounds that are not sealed, or whose votes are still to be destroyed; countByPhase',
  },
  {
    collection: COLLECTIONS.rounds,
    name: 'of_programme',
    keys: { programmeId: 1, sequence: -1 },
    serves: 'ofProgramme: which dilemmas were used and what comes next',
  },
  {
    collection: COLLECTIONS.outbox,
    name: 'due',
    keys: { state: 1, dueAt: 1 },
    serves: 'claim: the messages whose time has come, the oldest first; countAll',
  },
  {
    collection: COLLECTIONS.outbox,
    name: 'of_claim',
    keys: { claim: 1 },
    serves: 'claim: read back what this claim took',
  },
  {
    collection: COLLECTIONS.outbox,
    name: 'of_round',
    keys: { roundId: 1, kind: 1, state: 1 },
    serves: 'hasUnsettled, countByState, revise: the messages about a round',
  },
  {
    collection: COLLECTIONS.outbox,
    name: 'to_person',
    keys: { to: 1 },
    serves: 'allTo, eraseTo: the messages to one person',
  },
  {
    collection: COLLECTIONS.channels,
    name: 'chosen_in_order',
    keys: { chosen: 1, reachable: 1, _id: 1 },
    serves: 'pageOfChosen: the channels that get the dilemma, in order of id; chosen',
  },
  {
    collection: COLLECTIONS.channels,
    name: 'of_team',
    keys: { team: 1, reachable: 1 },
    serves: 'ofTeam, renameTeam, loseTeam, regainTeam: the channels of one team',
  },
  {
    collection: COLLECTIONS.channels,
    name: 'list_due',
    keys: { listDueAt: 1 },
    serves: 'pageOfDueLists: the channels whose posts are to be given a list that changed',
  },
  {
    collection: COLLECTIONS.channels,
    name: 'of_viewer',
    keys: { 'viewers.id': 1 },
    serves: 'ofViewer, eraseViewer: the lists that one person is on',
  },
  {
    collection: COLLECTIONS.exportLinks,
    name: 'of_person',
    keys: { participantId: 1 },
    serves: 'create, eraseOf: the links of one person',
  },
];

/** Makes the declared indexes; those that exist already are left alone. */
export async function ensureIndexes(db: Db): Promise<void> {
  const collections = [...new Set(INDEXES.map((index) => index.collection))];
  for (const collection of collections) {
    const specifications = INDEXES.filter((index) => index.collection === collection);
    await db.collection(collection).createIndexes(specifications.map(({ name, keys }) => ({ name, key: { ...keys } })));
  }
}
