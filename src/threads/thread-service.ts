import { DomainError } from '../errors.js';
import { threadClosedIntent } from '../outbox/message.js';
import { assertTakesPart, type Participant } from '../participants/participant.js';
import { programmeOf } from '../rounds/round.js';
import { createMatchThreads, type MatchThreadsParts } from './match-threads.js';
import { createPosting, type PostingParts } from './posting.js';
import { createThreadViews, type ThreadViewsParts } from './read-thread-views.js';
import {
  type ClosedBy,
  isMember,
  isOpen,
  matchThreadId,
  type PageRoom,
  type Post,
  readPost,
  receiversOf,
  type Thread,
} from './thread.js';
import type { PostOutcome, ThreadHead, ThreadPage, ThreadView } from './thread-view.js';
import { createThreadWriting, type Writing } from './thread-writing.js';

/** Messages that are worth having after an absence. */
const FROM_PEOPLE = ['post', 'threadClosed', 'postHidden'] as const;
/** Delay before the others are told that it was closed (ms): longer than closing takes. */
const CLOSING_MS = 2_000;

/** Which posts to show, and how many at most; without these the newest, as many as a card takes. */
export interface Page {
  readonly before?: number | undefined;
  readonly room?: PageRoom;
}

export interface ThreadService {
  /**
   * Opens the thread of a match and makes it the one that the person talks in. Refuses with `unknownMatch`, or with
   * `matchOver` when the talk is over and nothing was ever opened.
   */
  open(participant: Participant, matchId: string): Promise<ThreadView>;
  /**
   * The thread of a match, or how it would be if it were opened: the newest posts, or those before a number. Nothing is
   * stored, and plain messages go where they went. Refuses with `notJoined`, or as `open` does.
   */
  ofMatch(participant: Participant, matchId: string, page?: Page): Promise<ThreadView>;
  /** From now on plain messages of the person go to this thread, if it is open. Refuses with `unknownThread`. */
  enter(participant: Participant, threadId: string): Promise<ThreadView>;
  /** Plain messages of the person go to no thread any more; gives the one that they went to last, if any. */
  leave(participant: Participant): Promise<ThreadHead | null>;
  /** The newest posts, or those before a number. Refuses with `unknownThread`. */
  show(participant: Participant, threadId: string, before?: number): Promise<ThreadView>;
  /** The threads of the person, the newest first; the next page after a rank. */
  list(participant: Participant, afterRank?: string): Promise<ThreadPage>;
  /**
   * Stores what the person wrote and brings it to the others, once, however often it is delivered. Refuses with
   * `notJoined` or `unknownThread`. Five round trips, whatever the length of the thread.
   */
  post(participant: Participant, threadId: string, writing: Writing): Promise<PostOutcome>;
  /** The same in the thread of a match, which is opened if it was not; plain messages go where they went. Refuses likewise. */
  postInMatch(participant: Participant, matchId: string, writing: Writing): Promise<PostOutcome>;
  /** Closes the thread to writing and tells the others. Idempotent. Refuses with `unknownThread`. */
  close(participant: Participant, threadId: string): Promise<ThreadView>;
  /** Somebody said no to the match: its thread can be read, not written in. */
  closeOfMatch(matchId: string): Promise<void>;
  /** For a person who has left (the programme, or all of them): closes their threads and tells the others. */
  withdraw(participant: Participant, programmeId?: string): Promise<void>;
  /** The person can be reached again: what did not arrive is sent now. */
  comeBack(participant: Participant): Promise<void>;
  /** Everything that the person wrote in match threads, oldest first. */
  postsOf(participantId: string): Promise<readonly Post[]>;
  /** Removes the person's identity and posts; the places stay. Idempotent. */
  erase(participant: Participant): Promise<void>;
}

export interface ThreadServiceParts extends PostingParts, ThreadViewsParts, MatchThreadsParts {}

