import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import {
  amsterdamDate,
  amsterdamMoment,
  isWorkingDay,
  nextWorkingDay,
  PHASE_TIMES,
  parseWeekPlan,
  planAfter,
  type RoundPlan,
  type Weekday,
  type WeekPlan,
  workingDayBefore,
} from '../../src/scheduling/calendar.js';
import { createDutchHolidays } from '../../src/scheduling/holidays.js';
import { runs } from '../support/thorough.js';

const isHoliday = createDutchHolidays();

function planOf(text: string): WeekPlan {
  const { plan, faults } = parseWeekPlan(text);
  assert.ok(plan !== null, faults.join());
  return plan;
}

/** The phases of a plan as local clock times, such as `voting 2026-04-07 09:00`. */
function shown(round: RoundPlan): string[] {
  return PHASE_TIMES.flatMap((phase) => {
    const moment = round[phase];
    return moment === undefined ? [] : [`${phase} ${amsterdamDate(moment)} ${clockTime(moment)}`];
  });
}

function clockTime(moment: Date): string {
  return DateTime.fromJSDate(moment, { zone: 'Europe/Amsterdam' }).toFormat('HH:mm');
}

function momentsOf(round: RoundPlan): Date[] {
  return PHASE_TIMES.map((phase) => round[phase]).filter((moment) => moment !== undefined);
}

