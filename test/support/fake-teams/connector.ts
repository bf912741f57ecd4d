import type { RawActivity } from '../activities.js';
import { tooManyActions } from '../card-actions.js';
import { isJson } from './card-parts.js';
import type { Conversation } from './conversation.js';
import type { Fault, Operation } from './faults.js';

/** The connector's answer; an absent `body` is an empty one. */
export interface ConnectorAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The request of a call, read from its method and path. */
export interface Route {
  readonly operation: Operation | 'delete' | 'channels' | 'unknown';
  readonly conversationId: string;
  /** Activity id or member id, '' when the path has none. */
  readonly detail: string;
  readonly paged: boolean;
}

/** Documented limit of a bot message: 100 KB in UTF-16. */
const MESSAGE_LIMIT_BYTES = 100 * 1024;

const PATH = /^\/v3\/conversations(?:\/([^/]+)(?:\/(activities|members|pagedmembers)(?:\/([^/]+))?)?)?$/;

const CHANNELS = /^\/v3\/teams\/([^/]+)\/conversations$/;

export function routeOf(method: string, path: string): Route {
  const team = CHANNELS.exec(path)?.[1];
  if (team !== undefined && method === 'GET') {
    return { operation: 'channels', conversationId: plain(team), detail: '', paged: false };
  }
  const [, conversation, kind, detail] = PATH.exec(path) ?? [];
  const found = { conversationId: plain(conversation), detail: plain(detail), paged: kind === 'pagedmembers' };
  const operation = operationOf(method, PATH.test(path), conversation, kind);
  return { operation, ...found };
}

function operationOf(
  method: string,
  known: boolean,
  conversation: string | undefined,
  kind: string | undefined,
): Route['operation'] {
  if (!known) return 'unknown';
  if (conversation === undefined) return method === 'POST' ? 'create' : 'unknown';
  if (kind === 'activities') return ({ POST: 'send', PUT: 'update', DELETE: 'delete' } as const)[method] ?? 'unknown';
  return method === 'GET' && kind !== undefined ? 'members' : 'unknown';
}

/** Teams' refusal, in the form that the Bot Framework documents. */
export function refusal(status: number, code: string, message: string = code): ConnectorAnswer {
  return { status, body: { error: { code, message } } };
}

export function answerOfFault(fault: Fault): ConnectorAnswer {
  const status = typeof fault.how === 'number' ? fault.how : 500;
  const headers = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
  return { ...refusal(status, fault.code ?? CODES[status] ?? 'Unknown', fault.message), headers };
}

/** Why the bot may not write in this conversation; null when it may. */
export function writeRefusal(conversation: Conversation): ConnectorAnswer | null {
  if (conversation.blocked) {
    const message =
      '{\r\n  "subCode": "MessageWritesBlocked",\r\n  "details": "Thread is blocked from message writes.",\r\n  "errorCode": null\r\n}';
    return { status: 403, body: { errorCode: 209, message } };
  }
  if (conversation.installed) return null;
  return conversation.type === 'personal'
    ? refusal(403, 'ForbiddenOperationException', "Bot isn't installed in user's personal scope")
    : refusal(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
}

/** The fault of a message by Teams' documented rules; null if there is none. */
export function contentRefusal(activity: RawActivity): ConnectorAnswer | null {
  if (JSON.stringify(activity).length * 2 > MESSAGE_LIMIT_BYTES)
    return refusal(413, 'MessageSizeTooBig', 'Message size too large');
  const attachments = Array.isArray(activity.attachments) ? activity.attachments : [];
  const text = typeof activity.text === 'string' ? activity.text : '';
  if (text === '' && attachments.length === 0)
    return refusal(400, 'BadSyntax', 'Activity has neither text nor attachments');
  if (text !== '' && attachments.length > 0)
    return refusal(400, 'BadSyntax', 'Activity resulted into multiple skype activities');
  const bad = attachments.some((attachment) => !isCardAttachment(attachment));
  if (bad) return refusal(400, 'BadSyntax', 'Attachment is not an adaptive card of version 1.0 to 1.5');
  // Real Teams takes it and does not show the rest.
  const [unshown] = attachments.flatMap((attachment) => tooManyActions(attachment));
  return unshown === undefined ? null : refusal(400, 'BadArgument', unshown);
}

const CODES: Readonly<Record<number, string>> = {
  400: 'BadArgument',
  401: 'BotNotRegistered',
  403: 'BotNotInConversationRoster',
  404: 'ConversationNotFound',
  412: 'PreconditionFailed',
  413: 'MessageSizeTooBig',
  429: 'Throttled',
  500: 'ServiceError',
  502: 'BadGateway',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
};

function isCardAttachment(attachment: unknown): boolean {
  if (!isJson(attachment) || attachment.contentType !== 'application/vnd.microsoft.card.adaptive') return false;
  const card = attachment.content;
  return (
    isJson(card) && card.type === 'AdaptiveCard' && typeof card.version === 'string' && /^1\.[0-5]$/.test(card.version)
  );
}

function plain(part: string | undefined): string {
  return part === undefined ? '' : decodeURIComponent(part);
}
