import assert from 'node:assert/strict';
import { createLastResort, isStreamFailure } from '../src/last-resort.js';
import { createLog } from '../src/log.js';
import { beginWork } from '../src/under-way.js';

const failure = (facts: object, message = 'it failed') => Object.assign(new Error(message), facts);

const STREAMS = [
  ['a connection that was cut', failure({ code: 'ECONNRESET', syscall: 'read', errno: -104 })],
  ['a connection that nobody reads from', failure({ code: 'EPIPE', syscall: 'write', errno: -32 })],
  ['a process without a file for another connection', failure({ code: 'EMFILE', syscall: 'accept', errno: -24 })],
  ['a name that cannot be looked up', failure({ code: 'ENOTFOUND', syscall: 'getaddrinfo', errno: -3008 })],
  ['gzip that is none', failure({ code: 'Z_DATA_ERROR', errno: -3 })],
  ['gzip that was cut', failure({ code: 'Z_BUF_ERROR', errno: -5 })],
  ['brotli that is none', failure({ code: 'ERR__ERROR_FORMAT_PADDING_1', errno: -14 })],
  ['HTTP that is none', failure({ code: 'HPE_INVALID_CONSTANT' })],
  ['an answer that stops too early', failure({ code: 'ERR_STREAM_PREMATURE_CLOSE' })],
  ['a second answer to one request', failure({ code: 'ERR_HTTP_HEADERS_SENT' })],
  ['a certificate that does not fit', failure({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' })],
  ['a write after the other side has ended', failure({ code: 'EPIPE' })],
  ['a hang-up', failure({ code: 'ECONNRESET' }, 'socket hang up')],
  ['a name of which no address answers', Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' })],
  ['a certificate that nobody vouches for', failure({ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' })],
  ['fetch that was cut', failure({ code: 'UND_ERR_SOCKET' })],
  ['a call that was given up', failure({ name: 'AbortError' })],
] as const;

const OTHERS = [
  ['a slip in the code', new TypeError('x is not a function')],
  ['a broken assumption', failure({ code: 'ERR_ASSERTION' })],
  ['a wrong argument', failure({ code: 'ERR_INVALID_ARG_TYPE' })],
  ['an address that cannot be had', failure({ code: 'EADDRINUSE', syscall: 'listen', errno: -98 })],
  ['a file that cannot be opened', failure({ code: 'EACCES', syscall: 'open', errno: -13 })],
  ['a call without an end', new RangeError('Maximum call stack size exceeded')],
  ['something that is no error', 'x'],
  ['nothing', undefined],
] as const;

describe('a failure that reached nobody', () => {
  let lines: Record<string, unknown>[] = [];
  let ended: string[] = [];
  const log = createLog('info', { write: (line) => lines.push(JSON.parse(line) as Record<string, unknown>) });
  const resort = createLastResort({ log, endInOrder: (why) => ended.push(why) });

  beforeEach(() => {
    lines = [];
    ended = [];
  });

  for (const [what, error] of STREAMS) {
    it(`of one stream is logged, and the program goes on: ${what}`, () => {
      assert.equal(isStreamFailure(error), true);
      resort.uncaughtException(error);
      assert.equal(lines.length, 1);
      assert.deepEqual(ended, []);
    });
  }

  for (const [what, error] of OTHERS) {
    it(`of anything else is logged, and the program ends in order: ${what}`, () => {
      assert.equal(isStreamFailure(error), false);
      resort.uncaughtException(error);
      assert.equal(lines.length, 1);
      assert.deepEqual(ended, ['uncaughtException']);
    });
  }

  it('in a promise is logged, and the program goes on', () => {
    resort.unhandledRejection(new TypeError('x'));
    resort.unhandledRejection(undefined);
    assert.equal(lines.length, 2);
    assert.deepEqual(ended, []);
  });

  it('is told with what was under way, as long as it was', () => {
    const work = beginWork({ request: 7, route: '/my-data/:token' });
    work.run(() => resort.unhandledRejection(new Error('x')));
    work.end();
    work.run(() => resort.unhandledRejection(new Error('x')));
    assert.deepEqual(
      lines.map(({ during }) => during),
      [{ request: 7, route: '/my-data/:token' }, undefined],
    );
  });
});
