import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from '../../src/scheduling/calendar.js';
import {
  knownUntil,
  SCHOOL_HOLIDAYS,
  SCHOOL_REGIONS,
  schoolHolidayOn,
  schoolHolidaysOf,
} from '../../src/scheduling/school-holidays.js';
import { projectRoot } from '../support/project-root.js';

/** Weeks that the ministry gives to each. */
const WEEKS = { autumn: 1, christmas: 2, spring: 1, may: 1, summer: 6 } as const;
const daysFrom = (first: string, last: string) => (Date.parse(last) - Date.parse(first)) / 86_400_000;
const weekdayOf = (isoDate: string) => new Date(`${isoDate}T00:00:00Z`).getUTCDay();

describe('the school holidays', () => {
  for (const region of SCHOOL_REGIONS) {
    it(`of region ${region} are there for every year, in order, in whole weeks from Saturday to Sunday`, () => {
      const periods = schoolHolidaysOf(region);
      assert.ok(periods.length > 0);
      for (const [at, { holiday, first, last }] of periods.entries()) {
        assert.equal(holiday, SCHOOL_HOLIDAYS[at % SCHOOL_HOLIDAYS.length]);
        assert.deepEqual([weekdayOf(first), weekdayOf(last)], [6, 0], `${first} to ${last}`);
        assert.equal(daysFrom(first, last), WEEKS[holiday] * 7 + 1, `${first} to ${last}`);
        const before = periods[at - 1];
        if (before !== undefined) assert.ok(daysFrom(before.last, first) > 14, `${before.last} and ${first}`);
      }
    });

    it(`of region ${region} leave no year out`, () => {
      const summers = schoolHolidaysOf(region).filter(({ holiday }) => holiday === 'summer');
      for (const [at, { first }] of summers.entries())
        assert.equal(Number(first.slice(0, 4)), Number(summers[0]?.first.slice(0, 4)) + at);
    });
  }

  it('of christmas and may are the same everywhere, and the summers begin a week apart', () => {
    const firsts = SCHOOL_REGIONS.map((region) => schoolHolidaysOf(region));
    for (const [at, { holiday, first }] of (firsts[0] ?? []).entries()) {
      const others = firsts.map((periods) => periods[at]?.first ?? '').sort();
      if (holiday === 'christmas' || holiday === 'may') assert.deepEqual(new Set(others), new Set([first]));
      if (holiday === 'summer')
        assert.deepEqual(others, [others[0], addDays(others[0] ?? '', 7), addDays(others[0] ?? '', 14)]);
    }
  });

  it('begin and end on the days that were published', () => {
    assert.equal(schoolHolidayOn('2027-07-09', 'north'), null);
    assert.equal(schoolHolidayOn('2027-07-10', 'north'), 'summer');
    assert.equal(schoolHolidayOn('2027-08-22', 'north'), 'summer');
    assert.equal(schoolHolidayOn('2027-08-23', 'north'), null);
    assert.equal(schoolHolidayOn('2027-08-23', 'middle'), 'summer');
    assert.equal(schoolHolidayOn('2026-12-21', 'south'), 'christmas');
  });

  it('end on the days that operators are told', () => {
    const told = readFileSync(join(projectRoot(), 'docs', 'operate.md'), 'utf8');
    for (const region of SCHOOL_REGIONS)
      assert.ok(told.includes(knownUntil(region)), `${region} ${knownUntil(region)}`);
  });

  it('are unknown after the last that was published, and that day can be asked', () => {
    for (const region of SCHOOL_REGIONS) {
      const last = knownUntil(region);
      assert.equal(schoolHolidayOn(last, region), 'summer');
      for (const later of [1, 60, 120, 400]) assert.equal(schoolHolidayOn(addDays(last, later), region), null);
    }
  });
});
