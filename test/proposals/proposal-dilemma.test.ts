import assert from 'node:assert/strict';
import { WrongField } from '../../src/errors.js';
import { LIMITS, proposalId } from '../../src/proposals/proposal.js';
import { adviceOf, dilemmaOf, faultsOf } from '../../src/proposals/proposal-dilemma.js';
import { personalIn, readForm } from '../../src/proposals/proposal-form.js';
import { GOOD_TEXT, proposal } from '../support/proposals.js';

const rules = (text: Partial<typeof GOOD_TEXT>, notPersonal: readonly string[] = []) => [
  ...new Set(faultsOf(proposal({ text: { ...GOOD_TEXT, ...text }, notPersonal }), ['Zwolle']).map(({ rule }) => rule)),
];

describe('the dilemma that a proposal becomes', () => {
  it('keeps every rule for authors when it is complete, and leaves empty options out', () => {
    assert.deepEqual(rules({}), []);
    assert.deepEqual(
      dilemmaOf(proposal()).text.nl.options.map(({ id }) => id),
      ['a', 'b'],
    );
    assert.match(dilemmaOf(proposal()).id, /^own-[a-z0-9]+$/);
  });

  it('holds nothing about its proposer', () => {
    assert.doesNotMatch(JSON.stringify(dilemmaOf(proposal({ participantId: 'tenant:object' }))), /tenant|object/);
  });

  for (const [how, text, rule] of [
    ['without a question', { question: '' }, 'shape'],
    ['without options', { options: GOOD_TEXT.options.map(() => ({ label: '', explanation: '' })) }, 'option-count'],
    ['without a challenge', { challenges: [] }, 'shape'],
    ['without questions for the talk', { reflection: ['', '', ''] }, 'reflection-count'],
    ['with a person in it', { situation: 'Toen belde Jan de Vries over het plan.' }, 'personal-name'],
    ['with a municipality in it', { situation: 'In Zwolle ging dat anders.' }, 'municipality-name'],
    ['with a question that is closed by a comma', { question: 'Mag je nu kiezen, of later?' }, 'question-comma'],
  ] as const) {
    it(`is refused ${how}`, () => assert.deepEqual(rules(text), [rule]));
  }

  it('is told at once what is missing and what is wrong, and nothing wrong about what is missing', () => {
    assert.deepEqual(rules({ tension: '', question: 'Hoe moet dit, en wanneer' }), [
      'shape',
      'question-how',
      'question-start',
      'question-comma',
      'question-mark',
    ]);
    const [first] = GOOD_TEXT.options;
    const options = [{ label: first?.label ?? '', explanation: '' }, ...GOOD_TEXT.options.slice(1)];
    assert.deepEqual(rules({ options }), ['shape']);
  });

  it('may have what an editor should look at again', () => {
    const advice = (more: Partial<typeof GOOD_TEXT>, notPersonal: readonly string[] = []) =>
      adviceOf(proposal({ text: { ...GOOD_TEXT, ...more }, notPersonal }), []).map(({ rule, where }) => [rule, where]);
    assert.deepEqual(advice({}), []);
    assert.deepEqual(advice({ situation: `Je ${'woord '.repeat(25)}.` }), [['sentence-length', 'nl.situation']]);
    const situation = 'De werkgroep heet naar Jan de Vries. Daar gaat het over.';
    assert.deepEqual(advice({ situation }, ['Jan de Vries']), []);
  });

  it('may hold words that the sender said are not personal, and no others', () => {
    const situation = 'De werkgroep heet naar Jan de Vries. Daar gaat het over.';
    assert.deepEqual(rules({ situation }, ['Jan de Vries']), []);
    assert.deepEqual(rules({ situation: `${situation} Ook Piet Bakker zat erbij.` }, ['Jan de Vries']), [
      'personal-name',
    ]);
  });
});

describe('the form of a proposal', () => {
  const form = { title: ' Een  titel ', situation: 'Er gebeurt iets.', label2: 'Niets doen' };

  it('is read with the inputs in their places, trimmed; what is absent is empty', () => {
    const read = readForm(form);
    assert.ok('text' in read);
    assert.equal(read.text.title, 'Een titel');
    assert.equal(read.text.options[1]?.label, 'Niets doen');
    assert.equal(read.text.options[0]?.label, '');
    assert.equal(read.text.reflection.length, 3);
  });

  it('needs a title and a situation, and takes no more than fits', () => {
    const problem = (more: object) => {
      const read = readForm({ ...form, ...more });
      return 'problem' in read ? read.problem : null;
    };
    assert.deepEqual(problem({ title: ' ' }), { kind: 'titleMissing' });
    assert.deepEqual(problem({ situation: '' }), { kind: 'situationMissing' });
    assert.deepEqual(problem({ situation: 'x'.repeat(LIMITS.situation + 1) }), { kind: 'tooLong', limit: 3_000 });
    assert.equal(problem({ situation: 'x'.repeat(LIMITS.situation) }), null);
    for (const wrong of [{ setting: 'nowhere' }, { challenges: ['nothing'] }])
      assert.throws(() => problem(wrong), new WrongField(Object.keys(wrong)[0] ?? ''));
  });

  it('tells every word that may be personal once, wherever it stands', () => {
    const text = { ...GOOD_TEXT, title: 'Over Jan de Vries', tension: 'Bel Jan de Vries op 06-12345678' };
    assert.deepEqual(personalIn(text), [
      { kind: 'name', words: 'Jan de Vries' },
      { kind: 'phone', words: '06-12345678' },
    ]);
    assert.deepEqual(personalIn(GOOD_TEXT), []);
  });

  it('has an id of its own for each person and form, from which nobody can be read', () => {
    const ids = [proposalId('T:1', 'd'), proposalId('T:2', 'd'), proposalId('T:1', 'e'), proposalId('T:1\nd', '')];
    assert.equal(new Set(ids).size, 4);
    assert.equal(proposalId('T:1', 'd'), ids[0]);
    for (const id of ids) assert.match(id, /^[0-9a-f]{24}$/);
  });
});
