import assert from 'node:assert/strict';
import fc from 'fast-check';
import { contradicts, followingRound } from '../../src/programmes/planned-round.js';
import { PLAIN_PROGRAMME, type Programme, UNCHANGED_SEASON } from '../../src/programmes/programme.js';
import { type EarlierRound, nextOpening, nextOpenings, nextRound, planNextRound } from '../../src/programmes/season.js';
import type { Round } from '../../src/rounds/round.js';
import { DEFAULT_TALK } from '../../src/rounds/talk-route.js';
import { addDays, amsterdamDate, amsterdamMoment, isWorkingDay, type Weekday } from '../../src/scheduling/calendar.js';
import { createDutchHolidays } from '../../src/scheduling/holidays.js';
import { INTERVALS, weekOf } from '../../src/scheduling/rhythm.js';
import { SCHOOL_REGIONS, schoolHolidayOn } from '../../src/scheduling/school-holidays.js';
import { runs } from '../support/thorough.js';

const isHoliday = createDutchHolidays();
const PROGRAMME: Programme = {
  id: 'main',
  name: 'Spagaat',
  startsAt: amsterdamMoment('2026-11-01', '00:00'),
  weekPlan: { voting: { weekday: 1, time: '09:00' }, closed: { weekday: 5, time: '15:00' } },
  queue: ['one', 'two', 'three'],
  minimumCount: 7,
  talk: DEFAULT_TALK,
  ...PLAIN_PROGRAMME,
  ...UNCHANGED_SEASON,
};
/** A Friday. */
const NOW = amsterdamMoment('2026-11-20', '12:00');

/** The days on which the next rounds open. */
function daysOf(more: Partial<Programme>, count: number, rounds: readonly EarlierRound[] = [], now = NOW) {
  const plans = nextOpenings({ ...PROGRAMME, ...more }, rounds, now, isHoliday, count);
  return plans.map(({ voting }) => amsterdamDate(voting));
}

function held(monday: string, more: Partial<EarlierRound> = {}): EarlierRound {
  const voting = amsterdamMoment(monday, '09:00');
  const plan = { voting, closed: new Date(voting.getTime() + 4 * 24 * 3_600_000) };
  return { sequence: 1, dilemmaId: 'one', phase: 'sealed', plan, cancelRequestedAt: null, ...more };
}

function planned(more: Partial<Programme> = {}): Round {
  return planNextRound({ ...PROGRAMME, ...more }, [], NOW, isHoliday) ?? assert.fail('none is planned');
}

describe('a rhythm of more than one week', () => {
  it('opens a round in the first week at once, and the others that many weeks apart', () => {
    assert.deepEqual(daysOf({ everyWeeks: 1 }, 3), ['2026-11-23', '2026-11-30', '2026-12-07']);
    assert.deepEqual(daysOf({ everyWeeks: 2 }, 3), ['2026-11-23', '2026-12-07', '2026-12-21']);
    assert.deepEqual(daysOf({ everyWeeks: 4 }, 3), ['2026-11-23', '2026-12-21', '2027-01-18']);
  });

  it('is counted from the week in which the last round really opened', () => {
    assert.deepEqual(daysOf({ everyWeeks: 3 }, 1, [held('2026-11-16')]), ['2026-12-07']);
    const onThursday = { ...held('2026-11-19').plan };
    assert.deepEqual(daysOf({ everyWeeks: 3 }, 1, [held('2026-11-16', { plan: onThursday })]), ['2026-12-07']);
    const first = [held('2026-11-16'), held('2026-11-02')];
    assert.deepEqual(daysOf({ everyWeeks: 3 }, 1, first), daysOf({ everyWeeks: 3 }, 1, first.toReversed()));
  });

  it('does not wait for a round that was cancelled', () => {
    const stopped = held('2026-11-16', { cancelRequestedAt: NOW, phase: 'sealed' });
    assert.deepEqual(daysOf({ everyWeeks: 4 }, 1, [stopped]), ['2026-11-23']);
  });

  it('goes on from a week that took the place of a skipped one', () => {
    const skippedWeeks = ['2026-12-07'];
    assert.deepEqual(daysOf({ everyWeeks: 2, skippedWeeks }, 3), ['2026-11-23', '2026-12-14', '2026-12-28']);
  });

  it('gives two rounds never one week, also where a holiday moves one of them into the next', () => {
    const weekPlan = { voting: { weekday: 5, time: '09:00' }, closed: { weekday: 4, time: '09:00' } } as const;
    const days = daysOf({ weekPlan }, 3, [], amsterdamMoment('2027-03-25', '12:00'));
    assert.deepEqual(days, ['2027-03-30', '2027-04-09', '2027-04-16']);
  });
});

