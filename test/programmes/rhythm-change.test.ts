import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PLAIN_PROGRAMME, type Programme, UNCHANGED_SEASON } from '../../src/programmes/programme.js';
import { changedRhythm, presentPreview, previewOf, wishOf } from '../../src/programmes/rhythm-change.js';
import type { RhythmWish, WishedTime } from '../../src/programmes/rhythm-wish.js';
import { planNextRound } from '../../src/programmes/season.js';
import type { Round } from '../../src/rounds/round.js';
import { DEFAULT_TALK } from '../../src/rounds/talk-route.js';
import { amsterdamDate, amsterdamMoment, type Weekday } from '../../src/scheduling/calendar.js';
import { weekOf } from '../../src/scheduling/rhythm.js';
import { knownUntil } from '../../src/scheduling/school-holidays.js';
import { runs } from '../support/thorough.js';

const at = <D extends Weekday>(weekday: D, time: string) => ({ weekday, time });
const PROGRAMME: Programme = {
  id: 'main',
  name: 'Spagaat',
  startsAt: new Date('2026-11-02T10:11:12.345Z'),
  weekPlan: { voting: at(1, '09:00'), discussing: at(3, '09:00'), revoting: at(5, '09:00'), closed: at(1, '08:00') },
  queue: ['one', 'two', 'three'],
  minimumCount: 7,
  talk: DEFAULT_TALK,
  ...PLAIN_PROGRAMME,
  ...UNCHANGED_SEASON,
};
/** A Wednesday. */
const NOW = amsterdamMoment('2026-11-25', '12:00');
const noHolidays = () => false;
const WISH = wishOf(PROGRAMME);

/** The names of all faults, with the phase where it is about one. */
function faults(more: Partial<RhythmWish>, programme = PROGRAMME): readonly string[] {
  const changed = changedRhythm(programme, { ...wishOf(programme), ...more }, NOW);
  if (changed.kind !== 'refused') return [];
  return changed.faults.map(({ fault, phase }) => (phase === undefined ? fault : `${fault} ${phase}`));
}

const times = (more: Partial<RhythmWish['weekPlan']>): Partial<RhythmWish> => ({
  weekPlan: { ...WISH.weekPlan, ...more },
});

