import assert from 'node:assert/strict';
import { toggle } from '../../src/http/form-fields.js';

describe('a toggle in a form of the page', () => {
  const meaning: readonly (readonly [unknown, boolean | undefined])[] = [
    [true, true],
    [1, true],
    [' On ', true],
    ['aan', true],
    [false, false],
    [0, false],
    ['no', false],
    [null, undefined],
    ['', undefined],
    ['  ', undefined],
  ];
  for (const [sent, meant] of meaning)
    it(`${JSON.stringify(sent)} means ${meant}`, () => assert.equal(toggle.parse(sent), meant));

  it('is refused when it means nothing', () => {
    for (const sent of [2, 'perhaps', {}, []]) assert.ok(!toggle.safeParse(sent).success, JSON.stringify(sent));
  });
});
