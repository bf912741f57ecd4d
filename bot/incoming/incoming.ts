import { z } from 'zod';
import type { ChannelSighting } from '../../src/channels/channel.js';
import { beginning } from '../../src/characters.js';
import type { Address } from '../../src/outbox/sender.js';
import type { PersonKey } from '../../src/participants/participant.js';
import { toldName } from '../../src/participants/teams-member.js';
import { hasMember, momentOf } from './activity-facts.js';
import { ANONYMOUS_LINK, type ComposeCall, isComposeName, readComposeCall } from './compose-call.js';
import { channelOf } from './incoming-channel.js';
import { type MessageChange, messageChange, type WrittenMessage, writtenMessage } from './incoming-message.js';
import { type ToldTenants, toldTenants } from './told-tenants.js';

/**
 * An activity from outside, read once and checked. The sender comes from the fields that Teams fills and Azure Bot
 * Service signs; what a card or a text says about that is ignored.
 */
export interface Incoming {
  readonly person: PersonKey;
  /** The tenants that the person comes from, as far as Teams tells: all of them must be allowed. */
  readonly tenants: readonly string[];
  /** Absent when Teams does not tell. */
  readonly name: string | undefined;
  readonly locale: string | undefined;
  readonly scope: Scope;
  readonly address: Address;
  readonly activityId: string | undefined;
  readonly sentAt: Date | undefined;
  readonly content: IncomingContent;
  /** Where in a team this is; null outside a team. */
  readonly channel: ChannelSighting | null;
}

export const SCOPES = ['personal', 'groupChat', 'channel'] as const;
export type Scope = (typeof SCOPES)[number];

export type IncomingContent =
  | (WrittenMessage & { readonly kind: 'message' })
  /** A message as it is after somebody edited it, took it back or put it back; `activityId` is still that of the message. */
  | (WrittenMessage & { readonly kind: 'changed'; readonly change: MessageChange })
  /** `automatic`: Teams asked by itself because the card came into view. */
  | { readonly kind: 'action'; readonly verb: unknown; readonly data: unknown; readonly automatic: boolean }
  | { readonly kind: 'search'; readonly dataset: string; readonly query: string; readonly limit: number }
  /** The message extension, in the compose box of any chat. */
  | { readonly kind: 'compose'; readonly call: ComposeCall }
  | { readonly kind: 'installed' }
  | { readonly kind: 'uninstalled' }
  /** A kind of invoke that this program does not know. */
  | { readonly kind: 'unknownInvoke' }
  /** Typing, reactions, roster changes: nothing to say to. */
  | { readonly kind: 'ignored' };

const id = z.string().min(1).max(500);
const envelope = z.object({
  type: z.string().max(100),
  id: id.optional().catch(undefined),
  timestamp: z.union([z.string(), z.date()]).optional().catch(undefined),
  channelId: id,
  serviceUrl: id,
  from: z.object({
    id,
    aadObjectId: id,
    name: z.string().max(500).optional().catch(undefined),
    tenantId: id.optional().catch(undefined),
  }),
  recipient: z.object({ id }),
  conversation: z.object({
    id,
    conversationType: z.enum(SCOPES).optional().catch(undefined),
    isGroup: z.boolean().optional().catch(undefined),
    tenantId: id.optional().catch(undefined),
  }),
  channelData: z
    .object({ tenant: z.object({ id }).optional().catch(undefined) })
    .optional()
    .catch(undefined),
  locale: z.string().max(35).optional().catch(undefined),
});
type Envelope = z.output<typeof envelope>;

/** The fields that the SDK itself uses, unchecked, before it hands an activity over. */
const outline = z.object({
  type: z.string().min(1),
  serviceUrl: z.string().optional(),
  channelId: z.string().optional(),
  from: z.object({}).optional(),
  recipient: z.object({}).optional(),
  conversation: z.object({}).optional(),
});

/** The body without members that are null: Teams leaves out like that what it does not tell, and the SDK fails on it. */
export function withoutNulls<T>(body: T): T {
  if (!isFields(body)) return body;
  return Object.fromEntries(Object.entries(body).filter(([, member]) => member !== null)) as T;
}

/** May this body be given to the SDK? It would fail on anything else, with an error of our side. */
export function hasShapeOfActivity(body: unknown): body is Readonly<Record<string, unknown>> {
  return read(outline, body)?.success ?? false;
}

/** Null: zod looks at the `length` of whatever has one, and throws on one that is no number and cannot become one. */
function read<T>(schema: z.ZodType<T>, value: unknown): z.ZodSafeParseResult<T> | null {
  try {
    return schema.safeParse(value);
  } catch {
    return null;
  }
}

/** The activity as read, or why it could not be: a word for the log, never the content. */
export type IncomingReading =
  | { readonly kind: 'incoming'; readonly incoming: Incoming }
  | { readonly kind: 'malformed'; readonly fault: string }
  /** A link to look at for somebody of whom Teams says nothing. */
  | { readonly kind: 'anonymous'; readonly anonymous: AnonymousCall };

