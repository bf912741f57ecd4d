import assert from 'node:assert/strict';
import fc from 'fast-check';
import { deliveryOf, retryAfterMs, type TeamsFailure } from '../../bot/teams/teams-failures.js';
import { DELIVERY_REASONS, type Delivery, type DeliveryReason, type DeliveryScope } from '../../src/outbox/sender.js';

const NOW = new Date('2026-11-23T09:00:00Z');

function again(reason: DeliveryReason, afterMs: number | null = null, scope: DeliveryScope = 'thread'): Delivery {
  return { outcome: 'retry', afterMs, scope, reason };
}

type Row = readonly [title: string, failure: Partial<TeamsFailure>, expected: Delivery];

const BLOCKED_BODY =
  '209 { subCode: MessageWritesBlocked, details: Thread is blocked from message writes, errorCode: null }';

const ROWS: readonly Row[] = [
  ['400', { status: 400, text: 'BadArgument' }, { outcome: 'dead', reason: 'bad-request' }],
  ['401', { status: 401, text: 'BotNotRegistered' }, again('unauthorized', 300_000, 'tenant')],
  [
    '403 switched off by the administrator',
    { status: 403, text: 'BotDisabledByAdmin' },
    again('disabled-by-admin', 3_600_000, 'tenant'),
  ],
  [
    '403 bot not in the conversation',
    { status: 403, text: 'BotNotInConversationRoster' },
    { outcome: 'unreachable', reason: 'not-installed' },
  ],
  [
    '403 not installed for the person',
    { status: 403, text: "ForbiddenOperationException Bot isn't installed in user's personal scope" },
    { outcome: 'unreachable', reason: 'not-installed' },
  ],
  [
    '403 blocked by the person',
    { status: 403, text: 'ConversationBlockedByUser' },
    { outcome: 'unreachable', reason: 'blocked' },
  ],
  [
    '403 with only a sub-code in the message',
    { status: 403, text: BLOCKED_BODY },
    { outcome: 'unreachable', reason: 'blocked' },
  ],
  [
    '403 at the host of another cloud',
    { status: 403, text: 'InvalidBotApiHost' },
    { outcome: 'unreachable', reason: 'wrong-host' },
  ],
  ['403 without the right', { status: 403, text: 'NotEnoughPermissions' }, { outcome: 'dead', reason: 'forbidden' }],
  ['403 without any code', { status: 403 }, { outcome: 'unreachable', reason: 'forbidden' }],
  [
    '404 conversation, sending',
    { status: 404, text: 'ConversationNotFound' },
    { outcome: 'unreachable', reason: 'conversation-gone' },
  ],
  [
    '404 conversation, updating',
    { operation: 'update', status: 404, text: 'ConversationNotFound' },
    { outcome: 'unreachable', reason: 'conversation-gone' },
  ],
  [
    '404 message, updating',
    { operation: 'update', status: 404, text: 'ActivityNotFoundInConversation' },
    { outcome: 'gone', reason: 'message-gone' },
  ],
  ['404 without code, updating', { operation: 'update', status: 404 }, { outcome: 'gone', reason: 'message-gone' }],
  ['404 without code, sending', { status: 404 }, { outcome: 'unreachable', reason: 'conversation-gone' }],
  [
    '404 message, sending',
    { status: 404, text: 'ActivityNotFoundInConversation' },
    { outcome: 'dead', reason: 'message-gone' },
  ],
  ['408', { status: 408 }, again('timeout')],
  ['408 with a wait', { status: 408, retryAfter: '9' }, again('timeout', 9000)],
  ['412', { status: 412, text: 'PreconditionFailed' }, again('precondition')],
  ['413', { status: 413, text: 'MessageSizeTooBig' }, { outcome: 'dead', reason: 'too-large' }],
  ['429 with a wait', { status: 429, retryAfter: '7' }, again('throttled', 7000)],
  ['429 without a wait', { status: 429 }, again('throttled')],
  [
    '429 for the tenant',
    { status: 429, text: 'Throttled: too many requests for this tenant' },
    again('throttled', null, 'tenant'),
  ],
  ['500', { status: 500, text: 'ServiceError' }, { outcome: 'dead', reason: 'server-error' }],
  ['502', { status: 502 }, again('busy')],
  ['503 with a wait', { status: 503, retryAfter: 'Mon, 23 Nov 2026 09:00:30 GMT' }, again('busy', 30_000)],
  ['504', { status: 504 }, again('busy')],
  ['501', { status: 501 }, { outcome: 'dead', reason: 'server-error' }],
  ['418', { status: 418 }, { outcome: 'dead', reason: 'rejected' }],
  ['a redirect', { status: 302 }, { outcome: 'dead', reason: 'rejected' }],
  ['a cut connection', { status: null, networkCode: 'ECONNRESET' }, again('network')],
  ['an unknown host', { status: null, networkCode: 'ENOTFOUND' }, again('network')],
  ['no answer and no code', { status: null }, again('network')],
  ['a time-out', { status: null, networkCode: 'ETIMEDOUT' }, again('timeout')],
  ["axios' time-out", { status: null, networkCode: 'ECONNABORTED' }, again('timeout')],
];

