import assert from 'node:assert/strict';
import { daysBefore, monthsAfter, monthsBefore, termsOf, termVariables } from '../src/retention-terms.js';

describe('the terms', () => {
  const months: readonly (readonly [string, string, number, string])[] = [
    ['a year', '2027-11-24T02:30:00+01:00', 12, '2026-11-24T02:30:00+01:00'],
    ['into a shorter month', '2027-03-31T03:00:00+02:00', 1, '2027-02-28T03:00:00+01:00'],
    ['from a leap day', '2028-02-29T03:00:00+01:00', 12, '2027-02-28T03:00:00+01:00'],
    [
      'over the change to summer time, at the same local time',
      '2027-04-10T04:00:00+02:00',
      2,
      '2027-02-10T04:00:00+01:00',
    ],
    ['over the end of a year', '2027-01-15T00:30:00+01:00', 2, '2026-11-15T00:30:00+01:00'],
  ];
  for (const [what, from, count, expected] of months) {
    it(`count months of the calendar: ${what}`, () => {
      assert.equal(monthsBefore(new Date(from), count).toISOString(), new Date(expected).toISOString());
    });
  }

  it('end exactly at the term after the day that people are told, and not a moment earlier', () => {
    const leftAt = new Date('2026-11-24T10:00:00+01:00');
    const told = monthsAfter(leftAt, 12);
    assert.equal(told.toISOString(), new Date('2027-11-24T10:00:00+01:00').toISOString());
    assert.ok(!(leftAt < monthsBefore(told, 12)));
    assert.ok(leftAt < monthsBefore(new Date(told.getTime() + 1), 12));
  });

  it('count days of the calendar over the change to winter time', () => {
    const days = daysBefore(new Date('2026-11-01T03:00:00+01:00'), 90);
    assert.equal(days.toISOString(), new Date('2026-08-03T03:00:00+02:00').toISOString());
  });

  it('are read each from a variable of its own', () => {
    const names = Object.keys(termVariables) as (keyof typeof termVariables)[];
    const values = Object.fromEntries(names.map((name, at) => [name, 100 + at])) as Record<
      (typeof names)[number],
      number
    >;
    const terms = Object.values(termsOf(values));
    assert.deepEqual(
      terms,
      names.map((_, at) => 100 + at),
    );
  });
});