export interface AnonymousCall {
  readonly call: ComposeCall;
  readonly serviceUrl: string;
  readonly locale: string | undefined;
}

const anonymousEnvelope = z.object({
  type: z.literal('invoke'),
  name: z.literal(ANONYMOUS_LINK),
  serviceUrl: id,
  locale: z.string().max(35).optional().catch(undefined),
  value: z.unknown(),
});

/** Reads an activity. Never throws, whatever arrives. */
export function readIncoming(activity: unknown): IncomingReading {
  // Whatever such a call says about who or where is not looked at.
  const unnamed = read(anonymousEnvelope, activity);
  if (unnamed?.success) {
    const { name, value, serviceUrl, locale } = unnamed.data;
    return { kind: 'anonymous', anonymous: { call: readComposeCall(name, value), serviceUrl, locale } };
  }
  const parsed = read(envelope, activity);
  if (!parsed?.success) {
    const issues = parsed?.error.issues ?? [];
    return { kind: 'malformed', fault: issues.map(({ path }) => path.join('.')).join(' ') || 'activity' };
  }
  const { data } = parsed;
  const scope = scopeOf(data.conversation);
  const tenants = toldTenants(data, scope !== 'personal');
  if (tenants === null) return { kind: 'malformed', fault: 'tenant' };
  return { kind: 'incoming', incoming: incomingOf(data, scope, tenants, activity as Fields) };
}

type Fields = Readonly<Record<string, unknown>>;

function incomingOf(data: Envelope, scope: Scope, tenants: ToldTenants, fields: Fields): Incoming {
  return {
    person: { tenantId: tenants.own, objectId: data.from.aadObjectId.toLowerCase() },
    tenants: tenants.judged,
    name: toldName(data.from.name),
    locale: data.locale,
    scope,
    address: {
      channelId: data.channelId,
      serviceUrl: data.serviceUrl,
      conversationId: data.conversation.id,
      tenantId: tenants.place,
      botId: data.recipient.id,
      userId: data.from.id,
    },
    activityId: data.id,
    sentAt: momentOf(data.timestamp),
    content: contentOf(data.type, fields, { scope, botId: data.recipient.id }),
    channel: scope === 'channel' ? channelOf(fields) : null,
  };
}

/**
 * A conversation whose id begins with `19:` is a channel or a chat between people. A message extension is also used in a chat
 * of two, of which Teams says "personal" or nothing: what is written there is read by somebody else.
 */
function scopeOf({ id, conversationType, isGroup }: Envelope['conversation']): Scope {
  const said = conversationType ?? (isGroup === true ? 'groupChat' : 'personal');
  return said === 'personal' && id.startsWith('19:') ? 'groupChat' : said;
}

function contentOf(
  type: string,
  fields: Fields,
  { scope, botId }: { readonly scope: Scope; readonly botId: string },
): IncomingContent {
  const place = { isPersonal: scope === 'personal', isChannel: scope === 'channel', botId };
  switch (type) {
    case 'message':
      return { kind: 'message', ...writtenMessage(fields, place) };
    case 'messageUpdate':
    case 'messageDelete': {
      const change = messageChange(type, fields.channelData);
      return change === null ? { kind: 'ignored' } : { kind: 'changed', change, ...writtenMessage(fields, place) };
    }
    case 'invoke':
      return invokeOf(fields.name, fields.value);
    case 'installationUpdate':
      // An upgrade is a `remove-upgrade` and an `add-upgrade`: for people nothing happens.
      if (fields.action === 'remove') return { kind: 'uninstalled' };
      return { kind: fields.action === 'add' ? 'installed' : 'ignored' };
    case 'conversationUpdate':
      // Some clients tell with this alone that the bot was taken out of a personal chat.
      return { kind: scope === 'personal' && hasMember(fields.membersRemoved, botId) ? 'uninstalled' : 'ignored' };
    default:
      return { kind: 'ignored' };
  }
}

function invokeOf(name: unknown, value: unknown): IncomingContent {
  if (isComposeName(name)) return { kind: 'compose', call: readComposeCall(name, value) };
  if (!isFields(value)) return { kind: 'unknownInvoke' };
  if (name === 'adaptiveCard/action') {
    const action = isFields(value.action) ? value.action : {};
    return { kind: 'action', verb: action.verb, data: action.data, automatic: value.trigger === 'automatic' };
  }
  if (name === 'application/search' && typeof value.dataset === 'string' && typeof value.queryText === 'string') {
    const top = isFields(value.queryOptions) ? value.queryOptions.top : undefined;
    const limit = typeof top === 'number' && top >= 1 && top <= 25 ? Math.floor(top) : 15;
    return { kind: 'search', dataset: value.dataset, query: beginning(value.queryText, 100), limit };
  }
  return { kind: 'unknownInvoke' };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
