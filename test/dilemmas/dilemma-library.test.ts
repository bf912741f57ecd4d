import assert from 'node:assert/strict';
import { createDilemmaLibrary, DilemmaLibraryError, trustedLibrary } from '../../src/dilemmas/dilemma-library.js';
import { builtinDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import { sample, withText } from './sample.js';

describe('a dilemma library', () => {
  it('gives a dilemma by its id, and all in the order given', () => {
    const other = { ...sample, id: 'another-choice' };
    const library = createDilemmaLibrary([sample, other]);
    assert.deepEqual(library.get('another-choice'), other);
    assert.equal(library.get('no-such-dilemma'), undefined);
    assert.deepEqual(
      library.all().map((dilemma) => dilemma.id),
      ['a-small-choice', 'another-choice'],
    );
  });

  it('shows a round the version on which people voted, and the first where none was noted', () => {
    const newest = { ...sample, version: 3 };
    const before = [1, 2].map((version) => ({ ...sample, version }));
    const library = trustedLibrary([newest], before);
    const version = (dilemmaVersion?: number) =>
      library.shownIn({ dilemmaId: sample.id, ...(dilemmaVersion === undefined ? {} : { dilemmaVersion }) })?.version;
    assert.deepEqual([version(), version(1), version(2), version(3)], [1, 1, 2, 3]);
    assert.equal(library.get(sample.id), newest);
    assert.equal(library.shownIn({ dilemmaId: 'no-such-dilemma' }), undefined);
  });

  it('is not fooled by names that every object has', () => {
    assert.equal(createDilemmaLibrary([sample]).get('constructor'), undefined);
  });

  it('names all faults of all dilemmas in one error', () => {
    const broken = [
      { ...sample, id: 'Not Kebab' },
      { ...withText({ question: 'Hoe nu?' }), id: 'asks-how' },
      { ...sample, version: 0 },
      'no dilemma at all',
      { ...sample, challenges: ['football'] },
    ];
    assert.throws(
      () => createDilemmaLibrary(broken),
      (thrown) => {
        assert.ok(thrown instanceof DilemmaLibraryError);
        const faults = thrown.faults.map((fault) => `${fault.rule} ${fault.where}`);
        assert.deepEqual(faults, [
          'shape dilemma 1.id',
          'question-how asks-how: nl.question',
          'question-start asks-how: nl.question',
          'shape dilemma 3.version',
          'shape dilemma 4',
          'unknown-challenge a-small-choice: challenges',
        ]);
        for (const fault of thrown.faults) assert.ok(thrown.message.includes(fault.where));
        return true;
      },
    );
  });

  it('refuses the same id twice', () => {
    assert.throws(() => createDilemmaLibrary([sample, sample]), /a-small-choice: is the id of more than one dilemma/);
  });

  it('refuses a text that lacks a language', () => {
    assert.throws(() => createDilemmaLibrary([{ ...sample, text: { nl: sample.text.nl } }]), /dilemma 1\.text\.en/);
  });

  it('lets a warning pass', () => {
    const long = withText({ situation: `${'woord '.repeat(21).trim()}.` });
    assert.equal(createDilemmaLibrary([long]).all().length, 1);
  });

  it('gives nothing that a reader could change', () => {
    const [first] = createDilemmaLibrary(builtinDilemmas).all();
    assert.ok(first);
    assert.throws(() => Object.assign(first, { version: 2 }), TypeError);
    assert.throws(() => Object.assign(first.text.nl, { title: '' }), TypeError);
  });
});
