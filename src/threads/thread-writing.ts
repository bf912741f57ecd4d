import type { Clock } from '../clock.js';
import { DomainError } from '../errors.js';
import { assertTakesPart, type Participant } from '../participants/participant.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import type { Posting } from './posting.js';
import type { ThreadViews } from './read-thread-views.js';
import {
  ACTIVE_MS,
  activeThreadOf,
  isMember,
  type PostSource,
  postId,
  readPost,
  repeated,
  type Thread,
} from './thread.js';
import { isPlaceless } from './thread-following.js';
import type { ThreadStore } from './thread-store.js';
import type { PostOutcome, ThreadHead } from './thread-view.js';

/** Something that somebody wrote. */
export interface Writing {
  readonly typed: string;
  /** Identifies this post among the person's; the same when it is delivered again. */
  readonly origin: readonly string[];
  readonly source: PostSource;
}

interface ThreadWritingParts {
  readonly threads: ThreadStore;
  readonly participants: ParticipantStore;
  readonly views: ThreadViews;
  readonly posting: Posting;
  readonly clock: Clock;
}

/** Writing in the thread of a match, where the writer stays while they go on talking. */
export function createThreadWriting({ threads, participants, views, posting, clock }: ThreadWritingParts) {
  async function head(participant: Participant, thread: Thread): Promise<ThreadHead> {
    return views.headOf(participant, thread, await views.talkersOf([thread]));
  }

  async function activate(participant: Participant, id: string): Promise<Participant> {
    const activeThread = { id, until: new Date(clock.now().getTime() + ACTIVE_MS) };
    return (await participants.change(participant.id, { activeThread })) ?? participant;
  }

  /** Somebody who goes on talking stays in the thread. */
  async function stayActive(participant: Participant, threadId: string): Promise<void> {
    const now = clock.now();
    const { activeThread } = participant;
    if (activeThread === undefined || activeThreadOf(participant, now) !== threadId) return;
    if (activeThread.until.getTime() - now.getTime() < ACTIVE_MS / 2) await activate(participant, threadId);
  }

  /** A write was refused: the post waits or is there already, the thread is closed, or it is not this person's. */
  async function notAppended(participant: Participant, threadId: string, id: string): Promise<PostOutcome> {
    const found = await threads.waiting(threadId);
    if (found === null || !isMember(found.thread, participant.id)) throw new DomainError('unknownThread');
    const isWaiting = found.waiting.some((post) => post.id === id);
    if (isWaiting)
      return posted(participant, id, { ...found, waiting: found.waiting.map((post) => repeated(post, id)) });
    const isThere = (await threads.getPosts([id])).length > 0;
    const now = await head(participant, found.thread);
    return isThere ? { kind: 'posted', isNew: false, head: now } : { kind: 'ended', head: now };
  }

  async function posted(
    participant: Participant,
    id: string,
    appended: Parameters<typeof posting.finish>[0],
  ): Promise<PostOutcome> {
    const [fresh, now] = await Promise.all([
      posting.finish(appended),
      head(participant, appended.thread),
      stayActive(participant, appended.thread.id),
    ]);
    if (fresh.has(id)) return { kind: 'posted', isNew: true, head: now };
    const [there] = await threads.getPosts([id]);
    return there !== undefined && isPlaceless(there)
      ? { kind: 'overtaken', head: now }
      : { kind: 'posted', isNew: false, byRepeat: there?.byRepeat === true, head: now };
  }

  async function post(
    participant: Participant,
    threadId: string,
    { typed, origin, source }: Writing,
  ): Promise<PostOutcome> {
    assertTakesPart(participant);
    const read = readPost(typed);
    if ('problem' in read) return { kind: 'problem', problem: read.problem };
    const id = postId(threadId, participant.id, ...origin);
    const now = clock.now();
    const fresh = { id, by: participant.id, at: now, source, text: read.text };
    const appended = await threads.append(threadId, participant.id, fresh, now);
    return appended === null ? notAppended(participant, threadId, id) : posted(participant, id, appended);
  }

  return { head, activate, post };
}
