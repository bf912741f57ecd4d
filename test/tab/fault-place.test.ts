import assert from 'node:assert/strict';
import type { ProposalText } from '../../src/proposals/proposal.js';
import { faultsOf } from '../../src/proposals/proposal-dilemma.js';
import { FORM_FIELDS } from '../../src/proposals/proposal-form.js';
import { placeOfFault } from '../../src/tab/fault-place.js';
import { GOOD_TEXT, proposal } from '../support/proposals.js';

function placesOf(more: Partial<ProposalText>): readonly string[] {
  const text = { ...GOOD_TEXT, ...more };
  return [...new Set(faultsOf(proposal({ text }), ['Zwolle']).map((fault) => placeOfFault(fault, text)))];
}

const [first, second] = GOOD_TEXT.options;
assert.ok(first && second);
const EMPTY = { label: '', explanation: '' };
const OPTIONS = GOOD_TEXT.options;

describe('the input that a fault belongs to', () => {
  for (const [what, text, places] of [
    ['a title that is missing', { title: '' }, ['title']],
    ['a situation that is missing', { situation: '' }, ['situation']],
    ['a municipality in the situation', { situation: 'In Zwolle gaat het anders.' }, ['situation']],
    ['a question with a comma', { question: 'Mag je nu kiezen, of later?' }, ['question']],
    ['a question that is missing', { question: '' }, ['question']],
    ['no option', { options: OPTIONS.map(() => EMPTY) }, ['options']],
    ['one option, the third input', { options: [EMPTY, EMPTY, first, EMPTY] }, ['options']],
    ['a label that is too long', { options: [first, EMPTY, EMPTY, { ...second, label: 'x'.repeat(61) }] }, ['label4']],
    [
      'an explanation that is missing',
      { options: [EMPTY, first, { ...second, explanation: '' }, EMPTY] },
      ['explanation3'],
    ],
    [
      'two sentences for one',
      { options: [EMPTY, { ...first, explanation: 'Het is. Zo is het.' }, second, EMPTY] },
      ['explanation2'],
    ],
    ['a person in a label', { options: [first, EMPTY, { ...second, label: 'Bel Jan de Vries' }, EMPTY] }, ['label3']],
    [
      'a person in an explanation',
      { options: [first, EMPTY, { ...second, explanation: 'Jan de Vries wil het.' }, EMPTY] },
      ['explanation3'],
    ],
    ['a tension that is missing', { tension: '' }, ['tension']],
    ['a question for the talk too few', { reflection: ['Wat nu?', '', 'Wie dan?'] }, ['reflection']],
    [
      'a person in the last question',
      { reflection: ['Wat nu?', '', 'Wat wil Jan de Vries?'] },
      ['reflection', 'reflection3'],
    ],
    [
      'a knowledge card that is missing',
      { knowledgeTitle: '', knowledgeText: '' },
      ['knowledgeTitle', 'knowledgeText'],
    ],
    ['a knowledge card that is too long', { knowledgeText: 'woord '.repeat(91) }, ['knowledgeText']],
    ['no challenge', { challenges: [] }, ['challenges']],
  ] as const) {
    it(`is found for ${what}`, () => assert.deepEqual(placesOf(text), places));
  }

  it('is there for everything that can be wrong at once', () => {
    const nothing = { ...GOOD_TEXT, title: '', situation: '', question: '', tension: '', knowledgeTitle: '' };
    const text = {
      ...nothing,
      knowledgeText: '',
      challenges: [],
      reflection: ['', '', ''],
      options: OPTIONS.map(() => EMPTY),
    };
    for (const place of placesOf(text)) {
      assert.ok(place in FORM_FIELDS || ['options', 'reflection', 'challenges'].includes(place), place);
    }
  });
});
