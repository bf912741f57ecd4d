import { DomainError } from '../errors.js';
import { assertMember, assertReader } from '../participants/membership.js';
import { assertTakesPart, ERASED, type Participant } from '../participants/participant.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import { programmeOf } from '../rounds/round.js';
import { visibilityOf } from './moderation.js';
import { createPosting, type PostingParts } from './posting.js';
import type { RoundPostOutcome, RoundPostView, RoundThreadView } from './round-thread-view.js';
import { createRoundThreads, type RoundThreads, type RoundThreadsParts } from './round-threads.js';
import { isOpen, type Post, type PostProblem, pageThatFits, postId, readPost, type Thread } from './thread.js';
import type { ThreadAuthor } from './thread-author.js';
import type { ThreadAuthors } from './thread-authors.js';
import type { Page } from './thread-service.js';
import type { Writing } from './thread-writing.js';

/** Posts on a card, and their text together (UTF-16 code units). */
const ON_A_CARD = { posts: 4, characters: 3_500 };

/** Moments of posts are kept to five minutes: to the second they could be laid beside something else that somebody did. */
const COARSE_MS = 5 * 60_000;

export interface RoundThreadService extends Pick<RoundThreads, 'current' | 'isWritable'> {
  /** The newest posts, or those before a number, as many as a card takes unless told otherwise. Refuses with `notJoined` or `unknownRound`. */
  show(reader: Participant, roundId: string, page?: Page): Promise<RoundThreadView>;
  /** Stores what the person wrote under their name in this round, once, however often it is delivered. Refuses likewise. */
  post(writer: Participant, roundId: string, writing: Writing): Promise<RoundPostOutcome>;
  /**
   * Stores what somebody who takes part wrote under the round's card in a channel, once, however often it is delivered; in
   * the thread it has no name. Refuses likewise.
   */
  postFromChannel(writer: Participant, roundId: string, writing: Omit<Writing, 'source'>): Promise<ChannelPostOutcome>;
  /**
   * Two people who report a post hide it until a facilitator decides. Reporting twice, or one's own post, has no
   * effect.
   */
  report(reader: Participant, postId: string): Promise<RoundThreadView>;
  /** Whether the person is told of what is new. */
  setNews(participant: Participant, wanted: boolean): Promise<Participant>;
  /** Everything that the person wrote in open threads, oldest first. */
  postsOf(participantId: string): Promise<readonly Post[]>;
  /** Removes the person's posts and reports, and any way back to them; the places stay. Idempotent. */
  erase(participant: Participant): Promise<void>;
}

/** The outcome of a post in a channel. */
export type ChannelPostOutcome = 'posted' | 'ended' | PostProblem;

export interface RoundThreadServiceParts extends PostingParts, RoundThreadsParts {
  readonly participants: ParticipantStore;
  readonly threadAuthors: ThreadAuthors;
  readonly forget: (authors: readonly { readonly threadId: string; readonly token: string }[]) => Promise<void>;
  /** When people are told of what is written now. */
  readonly newsAfter: (now: Date) => Date;
}

