import type { Card } from '../../../src/outbox/sender.js';
import type { ConversationType, RawActivity } from '../activities.js';
import { isJson } from './card-parts.js';

/** A message of the bot as one person sees it now. A copy: later updates do not change it. */
export interface Shown {
  readonly id: string;
  readonly conversationId: string;
  /** The card, or an empty object for a message without one. */
  readonly card: Card;
  readonly text: string;
  /** Text of the notification. */
  readonly summary: string;
  /** How often the bot replaced it. */
  readonly updates: number;
}

interface Message {
  readonly id: string;
  activity: RawActivity;
  updates: number;
  /** Cards that only this person sees, from the answer to a click or a refresh. */
  readonly views: Map<string, Card>;
}

/** How a conversation is at some moment. */
export interface ConversationState {
  readonly members: readonly string[];
  readonly messages: readonly Message[];
  readonly typingSigns: number;
  readonly installed: boolean;
  readonly blocked: boolean;
}

/** One chat or channel: its members and the bot's messages. */
export class Conversation {
  readonly members = new Set<string>();
  private readonly messages = new Map<string, Message>();
  /** How often the bot showed that it is typing. */
  typingSigns = 0;
  /** The app is in this conversation; without it the bot may not write. */
  installed = false;
  /** The person blocked the bot. */
  blocked = false;

  constructor(
    readonly id: string,
    readonly type: ConversationType,
    readonly tenantId: string,
    readonly teamId: string | undefined = undefined,
  ) {}

  add(id: string, activity: RawActivity): void {
    this.messages.set(id, { id, activity, updates: 0, views: new Map() });
  }

  has(id: string): boolean {
    return this.messages.has(id);
  }

  /** Replaces a message for everybody, views of single persons included. */
  replace(id: string, activity: RawActivity): void {
    const message = this.messages.get(id);
    if (message === undefined) return;
    message.activity = activity;
    message.updates += 1;
    message.views.clear();
  }

  remove(id: string): void {
    this.messages.delete(id);
  }

  /** Shows a card to one person only, in place of the message's own. */
  show(id: string, userId: string, card: Card): void {
    this.messages.get(id)?.views.set(userId, card);
  }

  /** A copy: what happens later does not change it. */
  get state(): ConversationState {
    const { typingSigns, installed, blocked } = this;
    return { members: [...this.members], messages: copies(this.messages.values()), typingSigns, installed, blocked };
  }

  /** Makes it what it was, or what another conversation was. */
  become({ members, messages, typingSigns, installed, blocked }: ConversationState): void {
    Object.assign(this, { typingSigns, installed, blocked });
    this.members.clear();
    for (const member of members) this.members.add(member);
    this.messages.clear();
    for (const message of copies(messages)) this.messages.set(message.id, message);
  }

  ids(): ReadonlySet<string> {
    return new Set(this.messages.keys());
  }

  /** The bot's messages here as this person sees them, oldest first, without the messages in `except`. */
  seenBy(userId: string, except: ReadonlySet<string> = new Set()): readonly Shown[] {
    const messages = [...this.messages.values()].filter((message) => !except.has(message.id));
    return messages.map((message) => ({
      id: message.id,
      conversationId: this.id,
      card: structuredClone(message.views.get(userId) ?? cardOf(message.activity) ?? {}),
      text: typeof message.activity.text === 'string' ? message.activity.text : '',
      summary: typeof message.activity.summary === 'string' ? message.activity.summary : '',
      updates: message.updates,
    }));
  }
}

function copies(messages: Iterable<Message>): readonly Message[] {
  return Array.from(messages, (one) => ({ ...one, views: new Map(one.views) }));
}

function cardOf(activity: RawActivity): Card | null {
  const attachments = Array.isArray(activity.attachments) ? activity.attachments : [];
  const content = attachments.filter(isJson)[0]?.content;
  return isJson(content) ? content : null;
}
