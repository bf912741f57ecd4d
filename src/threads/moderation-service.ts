import type { AuditAction } from '../audit/audit-actions.js';
import type { NoteAction } from '../audit/audit-log.js';
import type { Clock } from '../clock.js';
import { DomainError } from '../errors.js';
import { hiddenIntent } from '../outbox/message.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import { ERASED } from '../participants/participant.js';
import { programmeOf } from '../rounds/round.js';
import type { RoundStore } from '../rounds/round-store.js';
import { createInTurn } from '../scheduling/serial.js';
import { type GroundsProblem, isSameDecision, type Moderation, readGrounds, visibilityOf } from './moderation.js';
import type { JudgedPostView, JudgingOutcome, ReportedPosts } from './round-thread-view.js';
import { type Post, roundThreadId, type Thread } from './thread.js';
import type { ThreadAuthors } from './thread-authors.js';
import type { ThreadStore } from './thread-store.js';

/** Posts on a card. */
const ON_A_CARD = 3;
/** Delay before the writer is told of the decision (ms): longer than deciding takes. */
const DECIDING_MS = 2_000;

/** A part of what was reported. */
export interface ReportsPage {
  readonly size: number;
  /** Id of the last post of the part before it; null: the first part. */
  readonly afterId: string | null;
}

/** Ids of the programmes whose posts are looked at; null: of all, for an owner. */
export type ReportsOf = readonly string[] | null;

/**
 * Facilitators' decisions on posts of open threads. The caller checks permission. A decision is noted with its maker
 * (`by`: participant id) and the id of the post just before it is taken: if two processes decide on one post at the
 * same moment, both are noted and one stands. With `seen` (when somebody last decided, as the facilitator saw it; null:
 * nobody had) a decision that somebody made since then stands; without, the newest one does. With `textOf` (when the
 * writer last changed the text that the facilitator read; null: never) nothing is decided about another text. A
 * repeated decision changes and notes nothing.
 */
export interface Moderating {
  /** Posts of these programmes with undecided reports, longest waiting first; as many as fit on a card unless told otherwise. */
  reported(of: ReportsOf, page?: ReportsPage): Promise<ReportedPosts>;
  /** One post of an open thread. Refuses with `unknownThread`. */
  look(postId: string): Promise<JudgedPostView>;
  /** Nobody reads the post any more; the writer hears why. Refuses with `unknownThread`. */
  hide(
    postId: string,
    typed: string,
    by: string,
    seen?: Seen,
    textOf?: Date | null,
  ): Promise<JudgingOutcome | { readonly problem: GroundsProblem }>;
  /** Everybody reads the post again, whoever reported it. Refuses with `unknownThread`. */
  restore(postId: string, by: string, seen?: Seen, textOf?: Date | null): Promise<JudgingOutcome>;
}

export interface ModeratingParts {
  readonly threads: ThreadStore;
  readonly rounds: Pick<RoundStore, 'ofProgrammes'>;
  readonly outbox: OutboxStore;
  readonly threadAuthors: ThreadAuthors;
  readonly noteAction: NoteAction;
  readonly clock: Clock;
}

/** When somebody last decided, as the facilitator saw it; or a click that came before, which was made at that moment. */
export type Seen = Date | null | { readonly repeated: Date };

/** A wish about a post, before it is looked at. */
interface Wish {
  readonly postId: string;
  readonly moderation: Moderation;
  readonly by: string;
  readonly seen: Seen | undefined;
  readonly textOf: Date | null | undefined;
}

const NOTED_AS: Readonly<Record<Moderation['state'], AuditAction>> = { hidden: 'post_hide', shown: 'post_restore' };