/** The open thread of a round. The participant passed in is the one who asks; nobody is shown who wrote what. */
export function createRoundThreadService(parts: RoundThreadServiceParts): RoundThreadService {
  const { threads, participants, threadAuthors, forget, newsAfter, clock } = parts;
  const posting = createPosting(parts);
  const { threadOf, current, isWritable } = createRoundThreads(parts);

  async function viewOf(reader: Participant, thread: Thread, page: Page = {}): Promise<RoundThreadView> {
    const { before = null, room = ON_A_CARD } = page;
    const [found, own] = await Promise.all([
      threads.pageOfPosts(thread.id, before, room.posts + 1),
      threadAuthors.find(thread.id, reader.id),
    ]);
    const shown = pageThatFits(found, room);
    return {
      roundId: thread.roundId,
      dilemmaId: thread.dilemmaId,
      isOpen: isOpen(thread, clock.now()),
      endsAt: thread.endsAt,
      alias: own.author?.alias ?? null,
      posts: shown.map((post) => postFor(own.token, post)),
      olderThan: shown.length < found.length ? (shown[0]?.number ?? null) : null,
      isOlder: before !== null,
      hearsNews: reader.roundNews !== false,
    };
  }

  /** Stores a text that may be written, and brings it on its way. */
  async function write(
    thread: Thread,
    { token, alias }: ThreadAuthor,
    { text, origin, source }: Omit<Writing, 'typed'> & { readonly text: string },
  ): Promise<void> {
    const now = clock.now();
    const id = postId(thread.id, token, ...origin);
    const at = new Date(Math.floor(now.getTime() / COARSE_MS) * COARSE_MS);
    const fresh = { id, by: token, at, source, text, ...(alias === undefined ? {} : { alias }) };
    const appended = await threads.append(thread.id, null, fresh, now, newsAfter(now));
    // Refused: it waits there already, from an earlier delivery.
    const waiting = appended ?? (await threads.waiting(thread.id));
    if (waiting !== null) await posting.finish(waiting);
  }

  async function show(reader: Participant, roundId: string, page?: Page): Promise<RoundThreadView> {
    assertReader(reader, programmeOf(roundId));
    return viewOf(reader, (await threadOf(roundId)).thread, page);
  }

  return {
    show,
    current,
    isWritable,

    async post(writer, roundId, { typed, origin, source }) {
      assertMember(writer, programmeOf(roundId));
      const read = readPost(typed);
      if ('problem' in read) return { kind: 'problem', problem: read.problem };
      const { thread, round } = await threadOf(roundId);
      const now = clock.now();
      if (!isOpen(thread, now)) return { kind: 'ended', view: await viewOf(writer, thread) };
      const author = await threadAuthors.enter(thread.id, writer, round.sequence);
      await write(thread, author, { text: read.text, origin, source });
      return { kind: 'posted', view: await viewOf(writer, thread) };
    },

    async postFromChannel(writer, roundId, { typed, origin }) {
      assertMember(writer, programmeOf(roundId));
      const read = readPost(typed);
      if ('problem' in read) return read.problem;
      const { thread } = await threadOf(roundId);
      if (!isOpen(thread, clock.now())) return 'ended';
      const author = await threadAuthors.enterFromChannel(thread.id, writer);
      await write(thread, author, { text: read.text, origin, source: 'channel' });
      return 'posted';
    },

    async report(reader, id) {
      assertTakesPart(reader);
      const [post] = await threads.getPosts([id]);
      const thread = post === undefined ? null : await threads.get(post.threadId);
      if (post === undefined || thread === null || thread.kind !== 'round') throw new DomainError('unknownThread');
      assertReader(reader, programmeOf(thread.roundId));
      const token = (await threadAuthors.tokensIn(thread.id, [reader.id])).get(reader.id);
      if (token !== undefined && token !== post.by) await threads.report(id, token, clock.now());
      return show(reader, thread.roundId, { before: post.number + 1 });
    },

    setNews: async (participant, wanted) =>
      (await participants.change(participant.id, { roundNews: wanted })) ?? participant,

    async postsOf(participantId) {
      const own = await threadAuthors.everywhere(participantId);
      return threads.postsBy(own.map(({ token }) => token));
    },

    async erase({ id }) {
      const own = await threadAuthors.everywhere(id);
      const tokens = own.map(({ token }) => token);
      await posting.finishOf(tokens);
      await threads.removePostsBy(tokens);
      await threads.removeReportsBy(tokens);
      await forget(own);
    },
  };
}

function postFor(token: string | null, post: Post): RoundPostView {
  const { id, number, at, alias = null, source, by, reports = [] } = post;
  const visibility = visibilityOf(post);
  const isOwn = token !== null && by === token;
  const text = visibility.kind === 'shown' ? post.text : null;
  return {
    id,
    number,
    at,
    alias,
    source,
    isOwn,
    text,
    visibility,
    isReported: token !== null && reports.includes(token),
    isEdited: post.isEdited === true,
    isErased: by === ERASED,
  };
}
