import assert from 'node:assert/strict';
import fc from 'fast-check';
import { codeSent, countedAfter, moveCodeOf, possibleFrom } from '../../src/participants/moving.js';
import { addDays } from '../../src/scheduling/calendar.js';
import { runs } from '../support/thorough.js';

describe('the day on which somebody may change again where they work', () => {
  it('is the first one on which the earlier change of two no longer counts, leap years included', () => {
    const anyDay = fc.integer({ min: 0, max: 20 * 366 }).map((days) => addDays('2020-01-01', days));
    fc.assert(
      fc.property(anyDay, (day) => {
        const from = possibleFrom([day, addDays(day, 1)]) ?? assert.fail();
        assert.ok(day <= countedAfter(from), `${day} still counts on ${from}`);
        assert.ok(day > countedAfter(addDays(from, -1)), `${day} does not count on the day before ${from}`);
      }),
      { numRuns: runs(5_000, 300), examples: [['2028-02-29'], ['2027-02-28'], ['2028-02-28'], ['2027-03-01']] },
    );
  });

  it('is any day after fewer changes', () => {
    assert.equal(possibleFrom([]), null);
    assert.equal(possibleFrom(['2026-11-23']), null);
  });
});

describe('the code for a facilitator', () => {
  it('is read back as it was printed, however it is typed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (bytes) => {
        const code = moveCodeOf(bytes);
        assert.match(code, /^[A-HJ-NP-Z2-9]{8}$/);
        assert.equal(codeSent(` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `), code);
      }),
    );
  });
});
