import assert from 'node:assert/strict';
import { isDueTonight } from '../../src/scheduling/nightly.js';

describe('nightly work', () => {
  const cases: readonly (readonly [string, string, string, boolean])[] = [
    ['is due from two o’clock', '2026-11-23', '2026-11-24T02:00:00+01:00', true],
    ['is due until five', '2026-11-23', '2026-11-24T04:59:59+01:00', true],
    ['is not due before two', '2026-11-23', '2026-11-24T01:59:59+01:00', false],
    ['is not due from five on', '2026-11-23', '2026-11-24T05:00:00+01:00', false],
    ['is not due by day', '2026-11-23', '2026-11-24T14:00:00+01:00', false],
    ['is not due twice in a night', '2026-11-24', '2026-11-24T03:00:00+01:00', false],
    ['is not due in the night before one that was done already', '2026-11-25', '2026-11-24T03:00:00+01:00', false],
    ['is due by day when a whole night was missed', '2026-11-22', '2026-11-24T14:00:00+01:00', true],
    ['is due by day after a summer', '2026-06-01', '2026-11-24T14:00:00+01:00', true],
    ['follows Dutch time in summer', '2026-07-01', '2026-07-02T00:30:00Z', true],
    ['follows Dutch time in winter', '2026-11-23', '2026-11-24T00:30:00Z', false],
    ['is due in the night without an hour between two and three', '2027-03-27', '2027-03-28T03:10:00+02:00', true],
    ['is due once in the night that has that hour twice', '2026-10-25', '2026-10-25T02:30:00+01:00', false],
    ['knows what yesterday is just after the clocks went back', '2026-10-24', '2026-10-25T23:30:00+01:00', false],
  ];
  for (const [what, doneFor, now, expected] of cases) {
    it(what, () => assert.equal(isDueTonight(doneFor, new Date(now)), expected));
  }
});
