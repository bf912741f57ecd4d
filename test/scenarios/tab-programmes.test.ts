import assert from 'node:assert/strict';
import { WHO_MAY_ASK, WHO_MAY_DOWNLOAD, WHO_MAY_WISH } from '../../src/tab/who-may.js';
import type { ArchiveWire, MeWire } from '../../src/tab/wire/wire.js';
import type { Person } from '../support/fake-teams/person.js';
import { ballotsOf, idOf } from '../support/scenario.js';
import { playTab, type TabAnswer, type TabStage } from '../support/tab-client.js';
import { assertRefused } from '../support/tab-refusal.js';
import { reach } from '../support/talks.js';
import { WHOLE_WEEK } from '../support/test-app.js';
import { addRegion, letFacilitate, REGION } from '../support/two-programmes.js';

const INTRODUCTION = { nl: 'Voor wie in de regio werkt.', en: 'For those who work in the region.' };
const ORGANISER = { name: 'Academie', contact: 'academie@example.nl', adviser: null };

const meOf = async ({ gets }: TabStage, person: Person) => (await gets(person, 'me')).body as unknown as MeWire;
const given = ({ status, text, body }: TabAnswer) => {
  assert.equal(status, 200, text);
  return body as unknown as MeWire;
};
const idsOf = (programmes: readonly { readonly id: string }[]) => programmes.map(({ id }) => id);

describe('scenario: many programmes in the tab', () => {
  it('tells what one takes part in and could join; joining brings the open ballot, leaving ends it', () =>
    playTab(async (stage) => {
      const { t, posts } = stage;
      const anna = await t.joins('Anna');
      const alone = await meOf(stage, anna);
      assert.deepEqual([idsOf(alone.programmes), alone.joinable, alone.facilitates], [['main'], [], []]);

      await addRegion(stage, { introduction: INTRODUCTION, organiser: ORGANISER });
      await addRegion(stage, { id: 'besloten', name: 'Besloten', joining: { kind: 'invited' } });
      const before = await meOf(stage, anna);
      const region = { id: REGION, name: 'Regio Zwolle', introduction: INTRODUCTION.nl, organiser: ORGANISER };
      assert.deepEqual(before.joinable, [region]);

      await t.advance('1h');
      assert.equal(ballotsOf(anna).length, 1);
      const joined = given(await posts(anna, 'programmes/join', { programme: REGION }));
      assert.deepEqual(joined.programmes[1], { ...region, state: 'running', pausedUntil: null });
      assert.deepEqual(joined.joinable, []);
      await t.settle();
      assert.equal(ballotsOf(anna).length, 2);

      const left = given(await posts(anna, 'programmes/leave', { programme: 'main' }));
      assert.deepEqual([idsOf(left.programmes), idsOf(left.joinable)], [[REGION], ['main']]);
      const none = given(await posts(anna, 'programmes/leave', { programme: REGION }));
      assert.deepEqual([none.standing, none.programmes], ['joined', []]);
      assert.deepEqual((await stage.gets(anna, 'week')).body, { kind: 'none', nextAt: null });
      assert.deepEqual((await stage.gets(anna, 'match')).body, { kind: 'none', nextAt: null });
    }));

  it('pauses in one programme alone, and goes on there', () =>
    playTab(async (stage) => {
      const { t, posts } = stage;
      const anna = await t.joins('Anna');
      await addRegion(stage);
      await posts(anna, 'programmes/join', { programme: REGION });
      const wish = { programme: REGION, until: '2026-12-14' };
      const paused = given(await posts(anna, 'programmes/pause', wish));
      assert.deepEqual(
        [paused.pausedUntil, ...paused.programmes.map(({ pausedUntil }) => pausedUntil)],
        [null, null, '2026-12-14'],
      );
      await t.advance('1h');
      assert.equal(ballotsOf(anna).length, 1, 'the other programme goes on');
      assert.equal(
        given(await posts(anna, 'programmes/pause', { ...wish, until: null })).programmes[1]?.pausedUntil,
        null,
      );
      await t.settle();
      assert.equal(ballotsOf(anna).length, 2);
    }));

  it('refuses what is not open to somebody, and an id that is none changes nothing', () =>
    playTab(async (stage) => {
      const { t, posts, storage } = stage;
      const anna = await t.joins('Anna');
      await addRegion(stage, { joining: { kind: 'invited' } });
      const before = await storage.stores.participants.get(idOf(anna));
      for (const programme of [REGION, 'onbekend', '$where', 'a.b', '.', '__proto__', 'constructor']) {
        assertRefused(await posts(anna, 'programmes/join', { programme }), 403, 'notInProgramme', programme);
        const pause = { programme, until: '2026-12-14' };
        assertRefused(await posts(anna, 'programmes/pause', pause), 403, 'notInProgramme', programme);
        given(await posts(anna, 'programmes/leave', { programme }));
      }
      for (const until of ['2020-01-01', 'morgen', '', 7])
        assert.equal((await posts(anna, 'programmes/pause', { programme: 'main', until })).status, 400, String(until));
      assert.deepEqual(await storage.stores.participants.get(idOf(anna)), before);
    }));

  it('shows the week and the talks of the programme that is asked for', () =>
    playTab(
      async (stage) => {
        const { t, gets, posts } = stage;
        const anna = await t.joins('Anna');
        const profile = { municipality: 'GM0193', role: 'legal', challenges: ['housing'], wantsToTalk: true };
        assert.equal((await posts(anna, 'profile', profile)).body.kind, 'saved');
        await addRegion(stage);
        await posts(anna, 'programmes/join', { programme: REGION });
        await reach(stage, 'voting');
        const roundOf = async (path: string) => (await gets(anna, path)).body.roundId;
        assert.deepEqual(
          [await roundOf('week'), await roundOf('week?programme=main'), await roundOf(`week?programme=${REGION}`)],
          ['main-1', 'main-1', `${REGION}-1`],
        );
        const skipping = { kind: 'skipsWeek', roundId: `${REGION}-1` };
        assert.deepEqual((await posts(anna, 'match/skip-week', { round: `${REGION}-1` })).body, skipping);
        assert.deepEqual((await gets(anna, `match?programme=${REGION}`)).body, skipping);
        assert.deepEqual((await posts(anna, 'match/resume', { programme: REGION })).body, skipping);
        assert.notEqual((await gets(anna, 'match')).body.kind, 'skipsWeek');
        assert.notEqual((await gets(anna, 'match?programme=main')).body.kind, 'skipsWeek');
      },
      { env: WHOLE_WEEK },
    ));

  it('names the programme of a round in the archive when there is more than one, and only then', () =>
    playTab(async (stage) => {
      const { t, gets, posts } = stage;
      const [anna, bram] = [await t.joins('Anna'), await t.joins('Bram')];
      await addRegion(stage);
      await posts(anna, 'programmes/join', { programme: REGION });
      await reach(stage, 'closed');
      const archive = async (person: Person) => ((await gets(person, 'archive')).body as unknown as ArchiveWire).rounds;
      assert.deepEqual((await archive(anna)).map(({ programme }) => programme).sort(), ['Regio Zwolle', 'Spagaat']);
      assert.deepEqual(
        (await archive(bram)).map(({ roundId, programme }) => [roundId, programme]),
        [['main-1', null]],
      );
    }));
});