/** Talking through the bot. The participant passed in is the one who asks; only members read and write. */
export function createThreadService(parts: ThreadServiceParts): ThreadService {
  const { threads, participants, outbox, clock } = parts;
  const views = createThreadViews(parts);
  const posting = createPosting(parts);
  const { head, activate, post } = createThreadWriting({ ...parts, views, posting });
  const matchThreads = createMatchThreads(parts);

  async function ownThread(participant: Participant, threadId: string): Promise<Thread> {
    const thread = await threads.get(threadId);
    if (thread === null || !isMember(thread, participant.id)) throw new DomainError('unknownThread');
    return thread;
  }

  async function enter(participant: Participant, thread: Thread): Promise<ThreadView> {
    const reader = isOpen(thread, clock.now()) ? await activate(participant, thread.id) : participant;
    return views.view(reader, thread, null);
  }

  /** Told before it is closed, so that nobody who closes and is stopped in between leaves the others waiting. */
  async function tellAndClose(some: readonly Thread[], participant: Participant, closedBy: ClosedBy): Promise<void> {
    // Where nothing was said there is nothing to close for the others.
    const intents = some
      .filter(({ posts }) => posts > 0)
      .flatMap((thread) => receiversOf(thread, participant.id).map((to) => threadClosedIntent(thread, to)));
    const dueAt = new Date(clock.now().getTime() + CLOSING_MS);
    await outbox.enqueue(intents, dueAt);
    await outbox.retryUndelivered(
      intents.map(({ key }) => key),
      dueAt,
    );
    await threads.closeAll(
      some.map(({ id }) => id),
      closedBy,
      clock.now(),
    );
  }

  return {
    open: async (participant, matchId) => enter(participant, await matchThreads.open(participant, matchId)),

    ofMatch: async (participant, matchId, page = {}) =>
      views.view(participant, await matchThreads.find(participant, matchId), page.before ?? null, page.room),

    async enter(participant, threadId) {
      assertTakesPart(participant);
      return enter(participant, await ownThread(participant, threadId));
    },

    async leave(participant) {
      const { activeThread } = participant;
      if (activeThread === undefined) return null;
      const left = (await participants.change(participant.id, { activeThread: null })) ?? participant;
      const thread = await threads.get(activeThread.id);
      return thread === null || !isMember(thread, participant.id) ? null : head(left, thread);
    },

    show: async (participant, threadId, before) =>
      views.view(participant, await ownThread(participant, threadId), before ?? null),

    list: (participant, afterRank) => views.page(participant, afterRank ?? null),

    post,

    async postInMatch(participant, matchId, writing) {
      // Nothing is opened for what is no text.
      if ('problem' in readPost(writing.typed)) return post(participant, matchThreadId(matchId), writing);
      return post(participant, (await matchThreads.open(participant, matchId)).id, writing);
    },

    async close(participant, threadId) {
      const thread = await ownThread(participant, threadId);
      const place = thread.members.findIndex(({ id }) => id === participant.id);
      if (isOpen(thread, clock.now())) await tellAndClose([thread], participant, place);
      const isActive = participant.activeThread?.id === threadId;
      const reader = isActive ? await participants.change(participant.id, { activeThread: null }) : participant;
      return views.view(reader ?? participant, await ownThread(participant, threadId), null);
    },

    async closeOfMatch(matchId) {
      await threads.close(matchThreadId(matchId), 'programme', clock.now());
    },

    async withdraw(participant, programmeId) {
      const open = await threads.openOf(participant.id, clock.now());
      const concerned = open.filter(({ roundId }) => programmeId === undefined || programmeOf(roundId) === programmeId);
      await tellAndClose(concerned, participant, 'programme');
    },

    async comeBack(participant) {
      await outbox.retryTo(participant.id, FROM_PEOPLE, clock.now());
    },

    postsOf: (participantId) => threads.postsBy([participantId]),

    async erase(participant) {
      // From here on nothing new is taken from them; what was on its way is put in its place, to be removed there.
      await threads.eraseMember(participant.id);
      await posting.finishOf([participant.id]);
      await threads.removePostsBy([participant.id]);
    },
  };
}
