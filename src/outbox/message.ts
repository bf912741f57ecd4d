/** The kinds of message that Spagaat sends on its own account. The card is made at send time by `bot/for-message.ts`. */
export const MESSAGE_KINDS = [
  'ballot',
  'opening',
  'match',
  'silence',
  'reminder',
  'revote',
  'result',
  /** The one post about a round in a channel: `to` is the id of the channel. */
  'channel',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/**
 * `due`: to be sent at `dueAt` (also while a worker holds it: its lease is a `dueAt` in the future).
 * `sent`, `unreachable`, `dead`, `dropped`: settled. `dropped` means that there was nothing left to say when its turn came.
 */
export const MESSAGE_STATES = ['due', 'sent', 'unreachable', 'dead', 'dropped'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** What one wants to say: to whom, what kind, about what. The key says it once: the same key is the same message. */
export interface Intent {
  /** Deterministic, such as `round:main-7:ballot:TENANT:OBJECT`. */
  readonly key: string;
  /** Participant id; of a `channel`: channel id. */
  readonly to: string;
  readonly kind: MessageKind;
  readonly roundId: string;
  /** Of a `match`: the matching that it tells about. */
  readonly attempt?: string;
}

/** An intent with its state of delivery. It holds no card and no content: a vote could be read from either. */
export interface Message extends Intent {
  readonly state: MessageState;
  readonly dueAt: Date;
  /** How often a worker has taken it up. */
  readonly attempts: number;
  /** Raised when the content changed after it was sent: the card is then updated in place. */
  readonly revision: number;
  readonly sentRevision: number | null;
  /** Teams' id of the sent message; needed for an update in place. */
  readonly activityId: string | null;
  /** Code word for the last failure. */
  readonly reason: string | null;
  readonly settledAt: Date | null;
}

/** What the keys of one kind of message about a round begin with; the participant id follows. */
export function roundKeyPrefix(roundId: string, kind: MessageKind): string {
  return `round:${roundId}:${kind}:`;
}

/** The intent to say one kind of thing about a round to one person. */
export function roundIntent(roundId: string, kind: MessageKind, participantId: string): Intent {
  return { key: roundKeyPrefix(roundId, kind) + participantId, to: participantId, kind, roundId };
}

/** The intent to tell one person what a matching of the round brought them. */
export function matchIntent(roundId: string, attempt: string, participantId: string): Intent {
  const key = `${roundKeyPrefix(roundId, 'match')}${attempt}:${participantId}`;
  return { key, to: participantId, kind: 'match', roundId, attempt };
}
