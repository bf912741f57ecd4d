import assert from 'node:assert/strict';
import { request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { play, votes } from '../support/scenario.js';

/** Asks again until the address answers with this status; fails by the time-out of the test. */
async function until(address: string, status: number): Promise<Response> {
  for (;;) {
    const response = await fetch(address);
    if (response.status === status) return response;
    await response.body?.cancel();
    await delay(20);
  }
}

/** A path that `fetch` would tidy up first. */
function rawStatus(base: string, path: string): Promise<number> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const call = request({ hostname, port, path }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    call.once('error', reject);
    call.end();
  });
}

describe('scenario: the web addresses', () => {
  it('say that the process lives at once, and that it is ready only when the loops tick', () =>
    play(async ({ t }) => {
      assert.equal((await fetch(`${t.url}/healthz`)).status, 200);
      const early = await fetch(`${t.url}/readyz`);
      assert.equal(early.status, 503);
      assert.deepEqual(await early.json(), { status: 'not ready', database: true, scheduler: false, outbox: false });
      t.app.startLoops();
      const ready = await until(`${t.url}/readyz`, 200);
      assert.deepEqual(await ready.json(), { status: 'ready', database: true, scheduler: true, outbox: true });
      t.clock.advance('10m');
      await until(`${t.url}/readyz`, 200);
    }));

  it('count turns, messages and rounds, without a word about a person', () =>
    play(async ({ t }) => {
      const anna = await t.joins('Anna');
      await anna.says('hulp');
      await t.advance('1h');
      await votes(anna, 'a', { reason: 'Geheime reden' });
      await anna.says('quatsch');
      await t.teams.post({ type: 'message' });
      const response = await fetch(`${t.url}/metrics`);
      assert.match(response.headers.get('content-type') ?? '', /^text\/plain/);
      const text = await response.text();
      assert.match(text, /^spagaat_turn_duration_seconds_count\{kind="word\.help",outcome="answered"\} 1$/m);
      assert.match(text, /^spagaat_turn_duration_seconds_count\{kind="action\.ballot",outcome="answered"\} 1$/m);
      assert.match(text, /^spagaat_turn_duration_seconds_count\{kind="word\.unknown",outcome="answered"\} 1$/m);
      assert.match(text, /^spagaat_turn_duration_seconds_count\{kind="malformed",outcome="malformed"\} 1$/m);
      assert.match(text, /^spagaat_outbox_messages\{state="sent"\} 1$/m);
      assert.match(text, /^spagaat_rounds\{phase="voting"\} 1$/m);
      for (const secret of ['Anna', anna.facts.objectId, 'Geheime', 'option'])
        assert.ok(!text.includes(secret), secret);
    }));

  it('answer what is not there with a problem document and no more', () =>
    play(async ({ t }) => {
      for (const [method, path, status] of [
        ['GET', '/', 404],
        ['GET', '/nergens', 404],
        ['GET', '/api/messages', 405],
        ['DELETE', '/healthz', 405],
        ['PUT', '/my-data/x', 405],
      ] as const) {
        const response = await fetch(t.url + path, { method });
        assert.equal(response.status, status, `${method} ${path}`);
        assert.equal(response.headers.get('content-type'), 'application/problem+json');
        const problem = (await response.json()) as Record<string, unknown>;
        assert.deepEqual(Object.keys(problem).sort(), ['status', 'title']);
        assert.equal(problem.status, status);
      }
      for (const path of ['/%', '/my-data/%E0%A4%A', '/../../etc/passwd', '/my-data/%00', '//evil.example/x']) {
        const status = await rawStatus(t.url, path);
        assert.ok(status >= 400 && status < 500, `${path} gave ${status}`);
      }
    }));

  it('tell nothing about the server, and nothing to a cache', () =>
    play(async ({ t }) => {
      for (const path of ['/healthz', '/nergens', '/metrics', '/my-data/abc']) {
        const { headers } = await fetch(t.url + path);
        assert.equal(headers.get('server'), null, path);
        assert.equal(headers.get('x-powered-by'), null, path);
        assert.equal(headers.get('cache-control'), 'no-store', path);
        assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
      }
    }));
});
