import assert from 'node:assert/strict';
import { builtinDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import { dialogLineIn, found, noteOf, searches } from '../support/compose.js';
import { isJson } from '../support/fake-teams/card-parts.js';
import { says } from '../support/says.js';
import { play, reads } from '../support/scenario.js';
import { reach } from '../support/talks.js';
import { TENANT } from '../support/test-app.js';

const [DILEMMA] = builtinDilemmas;
const ID = DILEMMA?.id ?? '';
const NEXT = builtinDilemmas[1]?.id ?? '';
const BASE = 'https://spagaat.example';
const APP_ID = '5b1c1f60-0000-4000-8000-000000000001';
const ENV = { BASE_URL: BASE };

/** The activity that Teams sends about an anonymous person: without sender and conversation. */
function anonymousLink(serviceUrl: string, url: unknown, more: object = {}): object {
  return {
    type: 'invoke',
    name: 'composeExtension/anonymousQueryLink',
    id: 'f:anonymous',
    timestamp: '2026-11-23T09:00:00.000Z',
    channelId: 'msteams',
    serviceUrl,
    from: {},
    conversation: {},
    recipient: { id: `28:${APP_ID}` },
    value: { url },
    ...more,
  };
}

describe('scenario: a link to a dilemma', () => {
  it('becomes a card of version 1.3 with nothing in it that is personal or changes', () =>
    play(
      async (stage) => {
        const anna = await stage.t.joins('Anna Aalders');
        const link = (url: string) => anna.inGroup('overleg').invokes('composeExtension/queryLink', { url });
        assert.deepEqual(found(await link(`${BASE}/d/${ID}`)), [], 'not published yet');
        await reach(stage, 'voting');
        const [card, ...rest] = found(await link(`${BASE}/d/${ID}?utm=x#y`));
        assert.ok(card);
        assert.deepEqual(rest, []);
        assert.equal(card.shown.card.version, '1.3');
        assert.equal(card.title, DILEMMA?.text.nl.title);
        assert.match(reads(card.shown), says('dilemmaLink.what'));
        assert.doesNotMatch(JSON.stringify(card), /Action\.Execute|refresh|Aalders|main-1/);
        for (const url of [
          `https://evil.example/d/${ID}`,
          `${BASE}.evil.example/d/${ID}`,
          `${BASE}/d/${NEXT}`,
          `${BASE}/d/`,
          `${BASE}/d/..%2f`,
          `${BASE}/my-data/x`,
          'geen link',
          '',
        ])
          assert.deepEqual(found(await link(url)), [], url);
      },
      { env: ENV },
    ));

  it('becomes the same card for somebody who is not known at all', () =>
    play(
      async (stage) => {
        const { t } = stage;
        await reach(stage, 'voting');
        const url = `${BASE}/d/${ID}`;
        const answer = await t.teams.post(anonymousLink(t.teams.serviceUrl, url));
        assert.equal(answer.status, 200);
        const [card] = found(answer);
        assert.equal(card?.title, DILEMMA?.text.nl.title);
        const english = await t.teams.post(anonymousLink(t.teams.serviceUrl, url, { locale: 'en-GB' }));
        assert.equal(found(english)[0]?.title, DILEMMA?.text.en.title);
        for (const redacted of [undefined, null]) {
          const bare = anonymousLink(t.teams.serviceUrl, url, { from: redacted, conversation: redacted });
          assert.equal(found(await t.teams.post(bare)).length, 1, String(redacted));
        }
        for (const wrong of [5, null, { a: 1 }, 'x'.repeat(5_000)]) {
          const { status, body } = await t.teams.post(anonymousLink(t.teams.serviceUrl, wrong));
          assert.equal(status, 200);
          assert.ok(isJson(body) && isJson(body.composeExtension));
        }
        assert.equal((await stage.kept('participants')).length, 0);
        const elsewhere = await t.teams.post(anonymousLink('https://evil.example/', url));
        assert.doesNotMatch(JSON.stringify(elsewhere.body), /attachments/);
      },
      { env: ENV },
    ));

  it('opens a page that anybody can read, for what was published only', () =>
    play(
      async (stage) => {
        const get = (path: string) => fetch(`${stage.t.url}${path}`);
        assert.equal((await get(`/d/${ID}`)).status, 404, 'not published yet');
        await reach(stage, 'voting');
        const page = await get(`/d/${ID}`);
        const html = await page.text();
        assert.equal(page.status, 200);
        assert.ok(html.includes(`<h1>${DILEMMA?.text.nl.title}</h1>`), html);
        assert.ok(html.includes('lang="en"'));
        assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/);
        for (const path of [`/d/${NEXT}`, '/d/nope', '/d/%3Cscript%3E', `/d/${'x'.repeat(500)}`]) {
          const missing = await get(path);
          assert.equal(missing.status, 404, path);
          assert.doesNotMatch(await missing.text(), /<script>|nope/);
        }
      },
      { env: ENV },
    ));
});

