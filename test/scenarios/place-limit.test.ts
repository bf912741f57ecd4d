import assert from 'node:assert/strict';
import type { Person } from '../support/fake-teams/person.js';
import { says } from '../support/says.js';
import { idOf, type Stage } from '../support/scenario.js';
import { atOnce } from '../support/store-contract.js';
import { withFacilitator } from '../support/tab-client.js';

const MAPPED = '0aa00000-0000-4000-8000-00000000000f';

const [LEIDEN, AMSTERDAM, EDE, ZWOLLE] = ['GM0546', 'GM0363', 'GM0228', 'GM0193'];
const FORM = { role: 'legal', challenges: ['housing'], language: 'nl', wantsToTalk: false } as const;

/** In the chat of Teams, where the municipality is chosen from a list. */
const worksIn = (person: Person, municipality: string | undefined, more: object = {}) =>
  person.invokes('adaptiveCard/action', {
    action: { type: 'Action.Execute', verb: 'profile.save', data: { role: 'legal', municipality, v: 1, ...more } },
  });

const placeOf = async ({ storage }: Pick<Stage, 'storage'>, person: Person) =>
  (await storage.stores.participants.get(idOf(person)))?.municipality;

const shown = ({ body }: { readonly body: unknown }) => JSON.stringify(body);
const codeIn = (text: string) => /\b[A-HJ-NP-Z2-9]{8}\b/.exec(text)?.[0] ?? assert.fail(`no code in ${text}`);

