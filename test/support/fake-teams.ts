import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ConversationType } from './activities.js';
import { isJson } from './fake-teams/card-parts.js';
import { type ConnectorAnswer, type Route, routeOf } from './fake-teams/connector.js';
import { ConnectorDesk } from './fake-teams/connector-desk.js';
import type { Conversation, ConversationState } from './fake-teams/conversation.js';
import { type Fault, Faults } from './fake-teams/faults.js';
import { Person } from './fake-teams/person.js';
import { Poster } from './fake-teams/poster.js';
import type { BotAnswer } from './fake-teams/seat.js';
import { Team } from './fake-teams/team.js';
import { Waiters } from './fake-teams/waiters.js';
import { PATIENCE_MS } from './patience.js';

export interface FakeTeamsOptions {
  /** App id of the bot, as in its `28:` id. */
  readonly appId?: string;
  /** The time in activities and for the rate limits; the machine's clock when absent. */
  readonly now?: () => Date;
}

export interface NewPerson {
  readonly name: string;
  readonly tenant: string;
  readonly objectId?: string;
  readonly mail?: string;
  readonly locale?: string;
}

/** People and conversations of a Teams at some moment. */
export interface TeamsState {
  readonly lastId: number;
  readonly people: readonly Pick<Person, 'facts' | 'member'>[];
  readonly conversations: readonly {
    readonly id: string;
    readonly type: ConversationType;
    readonly tenantId: string;
    readonly teamId?: string;
    readonly state: ConversationState;
  }[];
}

/** One call of the bot, as it came in and as it was answered (0: no answer given). */
export interface LoggedCall {
  readonly method: string;
  readonly operation: Route['operation'];
  readonly conversationId: string;
  readonly status: number;
}

/**
 * Teams for tests: an HTTP server that speaks the connector API to the bot, keeps what each person sees, refuses what real Teams refuses,
 * fails on demand, and sends the bot the activities that real Teams sends.
 */
export class FakeTeams {
  /** Where the bot takes activities, such as `http://127.0.0.1:3978/api/messages`. */
  bot = '';
  /** How often each activity is delivered, at the same moment; Teams may deliver one again. */
  deliveries = 1;
  /** Enforce the documented rates (7 in 1 s, 8 in 2 s, 60 in 30 s a conversation; 50 in 1 s a tenant). */
  enforceRates = false;
  readonly faults = new Faults();
  readonly calls: LoggedCall[] = [];

  private readonly desk: ConnectorDesk = new ConnectorDesk(this);
  private readonly waiters = new Waiters();
  private readonly poster = new Poster();
  private lastId = 0;

  private constructor(
    private readonly server: Server,
    readonly appId: string,
    readonly now: () => Date,
  ) {}

