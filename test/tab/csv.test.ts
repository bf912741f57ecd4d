import assert from 'node:assert/strict';
import fc from 'fast-check';
import { csvOf } from '../../src/tab/csv.js';

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