describe('scenario: another municipality', () => {
  it('is chosen twice in twelve months; the third time the card says from when, and what was filled in beside it is kept', () =>
    withFacilitator(async (stage) => {
      const { t, storage } = stage;
      const anna = await t.joins('Anna', { municipality: 'Zwolle' });
      await worksIn(anna, LEIDEN);
      await t.advance('1h');
      await worksIn(anna, AMSTERDAM);
      const refused = await worksIn(anna, EDE, { role: 'adviser' });
      const values = { count: 2, day: 'dinsdag 23 november 2027', code: /[A-Z2-9]{8}/ };
      assert.match(shown(refused), says('profile.moveLimit', values));
      const stored = (await storage.stores.participants.get(idOf(anna))) ?? assert.fail();
      assert.deepEqual([stored.municipality, stored.role], [AMSTERDAM, 'adviser']);
      const again = await anna.invokes('adaptiveCard/action', {
        action: { type: 'Action.Execute', verb: 'profile.municipality', data: { municipality: EDE, v: 1 } },
      });
      assert.equal(codeIn(shown(again)), codeIn(shown(refused)), 'the code stays the same');
      assert.equal(await placeOf(stage, anna), AMSTERDAM);
      t.clock.goTo('2027-11-23T09:00:00+01:00');
      await worksIn(anna, EDE);
      assert.equal(await placeOf(stage, anna), EDE);
    }));

  it('is not chosen a third time by many clicks at once, in the chat and in the tab', () =>
    withFacilitator(async (stage) => {
      const { t, posts, kept } = stage;
      const anna = await t.joins('Anna', { municipality: 'Zwolle' });
      const places = [LEIDEN, AMSTERDAM, EDE];
      await atOnce<unknown>(12, (at) =>
        at % 2 === 0
          ? worksIn(anna, places[at % 3])
          : posts(anna, 'profile', { ...FORM, municipality: places[at % 3] ?? '' }),
      );
      const [document] = (await kept('participants')).filter(({ name }) => name === 'Anna');
      assert.equal(document?.movedOn.length, 2);
      const before = await placeOf(stage, anna);
      for (const place of [...places, ZWOLLE]) await worksIn(anna, place);
      assert.equal(await placeOf(stage, anna), before);
    }));

  it('is refused in the tab with a code, with which a facilitator allows it once; that stands in the log', () =>
    withFacilitator(async (stage, fien) => {
      const { t, gets, posts, kept } = stage;
      const anna = await t.joins('Anna', { municipality: 'Zwolle' });
      for (const municipality of [LEIDEN, AMSTERDAM]) await posts(anna, 'profile', { ...FORM, municipality });
      const refused = (await posts(anna, 'profile', { ...FORM, municipality: EDE })).body;
      assert.deepEqual([refused.kind, refused.times, refused.from], ['moveLimit', 2, '2027-11-23']);
      const code = String(refused.code);

      const notHers = await posts(anna, 'desk/move', { code });
      assert.deepEqual([notHers.status, notHers.body.code], [403, 'notFacilitator']);
      assert.deepEqual((await posts(fien, 'desk/move', { code: 'ABCDEFGH' })).body, { allowed: false });
      assert.equal((await posts(fien, 'desk/move', {})).status, 400);
      assert.deepEqual(await kept('audit'), [], 'what changes nothing does not come in the log');

      assert.deepEqual((await posts(fien, 'desk/move', { code: ` ${code.toLowerCase()} ` })).body, { allowed: true });
      assert.deepEqual((await posts(fien, 'desk/move', { code })).body, { allowed: false });
      const { entries } = (await gets(fien, 'desk/log')).body as { entries: readonly Record<string, unknown>[] };
      assert.deepEqual(
        entries.map(({ who, action, about }) => [who, action, about]),
        [['Fien', 'move_allow', code]],
      );
      assert.equal((await posts(anna, 'profile', { ...FORM, municipality: EDE })).body.kind, 'saved');
      const next = (await posts(anna, 'profile', { ...FORM, municipality: ZWOLLE })).body;
      assert.equal(next.kind, 'moveLimit');
      assert.notEqual(next.code, code);
      assert.equal(await placeOf(stage, anna), EDE);
    }));

  it('is counted for facilitators from five people on, without names', () =>
    withFacilitator(async ({ t, gets }, fien) => {
      const counted = async () => (await gets(fien, 'desk/participation')).body;
      assert.equal((await counted()).moved, null, 'nobody is hidden as well');
      for (let at = 0; at < 4; at += 1) await worksIn(await t.joins(`Zwollenaar ${at}`), LEIDEN);
      assert.equal((await counted()).moved, null);
      await worksIn(await t.joins('De vijfde Zwollenaar'), LEIDEN);
      assert.equal((await counted()).moved, 5);
      assert.doesNotMatch(JSON.stringify(await counted()), /Zwollenaar/);
    }));

  it('that the tenant vouches for never counts', () =>
    withFacilitator(
      async (stage) => {
        const { t, kept } = stage;
        const anna = await t.joins('Anna', { municipality: 'Zwolle', tenant: MAPPED });
        for (const code of [LEIDEN, AMSTERDAM, EDE]) {
          await t.restart({ MUNICIPALITY_MAP: `${MAPPED}=${code}` });
          await worksIn(anna, ZWOLLE);
          assert.equal(await placeOf(stage, anna), code);
        }
        const [document] = (await kept('participants')).filter(({ name }) => name === 'Anna');
        assert.equal(document?.movedOn, undefined);
      },
      { MUNICIPALITY_MAP: '' },
    ));

  it('is in the own data, and is gone with them', () =>
    withFacilitator(async ({ t, posts, everything }, fien) => {
      const anna = await t.joins('Anna', { municipality: 'Zwolle' });
      for (const place of [LEIDEN, AMSTERDAM, EDE]) await worksIn(anna, place);
      const { participant } = JSON.parse((await posts(anna, 'my-data/export')).text) as {
        participant: { movedOn: readonly string[]; moveCode: string };
      };
      assert.deepEqual(participant.movedOn, ['2026-11-23', '2026-11-23']);
      await posts(anna, 'my-data/erase', { words: 'wis mij' });
      const left = (await everything()).filter(({ document }) =>
        JSON.stringify(document).includes(participant.moveCode),
      );
      assert.deepEqual(left, []);
      assert.deepEqual((await posts(fien, 'desk/move', { code: participant.moveCode })).body, { allowed: false });
    }));
});
