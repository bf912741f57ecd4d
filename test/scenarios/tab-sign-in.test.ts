import assert from 'node:assert/strict';
import { createApp } from '../../src/app.js';
import { createLog } from '../../src/log.js';
import { KEYS_FAULTS } from '../support/keys-faults.js';
import { freshStorage } from '../support/storage.js';
import { playTab, type TabAnswer } from '../support/tab-client.js';
import { assertRefused } from '../support/tab-refusal.js';
import { TAB_APP_ID } from '../support/teams-sign-in.js';
import { TENANT, testConfig } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';

const FOREIGN = '0ff00000-0000-4000-8000-000000000009';

describe('scenario: signing in to the tab', () => {
  it('lets in who has a good token, by tenant and object id, whatever the case of the letters', () =>
    playTab(async ({ t, signIn, asks, gets }) => {
      const anna = await t.joins('Anna');
      const { tenantId, objectId } = anna.facts;
      const me = await gets(anna, 'me');
      assert.equal(me.status, 200);
      assert.equal(me.body.name, 'Anna');
      assert.equal(me.body.facilitator, false);
      const claims = { tid: tenantId, oid: objectId.toUpperCase(), aud: `api://127.0.0.1/botid-${TAB_APP_ID}` };
      const upper = await signIn.token({ tenantId, objectId, now: t.clock.now(), claims });
      assert.equal((await asks(upper, 'me')).body.name, 'Anna');
      assert.equal(signIn.fetched, 1, 'the keys are remembered');
    }));

  it('refuses who has no token, or a token that is not for us', () =>
    playTab(
      async ({ t, signIn, asks }) => {
        const anna = await t.joins('Anna');
        const { tenantId, objectId } = anna.facts;
        const facts = { tenantId, objectId, now: t.clock.now() };
        const other = (claims: object, without: readonly string[] = []) =>
          signIn.token({ ...facts, claims: { ...claims }, without });
        const hour = 3_600;
        const seconds = Math.floor(facts.now.getTime() / 1_000);

        assertRefused(await asks(null, 'me'), 401, 'noToken');
        assertRefused(await asks('', 'me'), 401, 'noToken');
        assertRefused(await asks('a b', 'me'), 401, 'noToken');
        assertRefused(await asks('abc', 'me'), 401, 'badToken');
        assertRefused(await asks('local.abc', 'me'), 401, 'badToken');
        for (const [why, token] of [
          ['audience', await other({ aud: '11111111-0000-4000-8000-000000000001' })],
          ['issuer of another tenant', await other({ iss: `https://login.microsoftonline.com/${FOREIGN}/v2.0` })],
          ['issuer of version 1', await other({ iss: `https://sts.windows.net/${tenantId}/` })],
          [
            'issuer that looks like it',
            await other({ iss: `https://login.microsoftonline.com.evil.example/${tenantId}/v2.0` }),
          ],
          ['scope', await other({ scp: 'User.Read' })],
          ['scope that holds the word', await other({ scp: 'not_access_as_user' })],
          ['no scope', await other({}, ['scp'])],
          ['no tenant', await other({}, ['tid'])],
          ['no object', await other({}, ['oid'])],
          ['no end', await other({}, ['exp'])],
          ['not begun', await other({ nbf: seconds + hour })],
          ['an object id that is none', await other({ oid: '$gt' })],
          ['another key', await signIn.strangersToken(facts)],
          ['a shared secret', await signIn.symmetricToken(facts)],
          ['another algorithm with the right key', await signIn.otherAlgorithmToken(facts, 'RS384')],
          ['another padding with the right key', await signIn.otherAlgorithmToken(facts, 'PS256')],
          ['no signature', signIn.unsignedToken(facts)],
        ] as const) {
          const answer = await asks(token, 'me');
          assertRefused(answer, 401, 'badToken', why);
        }
        assertRefused(await asks(await other({ exp: seconds - 120 }), 'me'), 401, 'expiredToken');
        assert.equal((await asks(await other({ exp: seconds - 30 }), 'me')).status, 200, 'clocks may differ a minute');
      },
      { env: { ALLOWED_TENANTS: TENANT } },
    ));

  it('refuses a tenant that does not take part, and a person whom the bot never met', () =>
    playTab(
      async ({ t, signIn, asks, everything }) => {
        const now = t.clock.now();
        const objectId = '0cc00000-0000-4000-8000-000000000003';
        const foreign = await signIn.token({ tenantId: FOREIGN, objectId, now });
        assertRefused(await asks(foreign, 'me'), 403, 'tenantNotAllowed');
        const unknown = await signIn.token({ tenantId: TENANT, objectId, now });
        assertRefused(await asks(unknown, 'me'), 403, 'unknownPerson');
        assertRefused(await asks(unknown, 'my-data/erase', { form: { words: 'wis mij' } }), 403, 'unknownPerson');
        const about = (await everything()).filter(({ document }) => JSON.stringify(document).includes(objectId));
        assert.deepEqual(about, [], 'nothing is kept about somebody who only tried');
      },
      { env: { ALLOWED_TENANTS: TENANT } },
    ));

  it('says that it cannot check when the keys cannot be had, whatever is wrong, and is well again when they are back', () =>
    playTab(async ({ t, signIn, gets }) => {
      const anna = await t.joins('Anna');
      for (const [what, fault] of Object.entries(KEYS_FAULTS)) {
        signIn.fault = fault;
        const answer = await gets(anna, 'me');
        assertRefused(answer, 503, 'keysDown', what);
        assert.doesNotMatch(answer.text, /inner/, what);
      }
      signIn.fault = null;
      assert.equal((await gets(anna, 'me')).status, 200);
    }));

  it('checks rights before everything else: of non-participants, and of people who are no facilitator', () =>
    playTab(async ({ t, gets, posts, asks }) => {
      const anna = await t.joins('Anna');
      const guest = t.teams.person({ name: 'Gast', tenant: TENANT, locale: 'nl-NL' });
      await guest.installs();
      assert.equal((await gets(guest, 'me')).body.standing, 'known');
      for (const path of ['week', 'match', 'archive', 'archive/main-1']) {
        assertRefused(await gets(guest, path), 403, 'notJoined');
        assertRefused(await asks(null, path), 401, 'noToken');
      }
      for (const path of ['vote', 'pause', 'leave', 'match/met', 'match/skip-week']) {
        assertRefused(await posts(guest, path), 403, 'notJoined');
        assertRefused(await asks(null, path, { form: {} }), 401, 'noToken');
      }
      assert.equal((await gets(anna, 'week')).status, 200);
    }));

  it('makes one who asks too fast wait, and nobody else', () =>
    playTab(async ({ t, asks, tokenOf, gets }) => {
      const [anna, bram] = [await t.joins('Anna'), await t.joins('Bram')];
      const token = await tokenOf(anna);
      const answers: TabAnswer[] = [];
      for (let at = 0; at < 61; at += 1) answers.push(await asks(token, 'me'));
      assert.ok(answers.slice(0, 60).every(({ status }) => status === 200));
      const last = answers.at(-1);
      assert.ok(last);
      assertRefused(last, 429, 'tooManyRequests');
      assert.equal(last.headers.get('retry-after'), '1');
      assert.equal((await gets(bram, 'me')).status, 200);
      t.clock.advance('1s');
      assert.equal((await asks(token, 'me')).status, 200);
    }));
});

