import assert from 'node:assert/strict';
import { builtinDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import { dilemmaOf } from '../../src/proposals/proposal-dilemma.js';
import type { SeasonAnswerWire, SeasonWire } from '../../src/tab/wire/season-wire.js';
import type { Person } from '../support/fake-teams/person.js';
import { proposal } from '../support/proposals.js';
import { ballotsOf, reads } from '../support/scenario.js';
import { playTab, type TabStage } from '../support/tab-client.js';
import { TENANT } from '../support/test-app.js';

const FIEN = '0fa00000-0000-4000-8000-00000000000a';
const FRED = '0fa00000-0000-4000-8000-00000000000b';
const DILEMMAS = builtinDilemmas.slice(0, 5).map(({ id }) => id);
const [FIRST = '', SECOND = '', THIRD = '', FOURTH = ''] = DILEMMAS;
const ENV = {
  FACILITATORS: `${TENANT}:${FIEN},${TENANT}:${FRED}`,
  PROGRAMME_DILEMMAS: DILEMMAS.slice(0, 4).join(','),
} as const;
const WISHES = ['move', 'remove', 'add', 'skip', 'restore'] as const;
/** One good form for every wish. */
const FORM = { move: { dilemma: THIRD, place: 2 }, remove: { dilemma: THIRD }, add: { dilemma: DILEMMAS[4] } } as const;
const WEEK = { monday: '2026-12-28' } as const;
const formOf = (wish: (typeof WISHES)[number]) => (wish === 'skip' || wish === 'restore' ? WEEK : FORM[wish]);

interface Cast extends TabStage {
  readonly fien: Person;
  readonly fred: Person;
  readonly season: (person?: Person) => Promise<SeasonWire>;
  /** A wish on the season as it is. */
  readonly wishes: (wish: string, form: object) => Promise<SeasonAnswerWire>;
}

function withFacilitators(story: (cast: Cast) => Promise<void>): Promise<void> {
  return playTab(
    async (stage) => {
      const fien = await stage.t.joins('Fien', { objectId: FIEN });
      const fred = await stage.t.joins('Fred', { objectId: FRED });
      const season = async (person = fien) => (await stage.gets(person, 'desk/season')).body as unknown as SeasonWire;
      const wishes = async (wish: string, form: object) => {
        const { revision } = await season();
        const answer = await stage.posts(fien, `desk/season/${wish}`, { revision, ...form });
        assert.equal(answer.status, 200, answer.text);
        return answer.body as unknown as SeasonAnswerWire;
      };
      await story({ ...stage, fien, fred, season, wishes });
    },
    { env: ENV },
  );
}

const idsOf = ({ coming }: SeasonWire) => coming.map(({ dilemma }) => dilemma);

describe('scenario: a facilitator changes the season in the tab', () => {
  it('is proposed for a number of rounds, of what can be added, and taken over in that order', () =>
    withFacilitators(async ({ fien, gets, season, wishes, t }) => {
      const { dilemmas } = (await gets(fien, 'desk/season/proposal?rounds=8')).body as { dilemmas: readonly string[] };
      const { library, coming } = await season();
      assert.equal(new Set(dilemmas).size, 8);
      for (const id of dilemmas)
        assert.ok(
          library.some(({ dilemma }) => dilemma === id),
          id,
        );
      const { season: now } = await wishes('add-all', { dilemmas });
      assert.deepEqual(idsOf(now), [...coming.map(({ dilemma }) => dilemma), ...dilemmas]);
      for (const rounds of ['5', '53', '8.5', 'x', '']) {
        const { status, body } = await gets(fien, `desk/season/proposal?rounds=${rounds}`);
        assert.deepEqual([status, body.code], [400, 'badRequest'], rounds);
      }
      const anna = await t.joins('Anna');
      assert.equal((await gets(anna, 'desk/season/proposal?rounds=8')).status, 403);
    }));

  it('is for facilitators only, and nobody else changes or learns anything', () =>
    withFacilitators(async ({ t, asks, posts, gets, kept, storage }) => {
      const anna = await t.joins('Anna');
      const stranger = t.teams.person({ name: 'Niemand', tenant: TENANT });
      const before = await storage.stores.programmes.get('main');
      assert.equal((await gets(anna, 'desk/season')).body.code, 'notFacilitator');
      for (const wish of WISHES) {
        const form = { revision: 0, ...formOf(wish) };
        const answer = await posts(anna, `desk/season/${wish}`, form);
        assert.deepEqual([answer.status, answer.body.code], [403, 'notFacilitator'], wish);
        assert.equal((await asks(null, `desk/season/${wish}`, { form })).status, 401);
        assert.equal((await posts(stranger, `desk/season/${wish}`, form)).body.code, 'unknownPerson');
      }
      assert.deepEqual(await storage.stores.programmes.get('main'), before);
      assert.deepEqual(await kept('audit'), []);
    }));

  it('shows what is to come, in order, and what can be added', () =>
    withFacilitators(async ({ season }) => {
      const { coming, library, weeks } = await season();
      assert.deepEqual(idsOf(await season()), DILEMMAS.slice(0, 4));
      assert.deepEqual(
        coming.map(({ planned }) => planned),
        [true, false, false, false],
      );
      const opening = weeks.flatMap(({ rounds }) => rounds).map(({ opens }) => opens);
      assert.deepEqual(
        coming.map(({ opens }) => opens),
        opening,
      );
      assert.deepEqual(
        library.map(({ dilemma }) => dilemma),
        builtinDilemmas.slice(4).map(({ id }) => id),
      );
    }));

  it('reorders, takes out and adds; the program then asks in that order', () =>
    withFacilitators(async ({ t, wishes, fien, storage }) => {
      const moved = await wishes('move', { dilemma: THIRD, place: 1 });
      assert.deepEqual([moved.outcome, idsOf(moved.season)], ['done', [THIRD, FIRST, SECOND, FOURTH]]);
      assert.equal(moved.season.coming[0]?.planned, true);
      const without = await wishes('remove', { dilemma: FIRST });
      assert.deepEqual(idsOf(without.season), [THIRD, SECOND, FOURTH]);
      assert.ok(
        without.season.library.some(({ dilemma }) => dilemma === FIRST),
        'it can be put back',
      );
      const added = await wishes('add', { dilemma: FIRST });
      assert.deepEqual(idsOf(added.season), [THIRD, SECOND, FOURTH, FIRST]);
      await t.advance('1h');
      const [ballot] = ballotsOf(fien);
      assert.ok(ballot);
      const title = builtinDilemmas.find(({ id }) => id === THIRD)?.text.nl.title ?? assert.fail();
      assert.ok(reads(ballot).includes(title), 'the ballot asks what was put first');
      assert.equal((await storage.stores.rounds.get('main-2'))?.dilemmaId, SECOND, 'the next is planned in that order');
    }));

  it('skips a week and takes that back: the planned round and all after it move', () =>
    withFacilitators(async ({ wishes, season, t, storage }) => {
      const before = await season();
      const monday = before.weeks[0]?.monday ?? '';
      const { season: skipping } = await wishes('skip', { monday });
      assert.deepEqual(
        skipping.weeks.slice(0, 2).map(({ skipped, rounds }) => [skipped, rounds.length]),
        [
          [true, 0],
          [false, 1],
        ],
      );
      await t.advance('2d');
      assert.equal((await storage.stores.rounds.get('main-1'))?.phase, 'planned', 'nothing opens in that week');
      const later = await wishes('skip', { monday: '2026-11-30' });
      assert.equal(later.season.weeks[2]?.rounds[0]?.sequence, 1);
      await wishes('restore', { monday: '2026-11-30' });
      await t.goTo('2026-11-30T09:00:01+01:00');
      assert.equal((await storage.stores.rounds.get('main-1'))?.phase, 'voting');
      const { season: now } = await wishes('skip', { monday: '2026-12-07' });
      assert.equal(now.weeks[0]?.maySkip, false, 'a round is open in this week');
    }));

  it('gives no skipped week to a round that nobody was there to open', () =>
    withFacilitators(async ({ wishes, t, storage }) => {
      await wishes('skip', { monday: '2026-11-30' });
      await t.goTo('2026-11-27T09:00:00+01:00');
      const round = await storage.stores.rounds.get('main-1');
      assert.deepEqual([round?.phase, round?.plan.voting], ['planned', new Date('2026-12-07T08:00:00Z')]);
    }));

  it('tells of two facilitators the second how it is now, and a click twice is once', () =>
    withFacilitators(async ({ season, posts, fien, fred }) => {
      const { revision } = await season();
      const wish = { revision, dilemma: FOURTH, place: 2 };
      const first = (await posts(fien, 'desk/season/move', wish)).body as unknown as SeasonAnswerWire;
      const again = (await posts(fien, 'desk/season/move', wish)).body as unknown as SeasonAnswerWire;
      assert.deepEqual(again, first);
      const second = await posts(fred, 'desk/season/remove', { revision, dilemma: SECOND });
      assert.deepEqual([second.status, second.body.outcome], [200, 'changed']);
      assert.deepEqual(second.body.season, first.season);
      assert.deepEqual(idsOf(await season(fred)), [FIRST, FOURTH, SECOND, THIRD]);
    }));

  it('refuses what makes no sense, clearly, and changes nothing', () =>
    withFacilitators(async ({ season, posts, fien, storage, kept, t }) => {
      await t.advance('1h');
      const { revision } = await season();
      const before = await storage.stores.programmes.get('main');
      const many = Array.from({ length: 20_000 }, (_, at) => `dilemma-${at}`);
      const cases: readonly (readonly [string, object, number, string])[] = [
        ['add', { dilemma: 'nothing' }, 404, 'unknownDilemma'],
        ['add', { dilemma: '__proto__' }, 404, 'unknownDilemma'],
        ['add', { dilemma: FIRST }, 422, 'dilemmaUsed'],
        ['add', { dilemma: THIRD }, 422, 'dilemmaQueued'],
        ['move', { dilemma: FIRST, place: 1 }, 422, 'dilemmaNotQueued'],
        ['remove', { dilemma: 'nothing' }, 422, 'dilemmaNotQueued'],
        ['move', { dilemma: THIRD, place: 4 }, 422, 'noSuchPlace'],
        ['move', { dilemma: THIRD, place: 0 }, 400, 'badRequest'],
        ['move', { dilemma: THIRD, place: '1' }, 400, 'badRequest'],
        ['move', { dilemma: { $gt: '' }, place: 1 }, 400, 'badRequest'],
        ['move', { dilemma: [THIRD, SECOND], place: 1 }, 400, 'badRequest'],
        ['remove', { dilemma: '' }, 400, 'badRequest'],
        ['remove', { dilemma: 'x'.repeat(201) }, 400, 'badRequest'],
        ['add', { dilemma: many.slice(0, 800) }, 400, 'badRequest'],
        ['skip', { monday: '2026-11-23' }, 422, 'weekHeld'],
        ['skip', { monday: '2026-11-16' }, 422, 'noSuchWeek'],
        ['skip', { monday: '2027-05-24' }, 422, 'noSuchWeek'],
        ['skip', { monday: '2026-12-01' }, 422, 'noSuchWeek'],
        ['skip', { monday: '2026-02-30' }, 400, 'badRequest'],
        ['skip', { monday: 'volgende week' }, 400, 'badRequest'],
      ];
      for (const [wish, form, status, code] of cases) {
        const answer = await posts(fien, `desk/season/${wish}`, { revision, ...form });
        assert.deepEqual([answer.status, answer.body.code], [status, code], `${wish} ${JSON.stringify(form)}`);
      }
      assert.equal((await posts(fien, 'desk/season/remove', { dilemma: THIRD })).status, 400, 'which season was seen?');
      assert.equal((await posts(fien, 'desk/season/add', { revision, dilemma: many })).status, 413);
      assert.deepEqual(await storage.stores.programmes.get('main'), before);
      assert.deepEqual(await kept('audit'), []);
    }));

  it('keeps a planned round its dilemma when there is no other', () =>
    withFacilitators(async ({ wishes, season, posts, fien }) => {
      for (const dilemma of [FIRST, SECOND, THIRD]) await wishes('remove', { dilemma });
      const { revision } = await season();
      const answer = await posts(fien, 'desk/season/remove', { revision, dilemma: FOURTH });
      assert.deepEqual([answer.status, answer.body.code], [422, 'dilemmaNeeded']);
    }));

  it('has accepted proposals at the end, and knows them after a restart, also when they were taken out', () =>
    withFacilitators(async ({ t, season, wishes, storage }) => {
      const own = dilemmaOf(proposal());
      await storage.stores.dilemmaStore.createIfAbsent(own);
      await storage.stores.programmes.addToQueue('main', own.id);
      await t.settle();
      assert.deepEqual(idsOf(await season()), [...DILEMMAS.slice(0, 4), own.id]);
      await wishes('remove', { dilemma: own.id });
      await t.restart();
      const { library } = await season();
      assert.equal(library.find(({ dilemma }) => dilemma === own.id)?.title, own.text.nl.title);
      assert.equal((await wishes('add', { dilemma: own.id })).season.coming[4]?.dilemma, own.id);
    }));

  it('is noted in the log', () =>
    withFacilitators(async ({ t, wishes, gets, fien }) => {
      for (const [wish, form] of [
        ['move', { dilemma: THIRD, place: 2 }],
        ['remove', { dilemma: SECOND }],
        ['add', { dilemma: SECOND }],
        ['skip', WEEK],
        ['restore', WEEK],
      ] as const) {
        t.clock.advance('1m');
        await wishes(wish, form);
      }
      const { entries } = (await gets(fien, 'desk/log')).body as { entries: readonly Record<string, unknown>[] };
      assert.deepEqual(entries.map(({ who, action, about }) => [who, action, about]).reverse(), [
        ['Fien', 'queue_move', THIRD],
        ['Fien', 'queue_remove', SECOND],
        ['Fien', 'queue_add', SECOND],
        ['Fien', 'week_skip', '2026-12-28'],
        ['Fien', 'week_restore', '2026-12-28'],
      ]);
      assert.deepEqual(entries[0]?.subject, { kind: 'week', monday: '2026-12-28' });
      assert.match(JSON.stringify(entries.at(-1)?.subject), /"kind":"dilemma"/);
    }));

  it('names the holidays, in the language of the reader', () =>
    withFacilitators(async ({ fien, posts, season }) => {
      const christmas = async () => (await season()).weeks.find(({ monday }) => monday === '2026-12-21')?.holidays;
      assert.deepEqual(await christmas(), [{ day: '2026-12-25', name: 'Kerstmis' }]);
      await posts(fien, 'profile', { role: 'legal', challenges: [], language: 'en', wantsToTalk: true });
      assert.deepEqual(await christmas(), [{ day: '2026-12-25', name: 'Christmas Day' }]);
    }));
});
