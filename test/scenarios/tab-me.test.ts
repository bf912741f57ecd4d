import assert from 'node:assert/strict';
import { ballotsOf, idOf, votes } from '../support/scenario.js';
import { playTab } from '../support/tab-client.js';
import { TENANT } from '../support/test-app.js';

const FORM = { role: 'legal', challenges: ['housing'], language: 'nl', wantsToTalk: false } as const;

describe('scenario: one’s own page in the tab', () => {
  it('takes part from there, and then has the open ballot in the chat', () =>
    playTab(async ({ t, gets, posts }) => {
      await t.joins('Bram');
      await t.advance('1h');
      const anna = t.teams.person({ name: 'Anna', tenant: TENANT, locale: 'nl-NL' });
      await anna.installs();
      const wrong = await posts(anna, 'profile', { ...FORM, municipalityName: 'Nergenshuizen' });
      assert.deepEqual([wrong.body.kind, wrong.body.problem], ['problem', 'municipalityUnknown']);
      const unsure = await posts(anna, 'profile', { ...FORM, municipalityName: 'Bergen' });
      assert.equal(unsure.body.kind, 'chooseMunicipality');
      const saved = await posts(anna, 'profile', { ...FORM, municipality: 'GM0193' });
      assert.deepEqual([saved.body.kind, saved.body.firstTime], ['saved', true]);
      await t.settle();
      assert.equal((await votes(anna, 'a')).status, 200);
      const { profile, standing } = (await gets(anna, 'me')).body as {
        profile: Record<string, unknown>;
        standing: string;
      };
      assert.equal(standing, 'joined');
      assert.deepEqual(profile, {
        municipality: { id: 'GM0193', name: 'Zwolle' },
        municipalityFixed: false,
        role: 'legal',
        challenges: ['housing'],
        wantsToTalk: false,
        seeksDifference: false,
        findable: false,
      });
    }));

  for (const [what, choice] of [
    ['colleagues may find them', 'findable'],
    ['their vote may count in the matching', 'seeksDifference'],
  ] as const)
    it(`lets somebody choose whether ${what}; a form without it leaves that as it is`, () =>
      playTab(async ({ t, gets, posts }) => {
        const anna = await t.joins('Anna');
        const form = { ...FORM, municipality: 'GM0193' };
        const isChosen = async () => ((await gets(anna, 'me')).body.profile as Record<string, unknown>)[choice];
        assert.equal(await isChosen(), false);
        await posts(anna, 'profile', { ...form, [choice]: true });
        assert.equal(await isChosen(), true);
        await posts(anna, 'profile', form);
        assert.equal(await isChosen(), true);
        assert.equal((await posts(anna, 'profile', { ...form, [choice]: 'misschien' })).status, 400);
        await posts(anna, 'profile', { ...form, [choice]: false });
        assert.equal(await isChosen(), false);
      }));

  it('shows the stored data, row by row as in the chat, and until when; somebody who left sees when it goes', () =>
    playTab(async ({ t, gets, posts }) => {
      const anna = await t.joins('Anna');
      await posts(anna, 'profile', { ...FORM, municipality: 'GM0193', findable: true });
      const { terms, joinedAt, ...rows } = (await gets(anna, 'my-data')).body;
      assert.deepEqual(rows, {
        openVote: false,
        standing: 'joined',
        name: 'Anna',
        municipality: 'Zwolle',
        role: 'Jurist',
        challenges: ['Wonen'],
        wantsToTalk: false,
        seeksDifference: false,
        findable: true,
        account: idOf(anna),
        seenOn: '2026-11-23',
        pausedUntil: null,
        leftAt: null,
        erasedAfter: null,
      });
      assert.equal(typeof joinedAt, 'string');
      assert.deepEqual(terms, {
        ...{ leftMonths: 12, unreachableMonths: 12, neverJoinedMonths: 12 },
        ...{ matchMonths: 12, proposalMonths: 12, messageDays: 90 },
      });
      await posts(anna, 'leave');
      const left = (await gets(anna, 'my-data')).body;
      assert.deepEqual([left.standing, left.joinedAt], ['left', null]);
      assert.match(String(left.leftAt), /^2026-11-23/);
      assert.match(String(left.erasedAfter), /^2027-11-23/);
    }));

  it('does not let somebody choose a municipality when it follows from the mail address', () =>
    playTab(
      async ({ t, gets, posts, storage }) => {
        const anna = await t.joins('Anna', { municipality: 'Leiden' });
        await posts(anna, 'profile', { ...FORM, municipality: 'GM0193' });
        assert.equal((await storage.stores.participants.get(idOf(anna)))?.municipality, 'GM0546');
        const { profile } = (await gets(anna, 'me')).body as { profile: { municipalityFixed: boolean } };
        assert.equal(profile.municipalityFixed, true);
      },
      { env: { MUNICIPALITY_MAP: '@zwolle.nl=GM0193' } },
    ));

  it('suggests municipalities while one types', () =>
    playTab(async ({ t, asks, tokenOf }) => {
      const anna = await t.joins('Anna');
      const answer = await asks(await tokenOf(anna), 'municipalities?name=zwol');
      assert.deepEqual(JSON.parse(answer.text)[0], { id: 'GM0193', name: 'Zwolle', province: 'Overijssel' });
    }));

  it('pauses until a day that can be, and comes back', () =>
    playTab(async ({ t, posts }) => {
      const anna = await t.joins('Anna');
      for (const until of ['2026-11-23', '2020-01-01', '2099-01-01', 'morgen', '2026-02-30']) {
        assert.equal((await posts(anna, 'pause', { until })).status, 400, until);
      }
      assert.equal((await posts(anna, 'pause', { until: '2026-12-14' })).body.pausedUntil, '2026-12-14');
      await t.advance('1h');
      assert.deepEqual(ballotsOf(anna), []);
      assert.equal((await posts(anna, 'resume')).body.pausedUntil, null);
      await t.settle();
      assert.equal((await votes(anna, 'a')).status, 200);
    }));

  it('gives everything that is kept, the same as the link of the chat', () =>
    playTab(async ({ t, posts, gets }) => {
      const anna = await t.joins('Anna');
      await t.advance('1h');
      await votes(anna, 'b', { reason: 'Een reden van mij' });
      assert.equal((await gets(anna, 'my-data')).body.openVote, true);
      const file = await posts(anna, 'my-data/export');
      assert.match(file.headers.get('content-disposition') ?? '', /^attachment; filename="[\w.-]+\.json"$/);
      const data = JSON.parse(file.text) as { participant: { name: string }; votes: readonly { reason: string }[] };
      assert.equal(data.participant.name, 'Anna');
      assert.equal(data.votes[0]?.reason, 'Een reden van mij');
    }));

  it('erases only after the words, and then everything', () =>
    playTab(async ({ t, posts, gets, everything }) => {
      const [anna, bram] = [await t.joins('Anna'), await t.joins('Bram')];
      await t.advance('1h');
      await votes(anna, 'b');
      for (const words of ['', 'ja', 'wis', 'wis mij!']) {
        const answer = await posts(anna, 'my-data/erase', { words });
        assert.deepEqual([answer.status, answer.body.code], [422, 'notConfirmed']);
      }
      assert.equal((await gets(anna, 'me')).status, 200);
      assert.equal((await posts(anna, 'my-data/erase', { words: ' Wis Mij ' })).status, 200);
      assert.equal((await gets(anna, 'me')).body.code, 'unknownPerson');
      const left = (await everything()).filter(({ document }) =>
        JSON.stringify(document).includes(anna.facts.objectId),
      );
      assert.deepEqual(left, []);
      assert.equal((await gets(bram, 'me')).status, 200);
    }));
});
