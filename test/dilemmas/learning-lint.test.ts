import assert from 'node:assert/strict';
import type { Dilemma, DilemmaText } from '../../src/dilemmas/dilemma.js';
import type { FaultRule } from '../../src/dilemmas/fault.js';
import { lintLearning, lintLine } from '../../src/dilemmas/learning-lint.js';
import { builtinDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import type { Language } from '../../src/language.js';

const SOUND = builtinDilemmas.find(({ id }) => id === 'ready-made-view') ?? assert.fail();
const { nl } = SOUND.text;
const { knowledge, facilitator, reading } = nl;
assert.ok(knowledge.source && facilitator && reading?.[0]);
const { source } = knowledge;
const [first] = reading;

function withText(change: Partial<DilemmaText>, language: Language = 'nl'): Dilemma {
  return { ...SOUND, text: { ...SOUND.text, [language]: { ...SOUND.text[language], ...change } } };
}

function withBoth(change: Partial<DilemmaText>): Dilemma {
  return { ...SOUND, text: { nl: { ...SOUND.text.nl, ...change }, en: { ...SOUND.text.en, ...change } } };
}

function without<Part extends 'learning' | 'serves'>(part: Part): Dilemma {
  const { [part]: _, ...rest } = SOUND;
  return rest as Dilemma;
}

/** Each row breaks this rule, and nothing else. */
const BROKEN: readonly (readonly [rule: FaultRule, how: string, dilemma: Dilemma])[] = [
  ['learning-missing', 'no place in the line of learning', without('learning')],
  ['loyalty-options', 'an option without a loyalty', { ...SOUND, serves: { a: 'partnership', b: 'own' } }],
  ['loyalty-options', 'a loyalty of no option', { ...SOUND, serves: { ...SOUND.serves, d: 'both' } }],
  ['loyalty-poles', 'nothing for the partnership', { ...SOUND, serves: { a: 'own', b: 'own', c: 'both' } }],
  [
    'loyalty-poles',
    'nothing for the own organisation',
    { ...SOUND, serves: { a: 'partnership', b: 'both', c: 'both' } },
  ],
  ['goal', 'no goal', withText({ goal: ' ' })],
  ['goal', 'a goal of two sentences', withText({ goal: 'Je oefent met kijken. En met luisteren.' })],
  ['goal', 'a goal that tells nothing to practise', withText({ goal: 'Vergaderen is leuk.' })],
  ['goal', 'a Dutch goal in the English text', withText({ goal: 'Je oefent met kijken.' }, 'en')],
  ['own-place', 'no question about the own place', withText({ reflection: ['Wie?', 'Wat?', 'Wanneer?', 'Waar?'] })],
  [
    'facilitator-note',
    'two questions to look back',
    withText({ facilitator: { ...facilitator, debrief: ['Wie?', 'Wat?'] } }),
  ],
  [
    'facilitator-note',
    'a statement among them',
    withText({ facilitator: { ...facilitator, debrief: ['Wie?', 'Wat?', 'Dit.'] } }),
  ],
  ['facilitator-note', 'a twist of 25 words', withText({ facilitator: { ...facilitator, twist: 'nu '.repeat(25) } })],
  ['reading', 'nothing to read on', withBoth({ reading: [] })],
  ['reading', 'a page that is not safe', withBoth({ reading: [{ ...first, url: 'http://wetten.overheid.nl/' }] })],
  [
    'law-anchor',
    'a law without its article',
    withBoth({
      knowledge: { ...knowledge, source: { ...source, url: 'https://wetten.overheid.nl/BWBR0003740/2025-02-12' } },
    }),
  ],
  [
    'law-checked',
    'a law that nobody says to have read',
    withBoth({ knowledge: { ...knowledge, source: { ...source, checked: 'nu' } } }),
  ],
  ['language-balance', 'a sentence more in English', withText({ situation: `${SOUND.text.en.situation} Yes.` }, 'en')],
];

describe('the rules for the library', () => {
  it('find nothing in a sound dilemma', () => {
    assert.deepEqual(lintLearning(SOUND), []);
  });

  for (const [rule, how, dilemma] of BROKEN) {
    it(`report ${rule} for ${how}, and nothing else`, () => {
      assert.deepEqual([...new Set(lintLearning(dilemma).map((fault) => fault.rule))], [rule]);
    });
  }

  it('ask what a law card does not cover, and a twist, in each language', () => {
    const { condition: _, ...endless } = knowledge;
    const { whatIf: __, ...untwisted } = nl;
    const broken = { ...SOUND, text: { ...SOUND.text, nl: { ...untwisted, knowledge: endless } } };
    const faults = lintLearning(broken).map(({ rule, where }) => `${rule} ${where}`);
    assert.deepEqual(faults, ['what-if nl.whatIf', 'law-condition nl.knowledge.condition']);
  });

  it('ask everything of a dilemma that has none of it', () => {
    const { goal: _, facilitator: __, reading: ___, ...bare } = nl;
    const { learning: _l, serves: _s, ...rest } = SOUND;
    const rules = new Set(lintLearning({ ...rest, text: { nl: bare, en: bare } }).map(({ rule }) => rule));
    for (const rule of [
      'learning-missing',
      'loyalty-options',
      'loyalty-poles',
      'goal',
      'facilitator-note',
      'reading',
    ] as const)
      assert.ok(rules.has(rule), rule);
  });

  it('give each dilemma a place of its own, and let twins name each other', () => {
    assert.ok(SOUND.learning);
    const other = { ...SOUND, id: 'other', learning: { ...SOUND.learning, twin: SOUND.id } };
    const faults = lintLine([SOUND, other]).map(({ rule, where }) => `${rule} ${where}`);
    assert.deepEqual(faults, ['place-taken other: learning.place', 'twin other: learning.twin']);
  });
});
