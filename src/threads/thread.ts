import { createHash } from 'node:crypto';
import { fits } from '../characters.js';
import { ERASED } from '../participants/participant.js';
import type { Alias } from './alias.js';
import type { Judged } from './moderation.js';

/** `match`: between the members of a match. `round`: the open one of a round, under pseudonyms. */
export const THREAD_KINDS = ['match', 'round'] as const;
export type ThreadKind = (typeof THREAD_KINDS)[number];

/** Where a post was written: in private (the chat with the bot, the tab), or under the round's card in a channel. */
export const POST_SOURCES = ['personal', 'channel'] as const;
export type PostSource = (typeof POST_SOURCES)[number];

/** Longest post (characters). */
export const MAXIMUM_POST = 4_000;

/** How long after the planned end of its round a thread can be written in (ms). */
export const WRITABLE_AFTER_ROUND_MS = 14 * 24 * 3_600_000;

/** How long after its last sign of life a thread stays the one that plain messages go to (ms). */
export const ACTIVE_MS = 24 * 3_600_000;

/** Somebody who can read and write in a match thread. The place in the list never changes. */
export interface ThreadMember {
  /** Participant id; `ERASED` after an erasure. */
  readonly id: string;
}

export interface Thread {
  /** `match:<match id>` or `round:<round id>`. */
  readonly id: string;
  readonly kind: ThreadKind;
  readonly roundId: string;
  readonly dilemmaId: string;
  /** Members of a match thread; a round thread has none by name. */
  readonly members: readonly ThreadMember[];
  readonly openedAt: Date;
  /** From this moment on nothing is written any more: 14 days after the round, or when somebody closed it. */
  readonly endsAt: Date;
  /** Place of the member who closed it, `programme` when the talk itself ended; null: nobody did. */
  readonly closedBy: ClosedBy | null;
  /** The last number that was given to a post. */
  readonly posts: number;
  /** Moment of the last post and id: in order as text, and different for every thread. */
  readonly rank: string;
  /** For a round thread: when people are told the news; absent if there is none. */
  readonly newsAt?: Date;
  /** Up to which number people were told. */
  readonly toldUpTo?: number;
}

/** The member who closed a thread early. `programme`: one of them declined the talk, or left. */
export type ClosedBy = number | 'programme';

/** One thing that somebody wrote. */
export interface Post extends Judged {
  /** Derived from its writer and origin: the same post delivered again has the same id. */
  readonly id: string;
  readonly threadId: string;
  /** Its place in the thread. Numbers rise and never repeat; one may be left out. */
  readonly number: number;
  /** The writer: in a match thread the participant id, in a round thread a token; `ERASED` after an erasure. */
  readonly by: string;
  readonly at: Date;
  readonly source: PostSource;
  /** As typed; null: it was removed, and its place is kept. */
  readonly text: string | null;
  /** In a round thread: how the writer is called there. */
  readonly alias?: Alias;
  /** When the message in Teams that it is a copy of was last edited, deleted or restored there, by Teams' clock. */
  readonly changedAt?: Date;
  /** The message was deleted there; otherwise a text that is not there could not be kept. */
  readonly isDeleted?: boolean;
  /** The text is not the one that was posted. */
  readonly isEdited?: boolean;
  /** A repeated delivery put it in its place, and confirms it: the first one, if it still lives, does not. */
  readonly byRepeat?: true;
}

/** A post that has no place yet. */
export type NewPost = Omit<Post, 'threadId' | 'number' | keyof Judged>;

/** The id of the thread of a match. */
export function matchThreadId(matchId: string): string {
  return `match:${matchId}`;
}

/** The match that a thread of a match belongs to. */
export function matchOfThread(threadId: string): string {
  return threadId.slice(matchThreadId('').length);
}

/** The id of the open thread of a round. */
export function roundThreadId(roundId: string): string {
  return `round:${roundId}`;
}

/** The round that a thread belongs to can be written in until then, by its plan. */
export function endOfThread(plan: { readonly closed: Date }): Date {
  return new Date(plan.closed.getTime() + WRITABLE_AFTER_ROUND_MS);
}

/** Can something be written in it now? */
export function isOpen({ endsAt }: Pick<Thread, 'endsAt'>, now: Date): boolean {
  return now < endsAt;
}

/** Is this person one of the members? */
export function isMember({ members }: Pick<Thread, 'members'>, participantId: string): boolean {
  return members.some(({ id }) => id === participantId);
}

/** The receivers of this member's posts: all others who are still there. */
export function receiversOf({ members }: Pick<Thread, 'members'>, by: string): readonly string[] {
  return members.map(({ id }) => id).filter((id) => id !== by && id !== ERASED);
}

/** The id of a post: the thread, and a digest of its writer and origin. A post that arrives twice has the same id. */
export function postId(threadId: string, by: string, ...origin: readonly string[]): string {
  const digest = createHash('sha256').update(JSON.stringify([by, ...origin]));
  return `${threadId}:${digest.digest('base64url').slice(0, 22)}`;
}

/** Sort key for a list of threads: the newest last. */
export function rankOf(threadId: string, at: Date): string {
  return `${at.toISOString()} ${threadId}`;
}

export type PostProblem = 'empty' | 'tooLong';

/** The text of a post as it is kept, or what is wrong with it. Invisible characters alone are no text. */
export function readPost(typed: string): { readonly text: string } | { readonly problem: PostProblem } {
  const text = typed.replace(/\r\n?/g, '\n').trim();
  if (text.replace(/[\p{Cf}\p{Cc}\p{Mn}\s]/gu, '') === '') return { problem: 'empty' };
  return fits(text, MAXIMUM_POST) ? { text } : { problem: 'tooLong' };
}

/** Limits of a page: the number of posts, and their text (UTF-16 code units: size counts here, not characters). */
export interface PageRoom {
  readonly posts: number;
  readonly characters: number;
}

/**
 * The newest posts that fit on one card, in the order in which they were written. `newestFirst` holds at least one more
 * than fits when there are older ones. One post always fits.
 */
export function pageThatFits(newestFirst: readonly Post[], { posts, characters }: PageRoom): readonly Post[] {
  const page: Post[] = [];
  let room = characters;
  for (const post of newestFirst.slice(0, posts)) {
    room -= post.text?.length ?? 0;
    if (page.length > 0 && room < 0) break;
    page.unshift(post);
  }
  return page;
}

/** The thread that this person's plain messages go to now; null: none. */
export function activeThreadOf(
  { activeThread }: { readonly activeThread?: { readonly id: string; readonly until: Date } },
  now: Date,
): string | null {
  return activeThread !== undefined && now < activeThread.until ? activeThread.id : null;
}

/** The post as a repeated delivery of this one puts it in its place. */
export function repeated<Waiting extends Post>(post: Waiting, id: string): Waiting {
  return post.id === id ? { ...post, byRepeat: true } : post;
}
