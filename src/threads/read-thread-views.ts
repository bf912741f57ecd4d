import type { Clock } from '../clock.js';
import { ERASED, type Participant } from '../participants/participant.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import { activeThreadOf, isOpen, type PageRoom, type Post, pageThatFits, type Thread } from './thread.js';
import type { ThreadStore } from './thread-store.js';
import type { Talker, ThreadHead, ThreadPage, ThreadState, ThreadView, ViewedPost } from './thread-view.js';

/** Posts on a card, and their text together (UTF-16 code units): more would be larger than Teams takes. */
const ON_A_CARD = { posts: 4, characters: 3_500 };
/** Threads on a card: a button for each, and with those for more threads and for the open one six, which Teams shows. */
const THREADS_ON_A_CARD = 4;

export interface ThreadViewsParts {
  readonly threads: ThreadStore;
  readonly participants: ParticipantStore;
  readonly clock: Clock;
}

/** The names of everybody in some threads, by participant id. */
export type Talkers = ReadonlyMap<string, Talker>;

export interface ThreadViews {
  /** One round trip for all of them. */
  talkersOf(threads: readonly Thread[]): Promise<Talkers>;
  headOf(reader: Participant, thread: Thread, talkers: Talkers): ThreadHead;
  postOf(reader: Participant, post: Post, talkers: Talkers): ViewedPost;
  /** A page of a thread before a number (null: the newest). Two round trips, whatever the length of the thread. */
  view(reader: Participant, thread: Thread, before: number | null, room?: PageRoom): Promise<ThreadView>;
  /** The threads of the reader after a rank (null: from the newest on). Two round trips, whatever their number. */
  page(reader: Participant, afterRank: string | null): Promise<ThreadPage>;
}

/** Members' views of match threads. The caller checks that the reader is one. */
export function createThreadViews({ threads, participants, clock }: ThreadViewsParts): ThreadViews {
  async function talkersOf(some: readonly Thread[]): Promise<Talkers> {
    const ids = new Set(some.flatMap(({ members }) => members.map(({ id }) => id)));
    ids.delete(ERASED);
    const found = await participants.getMany([...ids]);
    return new Map(found.map(({ id, name, municipality }) => [id, { name, municipality: municipality ?? null }]));
  }

  function headOf(reader: Participant, thread: Thread, talkers: Talkers): ThreadHead {
    const { id, roundId, dilemmaId, endsAt, members } = thread;
    const now = clock.now();
    const others = members.filter((member) => member.id !== reader.id).map((member) => talkerOf(member.id, talkers));
    const state = stateFor(reader, thread, now);
    return { id, roundId, dilemmaId, others, state, endsAt, isActive: activeThreadOf(reader, now) === id };
  }

  function postOf(reader: Participant, post: Post, talkers: Talkers): ViewedPost {
    const { id, number, at, by, text, isEdited = false } = post;
    return { id, number, at, text, isEdited, by: by === reader.id ? null : talkerOf(by, talkers) };
  }

  return {
    talkersOf,
    headOf,
    postOf,

    async view(reader, thread, before, room = ON_A_CARD) {
      const [found, talkers] = await Promise.all([
        threads.pageOfPosts(thread.id, before, room.posts + 1),
        talkersOf([thread]),
      ]);
      const page = pageThatFits(found, room);
      return {
        ...headOf(reader, thread, talkers),
        posts: page.map((post) => postOf(reader, post, talkers)),
        olderThan: page.length < found.length ? (page[0]?.number ?? null) : null,
        isOlder: before !== null,
      };
    },

    async page(reader, afterRank) {
      const found = await threads.pageOfMember(reader.id, afterRank, THREADS_ON_A_CARD + 1);
      const page = found.slice(0, THREADS_ON_A_CARD);
      const talkers = await talkersOf(page);
      return {
        threads: page.map((thread) => headOf(reader, thread, talkers)),
        after: found.length > page.length ? (page.at(-1)?.rank ?? null) : null,
      };
    },
  };
}

function talkerOf(id: string, talkers: Talkers): Talker {
  return talkers.get(id) ?? { name: null, municipality: null };
}

function stateFor(reader: Participant, thread: Thread, now: Date): ThreadState {
  if (isOpen(thread, now)) return 'open';
  if (typeof thread.closedBy !== 'number') return 'over';
  return thread.members[thread.closedBy]?.id === reader.id ? 'mine' : 'theirs';
}
