import assert from 'node:assert/strict';
import { createDutchHolidays, holidayName } from '../../src/scheduling/holidays.js';

const WITHOUT_CHOICES = { oftenOff: [] } as const;

describe('Dutch holidays', () => {
  const table: readonly [number, readonly string[]][] = [
    [2025, ['01-01', '04-20', '04-21', '04-26', '05-29', '06-08', '06-09', '12-25', '12-26']],
    [2026, ['01-01', '04-05', '04-06', '04-27', '05-14', '05-24', '05-25', '12-25', '12-26']],
    [2027, ['01-01', '03-28', '03-29', '04-27', '05-06', '05-16', '05-17', '12-25', '12-26']],
    [2028, ['01-01', '04-16', '04-17', '04-27', '05-25', '06-04', '06-05', '12-25', '12-26']],
    [2029, ['01-01', '04-01', '04-02', '04-27', '05-10', '05-20', '05-21', '12-25', '12-26']],
    [2030, ['01-01', '04-21', '04-22', '04-27', '05-30', '06-09', '06-10', '12-25', '12-26']],
  ];
  for (const [year, expected] of table) {
    it(`are nine days in ${year}`, () => {
      const isHoliday = createDutchHolidays(WITHOUT_CHOICES);
      assert.deepEqual(
        daysOf(year).filter(isHoliday),
        expected.map((day) => `${year}-${day}`),
      );
    });
  }

  it('include Good Friday and Liberation Day unless told otherwise', () => {
    const days = ['2026-04-03', '2026-05-05'];
    assert.deepEqual(days.map(createDutchHolidays()), [true, true]);
    assert.deepEqual(days.map(createDutchHolidays({ oftenOff: ['goodFriday'] })), [true, false]);
    assert.deepEqual(days.map(createDutchHolidays(WITHOUT_CHOICES)), [false, false]);
  });

  it('have a name in both languages, also those on which only a part is off; an ordinary day has none', () => {
    const days = ['2027-05-06', '2026-04-03', '2026-05-05', '2026-05-04', '2026-11-23'];
    assert.deepEqual(
      days.map((day) => holidayName(day, 'nl')),
      ['Hemelvaartsdag', 'Goede Vrijdag', 'Bevrijdingsdag', null, null],
    );
    assert.equal(holidayName('2027-05-06', 'en'), 'Ascension Day');
  });

  it('include extra days that are given', () => {
    const isHoliday = createDutchHolidays({ extraDays: ['2026-05-15'] });
    assert.deepEqual(['2026-05-15', '2027-05-15'].map(isHoliday), [true, false]);
  });

  it('leave ordinary and merely observed days alone', () => {
    const days = ['2026-05-04', '2026-09-15', '2026-12-05', '2026-12-31', '2026-11-23'];
    assert.ok(!days.some(createDutchHolidays()));
  });
});

function daysOf(year: number): string[] {
  const length = (Date.UTC(year + 1, 0) - Date.UTC(year, 0)) / 86_400_000;
  return Array.from({ length }, (_, day) => new Date(Date.UTC(year, 0, 1 + day)).toISOString().slice(0, 10));
}
