import assert from 'node:assert/strict';
import fc from 'fast-check';
import { charactersOf } from '../../src/characters.js';
import type { Mark } from '../../src/personal-data/mark.js';
import { findPersonalData } from '../../src/personal-data/personal-data.js';
import { textOfCharacters } from '../support/characters.js';
import { grownOutOfProportion } from '../support/growth.js';
import { runs, spread } from '../support/thorough.js';
import { type MarkedText, readMarked } from './marked-text.js';
import { NEGATIVES } from './personal-data-negatives.js';
import { POSITIVES } from './personal-data-positives.js';

const isHeldOut = (_line: string, at: number): boolean => at % 3 === 2;
const isKnown = (line: string, at: number): boolean => !isHeldOut(line, at);
const WANTED = 0.95;

interface Score {
  readonly expected: number;
  readonly found: number;
  readonly right: number;
  readonly mistakes: readonly string[];
}

const overlaps = (one: Mark, other: Mark): boolean =>
  one.kind === other.kind && one.start < other.end && other.start < one.end;

/** A mark is right when it touches one of the same kind that should be there. */
function score(lines: readonly string[]): Score {
  const texts: readonly MarkedText[] = lines.map(readMarked);
  let [expected, found, right] = [0, 0, 0];
  const mistakes: string[] = [];
  for (const { text, marks } of texts) {
    const got = findPersonalData(text);
    const say = ({ kind, start, end }: Mark): string => `${kind} "${text.slice(start, end)}" in: ${text}`;
    const missed = marks.filter((mark) => !got.some((one) => overlaps(one, mark)));
    const wrong = got.filter((mark) => !marks.some((one) => overlaps(one, mark)));
    expected += marks.length;
    found += got.length;
    right += marks.length - missed.length;
    mistakes.push(...missed.map((mark) => `missed ${say(mark)}`), ...wrong.map((mark) => `wrong ${say(mark)}`));
  }
  return { expected, found, right, mistakes };
}

function check(name: string, lines: readonly string[]): void {
  const { expected, found, right, mistakes } = score(lines);
  const recall = right / expected;
  const wrong = mistakes.filter((line) => line.startsWith('wrong')).length;
  const precision = (found - wrong) / found;
  const figures = `recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}`;
  process.stdout.write(`\n  ${name}: ${lines.length} sentences, ${expected} marks, ${figures}\n`);
  const complaint = `${figures}\n${mistakes.join('\n')}`;
  assert.ok(recall >= WANTED && precision >= WANTED, complaint);
}

describe('the search for personal data', () => {
  it('has tables that are large enough', () => {
    assert.ok(POSITIVES.length >= 60 && NEGATIVES.length >= 60);
  });

  it('finds nearly all, and hardly anything that is none, in the sentences that it was made with', () => {
    check('known', [...POSITIVES.filter(isKnown), ...NEGATIVES.filter(isKnown)]);
  });

  it('does so in the sentences that were held out', () => {
    check('held out', [...POSITIVES.filter(isHeldOut), ...NEGATIVES.filter(isHeldOut)]);
  });
});

/** Pieces that patterns try much with: repeated, they would show a search that goes back over the text again and again. */
const HOSTILE = [
  ...[
    'a',
    'A',
    '1',
    '0',
    ' ',
    '.',
    '-',
    '@',
    "'",
    '(',
    '\n',
    '\u0301',
    'A\u0301',
    '😀',
    '1 ',
    'Aa ',
    'A.',
    'a@',
    'a.',
    '0a',
    '1.',
    'a-',
  ],
  ...[
    'van ',
    'van der ',
    'De ',
    'Jan ',
    'mevrouw ',
    'Kerkstraat 12 ',
    'Straat 1 ',
    'Laan van ',
    'NL91 ',
    'AA11',
    '+31 ',
    '06-',
    'bsn ',
  ],
  ...[
    'zaak ',
    'zaak onder',
    'kenmerk is ',
    'nummer: ',
    '2024-',
    'Z/24',
    'a.a@',
    '[at]',
    'no.',
    '8011 AB',
    '€ ',
    'Sociale Zaken ',
  ],
] as const;
describe('the search for personal data, on any text', () => {
  it('gives marks in order, apart from each other and inside the text', () => {
    const pieces = fc.array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'grapheme', maxLength: 5 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        let end = 0;
        for (const mark of findPersonalData(text)) {
          assert.ok(mark.start >= end && mark.end > mark.start && mark.end <= text.length, JSON.stringify(mark));
          end = mark.end;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('takes no more than in proportion to the length of anything repeated', () => {
    const pairs = fc.sample(fc.array(fc.constantFrom(...HOSTILE), { minLength: 2, maxLength: 4 }), runs(20, 6));
    const pieces = [...spread(HOSTILE, 20), ...pairs.map((parts) => parts.join(''))];
    assert.deepEqual(
      pieces.flatMap((piece) => grownOutOfProportion(piece, findPersonalData) ?? []),
      [],
    );
  });

  it('finds in a long text what it finds in a short one', () => {
    const filler = 'De raad vergadert op maandag. '.repeat(3_000);
    const { text, marks } = readMarked('{name:Jan de Vries} belt {phone:06-12345678}.');
    const found = findPersonalData(filler + text);
    assert.deepEqual(
      found,
      marks.map(({ kind, start, end }) => ({ kind, start: start + filler.length, end: end + filler.length })),
    );
  });

  it('reads letters with loose accents as the letters that one sees', () => {
    for (const line of POSITIVES) {
      const { text } = readMarked(line);
      const wordsOf = (typed: string) =>
        findPersonalData(typed).map(({ kind, start, end }) => [kind, typed.slice(start, end).normalize('NFC')]);
      assert.deepEqual(wordsOf(text.normalize('NFD')), wordsOf(text.normalize('NFC')), text);
    }
    const mail = 'Mail renée@gemeente.nl'.normalize('NFD');
    assert.deepEqual(findPersonalData(mail), [{ kind: 'mail', start: 5, end: mail.length }]);
  });

  it('marks whole characters, whatever stands before, behind and between', () => {
    const words = fc.constantFrom('mevrouw De Vries', 'jan@x.nl', '06-12345678', '1234 AB', 'Kerkstraat 12');
    const sentence = fc.array(fc.oneof(words, textOfCharacters(3), fc.constantFrom(' ', '\u0301', '\u20e3')));
    fc.assert(
      fc.property(sentence, (parts) => {
        const text = parts.join('');
        const edges = new Set([0]);
        for (const character of charactersOf(text)) edges.add(Math.max(...edges) + character.length);
        for (const { start, end } of findPersonalData(text))
          assert.ok(edges.has(start) && edges.has(end) && start < end);
      }),
    );
    assert.deepEqual(findPersonalData('Bel 06-12345678\ufe0f\u20e3 nu'), [{ kind: 'phone', start: 4, end: 17 }]);
  });

  it('takes the number of an article for none of a house, at the beginning of a text too', () => {
    assert.deepEqual(findPersonalData('artikel 1234 AB'), []);
  });
});
