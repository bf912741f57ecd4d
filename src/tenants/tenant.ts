/** Data about an Entra tenant, besides its people. */
export interface Tenant {
  readonly id: string;
  /** As an owner calls it. Absent: it is known from the settings, or from its people. */
  readonly name?: string;
  /** The choice of an owner on screen. Absent: there is none, so the settings alone count. */
  readonly choice?: 'on' | 'off';
  /** An owner asked to erase everything of it, and that is not done yet. */
  readonly eraseAskedAt?: Date;
  /** When the program first ran without it among the tenants that are switched on; absent: it is on. */
  readonly offSince?: Date;
  /** Nobody waits for its people any more. */
  readonly lookedAfter?: boolean;
  /** The id that the app has in its catalogue, as its people were told by Teams (`catalogue-ids.ts`). */
  readonly appId?: string;
}
