/** JSON for facilitators about reported posts. It never tells who wrote or reported one. */

export interface ReportWire {
  readonly postId: string;
  readonly roundId: string;
  readonly sequence: number | null;
  readonly title: string;
  /** When it was written, to five minutes. */
  readonly at: string;
  /** How the writer is called in that round; null: erased, or named by the channel that the post came from. */
  readonly bird: string | null;
  readonly size: 'small' | 'middle' | 'large' | null;
  readonly source: 'personal' | 'channel';
  /** Null: it was removed. */
  readonly text: string | null;
  readonly reports: number;
  readonly visibility: 'shown' | 'waiting' | 'hidden';
  /** Why it is hidden; null: it is not. */
  readonly grounds: string | null;
  /** When somebody last decided about it; null: nobody has yet. Sent back with the next decision. */
  readonly decidedAt: string | null;
  /** When the writer last changed the text; absent: never. Sent back with the next decision. */
  readonly changedAt?: string;
}

/** A part of the list, what waits longest first. */
export interface ReportsWire {
  readonly posts: readonly ReportWire[];
  /** Cursor of the next page; null on the last one. */
  readonly next: string | null;
}

/** The outcome of a decision. `overtaken`: somebody else decided first. The last two: the grounds are wrong. */
export type DecisionWire =
  | { readonly outcome: 'decided' | 'overtaken'; readonly post: ReportWire }
  | { readonly outcome: 'missing' | 'tooLong' };

/** A post as the facilitator saw it when they decided. */
export interface SeenPostWire {
  readonly post: string;
  /** `decidedAt` and `changedAt` as they were shown. */
  readonly seen: string | null;
  readonly read?: string | null;
}
