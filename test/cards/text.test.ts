import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CARD_LANGUAGES, formatDay, formatMoment, textFor, textsOf } from '../../cards/text.js';
import { MAXIMUM_SENTENCE_WORDS } from '../../src/dilemmas/dilemma-lint.js';

/** The files of these folders, and of the folders in them, with this ending. */
const read = (ending: string, ...folders: readonly string[]) =>
  folders.flatMap((folder) =>
    readdirSync(join(process.cwd(), folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith(ending))
      .map((name) => readFileSync(join(process.cwd(), folder, name), 'utf8')),
  );

function entries(node: object, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(node).flatMap(([name, value]) =>
    typeof value === 'string' ? [[`${path}${name}`, value] as const] : entries(value, `${path}${name}.`),
  );
}

/** As much as a tired reader takes in at once, as in the dilemmas. */
const LONGEST = MAXIMUM_SENTENCE_WORDS;
const LONGEST_LIST = 25;
/** Three things or more. */
const LIST = /^[^,]+(?:,[^,]+){2,}$/;
const sentencesIn = (text: string) => text.split(/(?<=[.?!:])\s+/);

const namesIn = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe('the texts of the cards', () => {
  const nl = new Map(entries(textsOf('nl')));
  const en = new Map(entries(textsOf('en')));

  it('have the same keys in Dutch and English', () => assert.deepEqual([...nl.keys()].sort(), [...en.keys()].sort()));

  it('are filled with the same values in both languages', () => {
    for (const [key, text] of nl) assert.deepEqual(namesIn(en.get(key) ?? ''), namesIn(text), key);
  });

  it('are never empty and never look like a template', () => {
    for (const [key, text] of [...nl, ...en]) assert.ok(text.trim() !== '' && !text.includes('$\u007b'), key);
  });

  it('are all used', () => {
    const code = read('.ts', 'cards', 'bot').join('\n');
    const templates = read('.json', 'cards').join('\n');
    const made = [...code.matchAll(/`([\w.]+)\$\{[\w.]+\}([\w.]*)`/g)];
    const unused = [...nl.keys()]
      .map((key) => key.replace(/_(one|other)$/, ''))
      .filter((key) => !code.includes(`'${key}'`))
      .filter((key) => !(key.split('.').length === 2 && templates.includes(`$\u007bt.${key.split('.')[1]}}`)))
      .filter((key) => !made.some(([, start = '', end = '']) => key.startsWith(start) && key.endsWith(end)));
    assert.deepEqual(unused, []);
    for (const name of Object.keys(textsOf('nl').notices))
      assert.ok(code.includes(`notice('${name}'`), `notice ${name} has no function`);
  });

  it(`have no sentence of more than ${LONGEST} words; one that lists things may have ${LONGEST_LIST}`, () => {
    const tooLong = [...nl, ...en].flatMap(([key, text]) =>
      sentencesIn(text)
        .filter((part) => part.split(/\s+/).length > (LIST.test(part) ? LONGEST_LIST : LONGEST))
        .map((part) => `${key}: ${part}`),
    );
    assert.deepEqual(tooLong, []);
  });

  it('tell who waits for a talk nothing of somebody who would rather not meet them', () =>
    assert.doesNotMatch(
      `${nl.get('notices.matchWaiting.text')} ${nl.get('notices.matchWaiting.nobodyFree')}`,
      /niet met (jou|je)|wil niet|liever niet/,
    ));
});

describe('filling a text', () => {
  it('chooses singular and plural', () => {
    for (const language of CARD_LANGUAGES) {
      const { count_one: one, count_other: other } = textsOf(language).result;
      assert.notEqual(one, other);
      for (const [count, text] of [
        [1, one],
        [0, other],
        [7, other],
      ] as const)
        assert.equal(textFor(language)('result.count', { count }), text.replace('{{count}}', String(count)));
    }
  });

  it('does not look again at what a person typed', () => {
    const name = '{{count}} $t(common.help) $& &lt;';
    assert.ok(textFor('nl')('welcome.hello', { name }).endsWith(`, ${name}`));
  });

  it('has every language', () => {
    for (const language of CARD_LANGUAGES) assert.notEqual(textFor(language)('common.help'), 'common.help');
  });
});

describe('days and moments', () => {
  it('are told in Dutch time, in winter and in summer', () => {
    assert.equal(formatMoment(new Date('2026-11-25T08:00:00Z'), 'nl'), 'woensdag 25 november 09:00');
    assert.equal(formatMoment(new Date('2026-07-01T07:05:00Z'), 'en'), 'Wednesday 1 July 09:05');
    assert.equal(formatMoment(new Date('2026-12-31T23:30:00Z'), 'nl'), 'vrijdag 1 januari 00:30');
  });

  it('name the year of a day', () => {
    assert.equal(formatDay(new Date('2027-01-12'), 'nl'), 'dinsdag 12 januari 2027');
    assert.equal(formatDay(new Date('2027-01-12'), 'en'), 'Tuesday 12 January 2027');
  });
});
