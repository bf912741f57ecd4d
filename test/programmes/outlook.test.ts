import assert from 'node:assert/strict';
import { OUTLOOK_WEEKS, outlook } from '../../src/programmes/outlook.js';
import { PLAIN_PROGRAMME, type Programme, UNCHANGED_SEASON } from '../../src/programmes/programme.js';
import { type EarlierRound, planNextRound } from '../../src/programmes/season.js';
import { DEFAULT_TALK } from '../../src/rounds/talk-route.js';
import { createDutchHolidays } from '../../src/scheduling/holidays.js';

const isHoliday = createDutchHolidays();
const NOW = new Date('2026-11-25T12:00:00Z');
const PROGRAMME: Programme = {
  id: 'main',
  name: 'Spagaat',
  startsAt: new Date('2026-11-01T00:00:00Z'),
  weekPlan: { voting: { weekday: 1, time: '09:00' }, closed: { weekday: 5, time: '09:00' } },
  queue: ['one', 'two', 'three', 'four', 'five', 'six'],
  minimumCount: 5,
  talk: DEFAULT_TALK,
  ...PLAIN_PROGRAMME,
  ...UNCHANGED_SEASON,
};

const planned = planNextRound(PROGRAMME, [], NOW, isHoliday);
const rounds: readonly EarlierRound[] = planned === null ? [] : [planned];

describe('the outlook on a season', () => {
  const weeks = outlook(PROGRAMME, rounds, NOW, isHoliday);

  it('is half a year of weeks, from the one of today on', () => {
    assert.equal(weeks.length, OUTLOOK_WEEKS);
    assert.equal(weeks[0]?.monday, '2026-11-23');
    assert.equal(weeks.at(-1)?.monday, '2027-05-17');
  });

  it('tells the holidays of a week', () => {
    const holidaysIn = (monday: string) => weeks.find((week) => week.monday === monday)?.holidays;
    assert.deepEqual(holidaysIn('2026-12-21'), ['2026-12-25']);
    assert.deepEqual(holidaysIn('2026-12-28'), ['2027-01-01']);
    assert.deepEqual(holidaysIn('2027-03-22'), ['2027-03-26']);
    assert.deepEqual(holidaysIn('2027-04-26'), ['2027-04-27']);
  });

  it('shows every dilemma of the queue once, in order, the first one planned and the others expected', () => {
    const all = weeks.flatMap((week) => week.rounds);
    assert.deepEqual(
      all.map(({ dilemmaId, sequence }) => [dilemmaId, sequence]),
      PROGRAMME.queue.map((id, at) => [id, at + 1]),
    );
    assert.deepEqual(
      all.map(({ phase }) => phase),
      ['planned', null, null, null, null, null],
    );
  });

  it('expects what the planning then does', () => {
    const expected = weeks.flatMap((week) => week.rounds).map(({ plan }) => plan.voting.toISOString());
    const real: EarlierRound[] = [];
    for (let at = 0; at < PROGRAMME.queue.length; at += 1) {
      const next = planNextRound(PROGRAMME, real, NOW, isHoliday);
      assert.ok(next);
      real.push({ ...next, phase: 'sealed' });
    }
    assert.deepEqual(
      real.map(({ plan }) => plan.voting.toISOString()),
      expected,
    );
  });

  it('shows a week that is skipped as such, and gives every later round another week', () => {
    const programme = { ...PROGRAMME, skippedWeeks: ['2026-12-07', '2026-12-21'] };
    const skipping = outlook(programme, rounds, NOW, isHoliday);
    assert.deepEqual(
      skipping.slice(0, 6).map(({ monday, skipped, rounds: some }) => [monday, skipped, some[0]?.dilemmaId]),
      [
        ['2026-11-23', false, undefined],
        ['2026-11-30', false, 'one'],
        ['2026-12-07', true, undefined],
        ['2026-12-14', false, 'two'],
        ['2026-12-21', true, undefined],
        ['2026-12-28', false, 'three'],
      ],
    );
    assert.ok(weeks.every(({ skipped }) => !skipped));
  });

  it('leaves a cancelled round out and gives its dilemma another week', () => {
    assert.ok(planned);
    const weeksAfter = outlook(PROGRAMME, [{ ...planned, phase: 'sealed', cancelRequestedAt: NOW }], NOW, isHoliday);
    const all = weeksAfter.flatMap((week) => week.rounds);
    assert.deepEqual(
      all.slice(0, 2).map(({ dilemmaId, sequence }) => [dilemmaId, sequence]),
      [
        ['one', 2],
        ['two', 3],
      ],
    );
  });
});