describe('planAfter', () => {
  const SHORT = 'voting=mon 09:00, closed=wed 09:00';
  const FULL = 'voting=mon 09:00, discussing=wed 09:00, revoting=fri 09:00, closed=fri 15:00';
  const table: readonly [string, string, string, readonly string[]][] = [
    ['plans an ordinary week', SHORT, '2026-11-20', ['voting 2026-11-23 09:00', 'closed 2026-11-25 09:00']],
    ['moves Easter Monday 2026', SHORT, '2026-04-04', ['voting 2026-04-07 09:00', 'closed 2026-04-08 09:00']],
    ['moves Easter Monday 2027', SHORT, '2027-03-27', ['voting 2027-03-30 09:00', 'closed 2027-03-31 09:00']],
    ['moves Easter Monday 2028', SHORT, '2028-04-15', ['voting 2028-04-18 09:00', 'closed 2028-04-19 09:00']],
    ['moves Easter Monday 2029', SHORT, '2029-03-31', ['voting 2029-04-03 09:00', 'closed 2029-04-04 09:00']],
    ['moves Easter Monday 2030', SHORT, '2030-04-20', ['voting 2030-04-23 09:00', 'closed 2030-04-24 09:00']],
    ["moves King's Day on a Monday", SHORT, '2026-04-25', ['voting 2026-04-28 09:00', 'closed 2026-04-29 09:00']],
    ['moves Whit Monday', SHORT, '2026-05-23', ['voting 2026-05-26 09:00', 'closed 2026-05-27 09:00']],
    [
      'closes after Christmas what would close on it',
      FULL,
      '2026-12-19',
      [
        'voting 2026-12-21 09:00',
        'discussing 2026-12-23 09:00',
        'revoting 2026-12-28 09:00',
        'closed 2026-12-28 15:00',
      ],
    ],
    [
      'goes around both Christmas Day and Boxing Day on weekdays',
      'voting=thu 09:00, closed=fri 09:00',
      '2029-12-23',
      ['voting 2029-12-27 09:00', 'closed 2029-12-28 09:00'],
    ],
    [
      'begins the year after New Year on a Friday',
      'voting=fri 09:00, closed=mon 10:00',
      '2026-12-31',
      ['voting 2027-01-04 09:00', 'closed 2027-01-04 10:00'],
    ],
    [
      'moves on a closing that a moved voting meets',
      'voting=mon 09:00, closed=tue 09:00',
      '2026-04-04',
      ['voting 2026-04-07 09:00', 'closed 2026-04-08 09:00'],
    ],
    [
      'moves on every later phase that is met',
      'voting=mon 09:00, discussing=tue 08:00, revoting=wed 08:00, closed=wed 12:00',
      '2026-04-04',
      [
        'voting 2026-04-07 09:00',
        'discussing 2026-04-08 08:00',
        'revoting 2026-04-09 08:00',
        'closed 2026-04-09 12:00',
      ],
    ],
    [
      'skips a week in which voting would begin after it should close',
      'voting=thu 13:00, closed=fri 09:00',
      '2026-05-11',
      ['voting 2026-05-21 13:00', 'closed 2026-05-22 09:00'],
    ],
    [
      'lets a phase that is earlier in the week fall in the next one',
      'voting=thu 09:00, discussing=mon 09:00, closed=mon 09:00',
      '2026-11-20',
      ['voting 2026-11-26 09:00', 'discussing 2026-11-30 09:00', 'closed 2026-12-07 09:00'],
    ],
    [
      'moves a weekend to Monday',
      'voting=sat 10:00, closed=sun 11:00',
      '2026-11-20',
      ['voting 2026-11-23 10:00', 'closed 2026-11-23 11:00'],
    ],
    [
      'counts the weeks from where a weekend was moved to',
      'voting=sat 10:00, closed=mon 08:00',
      '2026-11-20',
      ['voting 2026-11-23 10:00', 'closed 2026-11-30 08:00'],
    ],
  ];
  for (const [title, plan, after, expected] of table) {
    it(title, () => {
      assert.deepEqual(shown(planAfter(planOf(plan), amsterdamMoment(after, '12:00'), isHoliday)), expected);
    });
  }

  it('takes a week whose voting is later today, and not one that begins at this very moment', () => {
    const voting = amsterdamMoment('2026-11-23', '09:00');
    const justBefore = new Date(voting.getTime() - 1);
    assert.deepEqual(planAfter(planOf(SHORT), justBefore, isHoliday).voting, voting);
    assert.deepEqual(planAfter(planOf(SHORT), voting, isHoliday).voting, amsterdamMoment('2026-11-30', '09:00'));
  });

  it('finds the voting that a holiday moved past `after` from the week before', () => {
    const closedFriday = (isoDate: string) => isoDate === '2026-11-20';
    const round = planAfter(
      planOf('voting=fri 09:00, closed=wed 09:00'),
      amsterdamMoment('2026-11-22', '12:00'),
      closedFriday,
    );
    assert.deepEqual(shown(round), ['voting 2026-11-23 09:00', 'closed 2026-11-25 09:00']);
  });

  const summerTime: readonly [string, string, string][] = [
    ['2026-03-21', '2026-03-23T08:00:00.000Z', '2026-03-25T08:00:00.000Z'],
    ['2026-03-28', '2026-03-30T07:00:00.000Z', '2026-04-01T07:00:00.000Z'],
    ['2026-10-17', '2026-10-19T07:00:00.000Z', '2026-10-21T07:00:00.000Z'],
    ['2026-10-24', '2026-10-26T08:00:00.000Z', '2026-10-28T08:00:00.000Z'],
  ];
  for (const [after, voting, closed] of summerTime) {
    it(`keeps nine o'clock nine o'clock in the week after ${after}`, () => {
      const round = planAfter(planOf(SHORT), amsterdamMoment(after, '12:00'), isHoliday);
      assert.deepEqual([round.voting.toISOString(), round.closed.toISOString()], [voting, closed]);
    });
  }

  it('keeps the local time of both phases when the clock changes between them', () => {
    const round = planAfter(
      planOf('voting=fri 09:00, closed=mon 09:00'),
      amsterdamMoment('2026-10-22', '12:00'),
      isHoliday,
    );
    assert.equal(round.closed.getTime() - round.voting.getTime(), (3 * 24 + 1) * 3_600_000);
  });

  it('refuses a holiday rule that leaves no day to work', () => {
    assert.throws(() => planAfter(planOf(SHORT), new Date(0), () => true), RangeError);
  });

  const weekTime = fc.record({
    weekday: fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7),
    time: fc.constantFrom('00:00', '02:30', '08:15', '09:00', '15:30', '23:59'),
  });
  const weekPlan: fc.Arbitrary<WeekPlan> = fc.record(
    { voting: weekTime, discussing: weekTime, revoting: weekTime, closed: weekTime },
    { requiredKeys: ['voting', 'closed'] },
  );
  const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });

  it('gives phases in strict order after the given moment, on working days, at their own local time', () => {
    fc.assert(
      fc.property(weekPlan, moment, (plan, after) => {
        const round = planAfter(plan, after, isHoliday);
        const moments = [after, ...momentsOf(round)];
        for (const [index, one] of moments.slice(1).entries())
          assert.ok(one > (moments[index] ?? one), shown(round).join());
        for (const phase of PHASE_TIMES) {
          const at = round[phase];
          assert.equal(at === undefined, plan[phase] === undefined);
          if (at === undefined) continue;
          assert.ok(isWorkingDay(amsterdamDate(at), isHoliday));
          assert.equal(clockTime(at), plan[phase]?.time);
        }
      }),
      { numRuns: runs(400, 60) },
    );
  });

  it('never gives an earlier plan for a later moment', () => {
    fc.assert(
      fc.property(weekPlan, moment, fc.nat({ max: 20 * 24 }), (plan, after, hours) => {
        const earlier = momentsOf(planAfter(plan, after, isHoliday));
        const later = momentsOf(planAfter(plan, new Date(after.getTime() + hours * 3_600_000), isHoliday));
        for (const [index, one] of earlier.entries()) assert.ok(one <= (later[index] ?? 0));
      }),
      { numRuns: runs(300, 60) },
    );
  });

  it('leaves no week out unless a holiday takes its place', () => {
    fc.assert(
      fc.property(weekPlan, moment, (plan, after) => {
        const round = planAfter(plan, after, () => false);
        assert.ok(round.voting.getTime() - after.getTime() <= (7 * 24 + 1) * 3_600_000);
      }),
      { numRuns: runs(200, 60) },
    );
  });
});