/** Moderating on these stores. A facilitator never gets to know who wrote or reported something. */
export function createModerationService(parts: ModeratingParts): Moderating {
  const { threads, rounds, outbox, threadAuthors, noteAction, clock } = parts;
  const inTurn = createInTurn();

  async function find(postId: string): Promise<{ readonly post: Post; readonly thread: Thread }> {
    const [post] = await threads.getPosts([postId]);
    const thread = post === undefined ? null : await threads.get(post.threadId);
    if (post === undefined || thread === null || thread.kind !== 'round') throw new DomainError('unknownThread');
    return { post, thread };
  }

  /** Told before it is decided, so that no decision is left without a word to the writer. */
  async function tellWriter(post: Post, thread: Thread): Promise<void> {
    const writer = post.by === ERASED ? null : await threadAuthors.whoIs(thread.id, post.by);
    if (writer === null) return;
    const intent = hiddenIntent(thread.roundId, await threadAuthors.conceal(thread.id, post.id), writer);
    const dueAt = new Date(clock.now().getTime() + DECIDING_MS);
    await outbox.enqueue([intent], dueAt);
    await outbox.retryUndelivered([intent.key], dueAt);
    // Hidden before, for another reason: the writer reads the one that counts.
    if (post.moderation?.state === 'hidden') await outbox.renewEach([intent.key], dueAt);
  }

  async function decide({ postId, moderation, by, seen, textOf }: Wish): Promise<JudgingOutcome> {
    const { post, thread } = await find(postId);
    if (isSameDecision(post.moderation, moderation)) return { kind: 'decided', post: judged(post) };
    const isOther = textOf !== undefined && textOf?.getTime() !== post.changedAt?.getTime();
    if (isOther || isOvertaken(post, seen)) return { kind: 'overtaken', post: judged(post) };
    await noteAction(by, NOTED_AS[moderation.state], postId, [programmeOf(thread.roundId)]);
    if (moderation.state === 'hidden') await tellWriter(post, thread);
    const decided = await threads.decide(postId, moderation, seen === undefined ? undefined : post);
    if (decided !== null) return { kind: 'decided', post: judged(decided) };
    // Another process was first; a click that reached both of them is granted all the same.
    const { post: now } = await find(postId);
    return { kind: isSameDecision(now.moderation, moderation) ? 'decided' : 'overtaken', post: judged(now) };
  }

  return {
    async reported(of, { size, afterId } = { size: ON_A_CARD, afterId: null }) {
      const threadIds = of === null ? null : (await rounds.ofProgrammes(of)).map(({ id }) => roundThreadId(id));
      const found = await threads.reported(size + 1, threadIds, afterId ?? undefined);
      return { posts: found.slice(0, size).map(judged), hasMore: found.length > size };
    },

    look: async (postId) => judged((await find(postId)).post),

    async hide(postId, typed, by, seen, textOf) {
      const read = readGrounds(typed);
      if ('problem' in read) return read;
      const moderation = { state: 'hidden', grounds: read.grounds, at: clock.now() } as const;
      return inTurn(postId, () => decide({ postId, moderation, by, seen, textOf }));
    },

    async restore(postId, by, seen, textOf) {
      const moderation = { state: 'shown', at: clock.now() } as const;
      return inTurn(postId, () => decide({ postId, moderation, by, seen, textOf }));
    },
  };
}

function isOvertaken({ moderation }: Post, seen: Seen | undefined): boolean {
  if (seen === undefined) return false;
  if (seen !== null && 'repeated' in seen) return moderation !== undefined && moderation.at >= seen.repeated;
  return seen?.getTime() !== moderation?.at.getTime();
}

function judged(post: Post): JudgedPostView {
  const { id, threadId, at, alias = null, source, text, reports = [], moderation } = post;
  const roundId = threadId.slice(threadId.indexOf(':') + 1);
  const decidedAt = moderation?.at ?? null;
  const state = { reports: reports.length, visibility: visibilityOf(post), decidedAt, isErased: post.by === ERASED };
  const { changedAt } = post;
  return { id, roundId, at, alias, source, text, ...state, ...(changedAt === undefined ? {} : { changedAt }) };
}
