/** The kinds of message that Spagaat sends on its own account. The card is made at send time by `bot/messages/message-cards.ts`. */
export const MESSAGE_KINDS = [
  'ballot',
  'opening',
  'match',
  'silence',
  'reminder',
  'revote',
  'result',
  'agreementProposed',
  'agreementAgreed',
  'agreementAnswered',
  'agreementGone',
  'agreementSoon',
  'agreementDue',
  'post',
  'threadClosed',
  'news',
  'postHidden',
  'proposalReview',
  'proposalEdited',
  'proposalAccepted',
  'proposalDeclined',
  'seasonEnding',
  'organisationMerged',
  /** The one post about a round in a channel: `to` is the id of the channel. */
  'channel',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** The subject of these can change after sending, or even under way; they are then updated in place. */
const RENEWED: readonly MessageKind[] = ['channel', 'post', 'postHidden', 'proposalReview'];

/** May the content of a message of this kind change while it is being sent? */
export function isRenewed({ kind }: Pick<Intent, 'kind'>): boolean {
  return RENEWED.includes(kind);
}

/** Is this text a kind of message? */
export function isMessageKind(text: string): text is MessageKind {
  return MESSAGE_KINDS.some((kind) => kind === text);
}

/**
 * `due`: to be sent at `dueAt` (also while a worker holds it: its lease is a `dueAt` in the future).
 * `sent`, `unreachable`, `dead`, `dropped`: settled. `dropped` means that there was nothing left to say when its turn came.
 */
export const MESSAGE_STATES = ['due', 'sent', 'unreachable', 'dead', 'dropped'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** A message to be sent: its addressee, kind and subject. The key makes it unique: the same key is the same message. */
export interface Intent {
  /** Deterministic, such as `round:main-7:ballot:TENANT:OBJECT`. */
  readonly key: string;
  /** Participant id; of a `channel`: channel id. */
  readonly to: string;
  readonly kind: MessageKind;
  /** Empty when it is not about a round. */
  readonly roundId: string;
  /** For a `match`: the matching that it announces. */
  readonly matchingId?: string;
  /** Id of what it is about, where that is not the round itself. */
  readonly about?: string;
  /** It goes to the address that is stored even if nothing got through there before: to see whether it does now. */
  readonly anyway?: boolean;
  /** The version of it that the message was made for. */
  readonly version?: number;
  /**
   * Messages of one lane are sent in the order of their `place`, one after the other: none while an earlier one is still
   * to be sent. They must be enqueued in that order.
   */
  readonly lane?: string;
  readonly place?: number;
}

/** An intent with its state of delivery. It holds no card and no content: a vote could be read from either. */
export interface Message extends Intent {
  readonly state: MessageState;
  readonly dueAt: Date;
  /** Since when it is to be sent, or to be sent anew: its age counts from here (`message-life.ts`). */
  readonly since: Date;
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

/** Common prefix of the keys of one kind of message about a round; the participant id follows. */
export function roundKeyPrefix(roundId: string, kind: MessageKind): string {
  return `round:${roundId}:${kind}:`;
}

/** The intent to say one kind of thing about a round to one person. */
export function roundIntent(roundId: string, kind: MessageKind, participantId: string): Intent {
  return { key: roundKeyPrefix(roundId, kind) + participantId, to: participantId, kind, roundId };
}

/** The intent to bring a post of a thread to one person, after all earlier ones of that thread. */
export function postIntent(
  post: { readonly id: string; readonly threadId: string; readonly number: number },
  roundId: string,
  to: string,
): Intent {
  const lane = `${post.threadId}:${to}`;
  return { key: `post:${post.id}:${to}`, to, kind: 'post', roundId, about: post.id, lane, place: post.number };
}

/** The intent to tell one person that a thread was closed, after everything that was written in it. */
export function threadClosedIntent(
  thread: { readonly id: string; readonly roundId: string; readonly posts: number },
  to: string,
): Intent {
  const { id, roundId } = thread;
  const lane = `${id}:${to}`;
  return { key: `threadClosed:${lane}`, to, kind: 'threadClosed', roundId, about: id, lane, place: thread.posts + 1 };
}

/** The intent to tell one person, once a day, what is new in an open thread since the post with number `from`. */
export function newsIntent(
  news: { readonly threadId: string; readonly roundId: string; readonly from: number },
  isoDate: string,
  to: string,
): Intent {
  const about = `${news.threadId}#${news.from}`;
  return { key: `news:${isoDate}:${to}`, to, kind: 'news', roundId: news.roundId, about };
}

/** Reads the subject of a `news` message; null if it is malformed. */
export function readNewsAbout(about: string): { readonly threadId: string; readonly from: number } | null {
  const [, threadId, from] = /^(.+)#(\d+)$/.exec(about) ?? [];
  return threadId === undefined ? null : { threadId, from: Number(from) };
}

/** The intent to tell somebody that a post of theirs was hidden. `concealed`: its id, so that no message tells who wrote it. */
export function hiddenIntent(roundId: string, concealed: string, to: string): Intent {
  return { key: `hidden:${concealed}:${to}`, to, kind: 'postHidden', roundId, about: concealed };
}

/** The intent to tell one person what a matching of the round brought them. */
export function matchIntent(roundId: string, matchingId: string, participantId: string): Intent {
  const key = `${roundKeyPrefix(roundId, 'match')}${matchingId}:${participantId}`;
  return { key, to: participantId, kind: 'match', roundId, matchingId };
}

/** The kinds of message about a proposal. */
export type ProposalMessageKind = Extract<MessageKind, `proposal${string}`>;

/** The intent to tell one person one thing about a proposal; `revision` where it can be told more than once. */
export function proposalIntent(id: string, kind: ProposalMessageKind, participantId: string, revision = ''): Intent {
  const key = `proposal:${id}:${kind}${revision}:${participantId}`;
  return { key, to: participantId, kind, roundId: '', about: id };
}

/** The intent to tell a facilitator once how few dilemmas are left after the round with this number (0: there was none). */
export function seasonEndingIntent(programmeId: string, sequence: number, left: number, to: string): Intent {
  const key = `season:${programmeId}:${sequence}:${left}:${to}`;
  return { key, to, kind: 'seasonEnding', roundId: '', about: programmeId };
}

/** The intent to tell one person, once, that the organisation that they work for went up in another (codes). */
export function mergedIntent(from: string, into: string, to: string): Intent {
  return { key: `merged:${from}:${to}`, to, kind: 'organisationMerged', roundId: '', about: `${from}>${into}` };
}

/** Reads the subject of an `organisationMerged` message; null if it is malformed. */
export function readMergedAbout(about: string): { readonly from: string; readonly into: string } | null {
  const [from, into, ...more] = about.split('>');
  return from === undefined || into === undefined || more.length > 0 ? null : { from, into };
}

/** Does this go to a channel? */
export function isToChannel({ kind }: Pick<Message, 'kind'>): boolean {
  return kind === 'channel';
}

/** The tenant of the person or channel that this goes to: both are named by it first. */
export function tenantOf({ to }: Pick<Message, 'to'>): string {
  const end = to.indexOf(':');
  return end === -1 ? to : to.slice(0, end);
}