describe('holidays by choice', () => {
  it('are days like any other where nobody goes around them', () => {
    const now = amsterdamMoment('2027-03-26', '12:00');
    assert.deepEqual(daysOf({}, 1, [], now), ['2027-03-30']);
    assert.deepEqual(daysOf({ holidays: false }, 1, [], now), ['2027-03-29']);
  });

  it('of schools keep a round from opening, by region', () => {
    const now = amsterdamMoment('2027-02-05', '12:00');
    assert.deepEqual(daysOf({}, 3, [], now), ['2027-02-08', '2027-02-15', '2027-02-22']);
    assert.deepEqual(daysOf({ schoolRegion: 'south' }, 3, [], now), ['2027-02-08', '2027-02-22', '2027-03-01']);
    assert.deepEqual(daysOf({ schoolRegion: 'north' }, 3, [], now), ['2027-02-08', '2027-02-15', '2027-03-01']);
  });

  it('of schools keep a whole summer free, and the rhythm goes on after it', () => {
    const now = amsterdamMoment('2027-07-01', '12:00');
    assert.deepEqual(daysOf({ schoolRegion: 'middle', everyWeeks: 2 }, 3, [], now), [
      '2027-07-05',
      '2027-08-30',
      '2027-09-13',
    ]);
  });

  it('of schools that nobody has published yet keep no week free', () => {
    const now = amsterdamMoment('2029-12-14', '12:00');
    assert.deepEqual(daysOf({ schoolRegion: 'north' }, 2, [], now), ['2029-12-17', '2029-12-24']);
  });
});

describe('the end of a programme', () => {
  const until = amsterdamMoment('2026-12-07', '09:00');

  it('is the last moment at which a round may open', () => {
    assert.deepEqual(daysOf({ until }, 9), ['2026-11-23', '2026-11-30', '2026-12-07']);
    assert.deepEqual(daysOf({ until: new Date(until.getTime() - 1) }, 9), ['2026-11-23', '2026-11-30']);
  });

  it('is told apart from an empty queue and from a round that is planned already', () => {
    const kindOf = (more: Partial<Programme>, rounds: readonly EarlierRound[] = []) =>
      nextRound({ ...PROGRAMME, ...more }, rounds, NOW, isHoliday).kind;
    assert.equal(kindOf({ until: NOW }), 'ended');
    assert.equal(kindOf({ until: NOW, queue: [] }), 'ended');
    assert.equal(kindOf({ queue: [] }), 'noDilemma');
    assert.equal(kindOf({ until }, [planned()]), 'planned');
    assert.equal(kindOf({ until }), 'round');
    assert.equal(planNextRound({ ...PROGRAMME, until: NOW }, [], NOW, isHoliday), null);
  });

  it('takes the planned round away that would open after it', () => {
    const round = planned();
    assert.deepEqual(followingRound({ ...PROGRAMME, until: NOW }, [round], NOW, isHoliday), { round, change: null });
    assert.ok(contradicts({ ...PROGRAMME, until: NOW }, round, isHoliday));
  });

  it('leaves a round alone that is open already', () => {
    const open: Round = { ...planned(), phase: 'voting' };
    assert.equal(followingRound({ ...PROGRAMME, until: NOW }, [open], NOW, isHoliday), null);
  });
});

describe('a planned round', () => {
  const changes: readonly (readonly [string, Partial<Programme>])[] = [
    ['another day', { weekPlan: { ...PROGRAMME.weekPlan, voting: { weekday: 2, time: '09:00' } } }],
    ['another hour of a later phase', { weekPlan: { ...PROGRAMME.weekPlan, closed: { weekday: 5, time: '16:00' } } }],
    [
      'talks',
      {
        weekPlan: {
          ...PROGRAMME.weekPlan,
          discussing: { weekday: 2, time: '09:00' },
          revoting: { weekday: 4, time: '09:00' },
        },
      },
    ],
    ['a higher minimum', { minimumCount: 8 }],
    ['a later first day', { startsAt: amsterdamMoment('2026-12-01', '00:00') }],
    ['a week that is skipped', { skippedWeeks: ['2026-11-23'] }],
  ];
  for (const [name, more] of changes) {
    it(`follows ${name}, once, and keeps its name`, () => {
      const changed = { ...PROGRAMME, ...more };
      const round = planned();
      const following = followingRound(changed, [round], NOW, isHoliday);
      assert.ok(following?.change);
      const then: Round = { ...round, ...following.change };
      const afresh = planNextRound(changed, [], NOW, isHoliday);
      assert.deepEqual(then, afresh);
      assert.equal(followingRound(changed, [then], NOW, isHoliday), null);
      assert.ok(!contradicts(changed, then, isHoliday));
      assert.ok(contradicts(changed, round, isHoliday));
    });
  }

  it('keeps the dilemma that it has when none is left, and follows the rhythm', () => {
    const changed: Programme = { ...PROGRAMME, queue: [], schoolRegion: null, skippedWeeks: ['2026-11-23'] };
    const { dilemmaId, plan } = followingRound(changed, [planned()], NOW, isHoliday)?.change ?? assert.fail();
    assert.deepEqual([dilemmaId, amsterdamDate(plan.voting)], ['one', '2026-11-30']);
  });

  it('keeps its moments when the interval changes and no round came before it', () => {
    assert.equal(followingRound({ ...PROGRAMME, everyWeeks: 4 }, [planned()], NOW, isHoliday), null);
  });
});

