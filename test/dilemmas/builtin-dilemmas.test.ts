import assert from 'node:assert/strict';
import type { Dilemma } from '../../src/dilemmas/dilemma.js';
import { BLOCKS, SETTINGS } from '../../src/dilemmas/dilemma.js';
import { builtinDilemmas, earlierDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import { lintLibrary } from '../../src/dilemmas/library/library-lint.js';
import { wordsOf } from '../../src/dilemmas/plain-text.js';
import { LANGUAGES } from '../../src/language.js';
import { CHALLENGE_IDS } from '../../src/participants/challenges.js';

const texts = builtinDilemmas.flatMap((dilemma) =>
  LANGUAGES.map((language) => ({ where: `${dilemma.id} (${language})`, text: dilemma.text[language] })),
);
const faults = lintLibrary(builtinDilemmas);
const learning = ({ id, learning: line }: Dilemma) => line ?? assert.fail(id);

/** Most partnerships are networks, subsidies and talks outside the Wgr. */
const WGR_SETTINGS: readonly Dilemma['setting'][] = ['jointArrangement', 'hostArrangement'];

/** How often each value occurs. */
function count<T extends string | number | boolean>(values: readonly T[]): ReadonlyMap<T, number> {
  const counted = new Map<T, number>();
  for (const value of values) counted.set(value, (counted.get(value) ?? 0) + 1);
  return counted;
}

describe('the built-in dilemmas', () => {
  it('are enough for a year, a quarter of them in each block', () => {
    assert.equal(builtinDilemmas.length, 52);
    const blocks = count(builtinDilemmas.map((dilemma) => learning(dilemma).block));
    assert.deepEqual(
      [...blocks],
      BLOCKS.map((block) => [block, 13]),
    );
  });

  for (const { id } of builtinDilemmas) {
    it(`have neither a fault nor a warning: ${id}`, () => {
      assert.deepEqual(
        faults.filter(({ where }) => where.startsWith(`${id}: `)),
        [],
      );
    });
  }

  it('have no fault as a whole', () => {
    assert.deepEqual(faults, []);
  });

  it('play outside the Wgr for at least 34, and visit every setting', () => {
    assert.ok(builtinDilemmas.filter(({ setting }) => !WGR_SETTINGS.includes(setting)).length >= 34);
    assert.deepEqual(new Set(builtinDilemmas.map(({ setting }) => setting)), new Set(SETTINGS));
  });

  it('touch every challenge at least twice', () => {
    const touched = count(builtinDilemmas.flatMap(({ challenges }) => challenges));
    for (const challenge of CHALLENGE_IDS) assert.ok((touched.get(challenge) ?? 0) >= 2, challenge);
  });

  it('are told by at least ten roles, none of which tells more than a quarter', () => {
    const roles = count(builtinDilemmas.map((dilemma) => learning(dilemma).role));
    assert.ok(roles.size >= 10);
    for (const [role, often] of roles) assert.ok(often <= 13, role);
  });

  it('begin each block gently, and are hard for a quarter or more', () => {
    for (const block of BLOCKS) {
      const [first] = builtinDilemmas.filter((dilemma) => learning(dilemma).block === block);
      assert.equal(learning(first ?? assert.fail()).difficulty, 1, block);
    }
    const hard = count(builtinDilemmas.map((dilemma) => learning(dilemma).difficulty));
    assert.ok((hard.get(3) ?? 0) >= 13 && (hard.get(1) ?? 0) >= 10);
  });

  it('have a core of 24, and are worth a talk for three in four', () => {
    assert.equal(builtinDilemmas.filter((dilemma) => learning(dilemma).core).length, 24);
    assert.ok(builtinDilemmas.filter((dilemma) => learning(dilemma).talk).length >= 39);
  });

  it('offer two, three and four options, never always the same number', () => {
    assert.deepEqual(new Set(builtinDilemmas.map((dilemma) => dilemma.text.nl.options.length)), new Set([2, 3, 4]));
  });

  it('do not put the choice for the partnership, or that for home, always in the same place', () => {
    for (const loyalty of ['own', 'partnership'] as const) {
      const letters = builtinDilemmas.flatMap(({ serves = {} }) =>
        Object.entries(serves).flatMap(([option, served]) => (served === loyalty ? [option] : [])),
      );
      for (const [letter, often] of count(letters)) assert.ok(often <= 36, `${loyalty} is ${letter} ${often} times`);
    }
  });

  it('ask in five ways, none of them more than a third of the time', () => {
    const verbs = count(builtinDilemmas.map(({ text }) => text.nl.question.split(' ')[0] ?? ''));
    assert.ok(verbs.size >= 5);
    for (const [verb, often] of verbs) assert.ok(often <= 17, verb);
  });

  it('let men and women be told about alike', () => {
    const about = (word: RegExp) =>
      builtinDilemmas.filter(({ text }) =>
        word.test([text.en.situation, text.en.options.map((one) => one.explanation)].join()),
      );
    assert.ok(about(/\b(?:he|his|him)\b/i).length >= 15);
    assert.ok(about(/\b(?:she|her)\b/i).length >= 15);
    const alderman = (word: string) =>
      builtinDilemmas.filter(({ text }) =>
        new RegExp(`wethouder[^.]{0,60}[.,"]* ?(?:")?[^.]{0,20}\\b${word}\\b`, 'i').test(text.nl.situation),
      );
    assert.ok(alderman('ze').length >= 2 && alderman('hij').length >= 2);
  });

  it('have titles and openings of their own', () => {
    for (const language of LANGUAGES) {
      const own = builtinDilemmas.map(({ text }) => text[language]);
      assert.equal(new Set(own.map(({ title }) => title)).size, builtinDilemmas.length);
      const openings = count(own.map(({ situation }) => situation.split(' ').slice(0, 2).join(' ')));
      for (const [opening, often] of openings) assert.ok(often <= 4, opening);
    }
  });

  it('stay within the room of a card', () => {
    for (const { where, text } of texts) {
      assert.ok(wordsOf(text.situation).length <= 120, where);
      assert.ok(wordsOf(text.question).length <= 15, where);
      assert.ok(wordsOf(text.knowledge.text).length <= 90, where);
      assert.ok(wordsOf(text.knowledge.condition ?? '').length <= 24, where);
    }
  });

  it('each have a twist for when nearly everybody agrees', () => {
    for (const { where, text } of texts) assert.match(text.whatIf ?? '', /^(?:Wat als|What if) .+\?$/, where);
  });

  it('quote the law by one version of each act, in both languages under its Dutch name', () => {
    const versions = new Map<string, string>();
    for (const { where, text } of texts) {
      const { kind, source } = text.knowledge;
      if (kind === 'craft') continue;
      const [, act = '', version = ''] = /nl\/(BWBR\d{7})\/([\d-]{10})#/.exec(source?.url ?? '') ?? [];
      assert.equal(versions.get(act) ?? version, version, where);
      versions.set(act, version);
    }
    assert.ok(versions.size >= 12);
    for (const { id, text } of builtinDilemmas.filter((dilemma) => dilemma.text.nl.knowledge.kind === 'law'))
      assert.ok(text.en.knowledge.source?.name.includes(`(${text.nl.knowledge.source?.name})`), id);
  });

  it('keep the meaning of the letters on which people voted before', () => {
    const plain = (label: string) =>
      label
        .replace(/\b(?:hem|haar)\b/, 'die')
        .split(' ')
        .slice(0, 4)
        .join(' ');
    for (const before of earlierDilemmas) {
      const now = builtinDilemmas.find(({ id }) => id === before.id) ?? assert.fail(before.id);
      assert.ok(before.version < now.version, before.id);
      for (const { id, label } of before.text.nl.options) {
        const meant = now.text.nl.options.find((option) => option.id === id)?.label;
        assert.equal(plain(meant ?? ''), plain(label), `${before.id} ${id}`);
      }
    }
  });
});
