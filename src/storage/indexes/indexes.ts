import { COLLECTIONS } from '../documents/documents.js';
import { AUDIT_INDEXES } from './audit-indexes.js';
import type { DeclaredIndex } from './declared-index.js';
import { PARTICIPANT_INDEXES } from './participant-indexes.js';

/** Every index, with the query that it is there for. */
export const INDEXES: readonly DeclaredIndex[] = [
  ...PARTICIPANT_INDEXES,
  {
    collection: COLLECTIONS.organisations,
    name: 'changed',
    keys: { changedAt: 1 },
    serves: 'changedSince: what this process or another stored since',
  },
  {
    collection: COLLECTIONS.matches,
    name: 'of_round',
    keys: { roundId: 1, state: 1, met: 1 },
    serves:
      'loose, counts: the matches of a round by state; ofRounds, dropOtherAttempts, removeOfRounds: all of a round',
  },
  {
    collection: COLLECTIONS.matches,
    name: 'of_person',
    keys: { 'members.id': 1, roundId: 1 },
    serves: 'newestOf, allOf, erase: the matches that people are part of',
  },
  {
    collection: COLLECTIONS.agreements,
    name: 'of_person',
    keys: { 'parties.id': 1, order: -1 },
    serves: 'pageOf, allOf: the agreements that one person is part of, the newest first',
  },
  {
    collection: COLLECTIONS.agreements,
    name: 'to_look_at',
    keys: { lookAt: 1 },
    serves: 'due: those with something to tell, or to be brought back',
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
    collection: COLLECTIONS.rounds,
    name: 'live_of_programme',
    keys: { programmeId: 1, phase: 1, step: 1 },
    serves: 'liveOf: the rounds of some programmes that are not sealed',
  },
  {
    collection: COLLECTIONS.rounds,
    name: 'about_dilemma',
    keys: { dilemmaId: 1 },
    serves: 'aboutDilemma: where else this dilemma was put',
  },
  {
    collection: COLLECTIONS.outbox,
    name: 'due_of_tenants',
    keys: { state: 1, dueAt: 1, tenantId: 1 },
    serves:
      'claim: the messages whose time has come, the oldest first, without those of some tenants, known from the index alone; countAll',
  },
  {
    collection: COLLECTIONS.outbox,
    name: 'of_claim',
    keys: { claim: 1 },
    serves: 'claim: read back what this claim took',
  },
  {
    collection: COLLECTIONS.outbox,
    name: 'of_round_in_order',
    keys: { roundId: 1, kind: 1, state: 1, _id: 1 },
    serves:
      'hasUnsettled, countByState, countsOfRound, revise: the messages about a round; pageOfFailed: those that failed, in order',
  },
  {
    collection: COLLECTIONS.outbox,
    name: 'to_person_of_kind',
    keys: { to: 1, kind: 1, state: 1, reason: 1 },
    serves:
      'retryTo: what did not reach somebody who is back; postsIn: the posts in a channel; allTo, eraseTo: the messages to one person',
  },
  {
    collection: COLLECTIONS.outbox,
    name: 'of_lane',
    keys: { lane: 1, state: 1 },
    serves: 'claim: is something that comes before it still on its way?',
  },
  {
    collection: COLLECTIONS.threads,
    name: 'of_member',
    keys: { 'members.id': 1, rank: -1 },
    serves: 'pageOfMember: the threads of a person, the newest first; eraseMember',
  },
  {
    collection: COLLECTIONS.threads,
    name: 'open_of_member',
    keys: { 'members.id': 1, endsAt: 1 },
    serves: 'openOf: where somebody who leaves could still write',
  },
  {
    collection: COLLECTIONS.threads,
    name: 'unfinished',
    keys: { 'waiting.at': 1 },
    serves: 'unfinished, withWork: the threads with a post that a stopped process left on its way',
  },
  {
    collection: COLLECTIONS.threads,
    name: 'ended',
    keys: { kind: 1, endsAt: 1 },
    serves: 'endedBefore, countEnded: what the retention rule looks at',
  },
  {
    collection: COLLECTIONS.threads,
    name: 'news',
    keys: { newsAt: 1 },
    serves: 'withWork: the threads of whose news people are to be told',
  },
  {
    collection: COLLECTIONS.posts,
    name: 'reported_in_order',
    keys: { reportedAt: 1, _id: 1 },
    serves: 'reported: what waits for a facilitator, what waits longest first',
  },
  {
    collection: COLLECTIONS.posts,
    name: 'of_reporter',
    keys: { reports: 1 },
    serves: 'removeReportsBy: what somebody who is erased has reported',
  },
  {
    collection: COLLECTIONS.posts,
    name: 'of_thread',
    keys: { threadId: 1, number: 1 },
    serves: 'pageOfPosts: the posts of a thread, the newest first; destroy',
  },
  {
    collection: COLLECTIONS.posts,
    name: 'of_writer',
    keys: { by: 1, at: 1 },
    serves: 'postsBy, removePostsBy: what one person wrote',
  },
  {
    collection: COLLECTIONS.outbox,
    name: 'settled',
    keys: { settledAt: 1 },
    serves: 'countSettled, removeSettled: the records that were settled before a moment',
  },
  {
    collection: COLLECTIONS.proposals,
    name: 'of_participant',
    keys: { participantId: 1, submittedAt: -1 },
    serves: 'allOf, eraseOf: what one person brought in, the newest first',
  },
  {
    collection: COLLECTIONS.proposals,
    name: 'waiting',
    keys: { state: 1, submittedAt: 1 },
    serves: 'waiting: those to be reviewed, the oldest first',
  },
  {
    collection: COLLECTIONS.proposals,
    name: 'to_follow',
    keys: { untold: 1, decidedAt: 1 },
    serves:
      'untold: those from which something still has to follow; countDecided, removeDecided: those decided about before a moment',
  },
  {
    collection: COLLECTIONS.channels,
    name: 'to_try_again',
    keys: { tryAgainAt: 1 },
    serves: 'pageToTryAgain: in which channels one post is tried all the same',
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
    name: 'lost',
    keys: { unreachableSince: 1 },
    serves: 'countLost, removeLost: the channels that could not be reached since before a moment',
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
  {
    collection: COLLECTIONS.exportLinks,
    name: 'expiring',
    keys: { expiresAt: 1 },
    serves: 'countExpired, removeExpired: the links that nobody used in time',
  },
  ...AUDIT_INDEXES,
];
