import assert from 'node:assert/strict';
import type { Dilemma } from '../../src/dilemmas/dilemma.js';
import { createDilemmaLibrary } from '../../src/dilemmas/dilemma-library.js';
import { lintDilemma } from '../../src/dilemmas/dilemma-lint.js';
import { builtinDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import { sentencesOf, wordsOf } from '../../src/dilemmas/plain-text.js';
import { LANGUAGES } from '../../src/language.js';
import municipalities from '../../src/organisations/municipalities-2026.json' with { type: 'json' };
import { CHALLENGE_IDS } from '../../src/participants/challenges.js';

const municipalityNames = municipalities.municipalities.map((municipality) => municipality.name);
const texts = builtinDilemmas.flatMap((dilemma) =>
  LANGUAGES.map((language) => ({ where: `${dilemma.id} (${language})`, text: dilemma.text[language] })),
);

/** Most partnerships are networks, subsidies and talks outside the Wgr. */
const WGR_SETTINGS: readonly Dilemma['setting'][] = ['jointArrangement', 'hostArrangement'];

describe('the built-in dilemmas', () => {
  it('are eight, and make a library', () => {
    assert.equal(builtinDilemmas.length, 8);
    assert.equal(createDilemmaLibrary(builtinDilemmas).all().length, 8);
  });

  for (const dilemma of builtinDilemmas) {
    it(`have neither a fault nor a warning: ${dilemma.id}`, () => {
      assert.deepEqual(lintDilemma(dilemma, { challengeIds: CHALLENGE_IDS, municipalityNames }), []);
    });
  }

  it('play outside the Wgr for more than half', () => {
    assert.ok(builtinDilemmas.filter(({ setting }) => !WGR_SETTINGS.includes(setting)).length >= 5);
  });

  it('visit every setting', () => {
    assert.ok(new Set(builtinDilemmas.map((dilemma) => dilemma.setting)).size >= 6);
  });

  it('offer two, three and four options, never always the same number', () => {
    const counts = builtinDilemmas.map((dilemma) => dilemma.text.nl.options.length);
    assert.deepEqual(counts.toSorted(), [2, 3, 3, 3, 3, 3, 3, 4]);
  });

  it('have the same options in both languages, lettered from a on', () => {
    for (const dilemma of builtinDilemmas) {
      const [dutch, english] = LANGUAGES.map((language) => dilemma.text[language].options.map((option) => option.id));
      assert.deepEqual(dutch, english, dilemma.id);
      assert.equal(dutch?.join(''), 'abcd'.slice(0, dutch?.length), dilemma.id);
    }
  });

  it('say the same amount in both languages', () => {
    for (const { id, text } of builtinDilemmas) {
      assert.equal(text.nl.reflection.length, text.en.reflection.length, id);
      assert.equal(sentencesOf(text.nl.situation).length, sentencesOf(text.en.situation).length, id);
      assert.equal(text.nl.knowledge.source?.url, text.en.knowledge.source?.url, id);
      assert.equal(text.nl.knowledge.source?.inForce, text.en.knowledge.source?.inForce, id);
    }
  });

  it('stay within the room of a card', () => {
    for (const { where, text } of texts) {
      assert.ok(wordsOf(text.situation).length <= 120, where);
      assert.ok(wordsOf(text.question).length <= 15, where);
      assert.ok(wordsOf(text.knowledge.text).length <= 90, where);
    }
  });

  it('each have a twist for when nearly everybody agrees', () => {
    for (const { where, text } of texts) assert.match(text.whatIf ?? '', /^(?:Wat als|What if) .+\?$/, where);
  });

  it('quote the law in the one version that was read', () => {
    const versions = texts.flatMap(({ text }) => text.knowledge.source?.url ?? []);
    assert.deepEqual([...new Set(versions)].toSorted(), [
      'https://wetten.overheid.nl/BWBR0001947/2025-07-01',
      'https://wetten.overheid.nl/BWBR0003740/2025-02-12',
    ]);
  });
});
