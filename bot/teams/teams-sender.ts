import { type Activity, CardFactory, type CloudAdapter, type ConversationReference } from 'botbuilder';
import { beginning } from '../../src/characters.js';
import type { Address, Card, Delivery, Sender } from '../../src/outbox/sender.js';
import type { TeamsMember } from '../../src/participants/teams-member.js';
import { orTooLate } from '../../src/within.js';
import { type Connector, connectorOf } from './adapter.js';
import { isAllowedServiceUrl } from './service-url.js';
import { deliveryOf, type TeamsFailure } from './teams-failures.js';

export interface TeamsSenderSettings {
  readonly adapter: CloudAdapter;
  /** App id of the bot; '' when it runs without credentials. */
  readonly appId: string;
  /** Time for one attempt as a whole, in milliseconds. */
  readonly timeoutMs: number;
  /** Outside production: may send to a fake Teams or the Playground on this machine. */
  readonly allowLocalhost: boolean;
  /** The time, for a Retry-After that is a date. */
  readonly now: () => Date;
}

/** The Sender for Teams, which can also ask who somebody is. */
export interface TeamsSender extends Sender {
  /** The person behind an address, as their own organisation has them; null when Teams does not say. */
  lookupMember(to: Address): Promise<TeamsMember | null>;
  /** The name of a channel of this team; null when Teams does not say, as for the first channel of a team. */
  lookupChannelName(to: Address, teamId: string): Promise<string | null>;
}

/** Clients kept at most, one per service URL; there is about one URL per tenant. */
const KEPT_CONNECTORS = 1000;

/**
 * Sends through the Bot Framework connector: one call per attempt, done or given up within `timeoutMs`, fetching a token included.
 * An address outside Teams' hosts gets `dead` with `unsafe-address`, and nothing is sent there, our token least of all.
 *
 * The SDK makes a client for every proactive turn; here one client per service URL is kept, so that a message costs less processor time.
 * The SDK also keeps the token, but asks for one once for every message that finds it ended; here all of them wait for one,
 * at most half the time, so that a silent token service is asked anew by the next message.
 */
export function createTeamsSender(settings: TeamsSenderSettings): TeamsSender {
  const connectors = new Map<string, Promise<Connector>>();
  let token: Promise<unknown> | null = null;

  function connectorFor(to: Address): Promise<Connector> {
    const known = connectors.get(to.serviceUrl);
    if (known !== undefined) return known;
    if (connectors.size >= KEPT_CONNECTORS) connectors.clear();
    const fresh = newConnector(settings, to);
    connectors.set(to.serviceUrl, fresh);
    fresh.catch(() => connectors.delete(to.serviceUrl));
    return fresh;
  }

  async function authorised(to: Address): Promise<Connector> {
    const connector = await connectorFor(to);
    if (settings.appId === '') return connector;
    token ??= orTooLate(settings.timeoutMs / 2, connector.credentials.getToken()).finally(() => {
      token = null;
    });
    await token;
    return connector;
  }

  function call<T>(to: Address, work: (connector: Connector) => Promise<T>): Promise<T> {
    return orTooLate(settings.timeoutMs, authorised(to).then(work));
  }

  async function attempt(
    operation: 'send' | 'update',
    to: Address,
    work: (connector: Connector) => Promise<string>,
  ): Promise<Delivery> {
    if (!isAllowedServiceUrl(to.serviceUrl, settings)) return { outcome: 'dead', reason: 'unsafe-address' };
    try {
      return { outcome: 'sent', activityId: await call(to, work) };
    } catch (error) {
      const failure = failureOf(operation, error);
      return failure === null ? { outcome: 'dead', reason: 'unexpected' } : deliveryOf(failure, settings.now());
    }
  }

  return {
    send: (to, card, summary) =>
      attempt('send', to, async ({ conversations }) => {
        const answer = await conversations.sendToConversation(to.conversationId, messageOf(to, card, summary));
        return answer?.id ?? '';
      }),

    update: async (to, activityId, card, summary) => {
      if (activityId === '') return { outcome: 'gone', reason: 'message-gone' };
      return attempt('update', to, async ({ conversations }) => {
        const message = { ...messageOf(to, card, summary), id: activityId };
        await conversations.updateActivity(to.conversationId, activityId, message);
        return activityId;
      });
    },

    lookupChannelName: async (to, teamId) => {
      if (!isAllowedServiceUrl(to.serviceUrl, settings)) return null;
      try {
        const url = `${to.serviceUrl.replace(/\/+$/, '')}/v3/teams/${encodeURIComponent(teamId)}/conversations`;
        return channelNameOf(
          await call(to, (connector) => getJson(url, settings.appId === '' ? null : connector)),
          to.conversationId,
        );
      } catch {
        return null;
      }
    },

    lookupMember: async (to) => {
      if (!isAllowedServiceUrl(to.serviceUrl, settings)) return null;
      try {
        return memberOf(
          await call(to, ({ conversations }) => conversations.getConversationMember(to.conversationId, to.userId)),
        );
      } catch {
        return null;
      }
    },
  };
}

