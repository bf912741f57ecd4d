import assert from 'node:assert/strict';
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

describe('scenario: the web addresses', () => {
  it('say that the process lives at once, and that it is ready only when the loops tick', () =>
    play(async ({ t }) => {
      assert.equal((await fetch(`${t.opsUrl}/healthz`)).status, 200);
      const early = await fetch(`${t.opsUrl}/readyz`);
      assert.equal(early.status, 503);
      assert.deepEqual(await early.json(), { status: 'not ready', database: true, scheduler: false, outbox: false });
      t.app.startLoops();
      const ready = await until(`${t.opsUrl}/readyz`, 200);
      assert.deepEqual(await ready.json(), { status: 'ready', database: true, scheduler: true, outbox: true });
      t.clock.advance('10m');
      await until(`${t.opsUrl}/readyz`, 200);
    }));

  it('count turns, messages and rounds, without a word about a person', () =>
    play(async ({ t }) => {
      const anna = await t.joins('Anna');
      await anna.says('hulp');
      await t.advance('1h');
      await votes(anna, 'a', { reason: 'Geheime reden' });
      await anna.says('quatsch');
      await t.teams.post({ type: 'message' });
      const response = await fetch(`${t.opsUrl}/metrics`);
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

  it('answer unknown addresses with just a problem document', () =>
    play(async ({ t }) => {
      for (const [method, path, status] of [
        ['GET', '/', 404],
        ['GET', '/nergens', 404],
        ['GET', '/api/messages', 405],
        ['DELETE', '/tab', 405],
        ['PUT', '/my-data/x', 405],
      ] as const) {
        const response = await fetch(t.url + path, { method });
        assert.equal(response.status, status, `${method} ${path}`);
        assert.equal(response.headers.get('content-type'), 'application/problem+json');
        const problem = (await response.json()) as Record<string, unknown>;
        assert.deepEqual(Object.keys(problem).sort(), ['status', 'title']);
        assert.equal(problem.status, status);
      }
    }));

  it('tell about health and numbers on a listener of their own only', () =>
    play(async ({ t }) => {
      for (const path of ['healthz', 'readyz', 'metrics']) {
        assert.equal((await fetch(`${t.url}/${path}`)).status, 404, path);
        assert.notEqual((await fetch(`${t.opsUrl}/${path}`)).status, 404, path);
      }
      for (const path of ['tab', 'tab/api/me', 'my-data/x', 'd/x']) {
        assert.equal((await fetch(`${t.opsUrl}/${path}`)).status, 404, path);
      }
      assert.equal((await fetch(`${t.opsUrl}/api/messages`, { method: 'POST' })).status, 404);
    }));

  it('tell nothing about the server, and nothing to a cache', () =>
    play(async ({ t }) => {
      const ofBoth = ['/nergens', '/tab%2e', '/my-data/abc'].map((path) => t.url + path);
      for (const path of [...ofBoth, `${t.opsUrl}/healthz`, `${t.opsUrl}/metrics`]) {
        const { headers } = await fetch(path);
        assert.equal(headers.get('server'), null, path);
        assert.equal(headers.get('x-powered-by'), null, path);
        assert.equal(headers.get('cache-control'), 'no-store', path);
        assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
      }
    }));

  it('ask browsers for https from now on, whatever they answer', () =>
    play(async ({ t }) => {
      for (const path of ['/tab', '/nergens', '/tab%2e', '/my-data/abc']) {
        const { headers } = await fetch(t.url + path);
        assert.equal(headers.get('strict-transport-security'), 'max-age=31536000', path);
      }
    }));
});
