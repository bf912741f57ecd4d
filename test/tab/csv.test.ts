import assert from 'node:assert/strict';
import fc from 'fast-check';
import { csvOf } from '../../src/tab/csv.js';
import { ONE_CHARACTER } from '../support/characters.js';

describe('a CSV file', () => {
  it('quotes texts, leaves numbers, and shows nothing for what is hidden', () => {
    assert.equal(csvOf([['a "b"', 5, null]]), '\uFEFF"a ""b""";5;\r\n');
  });

  it('holds nothing that a spreadsheet would run', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1', '\n=cmd|x', '|calc', '%0A=1']) {
      assert.equal(csvOf([[text]]), `\uFEFF"'${text}"\r\n`, JSON.stringify(text));
    }
    assert.equal(csvOf([['gewoon - met streepje']]), '\uFEFF"gewoon - met streepje"\r\n');
  });

  it('holds nothing that a spreadsheet would run behind signs that it does not show, nor in their wide form', () => {
    for (const text of ['\u200b=1+1', '\ufeff@x', '\u2060 +1', '＝1+1'])
      assert.equal(csvOf([[text]]), `\uFEFF"'${text}"\r\n`, JSON.stringify(text));
  });

  it('keeps every character whole, and half of one as a sign for "not known"', () => {
    const text = ONE_CHARACTER.join('');
    assert.equal(csvOf([[text]]), `\uFEFF"${text}"\r\n`);
    assert.equal(csvOf([['a\ud83d']]), '\uFEFF"a\ufffd"\r\n');
  });

  it('never begins a cell with the start of a formula, and loses no letter', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const cell = csvOf([[text]]).slice(2, -3);
        assert.doesNotMatch(cell, /^\s*[=+\-@]/);
        assert.equal(cell.replaceAll('""', '"').replace(/^'/, ''), text.replace(/^'/, ''));
      }),
    );
  });
});
