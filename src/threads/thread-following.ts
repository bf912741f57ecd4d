import { postIntent } from '../outbox/message.js';
import { type Participant, type PersonKey, participantId, takesPart } from '../participants/participant.js';
import { followed, type SourceChange } from './following.js';
import { createPosting, type PostingParts } from './posting.js';
import { createThreadViews, type ThreadViewsParts } from './read-thread-views.js';
import {
  activeThreadOf,
  isOpen,
  type Post,
  type PostProblem,
  postId,
  readPost,
  receiversOf,
  roundThreadId,
  type Thread,
} from './thread.js';
import type { ThreadAuthors } from './thread-authors.js';
import type { ThreadHead } from './thread-view.js';

/** Conversations of a person in which a message is looked for, the newest first. */
const MOST_THREADS = 200;

/** The outcome of a change in a talk. */
export type TalkFollowed =
  /** The post is so, here and at the others. `isChange`: it was not before. */
  | { readonly kind: 'followed'; readonly isChange: boolean; readonly head: ThreadHead }
  /** The post stays as it was: the talk is closed, or the text cannot be taken. */
  | { readonly kind: 'ended'; readonly head: ThreadHead }
  | { readonly kind: 'problem'; readonly problem: PostProblem; readonly head: ThreadHead }
  /** Nothing was made of that message. */
  | { readonly kind: 'unknown' };

/** `changed`: the copy is another now; `same`: it was so already, or is about something older; `unknown`: there is no copy. */
export type CopyFollowed = 'changed' | 'same' | 'unknown';

/**
 * Applies edits and deletions in Teams to the posts copied from those messages. Only the writer of a post can change it
 * so.
 */
export interface ThreadFollowing {
  /**
   * The message with which the person wrote in a talk. Deleting it works always, other changes as long as one can write there;
   * the others get what they have changed in its place.
   */
  inTalk(participant: Participant, activityId: string, change: SourceChange): Promise<TalkFollowed>;
  /** The answer in a channel that a post of the round's open thread is a copy of, as long as that is kept. */
  inChannel(writer: PersonKey, roundId: string, activityId: string, change: SourceChange): Promise<CopyFollowed>;
  /** A message is gone before it came, in a thread that it would be written in. */
  goneInChannel(writer: Participant, roundId: string, activityId: string, at: Date): Promise<void>;
}

export interface ThreadFollowingParts extends PostingParts, ThreadViewsParts {
  readonly threadAuthors: ThreadAuthors;
}

