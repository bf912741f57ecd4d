/** The state of work that one of the processes does once a day. */
export interface JobState {
  /** The last day (ISO date, Europe/Amsterdam) for which it was done. */
  readonly doneFor: string;
  /** When it was last finished; null: never. */
  readonly doneAt: Date | null;
}

/** The daily jobs, one document each. One process at a time holds a job; a claim whose process died ends by itself. */
export interface JobStore {
  /** Null when no process has ever looked at the job. */
  get(name: string): Promise<JobState | null>;
  /** Notes a job that is new; its first day is over. Nothing happens when it is known. */
  createIfAbsent(name: string, doneFor: string): Promise<void>;
  /** Takes the job for `holder` until `until`; null when another has it at `now`, or when it does not exist. */
  claim(name: string, holder: string, now: Date, until: Date): Promise<JobState | null>;
  /** Prolongs the claim; false when it was lost. */
  keep(name: string, holder: string, until: Date): Promise<boolean>;
  /** The job is done for this day, and free again. Nothing happens when the claim was lost. */
  finish(name: string, holder: string, done: { readonly doneFor: string; readonly doneAt: Date }): Promise<void>;
  /** Gives the claim back without having finished. Nothing happens when it was lost. */
  release(name: string, holder: string): Promise<void>;
}
