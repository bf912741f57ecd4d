import type { Intent, Message, MessageKind, MessageState } from './message.js';

/** Reason of a message that waits for the end of a pause. */
export const PAUSED = 'paused';

/** How a claimed message ended this time. */
export type Settlement = { readonly key: string; readonly claim: string } & (
  | {
      readonly state: 'sent';
      readonly activityId: string;
      readonly revision: number;
      /** When the content changed while this was on its way, the message becomes due again instead of sent. */
      readonly revisable?: boolean;
    }
  | { readonly state: 'unreachable' | 'dead' | 'dropped'; readonly reason: string }
  /** Try again at `dueAt`. `uncounted`: it was not this message's fault, so it does not count as a try. */
  | {
      readonly state: 'due';
      readonly dueAt: Date;
      readonly reason: string;
      readonly uncounted?: boolean;
      /** It was not to be sent before that moment: its age counts from there. */
      readonly anew?: boolean;
      /** The message to update is gone: send a new one. */
      readonly forgetActivity?: boolean;
    }
);

export type StateCounts = Readonly<Record<MessageState, number>>;

/** Which of the due messages a worker can use. */
export interface Among {
  /** Tenants of which it can take none. */
  readonly full: readonly string[];
  /** How many of one tenant it can take. */
  readonly roomOf: (tenantId: string) => number;
  /** Also what another worker held when its lease ended. */
  readonly takesOver: boolean;
}

/** Messages that will not be tried again by themselves. */
export interface FailedMessages {
  readonly roundId: string;
  readonly kind: MessageKind;
  readonly state: 'unreachable' | 'dead';
}

/** The outbox: every message for another person or for later. One document each, the key is its `_id`. */
export interface OutboxStore {
  /**
   * Adds the intents that are not there yet, due at `dueAt`. The same key again changes nothing. Those of one lane have to
   * come in their order. One round trip for up to 1,000.
   */
  enqueue(intents: readonly Intent[], dueAt: Date): Promise<void>;
  /** Notes a message that the person already has, because it was the answer to a click; one that was due is not sent any more. */
  noteSent(intent: Intent, at: Date): Promise<void>;
  /**
   * Notes messages whose content the person saw elsewhere, where there are none yet. One that is there already stays as it is,
   * and is sent when it is due. One round trip.
   */
  noteShown(intents: readonly [Intent, ...Intent[]], at: Date): Promise<void>;
  /**
   * The content of this kind of message about the round changed (`revision` counts up). Those that were sent become due
   * again and are updated in place; those not sent yet will show the new content anyway. Returns how many that were: 0
   * when it was done before. One round trip.
   */
  revise(roundId: string, kind: MessageKind, revision: number, dueAt: Date): Promise<number>;
  /**
   * As `revise`, also for messages that are on their way: those are settled with `revisable`, and so updated again. Those
   * that were given up stay so. Two round trips.
   */
  renew(roundId: string, kind: MessageKind, revision: number, dueAt: Date): Promise<void>;
  /** The same for single messages, whatever their revision: those that were sent or could not be delivered become due. */
  renewEach(keys: readonly string[], dueAt: Date): Promise<void>;
  /** These messages can be delivered after all: those that ended without ever being sent become due again. */
  retryUndelivered(keys: readonly string[], dueAt: Date): Promise<void>;
  /**
   * These messages that ended without being delivered, or without being updated, become due again, and are tried at the
   * address that is stored whatever is known of it (`anyway`). One round trip. Returns how many.
   */
  tryAnyway(keys: readonly string[], dueAt: Date): Promise<number>;
  /**
   * The person is back: messages of these kinds that ended without ever being sent, or wait for the end of a pause
   * (`PAUSED`), become due again. Two round trips.
   */
  retryTo(participantId: string, kinds: readonly MessageKind[], dueAt: Date): Promise<void>;
  /**
   * Takes up to `limit` due messages for this claim until `leaseUntil`; nobody else gets them before. A claim whose
   * process died comes back by itself when the lease is over. From a lane only the first unsent message is taken. Three
   * round trips, whatever the size of the batch; with lanes in it one or two more. `among`: only these.
   */
  claim(claim: string, now: Date, leaseUntil: Date, limit: number, among?: Among): Promise<readonly Message[]>;
  /** Nothing that this claim holds was tried: due at `dueAt`, for anybody. One round trip. */
  giveBack(claim: string, dueAt: Date): Promise<void>;
  /** Writes the outcomes; one whose claim was lost meanwhile is left alone. One round trip. */
  settle(outcomes: readonly Settlement[], at: Date): Promise<void>;
  /** Messages of one kind about a round that are not settled yet, and were tried less often than that: is there any? */
  hasUnsettled(roundId: string, kind: MessageKind, tries?: number): Promise<boolean>;
  /** Recipients of this kind of message about a round, sent or under way: participant ids in order, after `afterId`. */
  pageOfRecipients(
    roundId: string,
    kind: MessageKind,
    afterId: string | null,
    limit: number,
  ): Promise<readonly string[]>;
  /** How many messages of this kind about a round are in each state. One round trip. */
  countByState(roundId: string, kind: MessageKind): Promise<StateCounts>;
  /** The same for every kind that there is a message of. One round trip. */
  countsOfRound(roundId: string): Promise<Readonly<Partial<Record<MessageKind, StateCounts>>>>;
  /** Messages of this kind about a round that ended in this way, in order of key, after `afterKey`. */
  pageOfFailed(failed: FailedMessages, afterKey: string | null, limit: number): Promise<readonly Message[]>;
  /** How many messages there are in each state, of all rounds. */
  countAll(): Promise<StateCounts>;
  /** The posts in a channel and which round each is about: those of ninety days, then they are removed. One round trip. */
  postsIn(channelId: string): Promise<readonly Pick<Message, 'roundId' | 'activityId'>[]>;
  /** Everything that is kept about messages to this person. */
  allTo(participantId: string): Promise<readonly Message[]>;
  /** How many records were settled before that moment, those of these rounds not counted. */
  countSettled(before: Date, exceptRounds: readonly string[]): Promise<number>;
  /** Removes records that were settled before that moment, at most `limit`, none of these rounds; returns how many. */
  removeSettled(before: Date, exceptRounds: readonly string[], limit: number): Promise<number>;
  /** Removes every message to this person, sent or not. */
  eraseTo(participantId: string): Promise<void>;
}