describe('scenario: what the message extension cannot do', () => {
  it('is said in one line, whatever arrives', () =>
    play(async ({ t }) => {
      const anna = await t.joins('Anna');
      const odd: readonly (readonly [string, unknown])[] = [
        ['composeExtension/query', { commandId: 'nope', parameters: [], queryOptions: { skip: 0, count: 25 } }],
        ['composeExtension/query', { commandId: 'toString', parameters: [], queryOptions: {} }],
        ['composeExtension/query', { commandId: '__proto__' }],
        ['composeExtension/query', { commandId: 5 }],
        ['composeExtension/query', null],
        ['composeExtension/setting', {}],
        ['composeExtension/whatever', 'x'],
      ];
      for (const [name, value] of odd)
        assert.match(noteOf(await anna.invokes(name, value)), says('extension.unknownCommand'), JSON.stringify(value));
      for (const [name, value] of [
        ['composeExtension/fetchTask', { commandId: 'nope', commandContext: 'message' }],
        ['composeExtension/fetchTask', { commandId: 'dilemmas', commandContext: 'message' }],
        ['composeExtension/fetchTask', null],
        ['composeExtension/submitAction', { commandId: 'nope', data: {} }],
        ['composeExtension/submitAction', { commandId: 'constructor', data: {} }],
      ] as const)
        assert.match(
          dialogLineIn(await anna.invokes(name, value)),
          says('extension.unknownCommand'),
          JSON.stringify(value),
        );
      const english = t.teams.person({ name: 'Eve', tenant: TENANT, locale: 'en-GB' });
      assert.match(
        noteOf(await english.invokes('composeExtension/query', {})),
        says('extension.unknownCommand', {}, 'en'),
      );
    }));

  it('takes an empty query, one of a kilobyte and one that is no text', () =>
    play(async (stage) => {
      const anna = await stage.t.joins('Anna');
      await reach(stage, 'voting');
      for (const command of ['dilemmas', 'matches', 'colleagues']) {
        for (const text of ['x'.repeat(1_024), 'één twee drie '.repeat(80), '%00 $where {"$gt":""}', '🙂']) {
          const { status, body } = await searches(anna, command, text);
          assert.equal(status, 200);
          const type = isJson(body) && isJson(body.composeExtension) ? body.composeExtension.type : body;
          assert.match(String(type), /^(result|message)$/, `${command} ${text.slice(0, 20)}`);
        }
      }
      const query = (parameters: unknown) =>
        anna.invokes('composeExtension/query', {
          commandId: 'dilemmas',
          parameters,
          queryOptions: { skip: 0, count: 25 },
        });
      for (const parameters of [
        [],
        [{ name: 'query', value: '' }],
        [{ name: 'query', value: 7 }],
        'x',
        [null],
        undefined,
      ])
        assert.equal(found(await query(parameters)).length, 1);
    }));

  it('tells a caller of whom Teams does not say who it is to sign in', () =>
    play(async ({ t }) => {
      const anna = t.teams.person({ name: 'Anna', tenant: TENANT });
      const value = { commandId: 'dilemmas', parameters: [], queryOptions: { skip: 0, count: 25 } };
      const nobody = { from: { id: '29:unknown' } };
      assert.match(
        noteOf(await anna.invokes('composeExtension/query', value, nobody)),
        says('extension.unknownCaller'),
      );
    }));

  it('says so when the database is away', () =>
    play(async ({ t, storage }) => {
      const anna = await t.joins('Anna');
      const { participants } = storage.stores;
      const working = participants.touchKnown;
      Object.assign(participants, {
        touchKnown: () => Promise.reject(new Error('a fault that nobody foresaw')),
      });
      assert.match(noteOf(await searches(anna, 'dilemmas')), says('notices.failed.title'));
      Object.assign(participants, { touchKnown: working });
      assert.match(noteOf(await searches(anna, 'dilemmas')), says('extension.noDilemmas'));
    }));
});
