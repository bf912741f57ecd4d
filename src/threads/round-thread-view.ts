import type { Alias } from './alias.js';
import type { Visibility } from './moderation.js';
import type { PostProblem, PostSource } from './thread.js';

/** A post of an open thread as one reader sees it. */
export interface RoundPostView {
  readonly id: string;
  readonly number: number;
  readonly at: Date;
  /** Null: the writer was erased, or is named by the channel that it came from. */
  readonly alias: Alias | null;
  readonly source: PostSource;
  readonly isOwn: boolean;
  /** Null: it was removed, or it is not for everybody to read now. */
  readonly text: string | null;
  readonly visibility: Visibility;
  /** The reader reported it. */
  readonly isReported: boolean;
  /** It is not as it was posted. */
  readonly isEdited?: boolean;
  /** Whoever wrote it was erased. */
  readonly isErased?: boolean;
}

/** The open thread of a round as one reader sees it. */
export interface RoundThreadView {
  readonly roundId: string;
  readonly dilemmaId: string;
  readonly isOpen: boolean;
  readonly endsAt: Date;
  /** How the reader is called here; null: not before they write. */
  readonly alias: Alias | null;
  /** A page of it, in the order in which they were written. */
  readonly posts: readonly RoundPostView[];
  /** There are older ones, before this number; null: there are none. */
  readonly olderThan: number | null;
  readonly isOlder: boolean;
  /** The reader is told of what is new. */
  readonly hearsNews: boolean;
}

/** The outcome of a post in an open thread. */
export type RoundPostOutcome =
  | { readonly kind: 'posted'; readonly view: RoundThreadView }
  | { readonly kind: 'problem'; readonly problem: PostProblem }
  | { readonly kind: 'ended'; readonly view: RoundThreadView };

/** A post before a facilitator: what was written, never by whom. */
export interface JudgedPostView {
  readonly id: string;
  readonly roundId: string;
  readonly at: Date;
  readonly alias: Alias | null;
  readonly source: PostSource;
  readonly text: string | null;
  readonly reports: number;
  readonly visibility: Visibility;
  /** When a facilitator decided about it; null: nobody has yet. */
  readonly decidedAt: Date | null;
  /** Whoever wrote it was erased. */
  readonly isErased?: boolean;
  /** When the writer last changed it in Teams; absent: not since it was posted. */
  readonly changedAt?: Date;
}

/** The outcome of a facilitator's wish about a post. */
export type JudgingOutcome =
  /** It is as was wished. */
  | { readonly kind: 'decided'; readonly post: JudgedPostView }
  /** Nothing changed: somebody else decided first, as the post now shows. */
  | { readonly kind: 'overtaken'; readonly post: JudgedPostView };

/** Posts that await a facilitator, longest waiting first. */
export interface ReportedPosts {
  readonly posts: readonly JudgedPostView[];
  readonly hasMore: boolean;
}
