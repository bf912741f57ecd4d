import assert from 'node:assert/strict';
import { createLog } from '../../src/log.js';
import { PLAIN_PROGRAMME, UNCHANGED_SEASON } from '../../src/programmes/programme.js';
import { wishOf } from '../../src/programmes/rhythm-change.js';
import { createRhythmService } from '../../src/programmes/rhythm-service.js';
import type { RhythmWish } from '../../src/programmes/rhythm-wish.js';
import { createSeasonEnd } from '../../src/programmes/season-end.js';
import { createRoundService } from '../../src/round-work/round-service.js';
import type { Round } from '../../src/rounds/round.js';
import { DEFAULT_TALK } from '../../src/rounds/talk-route.js';
import { amsterdamMoment } from '../../src/scheduling/calendar.js';
import type { Storage } from '../../src/storage/storage.js';
import { type Interposed, interposedStorage } from '../support/interposed-storage.js';
import { type FreshStorage, freshStorage } from '../support/storage.js';
import { TestClock } from '../support/test-clock.js';

const FIEN = 'T:fien';
const noHolidays = () => false;
const monday = (day: string) => amsterdamMoment(day, '09:00');

interface Scene {
  readonly storage: FreshStorage;
  readonly clock: TestClock;
  /** A wish for what differs from the rhythm as it is, on the programme as it is unless another revision is named. */
  readonly wishes: (
    more: Partial<RhythmWish>,
    options?: { readonly revision?: number; readonly on?: Storage },
  ) => Promise<string>;
  /** A look of the timer, that plans and moves rounds. */
  readonly looks: (on?: Storage) => Promise<void>;
  readonly rounds: () => Promise<readonly Round[]>;
  /** When the planned round opens; null: none is planned. */
  readonly opens: () => Promise<Date | null>;
}

async function playRhythm(story: (scene: Scene) => Promise<void>): Promise<void> {
  const storage = await freshStorage();
  const clock = new TestClock('2026-11-25T12:00:00+01:00');
  const { programmes, rounds } = storage.stores;
  const serviceOn = ({ stores }: Storage) =>
    createRhythmService({
      ...{ ...stores, isHoliday: noHolidays, clock, wakeScheduler: () => {} },
      noteAction: async (who, action, about, programmeIds) =>
        stores.audit.add({ id: `${action} ${clock.id()}`, at: clock.now(), who, action, about, programmeIds }),
    });
  const timerOn = ({ stores }: Storage) =>
    createRoundService({
      ...{ ...stores, isHoliday: noHolidays, clock, log: createLog('silent'), holder: 'a' },
      steps: { run: async () => 'done', rematch: async () => 'done', resultsDelivered: async () => false },
      dilemmas: { get: () => undefined, load: async () => {} },
      learn: () => {},
      tellSeasonEnd: createSeasonEnd({ ...stores, facilitatorsOf: async () => [FIEN], isHoliday: noHolidays, clock })
        .tell,
    });
  const present = async () => (await programmes.get('main')) ?? assert.fail();
  try {
    await programmes.createIfAbsent({
      ...{ id: 'main', name: 'Spagaat', startsAt: amsterdamMoment('2026-11-01', '00:00'), queue: ['a', 'b', 'c', 'd'] },
      weekPlan: { voting: { weekday: 1, time: '09:00' }, closed: { weekday: 5, time: '15:00' } },
      ...{ minimumCount: 5, talk: DEFAULT_TALK, ...PLAIN_PROGRAMME, ...UNCHANGED_SEASON },
    });
    await story({
      storage,
      clock,
      async wishes(more, { revision, on = storage } = {}) {
        const programme = await present();
        const wish = { ...wishOf(programme), ...more };
        const said = await serviceOn(on).changeRhythm('main', wish, revision ?? programme.revision, FIEN);
        return said.kind === 'refused' ? said.faults.map(({ fault }) => fault).join() : said.kind;
      },
      async looks(on = storage) {
        const timer = timerOn(on);
        await timer.planAhead();
        await timer.workAll();
      },
      rounds: async () => rounds.ofProgramme('main'),
      opens: async () =>
        (await rounds.ofProgramme('main')).find(({ phase }) => phase === 'planned')?.plan.voting ?? null,
    });
  } finally {
    await storage.close();
  }
}