/** A client for this address, made by the adapter so that it carries our credentials and our rules for retry and time-out. */
async function newConnector({ adapter, appId }: TeamsSenderSettings, to: Address): Promise<Connector> {
  let connector: Connector | undefined;
  await adapter.continueConversationAsync(appId, referenceOf(to), async (context) => {
    connector = connectorOf(adapter, context);
  });
  if (connector === undefined) throw new Error('The adapter made no connector client');
  return connector;
}

function referenceOf(to: Address): ConversationReference {
  const conversation = { id: to.conversationId, tenantId: to.tenantId } as ConversationReference['conversation'];
  const bot = { id: to.botId } as ConversationReference['bot'];
  return { channelId: to.channelId, serviceUrl: to.serviceUrl, conversation, bot };
}

/** Card and notification text; no `text`, because Teams makes two messages of text and card and then refuses an update. */
function messageOf(to: Address, card: Card, summary: string): Activity {
  const message: Partial<Activity> = {
    type: 'message',
    channelId: to.channelId,
    serviceUrl: to.serviceUrl,
    conversation: referenceOf(to).conversation,
    from: { id: to.botId, name: '' },
    // A post in a channel is for nobody in particular.
    ...(to.userId === '' ? {} : { recipient: { id: to.userId, name: '' } }),
    summary,
    attachments: [CardFactory.adaptiveCard(card)],
  };
  return message as Activity;
}

/** The SDK keeps its calls about teams to itself. No redirect is followed, so that the token goes to no other host. */
async function getJson(url: string, connector: Connector | null): Promise<unknown> {
  const headers = connector === null ? {} : { authorization: `Bearer ${await connector.credentials.getToken()}` };
  const response = await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(CHANNELS_MS) });
  return response.ok ? response.json() : null;
}

/** Time to ask for the names of channels (ms): somebody waits for an answer that can do without. */
const CHANNELS_MS = 2_000;
const LONGEST_NAME = 500;

function channelNameOf(answer: unknown, channelId: string): string | null {
  const list = typeof answer === 'object' && answer !== null && 'conversations' in answer ? answer.conversations : [];
  if (!Array.isArray(list)) return null;
  const found = list.find(
    (one: unknown) => typeof one === 'object' && one !== null && 'id' in one && one.id === channelId,
  );
  return typeof found?.name === 'string' && found.name !== '' ? beginning(found.name, LONGEST_NAME) : null;
}

/** Teams gives `email`; older connectors only `userPrincipalName`. */
function memberOf(account: object): TeamsMember {
  const { name, email, userPrincipalName } = account as Record<string, unknown>;
  return {
    ...(typeof name === 'string' && { name }),
    ...(typeof email === 'string' && { mail: email }),
    ...(typeof userPrincipalName === 'string' && { userPrincipalName }),
  };
}

/**
 * Reduces an error of the SDK to what the table of failures needs. Teams' text is only searched for code words. Null
 * for an error that neither Teams, the network nor the token service made.
 */
function failureOf(operation: 'send' | 'update', error: unknown): TeamsFailure | null {
  const { statusCode, code, errorCode, details, response, name } = (error ?? {}) as SdkError;
  if (typeof statusCode === 'number') {
    const text = `${code ?? ''} ${JSON.stringify(details ?? '').slice(0, 4000)}`;
    return { operation, status: statusCode, text, retryAfter: response?.headers?.get('retry-after') ?? null };
  }
  if (name === 'AbortError') return { operation, status: null, networkCode: 'ABORT_ERR' };
  if (code === undefined && errorCode === undefined) return null;
  const refusedToken = typeof errorCode === 'string' && !NO_TOKEN_SERVICE.test(errorCode);
  return { operation, status: refusedToken ? 401 : null, networkCode: String(code ?? '') };
}

/** Codes of the token library that mean "not reached", not "refused". */
const NO_TOKEN_SERVICE = /network|endpoints_resolution|openid_config|timeout/i;

interface SdkError {
  readonly name?: string;
  readonly statusCode?: number;
  readonly code?: string;
  /** Only on errors of the token library. */
  readonly errorCode?: unknown;
  readonly details?: unknown;
  readonly response?: { readonly headers?: { get(name: string): string | null | undefined } };
}
