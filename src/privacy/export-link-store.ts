/** Links to one's own data: each works once and for a short time. Only a hash of the secret in the link is kept. */
export interface ExportLinkStore {
  /** Keeps this link, and forgets earlier ones of the same person unless they are to be kept. */
  create(link: {
    readonly tokenHash: string;
    readonly participantId: string;
    readonly expiresAt: Date;
    readonly keepsEarlier?: boolean;
  }): Promise<void>;
  /** The owner of this link if it still works; it keeps working. */
  peek(tokenHash: string, now: Date): Promise<string | null>;
  /** The owner of this link if it still works, and uses it up. Only one of two simultaneous calls gets it. */
  consume(tokenHash: string, now: Date): Promise<string | null>;
  /** How many links have expired before `now`. */
  countExpired(now: Date): Promise<number>;
  /** Forgets links that have expired before `now`, at most `limit`; returns how many. */
  removeExpired(now: Date, limit: number): Promise<number>;
  /** Forgets the links of a person. */
  eraseOf(participantId: string): Promise<void>;
}