/** Something else happens at that moment in the middle of the work. */
const meanwhile = (scene: Scene, call: string, happens: Interposed['happens']) =>
  interposedStorage(scene.storage, { call, happens });
const dying = (scene: Scene, call: string) => meanwhile(scene, call, () => Promise.reject(new Error('killed')));

const TUESDAY = { weekPlan: { voting: { weekday: 2, time: '10:00' }, closed: { weekday: 5, time: '15:00' } } } as const;
const ON_TUESDAY = amsterdamMoment('2026-12-01', '10:00');

describe('changing the rhythm of a programme', () => {
  it('moves the planned round and raises its minimum, under its own name', () =>
    playRhythm(async (scene) => {
      await scene.looks();
      assert.equal(await scene.wishes({ ...TUESDAY, minimumCount: 8 }), 'done');
      const [round, ...others] = await scene.rounds();
      assert.deepEqual([round?.id, round?.plan.voting, round?.minimumCount], ['main-1', ON_TUESDAY, 8]);
      assert.deepEqual(others, []);
      assert.equal((await scene.storage.stores.programmes.get('main'))?.unfollowed, false);
    }));

  it('leaves a round that is open as it was promised; the next one follows', () =>
    playRhythm(async (scene) => {
      await scene.looks();
      scene.clock.goTo('2026-12-01T12:00:00+01:00');
      await scene.looks();
      await scene.looks();
      const before = (await scene.rounds()).find(({ phase }) => phase === 'voting') ?? assert.fail('none is open');
      assert.deepEqual(await scene.opens(), monday('2026-12-07'));
      assert.equal(await scene.wishes({ ...TUESDAY, everyWeeks: 3, minimumCount: 9 }), 'done');
      await scene.looks();
      assert.deepEqual(await scene.storage.stores.rounds.get(before.id), before);
      assert.deepEqual(await scene.opens(), amsterdamMoment('2026-12-22', '10:00'));
    }));

  it('cancels the planned round when its place is after the end, and plans on when the end is taken away', () =>
    playRhythm(async (scene) => {
      await scene.looks();
      assert.equal(await scene.wishes({ until: '2026-11-29' }), 'done');
      await scene.looks();
      assert.deepEqual(await scene.opens(), null);
      scene.clock.goTo('2026-12-09T12:00:00+01:00');
      await scene.looks();
      assert.ok((await scene.rounds()).every(({ cancelRequestedAt }) => cancelRequestedAt !== null));
      assert.equal(await scene.wishes({ until: null }), 'done');
      await scene.looks();
      const [next] = (await scene.rounds()).filter(({ phase }) => phase === 'planned');
      assert.deepEqual([next?.dilemmaId, next?.plan.voting], ['a', monday('2026-12-14')]);
    }));

  it('cancels a round that nobody was there to open when the end came in between', () =>
    playRhythm(async (scene) => {
      await scene.looks();
      assert.equal(await scene.wishes({ until: '2026-12-02' }), 'done');
      scene.clock.goTo('2026-12-14T12:00:00+01:00');
      await scene.looks();
      await scene.looks();
      const [round, ...others] = await scene.rounds();
      assert.deepEqual([round?.phase === 'planned', round?.cancelRequestedAt === null], [false, false]);
      assert.deepEqual(others, []);
    }));

  it('gives a round that nobody was there to open a week that the rhythm allows', () =>
    playRhythm(async (scene) => {
      await scene.looks();
      assert.equal(await scene.wishes({ schoolRegion: 'north' }), 'done');
      scene.clock.goTo('2026-12-18T16:00:00+01:00');
      await scene.looks();
      assert.deepEqual(await scene.opens(), monday('2027-01-04'));
    }));

  it('asks one of two facilitators to look again', () =>
    playRhythm(async (scene) => {
      await scene.looks();
      const on = meanwhile(scene, 'programmes.changeRhythm', () => scene.wishes({ everyWeeks: 2 }));
      assert.equal(await scene.wishes(TUESDAY, { on }), 'changed');
      assert.equal(await scene.wishes(TUESDAY, { revision: 0 }), 'changed');
      const { everyWeeks, weekPlan } = (await scene.storage.stores.programmes.get('main')) ?? assert.fail();
      assert.deepEqual([everyWeeks, weekPlan.voting.weekday], [2, 1]);
    }));

  it('takes the same wish twice as once, and notes it once with its maker; a refused one is not noted', () =>
    playRhythm(async (scene) => {
      await scene.looks();
      assert.equal(await scene.wishes({ everyWeeks: 8 }), 'noSuchInterval');
      assert.equal(await scene.wishes({}), 'done');
      assert.deepEqual(await scene.storage.stores.audit.newest(9), []);
      assert.equal(await scene.wishes(TUESDAY, { revision: 0 }), 'done');
      assert.equal(await scene.wishes(TUESDAY, { revision: 0 }), 'done');
      const noted = await scene.storage.stores.audit.allOf(FIEN);
      assert.deepEqual(
        noted.map(({ action, about }) => [action, about]),
        [['rhythm_change', 'main']],
      );
      assert.equal((await scene.storage.stores.programmes.get('main'))?.revision, 1);
    }));

  for (const [name, wish, opens] of [
    ['its day', TUESDAY, ON_TUESDAY],
    ['its end', { until: '2026-11-29' }, null],
    ['its first day', { from: '2026-12-05' }, monday('2026-12-07')],
    ['its minimum', { minimumCount: 6 }, monday('2026-11-30')],
  ] as const) {
    it(`has a round follow that was planned by the rhythm of before: ${name}`, () =>
      playRhythm(async (scene) => {
        await scene.looks(meanwhile(scene, 'rounds.createIfAbsent', () => scene.wishes(wish)));
        await scene.looks();
        assert.deepEqual(await scene.opens(), opens);
      }));

    it(`has it follow also when the process that planned it dies before it sees the change: ${name}`, () =>
      playRhythm(async (scene) => {
        const changed = meanwhile(scene, 'rounds.createIfAbsent', () => scene.wishes(wish));
        const killed = interposedStorage(changed, {
          call: 'programmes.get',
          happens: () => Promise.reject(new Error('killed')),
        });
        await assert.rejects(scene.looks(killed), /killed/);
        assert.equal((await scene.storage.stores.programmes.get('main'))?.unfollowed, false);
        await scene.looks();
        assert.deepEqual(await scene.opens(), opens);
        const planned = (await scene.rounds()).find(({ phase }) => phase === 'planned');
        if (name === 'its minimum') assert.equal(planned?.minimumCount, 6);
      }));
  }

  for (const call of ['audit.add', 'programmes.changeRhythm', 'rounds.changePlanned', 'programmes.markFollowed']) {
    it(`comes to the same end when the process dies just before ${call}: the wish again is enough`, () =>
      playRhythm(async (scene) => {
        await scene.looks();
        await assert.rejects(scene.wishes(TUESDAY, { on: dying(scene, call), revision: 0 }), /killed/);
        assert.equal(await scene.wishes(TUESDAY, { revision: 0 }), 'done');
        await scene.looks();
        assert.deepEqual(await scene.opens(), ON_TUESDAY);
        const { unfollowed, revision } = (await scene.storage.stores.programmes.get('main')) ?? assert.fail();
        assert.deepEqual([unfollowed, revision], [false, 1]);
      }));
  }

  it('is finished by the timer when the process dies before it took the planned round away', () =>
    playRhythm(async (scene) => {
      await scene.looks();
      const on = dying(scene, 'rounds.requestCancel');
      await assert.rejects(scene.wishes({ until: '2026-11-29' }, { on }), /killed/);
      assert.deepEqual(await scene.opens(), monday('2026-11-30'));
      await scene.looks();
      assert.equal(await scene.opens(), null);
    }));
});

describe('a programme with a last day', () => {
  const letters = async (scene: Scene) => (await scene.storage.stores.outbox.allTo(FIEN)).length;

  it('asks nobody for dilemmas that it does not need', () =>
    playRhythm(async (scene) => {
      await scene.storage.stores.programmes.changeSeason('main', 0, { queue: ['a', 'b'], aside: [], skippedWeeks: [] });
      await scene.wishes({ until: '2026-12-11' });
      await scene.looks();
      assert.equal(await letters(scene), 0);
    }));

  it('asks for them when there are fewer than rounds', () =>
    playRhythm(async (scene) => {
      await scene.storage.stores.programmes.changeSeason('main', 0, { queue: ['a', 'b'], aside: [], skippedWeeks: [] });
      await scene.wishes({ until: '2026-12-14' });
      await scene.looks();
      assert.equal(await letters(scene), 1);
    }));
});
