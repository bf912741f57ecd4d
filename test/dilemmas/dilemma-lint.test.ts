import assert from 'node:assert/strict';
import type { Dilemma, DilemmaText, KnowledgeSource } from '../../src/dilemmas/dilemma.js';
import { lintDilemma } from '../../src/dilemmas/dilemma-lint.js';
import { FAULT_RULES, type FaultRule } from '../../src/dilemmas/fault.js';
import { sample, withText, wordy } from './sample.js';

const facts = { challengeIds: ['waste'], municipalityNames: ['Zwolle', 'Buren', "'s-Hertogenbosch"] };
const [a, b] = sample.text.nl.options;
const { knowledge, whatIf, ...withoutWhatIf } = sample.text.nl;
assert.ok(a && b && knowledge.source && whatIf);
const { source } = knowledge;

function withSource(change: Partial<KnowledgeSource>): Dilemma {
  return withText({ knowledge: { ...knowledge, source: { ...source, ...change } } });
}

function options(...list: DilemmaText['options']): Dilemma {
  return { ...sample, text: { nl: { ...sample.text.nl, options: list }, en: { ...sample.text.en, options: list } } };
}

const c = { ...a, id: 'c' } as const;
const d = { ...a, id: 'd' } as const;

/** Each row breaks one rule and nothing else. */
const BROKEN: readonly (readonly [rule: FaultRule, how: string, dilemma: Dilemma])[] = [
  ['unknown-challenge', 'a challenge that is not on the list', { ...sample, challenges: ['waste', 'football'] }],
  ['situation-length', 'a situation of 121 words', withText({ situation: wordy(121) })],
  ['question-start', 'a question that begins with another verb', withText({ question: 'Is dit goed?' })],
  ['question-start', 'an English question in the Dutch text', withText({ question: 'Should you choose now?' })],
  ['question-comma', 'a comma in the question', withText({ question: 'Mag je nu kiezen, of later?' })],
  ['question-length', 'a question of 16 words', withText({ question: `Mag je${' nu'.repeat(14)}?` })],
  ['question-mark', 'a question without a mark', withText({ question: 'Mag je nu kiezen' })],
  ['question-mark', 'a question with two marks', withText({ question: 'Mag je nu kiezen??' })],
  ['question-leading', 'a question that hopes for yes', withText({ question: 'Moet je niet gaan?' })],
  ['question-leading', 'the same in English', withText({ question: 'Should you really go?' }, 'en')],
  ['option-count', 'one option', options(a)],
  ['option-count', 'no option', options()],
  ['option-ids', 'the same id twice', options(a, a)],
  ['option-order', 'another order in English', withText({ options: [b, a] }, 'en')],
  ['option-order', 'an option less in English', withText({ options: [a, b, c] }, 'nl')],
  ['label-missing', 'an option without a label', options({ ...a, label: ' ' }, b)],
  ['label-length', 'a label of 61 characters', options({ ...a, label: 'x'.repeat(61) }, b)],
  ['explanation-missing', 'an option without an explanation', options({ ...a, explanation: '' }, b)],
  ['explanation-sentence', 'an explanation of two sentences', options({ ...a, explanation: 'Het mag. Het kan.' }, b)],
  ['explanation-balance', 'one option argued twice as long', options({ ...a, explanation: 'Dat mag best.' }, b)],
  ['tension-line', 'a tension of two lines', withText({ tension: 'Nu\nof later' })],
  ['tension-line', 'a tension of 121 characters', withText({ tension: 'x'.repeat(121) })],
  ['reflection-count', 'two reflection questions', withText({ reflection: ['Wie?', 'Wat?'] })],
  ['reflection-count', 'six reflection questions', withText({ reflection: Array.from({ length: 6 }, () => 'Wie?') })],
  ['reflection-question', 'a statement among the questions', withText({ reflection: ['Wie?', 'Wat?', 'Dit.'] })],
  ['knowledge-length', 'a card of 91 words', withText({ knowledge: { ...knowledge, text: wordy(91) } })],
  ['knowledge-kind', 'another kind in English', withText({ knowledge: { ...knowledge, kind: 'craft' } }, 'en')],
  ['law-source', 'a law without a source', withText({ knowledge: { kind: 'law', title: 'Wet', text: 'Het moet.' } })],
  ['law-article', 'a law without an article', withSource({ article: '' })],
  ['law-date', 'a law without a date', withSource({ inForce: '' })],
  ['law-date', 'a day that does not exist', withSource({ inForce: '2025-02-30' })],
  ['law-url', 'a law without an address', withSource({ url: '' })],
  ['law-url', 'an address that is not https', withSource({ url: 'http://wetten.overheid.nl/BWBR0003740' })],
  ['law-version', 'an address of another version', withSource({ inForce: '2022-05-01' })],
  [
    'what-if',
    'a twist in one language only',
    { ...sample, text: { ...sample.text, nl: { ...withoutWhatIf, knowledge } } },
  ],
  ['municipality-name', 'a municipality in the situation', withText({ situation: 'Je werkt in Zwolle.' })],
  ['municipality-name', 'one that begins with a quote', withText({ tension: "Wij of 's-Hertogenbosch" })],
  ['municipality-name', 'a common word as a name mid-sentence', withText({ title: 'De raad van Buren' })],
  ['municipality-name', 'a name in the twist', withText({ whatIf: 'Wat als Zwolle stopt?' })],
  ['personal-name', 'a function with a name', withText({ situation: 'Dan belt wethouder Jansen.' })],
  ['personal-name', 'initials', withText({ situation: 'Dan belt J. de Vries.' })],
  ['personal-data', 'a mail address', withText({ situation: 'Mail naar iemand@voorbeeld.nl vandaag.' })],
  ['personal-name', 'a first name and a surname', withText({ situation: 'Dan belt Jan de Vries.' })],
  ['personal-data', 'a telephone number', withText({ situation: 'Bel dan 06-12345678 op.' })],
  ['possible-name', 'two words with a capital', withText({ situation: 'Dan belt Ruard Wisselaar.' })],
  ['sentence-length', 'a sentence of 21 words', withText({ situation: `${'woord '.repeat(21).trim()}.` })],
  [
    'sentence-length',
    'the same on the knowledge card',
    withText({ knowledge: { ...knowledge, text: 'nu '.repeat(21) } }),
  ],
];

