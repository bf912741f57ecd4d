import type { Delivery, DeliveryReason, DeliveryScope } from '../../src/outbox/sender.js';

/** A failed call to Teams' connector. */
export interface TeamsFailure {
  readonly operation: 'send' | 'update';
  /** HTTP status, or null when no answer came. */
  readonly status: number | null;
  /** Code, sub-code and message of the answer in any order: only known code words are looked for. */
  readonly text?: string;
  /** The `Retry-After` header as it came: seconds or an HTTP date. */
  readonly retryAfter?: string | null;
  /** Code of a failure below HTTP, such as `ECONNRESET`. */
  readonly networkCode?: string;
}

type Verdict = (failure: TeamsFailure, now: Date) => Delivery;

/** Longest wait taken over from a header: a day. Anything longer is a fault in the header. */
const LONGEST_WAIT_MS = 24 * 60 * 60_000;

/** Wrong credentials are repaired by a person, not within seconds. */
const AFTER_UNAUTHORIZED_MS = 5 * 60_000;

/** A tenant's administrator who switched the app off may switch it on again, and then no install event follows. */
const AFTER_DISABLED_MS = 60 * 60_000;

const TIMEOUT_CODES =
  /^(ETIMEDOUT|ESOCKETTIMEDOUT|ECONNABORTED|ERR_CANCELED|ABORT_ERR|REQUEST_ABORTED_ERROR|UND_ERR_.*TIMEOUT)$/;

/** Code words of a 403, most telling first (Teams: "Status codes from bot conversation APIs"). */
const FORBIDDEN: readonly (readonly [word: string, verdict: Delivery])[] = [
  ['BotDisabledByAdmin', retry('disabled-by-admin', AFTER_DISABLED_MS, 'tenant')],
  ['NotEnoughPermissions', { outcome: 'dead', reason: 'forbidden' }],
  ['InvalidBotApiHost', { outcome: 'unreachable', reason: 'wrong-host' }],
  ['ConversationBlockedByUser', { outcome: 'unreachable', reason: 'blocked' }],
  ['MessageWritesBlocked', { outcome: 'unreachable', reason: 'blocked' }],
  ['BotNotInConversationRoster', { outcome: 'unreachable', reason: 'not-installed' }],
  ['ForbiddenOperationException', { outcome: 'unreachable', reason: 'not-installed' }],
];

const BY_STATUS: Readonly<Record<number, Verdict>> = {
  400: () => ({ outcome: 'dead', reason: 'bad-request' }),
  401: () => retry('unauthorized', AFTER_UNAUTHORIZED_MS, 'tenant'),
  403: forbidden,
  404: notFound,
  408: (failure, now) => retry('timeout', waitOf(failure, now), 'thread'),
  412: (failure, now) => retry('precondition', waitOf(failure, now), 'thread'),
  413: () => ({ outcome: 'dead', reason: 'too-large' }),
  429: (failure, now) => retry('throttled', waitOf(failure, now), throttledScope(failure)),
  500: () => ({ outcome: 'dead', reason: 'server-error' }),
  502: busy,
  503: busy,
  504: busy,
};

/**
 * Decides what a failed call means for the message, by Microsoft's table of bot API errors.
 *
 * - 412, 429, 502, 503, 504, 408, a time-out and a broken connection: again later. A 429 counts for this conversation
 *   only, unless the answer speaks of the tenant.
 * - 401 is our configuration, not the message: everything of the tenant waits five minutes, so that a wrong secret
 *   loses nothing.
 * - 403: blocked or not installed is `unreachable`, also when Teams gives no code (field reports show that it often
 *   does not). Switched off by an administrator waits an hour for the whole tenant.
 * - 404: `gone` when the message to update is missing, else `unreachable`.
 * - 500 is `dead`: Microsoft says not to repeat it. So are 400, 413 and every status that is not in the table.
 */
export function deliveryOf(failure: TeamsFailure, now: Date): Delivery {
  if (failure.status === null) return retry(isTimeout(failure.networkCode) ? 'timeout' : 'network', null, 'thread');
  const verdict = BY_STATUS[failure.status];
  if (verdict !== undefined) return verdict(failure, now);
  return { outcome: 'dead', reason: failure.status > 500 ? 'server-error' : 'rejected' };
}

/**
 * The wait that a `Retry-After` header asks for, in milliseconds from `now`, between 0 and a day.
 * Takes whole or broken seconds and the three forms of an HTTP date (RFC 9110, 5.6.7); null when there is no header or no
 * sense in it. It is the least that is waited: a wrong one, or a date that has passed, makes no try come sooner.
 */
export function retryAfterMs(header: string | null | undefined, now: Date): number | null {
  const text = header?.trim() ?? '';
  if (text === '') return null;
  const wait = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : dateOf(text) - now.getTime();
  if (Number.isNaN(wait)) return null;
  return Math.min(LONGEST_WAIT_MS, Math.max(0, Math.ceil(wait)));
}

/** An HTTP date starts with the name of the day; the engine's own date parser takes far more than that. */
function dateOf(text: string): number {
  if (!/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*[, ]/i.test(text)) return Number.NaN;
  // The oldest form names no zone; it is always GMT, and not that of this machine.
  return Date.parse(/(GMT|UTC|[+-]\d{4})$/i.test(text) ? text : `${text} GMT`);
}

function retry(reason: DeliveryReason, afterMs: number | null, scope: DeliveryScope): Delivery {
  return { outcome: 'retry', afterMs, scope, reason };
}

function busy(failure: TeamsFailure, now: Date): Delivery {
  return retry('busy', waitOf(failure, now), 'thread');
}

function waitOf(failure: TeamsFailure, now: Date): number | null {
  return retryAfterMs(failure.retryAfter, now);
}

function forbidden(failure: TeamsFailure): Delivery {
  const known = FORBIDDEN.find(([word]) => mentions(failure, word));
  return known?.[1] ?? { outcome: 'unreachable', reason: 'forbidden' };
}

function notFound(failure: TeamsFailure): Delivery {
  const messageOnly = mentions(failure, 'ActivityNotFoundInConversation');
  if (failure.operation === 'update' && !mentions(failure, 'ConversationNotFound')) {
    return { outcome: 'gone', reason: 'message-gone' };
  }
  return messageOnly
    ? { outcome: 'dead', reason: 'message-gone' }
    : { outcome: 'unreachable', reason: 'conversation-gone' };
}

function throttledScope(failure: TeamsFailure): DeliveryScope {
  return mentions(failure, 'tenant') ? 'tenant' : 'thread';
}

function mentions(failure: TeamsFailure, word: string): boolean {
  return (failure.text ?? '').toLowerCase().includes(word.toLowerCase());
}

function isTimeout(code: string | undefined): boolean {
  return code !== undefined && TIMEOUT_CODES.test(code);
}
