import type { Card } from '../../../src/outbox/sender.js';
import {
  type ActivityFacts,
  activityOf,
  installationOf,
  invokeOf,
  membershipOf,
  messageOf,
  type RawActivity,
} from '../activities.js';
import { tooManyActions } from '../card-actions.js';
import type { FakeTeams } from '../fake-teams.js';
import { type ButtonName, findButton, isJson } from './card-parts.js';
import type { Conversation, Shown } from './conversation.js';
import type { Fault } from './faults.js';
import { filledIn, type Inputs } from './fill-in.js';

const CARD = 'application/vnd.microsoft.card.adaptive';
const MESSAGE = 'application/vnd.microsoft.activity.message';

/** The person sitting here. */
export interface PersonFacts {
  name: string;
  readonly tenantId: string;
  readonly userId: string;
  readonly objectId: string;
  readonly mail: string;
  locale: string;
}

/** The bot's answer over HTTP. */
export interface BotAnswer {
  readonly status: number;
  /** Parsed JSON, or the text when it is none. */
  readonly body: unknown;
  /** The bot's messages in this conversation between the question and the answer, oldest first. */
  readonly replies: readonly Shown[];
}

/** The answer to a click or a refresh: at most one of `card` and `message`. */
export interface ActionAnswer extends BotAnswer {
  /** The card that now stands in place of the clicked one, for this person. */
  readonly card: Shown | null;
  /** A short text that the client shows. */
  readonly message: string | null;
}

/** One person in one conversation: what they do and what they see. */
export class Seat {
  constructor(
    readonly teams: FakeTeams,
    readonly facts: PersonFacts,
    readonly conversation: Conversation,
  ) {}

  /** Messages of the bot here as this person sees them now, newest last. */
  get inbox(): readonly Shown[] {
    return this.conversation.seenBy(this.facts.userId);
  }

  /** The newest message. Throws when the bot has said nothing. */
  lastCard(): Shown {
    const last = this.inbox.at(-1);
    if (last === undefined) throw new Error(`${this.facts.name} has got nothing from the bot`);
    return last;
  }

  /** The message with this id as it looks now. */
  now(shown: Shown): Shown {
    const found = this.inbox.find((message) => message.id === shown.id);
    if (found === undefined) throw new Error(`Message ${shown.id} is no longer there`);
    return found;
  }

  /** Adds the app here, in a group or a channel too. */
  async installs(): Promise<BotAnswer> {
    this.conversation.installed = true;
    const before = this.conversation.ids();
    await this.teams.post(installationOf(this.activity(), 'add'));
    const answer = await this.teams.post(membershipOf(this.activity(), 'membersAdded'));
    return { ...answer, replies: this.conversation.seenBy(this.facts.userId, before) };
  }

  /** Removes the app: from now on the bot gets 403 here. */
  uninstalls(): Promise<BotAnswer> {
    this.conversation.installed = false;
    return this.sends(installationOf(this.activity(), 'remove'));
  }

  /** Mutes the bot the hard way: it gets 403 MessageWritesBlocked and no activity tells it so. */
  blocks(): void {
    this.conversation.blocked = true;
  }

  unblocks(): void {
    this.conversation.blocked = false;
  }

  /** Types a message; outside a personal chat with a mention of the bot. */
  says(words: string): Promise<BotAnswer> {
    return this.sends(messageOf(this.activity(), words));
  }

  /** Writes under a post in a channel. Without a mention the bot hears it only where it was given the permission. */
  writesUnder(shown: Shown, words: string, { mention = true } = {}): Promise<BotAnswer> {
    const facts = this.activity(shown.id);
    const spoken = messageOf(facts, words);
    const plain = activityOf('message', facts, { text: words, textFormat: 'plain' });
    return this.sends({ ...(mention ? spoken : plain), replyToId: shown.id });
  }

  /** Makes the bot's calls for this conversation fail. */
  fails(fault: Omit<Fault, 'conversationId'>): void {
    this.teams.faults.add({ ...fault, conversationId: this.conversation.id });
  }

  /** Ends the faults of this conversation. */
  heals(): void {
    this.teams.faults.heal(this.conversation.id);
  }