/** Broken in the tests of `lintLearning`. */
const OF_LIBRARY: readonly FaultRule[] = [
  ...(['learning-missing', 'place-taken', 'twin', 'loyalty-options', 'loyalty-poles', 'goal', 'own-place'] as const),
  ...(['facilitator-note', 'reading', 'law-condition', 'law-anchor', 'law-checked', 'language-balance'] as const),
];

describe('the rules for authors of a dilemma', () => {
  it('find nothing in a sound dilemma', () => {
    assert.deepEqual(lintDilemma(sample, facts), []);
  });

  for (const [rule, how, dilemma] of BROKEN) {
    it(`report ${rule} for ${how}, and nothing else`, () => {
      const rules = new Set(lintDilemma(dilemma, facts).map((fault) => fault.rule));
      assert.deepEqual([...rules], [rule]);
    });
  }

  it('report "how" as such, besides the missing verb', () => {
    for (const [language, question] of [
      ['nl', 'Hoe kies je?'],
      ['en', 'How do you choose?'],
    ] as const) {
      const rules = lintDilemma(withText({ question }, language), facts).map((fault) => fault.rule);
      assert.deepEqual(rules, ['question-how', 'question-start']);
    }
  });

  it('are each broken by at least one row here or in the tests of the library', () => {
    const elsewhere: readonly FaultRule[] = ['question-how', 'shape', 'duplicate-id', ...OF_LIBRARY];
    const covered = new Set([...elsewhere, ...BROKEN.map(([rule]) => rule)]);
    assert.deepEqual(
      FAULT_RULES.filter((rule) => !covered.has(rule)),
      [],
    );
  });

  it('take four options and no fifth, which has no letter of its own', () => {
    assert.deepEqual(lintDilemma(options(a, b, c, d), facts), []);
    const rules = lintDilemma(options(a, b, c, d, d), facts).map((fault) => fault.rule);
    assert.deepEqual(new Set(rules), new Set(['option-count', 'option-ids']));
  });

  it('accept every form of the five verbs in both languages', () => {
    const dutch = [
      'Kan',
      'Kun',
      'Kunnen',
      'Wil',
      'Willen',
      'Moet',
      'Moeten',
      'Durf',
      'Durven',
      'Mag',
      'Mogen',
      'Mocht',
    ];
    const english = ['Can', 'Could', 'Will', 'Would', 'Want', 'Should', 'Must', 'Dare', 'May', 'Do you dare'];
    for (const verb of dutch) assert.deepEqual(lintDilemma(withText({ question: `${verb} je nu?` }), facts), [], verb);
    for (const verb of english) {
      assert.deepEqual(lintDilemma(withText({ question: `${verb} you now?` }, 'en'), facts), [], verb);
    }
  });

  it('take the limits themselves as allowed', () => {
    const dilemma = withText({
      situation: wordy(120),
      question: `Mag je${' nu'.repeat(13)}?`,
      knowledge: { ...knowledge, text: wordy(90) },
      tension: 'x'.repeat(120),
    });
    assert.deepEqual(lintDilemma(dilemma, facts), []);
    assert.deepEqual(lintDilemma(options({ ...a, label: 'x'.repeat(60) }, b), facts), []);
  });

  it('let neighbours complain at the start of a sentence, and weekdays stand beside a capital', () => {
    assert.deepEqual(lintDilemma(withText({ situation: 'Het regent. Buren klagen.' }), facts), []);
    assert.deepEqual(lintDilemma(withText({ title: 'On Monday Teams stops' }, 'en'), facts), []);
  });

  it('ask a craft card for no source', () => {
    const craft = { kind: 'craft', title: 'Vooraf', text: 'Spreek het vooraf af.' } as const;
    const dilemma = {
      ...sample,
      text: { nl: withText({ knowledge: craft }).text.nl, en: withText({ knowledge: craft }, 'en').text.en },
    };
    assert.deepEqual(lintDilemma(dilemma, facts), []);
  });

  it('only warn about long sentences, possible names and unequal explanations', () => {
    const severities = new Map(
      BROKEN.flatMap(([, , dilemma]) => lintDilemma(dilemma, facts).map((fault) => [fault.rule, fault.severity])),
    );
    const warnings = [...severities].filter(([, severity]) => severity === 'warning').map(([rule]) => rule);
    assert.deepEqual(warnings.toSorted(), ['explanation-balance', 'possible-name', 'sentence-length']);
  });
});
