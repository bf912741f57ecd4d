import assert from 'node:assert/strict';
import { createDilemmaLibrary } from '../../src/dilemmas/dilemma-library.js';
import { builtinDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import { createLog } from '../../src/log.js';
import { PLAIN_PROGRAMME, UNCHANGED_SEASON } from '../../src/programmes/programme.js';
import type { SeasonWish } from '../../src/programmes/season-change.js';
import { createSeasonService } from '../../src/programmes/season-service.js';
import { createRoundService } from '../../src/round-work/round-service.js';
import { DEFAULT_TALK } from '../../src/rounds/talk-route.js';
import { amsterdamMoment } from '../../src/scheduling/calendar.js';
import type { Storage } from '../../src/storage/storage.js';
import { type Interposed, interposedStorage } from '../support/interposed-storage.js';
import { type FreshStorage, freshStorage } from '../support/storage.js';
import { TestClock } from '../support/test-clock.js';

const dilemmas = createDilemmaLibrary(builtinDilemmas);
const QUEUE = builtinDilemmas.slice(0, 4).map(({ id }) => id);
const [FIRST = '', SECOND = '', THIRD = '', FOURTH = ''] = QUEUE;
const FIFTH = builtinDilemmas[4]?.id ?? '';
const FIEN = 'T:fien';
const noHolidays = () => false;

const nothingRuns = () => assert.fail('planning does no work of a round');

interface Scene {
  readonly storage: FreshStorage;
  readonly clock: TestClock;
  /** A wish, on the season as it is unless another revision is named. */
  readonly wishes: (wish: SeasonWish, options?: { readonly revision?: number; readonly on?: Storage }) => Promise<Said>;
  /** A look of the timer that plans. */
  readonly plans: (on?: Storage) => Promise<void>;
  readonly coming: () => Promise<readonly string[]>;
  readonly planned: () => Promise<{ readonly dilemma: string; readonly opens: Date }>;
}
type Said = readonly [kind: string, coming: readonly string[] | string];

async function playSeason(story: (scene: Scene) => Promise<void>): Promise<void> {
  const storage = await freshStorage();
  const clock = new TestClock('2026-11-25T12:00:00+01:00');
  const seasonOn = ({ stores }: Storage) =>
    createSeasonService({
      ...{ ...stores, dilemmas, isHoliday: noHolidays, clock, wakeScheduler: () => {} },
      noteAction: async (who, action, about, programmeIds) =>
        stores.audit.add({ id: `${action} ${about}`, at: clock.now(), who, action, about, programmeIds }),
    });
  const plans = ({ stores }: Storage = storage) =>
    createRoundService({
      ...{ ...stores, isHoliday: noHolidays, clock, log: createLog('silent'), holder: 'a' },
      steps: { run: nothingRuns, rematch: nothingRuns, resultsDelivered: nothingRuns },
      dilemmas: { ...dilemmas, load: async () => {} },
      learn: () => {},
      tellSeasonEnd: async () => {},
    }).planAhead();
  const now = async () => (await seasonOn(storage).season('main')) ?? assert.fail();
  try {
    await storage.stores.programmes.createIfAbsent({
      ...{ id: 'main', name: 'Spagaat', startsAt: amsterdamMoment('2026-11-01', '00:00'), queue: QUEUE },
      weekPlan: { voting: { weekday: 1, time: '09:00' }, closed: { weekday: 5, time: '15:00' } },
      ...{ minimumCount: 5, talk: DEFAULT_TALK, ...PLAIN_PROGRAMME, ...UNCHANGED_SEASON },
    });
    await story({
      storage,
      clock,
      async wishes(wish, { revision, on = storage } = {}) {
        const said = await seasonOn(on).changeSeason('main', wish, revision ?? (await now()).revision, FIEN);
        return [said.kind, said.kind === 'refused' ? said.why : said.season.coming];
      },
      plans,
      coming: async () => (await now()).coming,
      async planned() {
        const round = (await now()).rounds.find(({ phase }) => phase === 'planned') ?? assert.fail('none is planned');
        return { dilemma: round.dilemmaId, opens: round.plan.voting };
      },
    });
  } finally {
    await storage.close();
  }
}

/** Something else happens at that moment in the middle of the work. */
const meanwhile = (scene: Scene, call: string, happens: Interposed['happens']) =>
  interposedStorage(scene.storage, { call, happens });

describe('changing a season while something else happens', () => {
  it('lets one of two facilitators look again, and shows how it is', () =>
    playSeason(async (scene) => {
      await scene.plans();
      const on = meanwhile(scene, 'programmes.changeSeason', () =>
        scene.wishes({ kind: 'move', dilemma: FOURTH, place: 2 }),
      );
      const said = await scene.wishes({ kind: 'remove', dilemma: THIRD }, { on });
      assert.deepEqual(said, ['changed', [FIRST, FOURTH, SECOND, THIRD]]);
      const late = await scene.wishes({ kind: 'move', dilemma: SECOND, place: 4 }, { revision: 0 });
      assert.deepEqual(late, ['changed', [FIRST, FOURTH, SECOND, THIRD]]);
    }));

  it('takes the same wish twice as once, also when the second has seen the season of before', () =>
    playSeason(async (scene) => {
      await scene.plans();
      for (const wish of [
        { kind: 'move', dilemma: FOURTH, place: 2 },
        { kind: 'remove', dilemma: THIRD },
        { kind: 'add', dilemma: FIFTH },
        { kind: 'addAll', dilemmas: [THIRD, FIFTH] },
        { kind: 'skip', monday: '2026-11-30' },
        { kind: 'restore', monday: '2026-11-30' },
      ] as const) {
        const { revision } = (await scene.storage.stores.programmes.get('main')) ?? assert.fail();
        const once = await scene.wishes(wish, { revision });
        assert.equal(once[0], 'done', wish.kind);
        assert.deepEqual(await scene.wishes(wish, { revision }), once);
        assert.equal((await scene.storage.stores.programmes.get('main'))?.revision, revision + 1);
      }
    }));

  it('loses no proposal that is accepted at that moment', () =>
    playSeason(async (scene) => {
      await scene.plans();
      const accepted = () => scene.storage.stores.programmes.addToQueue('main', FIFTH);
      const on = meanwhile(scene, 'programmes.changeSeason', accepted);
      const said = await scene.wishes({ kind: 'move', dilemma: FOURTH, place: 1 }, { on });
      assert.deepEqual(said, ['changed', [...QUEUE, FIFTH]]);
      await scene.wishes({ kind: 'remove', dilemma: FIFTH });
      await accepted();
      assert.deepEqual(await scene.coming(), QUEUE, 'an acceptance that is carried out again brings it not back');
    }));

  it('is right when the timer plans a round at that moment', () =>
    playSeason(async (scene) => {
      const on = meanwhile(scene, 'programmes.changeSeason', () => scene.plans());
      const said = await scene.wishes({ kind: 'remove', dilemma: FIRST }, { on });
      assert.deepEqual(said, ['done', [SECOND, THIRD, FOURTH]]);
      assert.equal((await scene.planned()).dilemma, SECOND);
    }));

  for (const [name, wish, opens] of [
    ['its dilemma was taken out', { kind: 'remove', dilemma: FIRST }, '2026-11-30'],
    ['its week was skipped', { kind: 'skip', monday: '2026-11-30' }, '2026-12-07'],
  ] as const) {
    it(`has a round follow that was planned by the season of before: ${name}`, () =>
      playSeason(async (scene) => {
        await scene.plans(meanwhile(scene, 'rounds.createIfAbsent', () => scene.wishes(wish)));
        await scene.plans();
        const { dilemma, opens: moment } = await scene.planned();
        assert.deepEqual([dilemma, moment], [(await scene.coming())[0], amsterdamMoment(opens, '09:00')]);
        assert.equal(dilemma, wish.kind === 'remove' ? SECOND : FIRST);
      }));
  }

  it('has a round follow that was planned by the order of before, at the same look', () =>
    playSeason(async (scene) => {
      const moves = () => scene.wishes({ kind: 'move', dilemma: THIRD, place: 1 });
      await scene.plans(meanwhile(scene, 'rounds.createIfAbsent', moves));
      assert.equal((await scene.planned()).dilemma, THIRD);
      assert.deepEqual(await scene.coming(), [THIRD, FIRST, SECOND, FOURTH]);
    }));

  it('leaves a round that opens at that moment as it is; what was wanted for it comes next', () =>
    playSeason(async (scene) => {
      await scene.plans();
      const { rounds } = scene.storage.stores;
      const on = meanwhile(scene, 'rounds.changePlanned', async () => {
        await rounds.claim('main-1', 'b', scene.clock.now(), new Date(scene.clock.now().getTime() + 60_000));
        await rounds.save('main-1', 'b', { phase: 'voting' }, new Date(scene.clock.now().getTime() + 60_000));
      });
      const said = await scene.wishes({ kind: 'move', dilemma: THIRD, place: 1 }, { on });
      assert.deepEqual(said, ['done', [THIRD, SECOND, FOURTH]]);
      assert.equal((await rounds.get('main-1'))?.dilemmaId, FIRST);
      await scene.plans();
      assert.equal((await scene.planned()).dilemma, THIRD);
    }));

  it('does not move a round that a facilitator opens at that moment', () =>
    playSeason(async (scene) => {
      await scene.plans();
      const { rounds } = scene.storage.stores;
      const now = scene.clock.now();
      const on = meanwhile(scene, 'rounds.changePlanned', async () => {
        const round = (await rounds.get('main-1')) ?? assert.fail();
        await rounds.replan('main-1', 'planned', { ...round.plan, voting: now });
      });
      const said = await scene.wishes({ kind: 'skip', monday: '2026-11-30' }, { on });
      assert.equal(said[0], 'done');
      await scene.plans();
      assert.deepEqual((await rounds.get('main-1'))?.plan.voting, now);
    }));

  for (const call of ['audit.add', 'programmes.changeSeason', 'rounds.changePlanned', 'programmes.markFollowed']) {
    it(`comes to the same end when the process dies just before ${call}: the wish again is enough`, () =>
      playSeason(async (scene) => {
        await scene.plans();
        const wishes = [
          { kind: 'move', dilemma: THIRD, place: 1 },
          { kind: 'skip', monday: '2026-11-30' },
          { kind: 'remove', dilemma: FIRST },
        ] as const;
        for (const wish of wishes) {
          const { revision } = (await scene.storage.stores.programmes.get('main')) ?? assert.fail();
          const dying = meanwhile(scene, call, () => Promise.reject(new Error('killed')));
          // A wish that leaves the planned round as it is does not come as far as writing it.
          const killed = await scene.wishes(wish, { on: dying, revision }).then(
            () => false,
            () => true,
          );
          assert.equal(killed, !(call === 'rounds.changePlanned' && wish.kind === 'remove'), wish.kind);
          await scene.wishes(wish, { revision });
          await scene.plans();
        }
        const { dilemma, opens } = await scene.planned();
        assert.deepEqual([dilemma, opens], [THIRD, amsterdamMoment('2026-12-07', '09:00')]);
        assert.deepEqual(await scene.coming(), [THIRD, SECOND, FOURTH]);
        assert.equal((await scene.storage.stores.programmes.get('main'))?.unfollowed, false);
      }));
  }

  it('is finished by the timer when the process dies after the change was written', () =>
    playSeason(async (scene) => {
      await scene.plans();
      const on = meanwhile(scene, 'rounds.changePlanned', () => Promise.reject(new Error('killed')));
      await assert.rejects(scene.wishes({ kind: 'move', dilemma: THIRD, place: 1 }, { on }), /killed/);
      assert.equal((await scene.planned()).dilemma, FIRST);
      await scene.plans();
      assert.equal((await scene.planned()).dilemma, THIRD);
      assert.deepEqual(await scene.coming(), [THIRD, FIRST, SECOND, FOURTH]);
      assert.equal((await scene.storage.stores.programmes.get('main'))?.unfollowed, false);
    }));

  it('is noted once, with its maker; a refused one is not', () =>
    playSeason(async (scene) => {
      await scene.plans();
      assert.deepEqual(await scene.wishes({ kind: 'add', dilemma: 'nothing' }), ['refused', 'unknownDilemma']);
      await scene.wishes({ kind: 'move', dilemma: SECOND, place: 2 });
      assert.deepEqual(await scene.storage.stores.audit.newest(9), [], 'nothing changed');
      await scene.wishes({ kind: 'move', dilemma: SECOND, place: 3 });
      await scene.wishes({ kind: 'skip', monday: '2026-12-28' });
      const noted = await scene.storage.stores.audit.allOf(FIEN);
      assert.deepEqual(noted.map(({ action, about }) => `${action} ${about}`).sort(), [
        ...[`queue_move ${SECOND}`, 'week_skip 2026-12-28'],
      ]);
    }));
});
