import type { Clock } from '../clock.js';
import { DomainError } from '../errors.js';
import { ERASED } from '../matching/match.js';
import { hiddenIntent } from '../outbox/message.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import { type GroundsProblem, readGrounds, visibilityOf } from './moderation.js';
import type { JudgedPostView, ReportedPosts } from './round-thread-view.js';
import type { RoundVoices } from './round-voices.js';
import type { Post, Thread } from './thread.js';
import type { ThreadStore } from './thread-store.js';

/** Posts on a card. */
const ON_A_CARD = 3;
/** The writer is told so long after the decision (ms): longer than deciding takes. */
const DECIDING_MS = 2_000;

/** What facilitators do with posts of open threads. Whether somebody is one is checked before. */
export interface Moderating {
  /** What was reported and not decided about, what waits longest first. */
  reported(): Promise<ReportedPosts>;
  /** One post of an open thread. Refuses with `unknownThread`. */
  look(postId: string): Promise<JudgedPostView>;
  /** Nobody reads the post any more; the writer hears why. Again: the newer reason. Refuses with `unknownThread`. */
  hide(postId: string, typed: string): Promise<JudgedPostView | { readonly problem: GroundsProblem }>;
  /** Everybody reads the post again, whoever reported it. Refuses with `unknownThread`. */
  restore(postId: string): Promise<JudgedPostView>;
}

export interface ModeratingParts {
  readonly threads: ThreadStore;
  readonly outbox: OutboxStore;
  readonly roundVoices: RoundVoices;
  readonly clock: Clock;
  readonly wakeOutbox: () => void;
}

/** Moderating on these stores. A facilitator never gets to know who wrote or reported something. */
export function createModerating(parts: ModeratingParts): Moderating {
  const { threads, outbox, roundVoices, clock, wakeOutbox } = parts;

  async function find(postId: string): Promise<{ readonly post: Post; readonly thread: Thread }> {
    const [post] = await threads.getPosts([postId]);
    const thread = post === undefined ? null : await threads.get(post.threadId);
    if (post === undefined || thread === null || thread.kind !== 'round') throw new DomainError('unknownThread');
    return { post, thread };
  }

  /** Told before it is decided, so that no decision is left without a word to the writer. */
  async function tellWriter(post: Post, thread: Thread): Promise<void> {
    const writer = post.by === ERASED ? null : await roundVoices.whoIs(thread.id, post.by);
    if (writer === null) return;
    const intent = hiddenIntent(thread.roundId, await roundVoices.conceal(thread.id, post.id), writer);
    const dueAt = new Date(clock.now().getTime() + DECIDING_MS);
    await outbox.enqueue([intent], dueAt);
    await outbox.retryUndelivered([intent.key], dueAt);
    wakeOutbox();
  }

  return {
    async reported() {
      const found = await threads.reported(ON_A_CARD + 1);
      return { posts: found.slice(0, ON_A_CARD).map(judged), hasMore: found.length > ON_A_CARD };
    },

    look: async (postId) => judged((await find(postId)).post),

    async hide(postId, typed) {
      const read = readGrounds(typed);
      if ('problem' in read) return read;
      const { post, thread } = await find(postId);
      await tellWriter(post, thread);
      const decided = await threads.decide(postId, { state: 'hidden', grounds: read.grounds, at: clock.now() });
      return judged(decided ?? post);
    },

    async restore(postId) {
      const { post } = await find(postId);
      return judged((await threads.decide(postId, { state: 'shown', at: clock.now() })) ?? post);
    },
  };
}

function judged(post: Post): JudgedPostView {
  const { id, threadId, at, alias = null, source, text, reports = [] } = post;
  const roundId = threadId.slice(threadId.indexOf(':') + 1);
  return { id, roundId, at, alias, source, text, reports: reports.length, visibility: visibilityOf(post) };
}
