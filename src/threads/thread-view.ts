import type { PostProblem, Thread } from './thread.js';

/** Somebody in a match thread, as the others see them. */
export interface Talker {
  /** Null: somebody who was erased. Empty: Teams never told one. */
  readonly name: string | null;
  /** Municipality code. */
  readonly municipality: string | null;
}

/** A post as one reader sees it. */
export interface ViewedPost {
  readonly id: string;
  readonly number: number;
  readonly at: Date;
  /** Null: it is the reader's own. */
  readonly by: Talker | null;
  /** Null: it was removed. */
  readonly text: string | null;
  /** It is not as it was posted. */
  readonly isEdited?: boolean;
}

/** `mine`, `theirs`: closed by the reader or by another. `over`: the talk or the time for it has ended. */
export type ThreadState = 'open' | 'mine' | 'theirs' | 'over';

/** A match thread without what is in it. */
export interface ThreadHead {
  readonly id: string;
  readonly roundId: string;
  readonly dilemmaId: string;
  /** The others. */
  readonly others: readonly Talker[];
  readonly state: ThreadState;
  readonly endsAt: Date;
  /** Plain messages of the reader go to it. */
  readonly isActive: boolean;
}

/** A match thread as one of its members sees it. */
export interface ThreadView extends ThreadHead {
  /** A page of it, in the order in which they were written. */
  readonly posts: readonly ViewedPost[];
  /** There are older ones, before this number; null: there are none. */
  readonly olderThan: number | null;
  /** This page is not the newest. */
  readonly isOlder: boolean;
}

/** Threads of a person, the newest first. */
export interface ThreadPage {
  readonly threads: readonly ThreadHead[];
  /** There are more, after this rank; null: there are none. */
  readonly after: Thread['rank'] | null;
}

/** The outcome of writing a post. */
export type PostOutcome =
  /** `isNew`: it was put in its place by this very call. `byRepeat`: by a repeated delivery of it, while this one lasted. */
  | { readonly kind: 'posted'; readonly isNew: boolean; readonly byRepeat?: boolean; readonly head: ThreadHead }
  | { readonly kind: 'problem'; readonly problem: PostProblem }
  /** Nothing was stored: it was changed or deleted in Teams before it came here. */
  | { readonly kind: 'overtaken'; readonly head: ThreadHead }
  /** Nothing was stored: it is closed. */
  | { readonly kind: 'ended'; readonly head: ThreadHead };

/** A post on its way to one person. */
export interface PostFacts {
  readonly head: ThreadHead;
  readonly post: ViewedPost;
}
