import { roundIntent } from '../../src/outbox/message.js';
import { pseudonymOf } from '../../src/rounds/vote.js';
import type { Stores } from '../../src/storage/stores.js';
import type { NewPost } from '../../src/threads/thread.js';
import { channelTokenOf, seal, tokenOf } from '../../src/threads/thread-author.js';
import { sighting } from '../contracts/stores/channel-samples.js';
import { match } from '../contracts/stores/match-samples.js';
import { NOW, post, thread, written } from '../contracts/stores/thread-samples.js';
import { agreement } from './agreement-samples.js';
import { proposal } from './proposals.js';

/** Writes in an open thread, where nobody is a member, and puts it in its place. */
async function writes({ threads }: Stores, threadId: string, what: NewPost): Promise<void> {
  const appended = await threads.append(threadId, null, what, what.at);
  if (appended === null) throw new Error(`${what.id} was refused`);
  await threads.place(appended.waiting);
  await threads.release(appended.waiting);
}

/** Writes one round's traces of everything that is kept about a person. `ends`: of its threads. */
export async function leavesBehind(stores: Stores, id: string, at: number, ends: Date): Promise<void> {
  const { threads, authors, ballotBoxes, votes, matches, agreements, proposals, channels, outbox, audit } = stores;
  const roundId = `past-${at}`;
  const key = Buffer.alloc(32, at + 1);

  const open = thread(`${at}`, [], { id: `round:${roundId}`, kind: 'round', roundId, endsAt: ends });
  await threads.openIfAbsent(open);
  await authors.keyOf(open.id, key);
  const name = { threadId: open.id, who: seal(key, id) };
  for (const [how, token] of [
    ['bird', tokenOf(key, id)],
    ['channel', channelTokenOf(key, id)],
  ] as const) {
    await authors.addIfAbsent({ ...name, token });
    await writes(stores, open.id, written(token, `${roundId}-${how}`));
  }
  const other = written('somebody else', `${roundId}-other`);
  await writes(stores, open.id, other);
  await threads.report(other.id, tokenOf(key, id), NOW);

  const talk = thread(`talk-${at}`, [id, 'T:other'], { roundId, endsAt: ends });
  await threads.openIfAbsent(talk);
  await post(threads, talk, written(id, `${roundId}-talk`));

  const box = { roundId, dilemmaId: 'd', key, open: null, closesAt: NOW, minimumCount: 5, talksAt: null };
  await ballotBoxes.createIfAbsent(box);
  const vote = { roundId, pseudonym: pseudonymOf(key, id), municipality: 'GM0193', vouched: true, castAt: NOW };
  for (const ballot of ['first', 'second'] as const)
    await votes.cast({ ...vote, ballot, option: 'a', confidence: 3, reason: `Reden ${at}` });

  await matches.addAll([match(at, [id, 'T:other'], { roundId, matchingId: '0-a' })]);
  await agreements.createIfAbsent(agreement([], { what: `Alleen ${at}` }, `${roundId}:${id}`, id));
  await proposals.createIfAbsent(proposal({ id: `proposal-${roundId}`, participantId: id, untold: false }));
  const channel = await channels.note(sighting(`19:${roundId}`));
  await channels.addViewer(channel.id, { id, userId: '29:1' }, NOW);
  await outbox.enqueue([roundIntent(roundId, 'ballot', id)], NOW);
  await audit.add({
    id: `audit-${roundId}`,
    at: NOW,
    who: id,
    action: 'post_hide',
    about: 'x',
    programmeIds: ['main'],
  });
}