describe('amsterdamMoment', () => {
  it('moves a time that is skipped in March an hour on', () => {
    assert.equal(amsterdamMoment('2026-03-29', '02:30').toISOString(), '2026-03-29T01:30:00.000Z');
    assert.equal(amsterdamMoment('2026-03-29', '03:30').toISOString(), '2026-03-29T01:30:00.000Z');
  });

  it('takes the first of a time that comes twice in October', () => {
    assert.equal(amsterdamMoment('2026-10-25', '02:30').toISOString(), '2026-10-25T00:30:00.000Z');
    assert.equal(amsterdamMoment('2026-10-25', '03:00').toISOString(), '2026-10-25T02:00:00.000Z');
  });

  it('refuses what is no day or no time', () => {
    assert.throws(() => amsterdamMoment('2026-02-30', '09:00'), RangeError);
    assert.throws(() => amsterdamMoment('2026-02-03', '25:00'), RangeError);
  });
});

describe('working days', () => {
  it('follow and precede a day without weekends and holidays', () => {
    assert.equal(nextWorkingDay('2026-04-02', isHoliday), '2026-04-07');
    assert.equal(nextWorkingDay('2026-11-23', isHoliday), '2026-11-24');
    assert.equal(workingDayBefore('2026-04-07', isHoliday), '2026-04-02');
    assert.equal(workingDayBefore('2027-01-01', isHoliday), '2026-12-31');
    assert.equal(nextWorkingDay('2028-02-28', isHoliday), '2028-02-29');
  });

  it('stop searching when there is none', () => {
    assert.throws(() => nextWorkingDay('2026-04-02', () => true), RangeError);
    assert.throws(() => workingDayBefore('2026-04-02', () => true), RangeError);
  });
});

describe('parseWeekPlan', () => {
  it('reads phases in any order and case', () => {
    assert.deepEqual(parseWeekPlan(' Closed = FRI 15:30 ,voting=mon  09:00, discussing=wed 09:00,'), {
      plan: {
        voting: { weekday: 1, time: '09:00' },
        discussing: { weekday: 3, time: '09:00' },
        closed: { weekday: 5, time: '15:30' },
      },
      faults: [],
    });
  });

  it('leaves out a phase without a time', () => {
    assert.deepEqual(Object.keys(planOf('voting=mon 09:00, closed=wed 09:00')), ['voting', 'closed']);
  });

  const faulty: readonly [string, readonly RegExp[]][] = [
    ['', [/"voting"/, /"closed"/]],
    ['voting=mon 09:00', [/"closed"/]],
    ['voting=mon 09:00, voting=tue 09:00, closed=wed 09:00', [/"voting" one time/]],
    ['voting=maa 09:00, closed=wed 24:00', [/maa 09:00/, /wed 24:00/]],
    ['voting=mon 9:00, closed=wed', [/mon 9:00/, /closed=wed/]],
    ['voting=mon 09:00, closed=wed 09:00, lunch=fri 12:00, hello', [/lunch/, /hello/, /hello/]],
    ['voting=mon 09:00=x, closed=wed 09:00', [/09:00=x/]],
  ];
  for (const [text, expected] of faulty) {
    it(`names every fault of "${text}"`, () => {
      const { plan, faults } = parseWeekPlan(text);
      assert.equal(plan, null);
      assert.equal(faults.length, expected.length, faults.join('\n'));
      for (const [index, pattern] of expected.entries()) assert.match(faults[index] ?? '', pattern);
    });
  }
});