describe('a week in which no round opens', () => {
  const weekPlan = { voting: { weekday: 1, time: '09:00' }, closed: { weekday: 1, time: '20:00' } } as const;
  const idleOf = (more: Partial<Programme>, earlier: readonly EarlierRound[] = [], now = NOW) =>
    new Map(
      outlook({ ...PROGRAMME, ...more }, earlier, now, isHoliday).map(({ monday, idle, rounds: some }) => [
        monday,
        some.length > 0 ? 'opens' : idle,
      ]),
    );

  it('says why: between two rounds, skipped, a holiday of schools, before the start, after the end, no dilemma', () => {
    const idle = idleOf({
      everyWeeks: 2,
      schoolRegion: 'south',
      skippedWeeks: ['2026-12-14'],
      startsAt: new Date('2026-12-01T00:00:00Z'),
      until: new Date('2027-03-01T23:00:00Z'),
      queue: ['one', 'two', 'three'],
    });
    assert.deepEqual([...idle].slice(0, 18), [
      ['2026-11-23', 'notStarted'],
      ['2026-11-30', 'notStarted'],
      ['2026-12-07', 'opens'],
      ['2026-12-14', 'skipped'],
      ['2026-12-21', 'schoolHoliday'],
      ['2026-12-28', 'schoolHoliday'],
      ['2027-01-04', 'opens'],
      ['2027-01-11', 'rhythm'],
      ['2027-01-18', 'opens'],
      ['2027-01-25', 'rhythm'],
      ['2027-02-01', 'noDilemma'],
      ['2027-02-08', 'noDilemma'],
      ['2027-02-15', 'schoolHoliday'],
      ['2027-02-22', 'noDilemma'],
      ['2027-03-01', 'noDilemma'],
      ['2027-03-08', 'ended'],
      ['2027-03-15', 'ended'],
      ['2027-03-22', 'ended'],
    ]);
  });

  it('says public holiday where its whole place is taken, and only where those are gone around', () => {
    const onFriday = { voting: { weekday: 5, time: '09:00' }, closed: { weekday: 4, time: '09:00' } } as const;
    const now = new Date('2026-12-20T12:00:00Z');
    assert.equal(idleOf({ weekPlan: onFriday }, [], now).get('2026-12-21'), 'publicHoliday');
    assert.equal(idleOf({ weekPlan: onFriday, holidays: false }, [], now).get('2026-12-21'), 'opens');
  });

  it('says nothing when its moment is over, and that its round was cancelled', () => {
    assert.equal(idleOf({}).get('2026-11-23'), null);
    assert.ok(planned);
    const stopped: EarlierRound = { ...planned, phase: 'cancelled', cancelRequestedAt: NOW };
    assert.equal(idleOf({}, [stopped]).get('2026-11-30'), 'cancelled');
  });

  it('says that it is between two rounds while a long one is still going on', () => {
    const voting = new Date('2026-11-23T08:00:00Z');
    const long: EarlierRound = {
      ...(planned ?? assert.fail()),
      plan: { voting, closed: new Date('2026-12-02T08:00:00Z') },
    };
    assert.equal(idleOf({ weekPlan }, [{ ...long, phase: 'voting' }]).get('2026-11-30'), 'rhythm');
  });

  it('is never one in which the planning opens a round, and without a reason never in the future', () => {
    for (const everyWeeks of [1, 2, 3, 4] as const)
      for (const schoolRegion of [null, 'north', 'middle', 'south'] as const) {
        const queue = Array.from({ length: 9 }, (_, at) => `${at}`);
        const weeks = outlook({ ...PROGRAMME, weekPlan, everyWeeks, schoolRegion, queue }, [], NOW, isHoliday);
        for (const { monday, idle, rounds: some } of weeks)
          assert.equal(idle === null, some.length > 0 || monday === '2026-11-23', `${everyWeeks} ${monday} ${idle}`);
      }
  });
});
