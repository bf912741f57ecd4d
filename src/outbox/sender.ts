/** An Adaptive Card as JSON, ready to be shown. */
export type Card = Readonly<Record<string, unknown>>;

/** Where one person's conversation with the bot lives. Comes from an inbound activity of that person, never from card data. */
export interface Address {
  /** Bot Framework channel, `msteams` for Teams. */
  readonly channelId: string;
  /** Base URL of the connector that serves this conversation. Teams may change it; the newest inbound activity is right. */
  readonly serviceUrl: string;
  readonly conversationId: string;
  /** Entra tenant in which the conversation lives. */
  readonly tenantId: string;
  /** The bot as Teams names it, `28:<app id>`. */
  readonly botId: string;
  /** The person as Teams names them to this bot, `29:…`. */
  readonly userId: string;
}

/** Every reason that a delivery can give. Fixed words: safe in logs and as metric labels, never text from Teams. */
export const DELIVERY_REASONS = [
  'throttled',
  'busy',
  'precondition',
  'network',
  'timeout',
  'unauthorized',
  'disabled-by-admin',
  'blocked',
  'not-installed',
  'wrong-host',
  'forbidden',
  'conversation-gone',
  'message-gone',
  'too-large',
  'bad-request',
  'server-error',
  'unsafe-address',
  'rejected',
  'unexpected',
] as const;
export type DeliveryReason = (typeof DELIVERY_REASONS)[number];

/** How far a refusal reaches: this conversation only, or everything that the bot sends to the tenant. */
export type DeliveryScope = 'thread' | 'tenant';

/** The outcome of one attempt. */
export type Delivery =
  /** Teams took the message; `activityId` is what `update` needs later. */
  | { readonly outcome: 'sent'; readonly activityId: string }
  /**
   * Not delivered now, worth another attempt. `afterMs` is the wait that Teams asked for; null leaves it to the caller's backoff.
   * After `timeout` or `network` the message may have arrived all the same: Teams offers no way to ask.
   */
  | {
      readonly outcome: 'retry';
      readonly afterMs: number | null;
      readonly scope: DeliveryScope;
      readonly reason: DeliveryReason;
    }
  /** This person cannot be reached before the bot is installed again, or hears from them again. */
  | { readonly outcome: 'unreachable'; readonly reason: DeliveryReason }
  /** The message to update no longer exists; the conversation does. */
  | { readonly outcome: 'gone'; readonly reason: DeliveryReason }
  /** Another attempt with the same content would fail in the same way. */
  | { readonly outcome: 'dead'; readonly reason: DeliveryReason };

/** The way out to people. One call is one attempt; whoever calls decides about the next. Never throws for an expected failure. */
export interface Sender {
  /** Puts a new message with one card in the conversation. `summary` is the text of the notification. */
  send(to: Address, card: Card, summary: string): Promise<Delivery>;
  /** Replaces an earlier message of the bot in place; people get no new notification. */
  update(to: Address, activityId: string, card: Card, summary: string): Promise<Delivery>;
}