describe('scenario: signing in without Teams', () => {
  const localVisitor = { tenantId: TENANT, objectId: '0ee00000-0000-4000-8000-000000000005' };

  it('is there for the demo alone: as that one person, from that machine', () =>
    playTab(
      async ({ t, asks }) => {
        await t.joins('Vera', { objectId: localVisitor.objectId });
        const response = await fetch(`${t.url}/tab/api/local-sign-in`, { method: 'POST' });
        const { token } = (await response.json()) as { token: string };
        assert.equal((await asks(token, 'me')).body.name, 'Vera');
        assertRefused(await asks(`${token}x`, 'me'), 401, 'badToken');
      },
      { localVisitor },
    ));

  it('is not there otherwise', () =>
    playTab(async ({ t }) => {
      assert.equal((await fetch(`${t.url}/tab/api/local-sign-in`, { method: 'POST' })).status, 404);
    }));

  it('keeps a production program from starting', async () => {
    const storage = await freshStorage();
    try {
      const config = testConfig({
        NODE_ENV: 'production',
        BASE_URL: 'https://spagaat.example.nl',
        ALLOW_EMBEDDED: '1',
        ALLOWED_TENANTS: TENANT,
        MicrosoftAppId: TAB_APP_ID,
        MicrosoftAppPassword: 'secret',
        MicrosoftAppTenantId: TENANT,
      });
      const parts = { config, storage, clock: new TestClock('2026-11-23T08:00:00Z'), log: createLog('silent') };
      assert.throws(() => createApp({ ...parts, localVisitor }), /without Teams in production/);
    } finally {
      await storage.close();
    }
  });
});
