import type { ConversationType, RawActivity } from '../activities.js';
import { isJson } from './card-parts.js';
import { answerOfFault, type ConnectorAnswer, contentRefusal, type Route, refusal, writeRefusal } from './connector.js';
import { Conversation } from './conversation.js';
import type { Fault } from './faults.js';
import type { Person } from './person.js';
import { RateLimit } from './rate-limit.js';
import type { Team } from './team.js';

/** The desk's requests to the fake around it. */
export interface DeskHooks {
  readonly now: () => Date;
  readonly nextId: () => string;
  readonly enforceRates: boolean;
}

/** The state behind the connector API: conversations, people, rates; answers the calls of the bot. */
export class ConnectorDesk {
  readonly people = new Map<string, Person>();
  readonly teams = new Map<string, Pick<Team, 'installed' | 'names'>>();
  private readonly conversations = new Map<string, Conversation>();
  private readonly rates = new RateLimit();

  constructor(private readonly hooks: DeskHooks) {}

  /** The conversation with this id, made when it is new. */
  conversation(id: string, type: ConversationType, tenantId: string, teamId?: string): Conversation {
    const known = this.conversations.get(id);
    if (known !== undefined) return known;
    const conversation = new Conversation(id, type, tenantId, teamId);
    this.conversations.set(id, conversation);
    return conversation;
  }

  /** Ids of the messages now in each conversation, by its id. */
  messageIds(): ReadonlyMap<string, ReadonlySet<string>> {
    return new Map([...this.conversations.values()].map((one) => [one.id, one.ids()]));
  }

  /** All conversations that there are. */
  all(): readonly Conversation[] {
    return [...this.conversations.values()];
  }

  /** Teams' answer to this call, with the fault applied. */
  answer(route: Route, body: unknown, fault: Fault | null): ConnectorAnswer {
    if (fault !== null && fault.how !== 'cut-after') return answerOfFault(fault);
    if (route.operation === 'unknown') return refusal(404, 'NotFound', 'No such call');
    if (route.operation === 'channels') return this.channels(route.conversationId);
    if (route.operation === 'create') return this.create(body);
    const conversation = this.find(route.conversationId);
    if (conversation === undefined) return refusal(404, 'ConversationNotFound', 'Conversation not found.');
    if (route.operation === 'members') return this.members(conversation, route);
    return (
      writeRefusal(conversation) ??
      this.tooFast(conversation) ??
      this.write(conversation, route, isJson(body) ? body : {})
    );
  }

  private write(conversation: Conversation, route: Route, activity: RawActivity): ConnectorAnswer {
    if (route.operation !== 'send' && !conversation.has(route.detail)) {
      return refusal(404, 'ActivityNotFoundInConversation', 'The activity is not in the conversation.');
    }
    if (route.operation === 'delete') {
      conversation.remove(route.detail);
      return { status: 200 };
    }
    if (activity.type === 'typing') {
      conversation.typingSigns += 1;
      return { status: 201, body: { id: this.hooks.nextId() } };
    }
    const wrong = contentRefusal(activity);
    if (wrong !== null) return wrong;
    if (route.operation === 'update') {
      conversation.replace(route.detail, activity);
      return { status: 200, body: { id: route.detail } };
    }
    const id = this.hooks.nextId();
    conversation.add(id, activity);
    return { status: 201, body: { id } };
  }

  /** Teams gives no name for the first channel of a team. */
  private channels(teamId: string): ConnectorAnswer {
    const team = this.teams.get(teamId);
    if (team === undefined || !team.installed) return refusal(403, 'BotNotInConversationRoster');
    const conversations = team.names().map(({ id, name }) => (id === teamId ? { id, name: null } : { id, name }));
    return { status: 200, body: { conversations } };
  }

  private create(body: unknown): ConnectorAnswer {
    const asked = isJson(body) && Array.isArray(body.members) ? body.members.filter(isJson)[0]?.id : undefined;
    const person = [...this.people.values()].find(({ facts }) => facts.userId === asked || facts.objectId === asked);
    if (person === undefined) return refusal(400, 'BadSyntax', 'Bad format of conversation members');
    return writeRefusal(person.conversation) ?? { status: 201, body: { id: person.conversation.id } };
  }

  private members(conversation: Conversation, route: Route): ConnectorAnswer {
    const there = [...conversation.members].flatMap((id) => this.people.get(id) ?? []);
    if (route.paged) return { status: 200, body: { members: there.map((person) => person.asMember()) } };
    if (route.detail === '') return { status: 200, body: there.map((person) => person.asMember()) };
    const found = there.find(({ facts }) => facts.userId === route.detail || facts.objectId === route.detail);
    return found === undefined ? refusal(404, 'MemberNotFoundInConversation') : { status: 200, body: found.asMember() };
  }

  private tooFast(conversation: Conversation): ConnectorAnswer | null {
    if (!this.hooks.enforceRates) return null;
    const seconds = this.rates.refusal(conversation.id, conversation.tenantId, this.hooks.now().getTime());
    return seconds === null ? null : { ...refusal(429, 'Throttled'), headers: { 'retry-after': String(seconds) } };
  }

  /** In a channel the id of the post may follow the id of the channel; it is the same conversation here. */
  private find(id: string): Conversation | undefined {
    return this.conversations.get(id) ?? this.conversations.get(id.replace(/;messageid=.*$/, ''));
  }
}