describe('what a failed call to Teams means', () => {
  for (const [title, failure, expected] of ROWS) {
    it(`${title} is ${expected.outcome}`, () => {
      assert.deepEqual(deliveryOf({ operation: 'send', status: null, ...failure }, NOW), expected);
    });
  }

  it('says something for every status and text, in fixed words only', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<'send' | 'update'>('send', 'update'),
        fc.option(fc.integer({ min: 100, max: 999 })),
        fc.string(),
        fc.option(fc.string()),
        (operation, status, text, retryAfter) => {
          const delivery = deliveryOf({ operation, status, text, retryAfter }, NOW);
          assert.ok(delivery.outcome !== 'sent' && DELIVERY_REASONS.includes(delivery.reason));
          assert.ok(delivery.outcome !== 'gone' || operation === 'update');
        },
      ),
    );
  });
});

describe('Retry-After', () => {
  const rows: readonly (readonly [header: string | null | undefined, expected: number | null])[] = [
    ['0', 0],
    ['1', 1000],
    [' 20 ', 20_000],
    ['1.5', 1500],
    ['999999', 86_400_000],
    ['Mon, 23 Nov 2026 09:01:00 GMT', 60_000],
    ['Mon, 23 Nov 2026 08:00:00 GMT', 0],
    ['Thu, 01 Jan 2099 00:00:00 GMT', 86_400_000],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
    ['mon, 23 nov 2026 09:01:00 gmt', 60_000],
    ['Monday, 23-Nov-26 09:01:00 GMT', 60_000],
    ['Mon Nov 23 09:01:00 2026', 60_000],
    ['Mon, 23 Nov 2026 10:01:00 +0100', 60_000],
    ['9'.repeat(400), 86_400_000],
    ['0.001', 1],
    ['-5', null],
    ['-0.5', null],
    ['+5', null],
    ['5, 10', null],
    ['NaN', null],
    ['Infinity', null],
    ['Mon', null],
    ['Mon, the day after', null],
    ['soon', null],
    ['1e3', null],
    ['2026', 2_026_000],
    ['', null],
    [null, null],
    [undefined, null],
  ];
  for (const [header, expected] of rows) {
    it(`${JSON.stringify(header)} asks for ${expected === null ? 'nothing' : `${expected} ms`}`, () => {
      assert.equal(retryAfterMs(header, NOW), expected);
    });
  }

  it('is never negative and never more than a day', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        const wait = retryAfterMs(header, NOW);
        assert.ok(wait === null || (wait >= 0 && wait <= 86_400_000));
      }),
    );
  });
});