describe('a wish for another rhythm', () => {
  it('is the rhythm as it is, when nothing in it was changed', () => {
    assert.deepEqual(changedRhythm(PROGRAMME, WISH, NOW), { kind: 'same' });
    const ended: Programme = { ...PROGRAMME, until: amsterdamMoment('2026-11-12', '17:00') };
    assert.deepEqual(changedRhythm(ended, wishOf(ended), NOW), { kind: 'same' });
    const asJson = JSON.parse(JSON.stringify(WISH)) as RhythmWish;
    assert.deepEqual(changedRhythm(PROGRAMME, asJson, NOW), { kind: 'same' });
  });

  it('changes what it names, and no moment of a day that stays', () => {
    const changed = changedRhythm(PROGRAMME, { ...WISH, everyWeeks: 3, schoolRegion: 'middle', minimumCount: 9 }, NOW);
    const { weekPlan, startsAt } = PROGRAMME;
    const now = { everyWeeks: 3, schoolRegion: 'middle', minimumCount: 9 };
    assert.deepEqual(changed, {
      kind: 'changed',
      change: { weekPlan, startsAt, holidays: true, until: null, ...now },
    });
  });

  it('lets a round open on the whole of the first and the last day', () => {
    const changed = changedRhythm(PROGRAMME, { ...WISH, from: '2027-03-28', until: '2027-03-28' }, NOW);
    assert.ok(changed.kind === 'changed');
    assert.equal(changed.change.startsAt.toISOString(), '2027-03-27T23:00:00.000Z');
    assert.equal(changed.change.until?.toISOString(), '2027-03-28T21:59:59.999Z');
  });

  it('may take the talks out', () => {
    const weekPlan = { voting: at(1, '09:00'), discussing: undefined, revoting: undefined, closed: at(3, '09:00') };
    const changed = changedRhythm(PROGRAMME, { ...WISH, weekPlan }, NOW);
    assert.ok(changed.kind === 'changed');
    assert.deepEqual(changed.change.weekPlan, { voting: at(1, '09:00'), closed: at(3, '09:00') });
    assert.deepEqual(Object.keys(changed.change.weekPlan), ['voting', 'closed']);
  });

  const wrong: readonly (readonly [Partial<RhythmWish>, readonly string[]])[] = [
    [times({ voting: undefined }), ['noTime voting']],
    [times({ closed: undefined }), ['noTime closed']],
    [times({ discussing: undefined }), ['halfTalks']],
    [times({ revoting: undefined }), ['halfTalks']],
    [times({ discussing: { weekday: 6, time: '09:00' } }), ['noWorkday discussing']],
    [times({ discussing: { weekday: 0, time: '09:00' } }), ['noWorkday discussing']],
    [times({ discussing: { weekday: 2.5, time: '09:00' } }), ['noWorkday discussing']],
    ...['9:00', '24:00', '09:60', '', '09:00:00', ' 09:00', '09:00\n'].map(
      (time) => [times({ revoting: { weekday: 5, time } }), ['noSuchTime revoting']] as const,
    ),
    [times({ closed: { weekday: 7, time: 'noon' } }), ['noWorkday closed', 'noSuchTime closed']],
    [times({ discussing: at(1, '12:59') }), ['tooSoon discussing']],
    [times({ discussing: at(1, '13:00') }), []],
    // In another order than that of the phases they take longer than a week.
    [times({ discussing: at(5, '09:00'), revoting: at(3, '09:00') }), ['tooLong']],
    [times({ discussing: at(1, '09:00') }), ['tooLong']],
    [times({ closed: at(1, '09:00') }), ['tooLong']],
    [{ ...times({ discussing: at(5, '09:00'), revoting: at(3, '09:00') }), everyWeeks: 2 }, []],
    [{ ...times({ closed: at(1, '09:00') }), everyWeeks: 2 }, []],
    ...[0, 5, 1.5, -1, Number.NaN].map((everyWeeks) => [{ everyWeeks }, ['noSuchInterval']] as const),
    [{ schoolRegion: 'west' }, ['noSuchRegion']],
    [{ schoolRegion: '' }, ['noSuchRegion']],
    ...['', '2027-02-29', '2027-2-1', '20270201', 'tomorrow', '2027-02-01T09:00'].flatMap((day) => [
      [{ from: day }, ['noSuchFrom']] as const,
      [{ until: day }, ['noSuchUntil']] as const,
      [{ from: day, until: day }, ['noSuchFrom', 'noSuchUntil']] as const,
    ]),
    [{ from: '2031-11-25' }, []],
    [{ from: '2031-11-26' }, ['fromTooFar']],
    [{ until: '2031-11-26' }, ['untilTooFar']],
    [{ from: '2027-01-05', until: '2027-01-04' }, ['untilBeforeFrom']],
    [{ until: '2026-11-25' }, []],
    [{ until: '2026-11-24' }, ['untilOver']],
    ...[4, 0, -5, 5.5, 1_001, Number.NaN].map((minimumCount) => [{ minimumCount }, ['noSuchMinimum']] as const),
    [{ minimumCount: 6 }, ['minimumLowered']],
    [{ minimumCount: 1_000 }, []],
    [
      { ...times({ voting: at(1, '9') }), everyWeeks: 9, schoolRegion: 'x', from: '?', until: '?', minimumCount: 1 },
      ['noSuchTime voting', 'noSuchInterval', 'noSuchRegion', 'noSuchFrom', 'noSuchUntil', 'noSuchMinimum'],
    ],
  ];
  for (const [wish, expected] of wrong) {
    it(`${expected.length === 0 ? 'is granted' : `is refused with ${expected.join(', ')}`}: ${JSON.stringify(wish)}`, () => {
      assert.deepEqual(faults(wish), expected);
    });
  }

  it('may lower the minimum of a draft, which nobody was promised', () => {
    assert.deepEqual(faults({ minimumCount: 5 }, { ...PROGRAMME, state: 'draft' }), []);
    assert.deepEqual(faults({ minimumCount: 5 }, { ...PROGRAMME, state: 'paused' }), ['minimumLowered']);
    assert.deepEqual(faults({ minimumCount: 4 }, { ...PROGRAMME, state: 'draft' }), ['noSuchMinimum']);
  });
});

