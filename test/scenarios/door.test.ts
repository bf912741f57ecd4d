import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { messageOf } from '../support/activities.js';
import { requestText, sendRaw } from '../support/raw-http.js';
import { play, reads } from '../support/scenario.js';
import { TENANT } from '../support/test-app.js';

const JSON_TYPE = 'Content-Type: application/json';
const length = (body: string) => `Content-Length: ${Buffer.byteLength(body)}`;
/** A request with a body to the address of the bot. */
const posted = (headers: readonly string[], body: string, path = '/api/messages') =>
  requestText(`POST ${path}`, ['Host: x', JSON_TYPE, ...headers], body);

describe('scenario: the door', () => {
  it('refuses every encoded body before it is read, at every address that takes one, and lives', () =>
    play(async ({ t }) => {
      const bomb = gzipSync(Buffer.alloc(10_000_000, ' ')).toString('latin1');
      const whole = gzipSync('{"type":"message"}').toString('latin1');
      for (const path of ['/api/messages', '/tab/api/vote', '/tab/api/local-sign-in', '/my-data/x', '/nergens']) {
        for (const coding of ['gzip', 'deflate', 'br', 'zstd', 'identity', 'GZIP', 'gzip, gzip', '']) {
          for (const body of ['x', whole, bomb, '']) {
            const sent = posted([`Content-Encoding: ${coding}`, `Content-Length: ${body.length}`], body, path);
            const { statuses, body: said } = await sendRaw(t.url, sent);
            assert.deepEqual(statuses, [415], `${path} with ${coding}`);
            assert.deepEqual(Object.keys(JSON.parse(said) as object), ['status', 'title']);
          }
        }
      }
      assert.deepEqual(
        (await sendRaw(t.url, requestText('GET /tab', ['Host: x', 'Content-Encoding: br', '']))).statuses,
        [415],
      );
    }));

  it('takes a host for nothing but a host', () =>
    play(async ({ t }) => {
      for (const host of ['[', 'a b', 'x/metrics?', 'x/tab#', '1.2.3.4.5', 'x:999999', '', '%', 'x\\tab']) {
        const { statuses } = await sendRaw(t.url, requestText('GET /nergens', [`Host: ${host}`, '']));
        assert.deepEqual(statuses, [400], JSON.stringify(host));
      }
      for (const start of [
        'GET http://',
        'GET http://[',
        'GET http://x/tab',
        'OPTIONS *',
        'GET //x/tab',
        'CONNECT x:80',
      ]) {
        const { statuses } = await sendRaw(t.url, requestText(start, ['Host: x', '']));
        assert.ok(
          statuses.every((status) => status === 400),
          `${start} gave ${statuses}`,
        );
      }
    }));

  it('refuses a path that a proxy before it could read in another way, on both listeners', () =>
    play(async ({ t }) => {
      const ways = [
        '/tab/../metrics',
        '/tab/%2e%2e/metrics',
        '/tab\\..\\metrics',
        '/tab/%252e%252e/metrics',
        '/tab%5c..%5cmetrics',
      ];
      for (const path of [
        ...ways,
        '//metrics',
        '/tab/..;/metrics',
        '/%6detrics',
        '/tab/.%2e/healthz',
        '/tab/%c0%ae%c0%ae/readyz',
      ]) {
        for (const url of [t.url, t.opsUrl]) {
          const { statuses } = await sendRaw(url, requestText(`GET ${path}`, ['Host: x', '']));
          assert.deepEqual(statuses, [400], path);
        }
      }
    }));

  it('refuses what proxies and servers count in two ways', () =>
    play(async ({ t }) => {
      const second = requestText('GET /tab', ['Host: x', '']);
      for (const headers of [
        ['Content-Length: 2', 'Content-Length: 3'],
        ['Content-Length: 2', 'Content-Length: 2'],
        ['Content-Length: 2', 'Transfer-Encoding: chunked'],
        ['Content-Length: +2'],
        ['Content-Length : 2'],
        ['Transfer-Encoding: xchunked'],
        ['Transfer-Encoding: gzip, chunked'],
        ['Transfer-Encoding: chunked', 'Transfer-Encoding: chunked'],
        ['Content-Type: text/plain', 'Content-Length: 2'],
        ['Content-Length: 2', 'Host: y'],
        ['Content-Length: 2', ' folded: x'],
      ]) {
        const { statuses } = await sendRaw(t.url, posted(headers, `{}${second}`), { answers: 2 });
        assert.deepEqual(statuses, [400], `${headers}: one answer, and the connection is closed`);
      }
      const old = posted(['Transfer-Encoding: chunked'], `2\r\n{}\r\n0\r\n\r\n${second}`).replace(
        'HTTP/1.1',
        'HTTP/1.0',
      );
      assert.deepEqual((await sendRaw(t.url, old, { answers: 2 })).statuses, [400]);
    }));

  it('says no to a body before it is sent, where the sender asks first', () =>
    play(async ({ t }) => {
      const asks = 'Expect: 100-continue';
      assert.deepEqual((await sendRaw(t.url, posted([asks, 'Content-Length: 300000'], ''))).statuses, [413]);
      assert.deepEqual(
        (await sendRaw(t.url, posted([asks, 'Content-Encoding: gzip', 'Content-Length: 9'], ''))).statuses,
        [415],
      );
      assert.deepEqual((await sendRaw(t.url, posted([asks, length('[]')], '[]'))).statuses, [100, 400]);
      assert.deepEqual((await sendRaw(t.url, posted(['Expect: x', length('[]')], '[]'))).statuses, [417]);
    }));

  it('lets a sender finish to be told that it is too much, but not for ever', () =>
    play(async ({ t }) => {
      const chunk = `10000\r\n${' '.repeat(0x10000)}\r\n`;
      const chunked = (times: number) => posted(['Transfer-Encoding: chunked'], `${chunk.repeat(times)}0\r\n\r\n`);
      assert.deepEqual((await sendRaw(t.url, chunked(4))).statuses, [400], 'spaces, as much as is allowed');
      assert.deepEqual((await sendRaw(t.url, chunked(5))).statuses, [413]);
      const endless = await sendRaw(t.url, posted(['Transfer-Encoding: chunked'], chunk.repeat(200)));
      assert.ok(
        endless.statuses.every((status) => status === 413),
        String(endless.statuses),
      );
      assert.deepEqual((await sendRaw(t.url, posted(['Content-Length: 99999999999'], 'x'))).statuses, [413]);
    }));

  it('offers no upgrade, and answers as if none was asked for', () =>
    play(async ({ t }) => {
      for (const wish of ['websocket', 'h2c', 'TLS/1.0']) {
        const headers = ['Host: x', 'Connection: Upgrade', `Upgrade: ${wish}`];
        assert.deepEqual((await sendRaw(t.url, requestText('GET /tab', [...headers, '']))).statuses, [200]);
        const sent = requestText('POST /api/messages', [...headers, JSON_TYPE, length('[]')], '[]');
        assert.deepEqual((await sendRaw(t.url, sent)).statuses, [400], wish);
      }
    }));

  it('takes JSON in UTF-8 of any depth, and nothing else', () =>
    play(async ({ t }) => {
      const anna = t.teams.person({ name: 'Anna', tenant: TENANT });
      await anna.installs();
      const deep = JSON.stringify({ ...messageOf(anna.activity(), 'hulp'), value: 'DEEP' });
      const nested = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
      const type = { 'content-type': 'application/json' };
      assert.ok((await t.teams.post(deep.replace('"DEEP"', nested), type)).status < 500);
      assert.equal((await t.teams.post(nested, type)).status, 400);
      for (const body of ['{"type":"\xff"}', '\xff\xfe{\x00}\x00', '{"type":"message"', '{}x', 'NaN']) {
        assert.deepEqual(
          (await sendRaw(t.url, posted([`Content-Length: ${body.length}`], body))).statuses,
          [400],
          body,
        );
      }
      assert.match((await anna.says('hulp')).replies.map(reads).join(), /./);
    }));
});
