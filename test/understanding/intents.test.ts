import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Intent, understand } from '../../src/understanding/intents.js';
import { DESTRUCTIVE_PHRASES, PLAIN_PHRASES } from '../../src/understanding/phrases.js';
import { NEGATIVES, POSITIVES } from './sentences.js';

describe('what people type', () => {
  for (const [kind, sentences] of Object.entries(POSITIVES)) {
    it(`"${kind}" is understood in ${sentences.length} ways`, () => {
      for (const sentence of sentences) assert.equal(understand(sentence).kind, kind, sentence);
    });
  }

  it('the table has at least eighty sentences that are understood and thirty that must not be', () => {
    assert.ok(Object.values(POSITIVES).flat().length >= 80);
    assert.ok(NEGATIVES.length >= 30);
  });

  it('sentences that only look like a command are unknown', () => {
    for (const sentence of NEGATIVES) assert.deepEqual(understand(sentence), { kind: 'unknown' }, sentence);
  });

  it('every phrase of the tables gives its own command', () => {
    for (const [kind, line] of Object.entries({ ...PLAIN_PHRASES, ...DESTRUCTIVE_PHRASES })) {
      for (const phrase of line.split('|')) assert.equal(understand(phrase).kind, kind, phrase);
    }
  });

  it('a pause keeps the words that say until when, as they were typed', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['Pauze tot 12 januari', 'tot 12 januari'],
      ['zet mij op pauze t/m 12-1', 't/m 12-1'],
      ['ik wil graag een pauze van 3 weken', 'van 3 weken'],
      ['3 weken pauze graag', '3 weken'],
      ['please pause until January 12', 'until January 12'],
      ['pauze aub', ''],
      ['sla deze week over', 'tot maandag'],
    ];
    for (const [sentence, rest] of cases) assert.deepEqual(understand(sentence), { kind: 'pause', rest }, sentence);
  });

  it('a language is named, or left to choose', () => {
    const cases: readonly (readonly [string, Intent])[] = [
      ['taal', { kind: 'language' }],
      ['change language', { kind: 'language' }],
      ['taal Fries', { kind: 'language' }],
      ['taal engels', { kind: 'language', language: 'en' }],
      ['taal en', { kind: 'language', language: 'en' }],
      ['English please', { kind: 'language', language: 'en' }],
      ['language dutch', { kind: 'language', language: 'nl' }],
      ['in het Nederlands graag', { kind: 'language', language: 'nl' }],
      ['nederlads', { kind: 'language', language: 'nl' }],
    ];
    for (const [sentence, intent] of cases) assert.deepEqual(understand(sentence), intent, sentence);
  });

  it('one wrong letter in a phrase never makes it leave or erase', () => {
    const phrases = Object.values(DESTRUCTIVE_PHRASES).flatMap((line) => line.split('|'));
    const known = new Set(phrases.map((phrase) => phrase.replaceAll(' ', '')));
    const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');
    fc.assert(
      fc.property(fc.constantFrom(...phrases), fc.nat(), letter, (phrase, position, other) => {
        const at = position % phrase.length;
        const slip = phrase.slice(0, at) + other + phrase.slice(at + 1);
        fc.pre(!known.has(slip.replaceAll(' ', '')));
        // "Leave thx programme" still says the same.
        fc.pre(!slip.includes('thx'));
        const { kind } = understand(slip);
        assert.ok(kind !== 'leave' && kind !== 'erase', slip);
      }),
      { numRuns: 1000 },
    );
  });

  it('any word of refusal makes leaving and erasing unknown', () => {
    const phrases = Object.values(DESTRUCTIVE_PHRASES)
      .flatMap((line) => line.split('|'))
      .filter((phrase) => !phrase.includes('niet'));
    for (const phrase of phrases) {
      for (const refusal of ['niet', 'nooit', 'not', 'never']) {
        assert.equal(understand(`${phrase} ${refusal}`).kind, 'unknown', phrase);
        assert.equal(understand(`${refusal} ${phrase}`).kind, 'unknown', phrase);
      }
    }
  });

  it('any text gets an answer, however long and whatever is in it', () => {
    const parts = fc.constantFrom(
      'stop',
      'wis mij',
      'pauze',
      ' ',
      '\n',
      '👋',
      'é',
      '<at>',
      '"',
      '$',
      '\u0000',
      '\ud800',
    );
    const garbage = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(parts, { maxLength: 60 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(garbage, fc.constantFrom(1, 7, 5000), (text, times) => {
        assert.equal(typeof understand(text.repeat(times)).kind, 'string');
      }),
    );
  });

  it('a text longer than a command is unknown, whatever it starts with', () => {
    assert.deepEqual(understand(`stop ${' '.repeat(100_000)}`), { kind: 'unknown' });
    assert.deepEqual(understand('wis mij '.repeat(12_500)), { kind: 'unknown' });
  });
});