describe('any rhythm', () => {
  const workday = fc.constantFrom<Weekday>(1, 2, 3, 4, 5);
  const weekTime = fc.record({ weekday: workday, time: fc.constantFrom('00:00', '02:30', '09:00', '15:30', '23:59') });
  // Nearly all: week 53 of 2026, both changes of the clock, all school holidays that are known, and years after them.
  const moment = fc.date({ min: new Date('2026-10-01'), max: new Date('2033-01-31'), noInvalidDate: true });
  const programme: fc.Arbitrary<Programme> = fc
    .record({
      weekPlan: fc.record(
        { voting: weekTime, discussing: weekTime, revoting: weekTime, closed: weekTime },
        { requiredKeys: ['voting', 'closed'] },
      ),
      everyWeeks: fc.constantFrom(...INTERVALS),
      holidays: fc.boolean(),
      schoolRegion: fc.constantFrom(null, ...SCHOOL_REGIONS),
      startsAt: moment,
      until: fc.option(moment),
      skipped: fc.array(fc.nat({ max: 60 }), { maxLength: 6 }),
    })
    .map(({ skipped, ...rhythm }) => {
      const first = weekOf({ voting: rhythm.startsAt });
      return { ...PROGRAMME, ...rhythm, skippedWeeks: skipped.map((week) => addDays(first, 7 * week)) };
    });

  it('never opens two rounds in fewer weeks than it says, one in a holiday that it leaves out, or one out of its time', () => {
    fc.assert(
      fc.property(programme, moment, (any, now) => {
        const plans = nextOpenings(any, [], now, isHoliday, 12);
        if (any.until === null) assert.equal(plans.length, 12);
        for (const [at, plan] of plans.entries()) {
          const day = amsterdamDate(plan.voting);
          assert.ok(plan.voting > now && plan.voting >= any.startsAt);
          assert.ok(any.until === null || plan.voting <= any.until);
          assert.ok(any.schoolRegion === null || schoolHolidayOn(day, any.schoolRegion) === null, day);
          assert.ok(isWorkingDay(day, any.holidays ? isHoliday : () => false), day);
          assert.ok(!any.skippedWeeks.includes(weekOf(plan)), day);
          const before = plans[at - 1];
          if (before === undefined) continue;
          assert.ok(before.closed < plan.voting);
          assert.ok(weekOf(plan) >= addDays(weekOf(before), 7 * any.everyWeeks), `${weekOf(before)} ${weekOf(plan)}`);
        }
      }),
      { numRuns: runs(300, 40) },
    );
  });

  it('leaves no week out without a reason', () => {
    fc.assert(
      fc.property(programme, moment, (any, now) => {
        const plain = { ...any, holidays: false, schoolRegion: null, skippedWeeks: [], until: null };
        const [first, second] = nextOpenings(plain, [], now, isHoliday, 2);
        assert.ok(first && second);
        const due = addDays(weekOf(first), 7 * any.everyWeeks);
        const free = weekOf({ voting: first.closed });
        assert.ok(weekOf(second) <= (due > free ? due : addDays(free, 7)), `${weekOf(first)} ${weekOf(second)}`);
      }),
      { numRuns: runs(200, 40) },
    );
  });

  it('never opens a round earlier because somebody looks later', () => {
    fc.assert(
      fc.property(programme, moment, fc.nat({ max: 60 * 24 }), (any, now, hours) => {
        const later = new Date(now.getTime() + hours * 3_600_000);
        const rounds = [held(weekOf({ voting: now }))];
        const [soon, late] = [now, later].map((look) => nextOpening(any, rounds, look, isHoliday));
        if (soon === null) assert.equal(late, null);
        else if (late) assert.ok(soon && soon.voting <= late.voting && soon.closed <= late.closed);
      }),
      { numRuns: runs(200, 40) },
    );
  });

  it('is planned alike by two processes that look at the same time, the rounds in any order', () => {
    fc.assert(
      fc.property(programme, moment, fc.nat({ max: 59_999 }), (any, now, ms) => {
        const minute = new Date(Math.floor(now.getTime() / 60_000) * 60_000);
        const rounds = nextOpenings({ ...any, until: null }, [], minute, isHoliday, 2).map((plan, at) =>
          held('2026-11-02', { plan, sequence: at + 1, dilemmaId: `${at}` }),
        );
        const here = planNextRound(any, rounds, minute, isHoliday);
        const there = planNextRound(any, rounds.toReversed(), new Date(minute.getTime() + ms), isHoliday);
        assert.deepEqual([here?.id, here?.plan, here?.dilemmaId], [there?.id, there?.plan, there?.dilemmaId]);
      }),
      { numRuns: runs(200, 40) },
    );
  });
});
