import { COLLECTIONS } from '../documents/documents.js';
import type { DeclaredIndex } from './declared-index.js';

/** The indexes of the participants. */
export const PARTICIPANT_INDEXES: readonly DeclaredIndex[] = [
  {
    collection: COLLECTIONS.participants,
    name: 'active_members_in_order',
    keys: { memberOf: 1, standing: 1, reachable: 1, _id: 1 },
    serves:
      'pageOfActive, countActive, pageOfUnreached: the people of a programme who can (not) be reached, in order of id; pageOfMembers: those of programmes that ended',
  },
  {
    collection: COLLECTIONS.participants,
    name: 'to_try_again',
    keys: { tryAgainAt: 1 },
    serves: 'pageToTryAgain: to whom one message is tried all the same',
  },
  {
    collection: COLLECTIONS.participants,
    name: 'members_by_municipality',
    keys: { memberOf: 1, standing: 1, municipality: 1, tenantId: 1 },
    serves: 'countByMunicipality: how many people of a programme there are of each municipality',
  },
  {
    collection: COLLECTIONS.participants,
    name: 'of_organisation',
    keys: { municipality: 1 },
    serves: 'pageOfWorkers, countWorkers: whose organisation was, or would be, merged into another',
  },
  {
    collection: COLLECTIONS.participants,
    name: 'joined_and_moved',
    keys: { standing: 1, movedOn: 1 },
    serves: 'countMoved: how many changed where they say to work',
  },
  {
    collection: COLLECTIONS.participants,
    name: 'move_code',
    keys: { moveCode: 1 },
    serves: 'hasMoveCode, allowMove: whose code a facilitator was given',
  },
  {
    collection: COLLECTIONS.participants,
    name: 'who_avoid',
    keys: { avoid: 1 },
    serves: 'forgetAvoided: whose list somebody is on, when that person is erased',
  },
  {
    collection: COLLECTIONS.participants,
    name: 'left_since',
    keys: { standing: 1, leftAt: 1 },
    serves: 'pageOfGone, countGone: who left before a moment',
  },
  {
    collection: COLLECTIONS.participants,
    name: 'unreachable_since',
    keys: { standing: 1, reachable: 1, unreachableSince: 1 },
    serves: 'pageOfGone, countGone: who could not be reached since before a moment',
  },
  {
    collection: COLLECTIONS.participants,
    name: 'last_seen',
    keys: { standing: 1, seenOn: 1 },
    serves: 'pageOfGone, countGone: who does not take part and was not seen since before a day',
  },
  {
    collection: COLLECTIONS.participants,
    name: 'findable_members_newest',
    keys: { findable: 1, memberOf: 1, joinedAt: -1 },
    serves: 'findable: who of some programmes chose to be found, those who joined last first',
  },
  {
    collection: COLLECTIONS.participants,
    name: 'findable_members_municipality',
    keys: { findable: 1, memberOf: 1, municipality: 1 },
    serves: 'findable: who of some programmes chose to be found, in some municipalities',
  },
  {
    collection: COLLECTIONS.participants,
    name: 'findable_challenge',
    keys: { findable: 1, challenges: 1 },
    serves:
      'findable: who chose to be found, working on some challenges; the programmes are looked at afterwards, since no index holds two lists',
  },
  {
    collection: COLLECTIONS.participants,
    name: 'findable_members_role',
    keys: { findable: 1, memberOf: 1, role: 1 },
    serves: 'findable: who of some programmes chose to be found, in some roles',
  },
];