  /**
   * Presses a button with the inputs filled in, as the client does: an invoke for Action.Execute, a message for Action.Submit.
   * The card clicked on is the one given, even when the message looks different by now. Throws where a client would not send.
   */
  async clicks(shown: Shown, name: ButtonName, inputs: Inputs = {}): Promise<ActionAnswer> {
    const button = findButton(shown.card, name);
    if (!button.enabled) throw new Error(`"${button.title}" is switched off`);
    if (button.type !== 'Action.Execute' && button.type !== 'Action.Submit') {
      throw new Error(`"${button.title}" is a ${button.type}: the bot does not hear of it`);
    }
    const data = filledIn(button, inputs);
    if (button.type === 'Action.Execute') {
      const action = {
        type: 'Action.Execute',
        ...(button.id && { id: button.id }),
        title: button.title,
        verb: button.verb,
        data,
      };
      return this.acts(shown, action, 'manual');
    }
    const fields = { value: data, replyToId: shown.id };
    return { ...(await this.sends(activityOf('message', this.activity(), fields))), card: null, message: null };
  }

  /** The address behind an Action.OpenUrl button. */
  link(shown: Shown, name: ButtonName): string {
    const button = findButton(shown.card, name);
    if (button.url === undefined) throw new Error(`"${button.title}" opens no page`);
    return button.url;
  }

  /** Lets the card come into view, so that the client asks for this person's own version of it. */
  refreshes(shown: Shown): Promise<ActionAnswer> {
    const refresh = shown.card.refresh;
    const action = isJson(refresh) ? refresh.action : undefined;
    if (!isJson(refresh) || !isJson(action)) throw new Error('This card has no refresh');
    if (Array.isArray(refresh.userIds) && !refresh.userIds.includes(this.facts.userId))
      throw new Error(`The refresh is not for ${this.facts.name}`);
    return this.acts(shown, action, 'automatic');
  }

  /** Types in a choice field with `choices.data`; the suggestions are in the answer's body. */
  types(dataset: string, query: string): Promise<BotAnswer> {
    const value = { queryText: query, queryOptions: { skip: 0, top: 15 }, dataset };
    const source = { ...(this.channelData() ?? {}), source: { name: 'message' } };
    return this.sends(invokeOf(this.activity(), 'application/search', value, { channelData: source }));
  }

  /** Sends any invoke, such as `composeExtension/query`. */
  invokes(name: string, value: unknown, fields: RawActivity = {}): Promise<BotAnswer> {
    return this.sends(invokeOf(this.activity(), name, value, fields));
  }

  /** The facts for one activity of this person here, with a fresh id: for activities made by hand. `postId`: in a channel, under this post. */
  activity(postId?: string): ActivityFacts {
    const id = this.teams.nextId();
    const inPost = this.conversation.type === 'channel' ? `;messageid=${postId ?? id}` : '';
    const { tenantId } = this.conversation;
    return {
      ...this.facts,
      tenantId,
      ...(tenantId !== this.facts.tenantId && { ownTenantId: this.facts.tenantId }),
      id,
      now: this.teams.now(),
      serviceUrl: this.teams.serviceUrl,
      botAppId: this.teams.appId,
      conversationId: this.conversation.id + inPost,
      conversationType: this.conversation.type,
      userName: this.facts.name,
      ...(this.conversation.teamId !== undefined && { teamId: this.conversation.teamId }),
    };
  }

  /** Posts an activity of this person, whole as given, and tells what the bot put here meanwhile. */
  async sends(activity: RawActivity): Promise<BotAnswer> {
    const before = this.conversation.ids();
    const answer = await this.teams.post(activity);
    return { ...answer, replies: this.conversation.seenBy(this.facts.userId, before) };
  }

  private channelData(): RawActivity | null {
    const { channelData } = activityOf('invoke', this.activity());
    return isJson(channelData) ? channelData : null;
  }

  private async acts(shown: Shown, action: RawActivity, trigger: 'manual' | 'automatic'): Promise<ActionAnswer> {
    const invoke = invokeOf(
      this.activity(shown.id),
      'adaptiveCard/action',
      { action, trigger },
      { replyToId: shown.id },
    );
    const answer = await this.sends(invoke);
    const body = isJson(answer.body) ? answer.body : {};
    if (answer.status === 200 && body.type === CARD && isJson(body.value)) {
      const [unshown] = tooManyActions(body.value);
      if (unshown !== undefined) throw new Error(`Teams does not show ${unshown}`);
      this.conversation.show(shown.id, this.facts.userId, body.value as Card);
      this.teams.changed();
      return { ...answer, card: this.conversation.has(shown.id) ? this.now(shown) : null, message: null };
    }
    return { ...answer, card: null, message: body.type === MESSAGE ? String(body.value) : null };
  }
}