describe('the preview of a rhythm', () => {
  const facts = { rounds: [], now: NOW, isHoliday: noHolidays };
  const days = (wish: RhythmWish, rounds: readonly Round[] = []) =>
    previewOf(PROGRAMME, wish, { ...facts, rounds }).openings.map(({ voting }) => amsterdamDate(voting));
  const planned = planNextRound(PROGRAMME, [], NOW, noHolidays) ?? assert.fail();

  it('is the next ten rounds, however many dilemmas there are', () => {
    const shown = days({ ...WISH, everyWeeks: 2 });
    assert.equal(shown.length, 10);
    assert.deepEqual(shown.slice(0, 3), ['2026-11-30', '2026-12-14', '2026-12-28']);
  });

  it('ends with the programme', () => {
    assert.deepEqual(days({ ...WISH, until: '2026-12-07' }), ['2026-11-30', '2026-12-07']);
    assert.deepEqual(days({ ...WISH, until: '2026-11-25' }), []);
  });

  it('begins with the planned round as it would follow, and after one that is open', () => {
    const tuesday = { ...WISH, weekPlan: { ...WISH.weekPlan, voting: at(2, '09:00') } };
    assert.equal(days(tuesday, [planned])[0], '2026-12-01');
    const open: Round = {
      ...planned,
      phase: 'voting',
      plan: { voting: amsterdamMoment('2026-11-23', '09:00'), closed: amsterdamMoment('2026-11-30', '08:00') },
    };
    assert.equal(days({ ...WISH, everyWeeks: 3 }, [open])[0], '2026-12-14');
  });

  it('says until when school holidays are known, where they are looked at', () => {
    const { schoolHolidaysKnownUntil } = previewOf(PROGRAMME, { ...WISH, schoolRegion: 'south' }, facts);
    assert.equal(schoolHolidaysKnownUntil, knownUntil('south'));
    assert.equal(previewOf(PROGRAMME, WISH, facts).schoolHolidaysKnownUntil, null);
  });

  it('has faults and no rounds for a wish that cannot be granted', () => {
    const preview = previewOf(PROGRAMME, { ...WISH, everyWeeks: 7 }, facts);
    assert.deepEqual(preview, { faults: [{ fault: 'noSuchInterval' }], openings: [], schoolHolidaysKnownUntil: null });
  });

  it('of the rhythm as it is shows rounds also where a form would refuse it', () => {
    const onSundays: Programme = { ...PROGRAMME, weekPlan: { voting: at(7, '09:00'), closed: at(4, '09:00') } };
    assert.equal(presentPreview(onSundays, facts).openings.length, 10);
  });
});

describe('any wish for a rhythm', () => {
  const time = fc.record({
    weekday: fc.integer({ min: 0, max: 7 }),
    time: fc.constantFrom('00:00', '08:00', '09:00', '13:00', '23:59', '24:00'),
  });
  const workTime = fc.record({
    weekday: fc.integer({ min: 1, max: 5 }),
    time: fc.constantFrom('00:00', '08:00', '09:00', '13:00', '23:59'),
  });
  const weekPlanOf = (one: fc.Arbitrary<WishedTime>) =>
    fc.record({ voting: one, discussing: one, revoting: one, closed: one }, { requiredKeys: ['voting', 'closed'] });
  const day = fc.constantFrom('2026-11-02', '2026-11-25', '2026-12-31', '2027-07-15', '2028-02-29', '2027-02-29', 'x');
  const wish: fc.Arbitrary<RhythmWish> = fc.record({
    from: day,
    until: fc.option(day),
    weekPlan: fc.oneof(weekPlanOf(time), weekPlanOf(workTime)),
    everyWeeks: fc.integer({ min: 0, max: 5 }),
    holidays: fc.boolean(),
    schoolRegion: fc.constantFrom(null, 'north', 'middle', 'south', 'west'),
    minimumCount: fc.integer({ min: 3, max: 12 }),
  });

  it('is refused with a reason, or granted for good: wished for again it is there, and its rounds keep the rhythm', () => {
    fc.assert(
      fc.property(wish, (any) => {
        const changed = changedRhythm(PROGRAMME, any, NOW);
        if (changed.kind === 'refused') return assert.ok(changed.faults.length > 0);
        const then: Programme = changed.kind === 'same' ? PROGRAMME : { ...PROGRAMME, ...changed.change };
        assert.deepEqual(changedRhythm(then, any, NOW), { kind: 'same' });
        assert.ok(then.minimumCount >= PROGRAMME.minimumCount);
        const { openings } = previewOf(PROGRAMME, any, { rounds: [], now: NOW, isHoliday: noHolidays });
        for (const [index, plan] of openings.entries()) {
          const next = openings[index + 1];
          const weeks = next === undefined ? 0 : Date.parse(weekOf(next)) - Date.parse(weekOf(plan));
          // Without holidays nothing but those of schools keeps a round from opening on time.
          if (next !== undefined && any.schoolRegion === null) assert.equal(weeks, then.everyWeeks * 7 * 86_400_000);
        }
      }),
      { numRuns: runs(1_000, 300) },
    );
  });
});