  /** A fake Teams on a free port of 127.0.0.1. */
  static async start(options: FakeTeamsOptions = {}): Promise<FakeTeams> {
    const server = createServer({ keepAliveTimeout: 60_000 });
    const teams = new FakeTeams(
      server,
      options.appId ?? '5b1c1f60-0000-4000-8000-000000000001',
      options.now ?? (() => new Date()),
    );
    server.on('request', (request, response) => void teams.serve(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return teams;
  }

  async stop(): Promise<void> {
    this.poster.close();
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  get serviceUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/emea/`;
  }

  /** Somebody new. Without an object id they get a fresh one. */
  person(who: NewPerson): Person {
    const objectId = who.objectId ?? randomUUID();
    const mail = who.mail ?? `${who.name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@example.nl`;
    const facts = {
      name: who.name,
      tenantId: who.tenant,
      userId: `29:${who.tenant}-${objectId}`,
      objectId,
      mail,
      locale: who.locale ?? 'nl-NL',
    };
    const person = new Person(this, facts, this.conversation(`a:${who.tenant}-${objectId}`, 'personal', who.tenant));
    this.desk.people.set(facts.userId, person);
    return person;
  }

  /** A team of this tenant, without the app in it. */
  team(name: string, tenantId: string): Team {
    const team = new Team(this, name, tenantId);
    this.desk.teams.set(team.id, team);
    return team;
  }

  /** The conversation with this id, made when it is new. */
  conversation(id: string, type: ConversationType, tenantId: string, teamId?: string): Conversation {
    return this.desk.conversation(id, type, tenantId, teamId);
  }

  /** Makes the bot's calls fail, for everybody unless the fault names a conversation. */
  fails(fault: Fault): void {
    this.faults.add(fault);
  }

  heals(): void {
    this.faults.heal();
  }

  /**
   * Posts anything to the bot, with the headers of real Teams. A string goes as it is, the rest as JSON.
   * Sent `deliveries` times; the answer is that of the first.
   */
  async post(activity: unknown, headers: Readonly<Record<string, string>> = {}): Promise<BotAnswer> {
    const body = typeof activity === 'string' ? activity : JSON.stringify(activity);
    const all = { 'content-type': 'application/json; charset=utf-8', ...teamsHeaders(activity), ...headers };
    const sent = Array.from({ length: this.deliveries }, () => this.deliver(body, all));
    const [first] = await Promise.all(sent);
    if (first === undefined) throw new Error('`deliveries` is at least 1');
    return first;
  }

  /** Waits, without polling, until the condition holds; looked at whenever the bot called or answered. Fails after the deadline. */
  until(condition: () => boolean, what: string, deadlineMs = PATIENCE_MS): Promise<void> {
    return this.waiters.until(condition, what, deadlineMs);
  }

  /** Tells those who wait that something happened. */
  changed(): void {
    this.waiters.changed();
  }

  /** A message id as Teams makes them: a time in milliseconds, always rising. */
  nextId(): string {
    this.lastId = Math.max(this.lastId + 1, this.now().getTime());
    return String(this.lastId);
  }

  /** Ids of the messages now in each conversation, by its id. */
  messageIds(): ReadonlyMap<string, ReadonlySet<string>> {
    return this.desk.messageIds();
  }

  /** Present people and conversations, without teams. A copy, which later events do not change. */
  get state(): TeamsState {
    return {
      lastId: this.lastId,
      people: [...this.desk.people.values()].map(({ facts, member }) => ({ facts: { ...facts }, member })),
      conversations: this.desk.all().map(({ id, type, tenantId, teamId, state }) => ({
        ...{ id, type, tenantId, state },
        ...(teamId === undefined ? {} : { teamId }),
      })),
    };
  }

  /** Makes it what it was, or what another Teams was. Additions since then stay; so do faults, rates and calls. */
  become({ lastId, people, conversations }: TeamsState): void {
    this.lastId = lastId;
    for (const { facts, member } of people) {
      const person = this.desk.people.get(facts.userId) ?? this.person({ ...facts, tenant: facts.tenantId });
      Object.assign(person, { member });
    }
    for (const { id, type, tenantId, teamId, state } of conversations)
      this.conversation(id, type, tenantId, teamId).become(state);
    this.changed();
  }

  /** How many teams there are. */
  get teamCount(): number {
    return this.desk.teams.size;
  }

  /** The person with this user id. */
  known(userId: string): Person {
    const person = this.desk.people.get(userId);
    if (person === undefined) throw new Error(`Nobody is ${userId}`);
    return person;
  }

  private async deliver(body: string, headers: Record<string, string>): Promise<BotAnswer> {
    if (this.bot === '') throw new Error('Say first where the bot is: teams.bot = …');
    const { status, text } = await this.poster.post(this.bot, headers, body);
    this.changed();
    return { status, body: parsed(text), replies: [] };
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer);
    } catch {
      return;
    }
    const method = request.method ?? 'GET';
    const path = (request.url ?? '/').replace(/\?.*$/, '').replace(/^\/emea\/*/, '/');
    const route = routeOf(method, path);
    const fault =
      route.operation === 'unknown' || route.operation === 'delete' || route.operation === 'channels'
        ? null
        : this.faults.take(route.operation, route.conversationId);
    const answer = this.desk.answer(route, parsed(Buffer.concat(chunks).toString('utf8')), fault);
    const silent = fault !== null && typeof fault.how === 'string';
    this.calls.push({
      method,
      operation: route.operation,
      conversationId: route.conversationId,
      status: silent ? 0 : answer.status,
    });
    if (!silent) reply(response, answer);
    else if (fault.how !== 'hang') request.socket.destroy();
    this.changed();
  }
}

function reply(response: ServerResponse, answer: ConnectorAnswer): void {
  response.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8', ...answer.headers });
  response.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
}

function teamsHeaders(activity: unknown): Record<string, string> {
  const conversation = isJson(activity) && isJson(activity.conversation) ? activity.conversation : {};
  const tenant = typeof conversation.tenantId === 'string' ? { 'x-ms-tenant-id': conversation.tenantId } : {};
  return typeof conversation.id === 'string'
    ? { ...tenant, 'x-ms-conversation-id': encodeURIComponent(conversation.id) }
    : tenant;
}

function parsed(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return text;
  }
}
