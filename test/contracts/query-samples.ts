import { channelKey } from '../../src/channels/channel.js';
import type { Match } from '../../src/matching/match.js';
import { roundIntent } from '../../src/outbox/message.js';
import type { BallotResult, RoundShift } from '../../src/rounds/result.js';
import type { NewPost, Post, Thread } from '../../src/threads/thread.js';
import type { ThreadAuthor } from '../../src/threads/thread-author.js';
import { agreement } from '../support/agreement-samples.js';
import { SIGHTING } from './stores/channel-samples.js';

export const NOW = new Date('2026-11-23T08:00:00Z');
export const LATER = new Date('2026-11-23T08:05:00Z');
export const INTENT = { ...roundIntent('main-1', 'ballot', 'T:1'), lane: 'l', place: 1 };
export const VOTE = {
  roundId: 'main-1',
  ballot: 'first',
  pseudonym: 'p',
  municipality: 'GM0193',
  vouched: true,
  option: 'a',
  confidence: 3,
  reason: 'omdat',
  castAt: NOW,
} as const;

export const MATCH: Match = {
  id: 'main-1:0-a:000000',
  roundId: 'main-1',
  sequence: 1,
  matchingId: '0-a',
  madeAt: NOW,
  members: [
    { id: 'T:1', answer: null },
    { id: 'T:2', answer: null },
  ],
  state: 'talking',
  met: false,
  why: ['newPartner'],
  bent: [],
  waitingFor: null,
};
export const CHANNEL = channelKey(SIGHTING);
export const THREAD: Thread = {
  id: `match:${MATCH.id}`,
  kind: 'match',
  roundId: 'main-1',
  dilemmaId: 'd',
  members: [{ id: 'T:1' }, { id: 'T:2' }],
  openedAt: NOW,
  endsAt: LATER,
  closedBy: null,
  posts: 0,
  rank: 'r',
};
export const WRITTEN: NewPost = { id: 'p:1', by: 'T:1', at: NOW, source: 'personal', text: 'Dag' };
export const POST: Post = { ...WRITTEN, threadId: THREAD.id, number: 1 };
export const REWRITE = { text: 'x', changedAt: NOW, isEdited: true, isDeleted: false, isJudgedAnew: true };
export const AGREEMENT = agreement(['T:2']);
export const AUTHOR: ThreadAuthor = {
  threadId: 'round:main-1',
  token: 't',
  alias: { flock: 0, bird: 1, turn: 1, size: 'small' },
  who: 'x',
};
export const SECOND: BallotResult = {
  tally: { minimum: 5, overall: { a: 7 }, words: null, bySizeClass: {}, byMunicipality: {} },
  reasons: {},
};
export const SHIFT: RoundShift = {
  confidence: null,
  movedBy: { partner: null, reason: null, fact: null, nothing: null },
  talks: null,
  transitions: { rows: { a: { a: 6 } } },
};
