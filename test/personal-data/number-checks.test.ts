import assert from 'node:assert/strict';
import fc from 'fast-check';
import { passesElevenTest, passesIbanTest } from '../../src/personal-data/number-checks.js';
import { findPersonalData } from '../../src/personal-data/personal-data.js';

describe('the eleven-test', () => {
  it('passes what has the right last digit, and nothing else', () => {
    for (const good of ['111222333', '123456782']) assert.ok(passesElevenTest(good), good);
    for (const bad of ['111222334', '123456789', '000000000', '12345678', '1112223330', '11122233a', '']) {
      assert.ok(!passesElevenTest(bad), bad);
    }
  });

  it('notices every single digit that is wrong', () => {
    fc.assert(
      fc.property(fc.nat(8), fc.integer({ min: 1, max: 9 }), (place, more) => {
        const digits = [...'111222333'].map(Number);
        digits[place] = ((digits[place] ?? 0) + more) % 10;
        assert.ok(!passesElevenTest(digits.join('')));
      }),
    );
  });
});

describe('the test of account numbers', () => {
  it('passes numbers of several countries with the right check digits, and no others', () => {
    for (const good of ['NL91ABNA0417164300', 'BE68539007547034', 'DE89370400440532013000']) {
      assert.ok(passesIbanTest(good), good);
    }
    for (const bad of ['NL92ABNA0417164300', 'NL91ABNA041716430', 'nl91abna0417164300', 'NL91', '']) {
      assert.ok(!passesIbanTest(bad), bad);
    }
  });
});

describe('numbers in a text', () => {
  const kinds = (text: string): readonly string[] => findPersonalData(text).map(({ kind }) => kind);

  it('are a citizen service number when they pass the test, or when they are called one', () => {
    assert.deepEqual(kinds('Hij is 111222333.'), ['bsn']);
    assert.deepEqual(kinds('Hij is 111222334.'), []);
    assert.deepEqual(kinds('Zijn BSN is 111222334.'), ['bsn']);
    assert.deepEqual(kinds('Het kost € 111222333.'), []);
  });

  it('are a Dutch account by their form, one from abroad by its check digits', () => {
    assert.deepEqual(kinds('Op NL00 ABNA 0417 1643 00.'), ['iban']);
    assert.deepEqual(kinds('Op BE68 5390 0754 7034.'), ['iban']);
    assert.deepEqual(kinds('Op BE69 5390 0754 7034.'), []);
  });
});