describe('scenario: a facilitator of one programme at the desk of another', () => {
  const addresses = [
    ...Object.entries(WHO_MAY_ASK).map(([path, audience]) => ({ path, audience, wishes: false })),
    ...Object.entries({ ...WHO_MAY_WISH, ...WHO_MAY_DOWNLOAD }).map(([path, audience]) => ({
      path,
      audience,
      wishes: true,
    })),
  ].filter(({ audience }) => audience === 'facilitator');

  it('is refused at every address that there is, and nothing is changed, kept or told', () =>
    playTab(async (stage) => {
      const { t, asks, tokenOf, everything } = stage;
      const fien = await t.joins('Fien');
      await addRegion(stage);
      await letFacilitate(stage, REGION, fien);
      await t.advance('1h');
      const { facilitator, facilitates } = await meOf(stage, fien);
      assert.deepEqual([facilitator, facilitates], [true, [{ id: REGION, name: 'Regio Zwolle', state: 'running' }]]);

      const before = JSON.stringify(await everything());
      assert.ok(addresses.length > 30, `only ${addresses.length}`);
      for (const other of ['main', 'onbekend', `${REGION} `, `${REGION}-1`, '__proto__']) {
        // Not faster than a person may ask.
        t.clock.advance('1m');
        for (const { path, wishes } of addresses) {
          const address = `${path.replace(/:\w+/g, 'main-1')}?programme=${encodeURIComponent(other)}`;
          const form = { round: 'main-1', revision: 0, kind: 'ballot', code: 'x', dilemma: 'x', monday: '2026-12-07' };
          const answer = await asks(await tokenOf(fien), address, wishes ? { form } : {});
          assertRefused(answer, 403, 'notFacilitator', address);
        }
      }
      assert.equal(JSON.stringify(await everything()), before);
    }));

  it('gets nothing of the rounds of the other at their own desk either', () =>
    playTab(async (stage) => {
      const { t, gets, posts } = stage;
      const fien = await t.joins('Fien');
      await addRegion(stage);
      await letFacilitate(stage, REGION, fien);
      await t.advance('1h');
      assert.equal((await gets(fien, 'desk/round')).body.programme, 'Regio Zwolle');
      assert.equal((await gets(fien, `desk/delivery/${REGION}-1`)).status, 200);
      for (const { path, wishes } of addresses.filter(({ path }) => /round\/|:round|resend/.test(path))) {
        const address = path.replace(/:\w+/g, 'main-1');
        const answer = await (wishes ? posts(fien, address, { round: 'main-1', kind: 'ballot' }) : gets(fien, address));
        assertRefused(answer, 403, 'notFacilitator', address);
      }
    }));
});
