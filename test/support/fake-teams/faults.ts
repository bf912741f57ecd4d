/** Which connector calls a fault touches. */
export type Operation = 'send' | 'update' | 'create' | 'members';

/** A failure that the fake gives instead of (or after) doing what was asked. */
export interface Fault {
  /** HTTP status to answer; or `hang` (no answer), `cut` (connection cut before anything is done), `cut-after` (done, then cut). */
  readonly how: number | 'hang' | 'cut' | 'cut-after';
  /** Code in the answer, such as `BotNotInConversationRoster`. */
  readonly code?: string;
  readonly message?: string;
  /** Value of the Retry-After header; absent: no header. */
  readonly retryAfter?: string | number;
  /** How many calls fail; absent: until `heal()`. */
  readonly times?: number;
  /** Only these calls; absent: sending and updating. */
  readonly on?: readonly Operation[];
  /** Only this conversation; absent: everybody. */
  readonly conversationId?: string;
}

const DEFAULT_CALLS: readonly Operation[] = ['send', 'update'];

/** The faults now in force, oldest first; the first that fits is used up. */
export class Faults {
  private inForce: { readonly fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.inForce.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY });
  }

  get areThere(): boolean {
    return this.inForce.length > 0;
  }

  /** Ends all faults, or those of one conversation. */
  heal(conversationId?: string): void {
    this.inForce =
      conversationId === undefined ? [] : this.inForce.filter((entry) => entry.fault.conversationId !== conversationId);
  }

  /** The fault for this call, counted as used; null when all is well. */
  take(operation: Operation, conversationId: string): Fault | null {
    const entry = this.inForce.find(({ fault, left }) => left > 0 && fits(fault, operation, conversationId));
    if (entry === undefined) return null;
    entry.left -= 1;
    return entry.fault;
  }
}

function fits(fault: Fault, operation: Operation, conversationId: string): boolean {
  if (!(fault.on ?? DEFAULT_CALLS).includes(operation)) return false;
  return fault.conversationId === undefined || fault.conversationId === conversationId;
}
