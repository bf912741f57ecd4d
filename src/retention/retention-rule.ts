/**
 * One kind of thing that is not kept for ever. A rule may be stopped anywhere and run again, and beside itself in another
 * process: it removes what is due, whoever removed some of it before.
 */
export interface RetentionRule {
  /** Its name in the log, the metrics and the dry run: letters only, the same for ever. */
  readonly name: string;
  /** Completes "removes …" for an administrator. */
  readonly what: string;
  /** The cut-off for a run at `now`: anything that ended, was settled or was last seen earlier is removed. */
  before(now: Date): Date;
  /** How many there are that `deleteBatch` would remove, call after call. */
  count(before: Date): Promise<number>;
  /** Removes some, by an index and never more at a time than a page; returns how many. None: there is nothing left. */
  deleteBatch(before: Date): Promise<number>;
}