/** Following on these stores. */
export function createThreadFollowing(parts: ThreadFollowingParts): ThreadFollowing {
  const { threads, outbox, threadAuthors, clock } = parts;
  const views = createThreadViews(parts);
  const posting = createPosting(parts);

  /** The post with one of these ids, also when a stopped process left it on its way. */
  async function find(ids: readonly string[], threadIds: readonly string[]): Promise<Post | undefined> {
    const [post] = await threads.getPosts(ids);
    if (post !== undefined || threadIds.length === 0) return post;
    await posting.finishIn(threadIds);
    return (await threads.getPosts(ids))[0];
  }

  /** Looked at anew when somebody was first; each look finds something newer, so it ends. */
  async function rewrite(asFound: Post, change: SourceChange): Promise<boolean> {
    for (let post: Post | undefined = asFound; post !== undefined; [post] = await threads.getPosts([post.id])) {
      const rewritten = followed(post, change);
      if (rewritten === null) return false;
      const isChange = rewritten.text !== post.text;
      if ((await threads.rewrite(post, rewritten)) !== null) return isChange;
    }
    return false;
  }

  async function talkWith(participant: Participant, activityId: string): Promise<Post | undefined> {
    const own = (await threads.pageOfMember(participant.id, null, MOST_THREADS)).map(({ id }) => id);
    const active = activeThreadOf(participant, clock.now());
    const ids = own.map((id) => postId(id, participant.id, 'message', activityId));
    return find(ids, active === null || !own.includes(active) ? [] : [active]);
  }

  /** Nothing was made of the message. When it comes after all it is not passed on as it was, unless it is back by then. */
  async function noteUnmade(
    participant: Participant,
    activityId: string,
    post: Post | undefined,
    change: SourceChange,
  ): Promise<void> {
    const isBack = change.kind === 'restored';
    const active = activeThreadOf(participant, clock.now());
    if (post === undefined && !isBack && active !== null)
      await markGone(active, participant.id, 'message', activityId, change.at);
    if (post !== undefined && isBack && isPlaceless(post) && followed(post, change) !== null)
      await threads.forgetGone(post.id);
  }

  /** The others have the card of a post: it is changed in its place. */
  async function renewMessages(participant: Participant, thread: Thread, post: Post): Promise<void> {
    const intents = receiversOf(thread, participant.id).map((to) => postIntent(post, thread.roundId, to));
    await outbox.renewEach(
      intents.map(({ key }) => key),
      clock.now(),
    );
  }

  /** The obstacle to changing the post, if any. */
  function obstacle(participant: Participant, thread: Thread, change: SourceChange): 'ended' | PostProblem | null {
    if (change.kind === 'deleted') return null;
    if (!takesPart(participant) || !isOpen(thread, clock.now())) return 'ended';
    const read = readPost(change.text ?? '');
    return 'problem' in read ? read.problem : null;
  }

  return {
    async inTalk(participant, activityId, change) {
      const post = await talkWith(participant, activityId);
      const thread = post === undefined || isPlaceless(post) ? null : await threads.get(post.threadId);
      if (post === undefined || thread === null) {
        await noteUnmade(participant, activityId, post, change);
        return { kind: 'unknown' };
      }
      const head = views.headOf(participant, thread, await views.talkersOf([thread]));
      const why = obstacle(participant, thread, change);
      if (why === 'ended') return { kind: 'ended', head };
      if (why !== null) return { kind: 'problem', problem: why, head };
      const isChange = await rewrite(post, plain(change));
      if (isChange) await renewMessages(participant, thread, post);
      return { kind: 'followed', isChange, head };
    },

    async inChannel(writer, roundId, activityId, change) {
      const threadId = roundThreadId(roundId);
      const token = await threadAuthors.channelTokenIn(threadId, participantId(writer));
      if (token === null) return 'unknown';
      const post = await find([postId(threadId, token, 'channel', activityId)], [threadId]);
      // A message that was gone before it came may be there again: then it is posted like any other.
      if (post === undefined) return 'unknown';
      if (isPlaceless(post)) {
        if (followed(post, change) === null || change.kind === 'deleted') return 'same';
        await threads.forgetGone(post.id);
        return 'unknown';
      }
      return (await rewrite(post, plain(change))) ? 'changed' : 'same';
    },

    async goneInChannel(writer, roundId, activityId, at) {
      const threadId = roundThreadId(roundId);
      const { token } = await threadAuthors.enterFromChannel(threadId, writer);
      await markGone(threadId, token, 'channel', activityId, at);
    },
  };

  async function markGone(
    threadId: string,
    by: string,
    origin: 'message' | 'channel',
    activityId: string,
    changedAt: Date,
  ): Promise<void> {
    const source = origin === 'channel' ? 'channel' : 'personal';
    const id = postId(threadId, by, origin, activityId);
    await threads.markGone({ id, threadId, by, source, at: changedAt, changedAt });
  }
}

/** The change with the text as it is kept; what cannot be kept does not stay as it was either. */
function plain(change: SourceChange): SourceChange {
  if (change.kind === 'deleted' || change.text === null) return change;
  const read = readPost(change.text);
  return { ...change, text: 'problem' in read ? null : read.text };
}

/** It stands for a message that was gone before it came. */
export function isPlaceless({ number }: Pick<Post, 'number'>): boolean {
  return number === 0;
}
