/** Data about an Entra tenant, besides its people. */
export interface Tenant {
  readonly id: string;
  /** When the program first ran without it among the tenants that are switched on; absent: it is on. */
  readonly offSince?: Date;
  /** Nobody waits for its people any more. */
  readonly lookedAfter?: boolean;
  /** The id that the app has in its catalogue, as its people were told by Teams (`catalogue-ids.ts`). */
  readonly appId?: string;
}
