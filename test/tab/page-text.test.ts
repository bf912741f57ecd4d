import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { textsOf } from '../../cards/text.js';
import { LANGUAGES, type Language } from '../../src/language.js';
import { projectRoot } from '../support/project-root.js';

const PAGE = join(projectRoot(), 'src/tab/page');

function entries(node: object, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(node).flatMap(([name, value]) =>
    typeof value === 'string' ? [[`${path}${name}`, value] as const] : entries(value, `${path}${name}.`),
  );
}

function textsOfPage(language: Language): ReadonlyMap<string, string> {
  return new Map(entries(JSON.parse(readFileSync(join(PAGE, `text/${language}.json`), 'utf8')) as object));
}

const namesIn = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe('the texts of the tab', () => {
  const nl = textsOfPage('nl');
  const en = textsOfPage('en');

  it('have the same keys in Dutch and English, filled with the same values', () => {
    assert.deepEqual([...nl.keys()].sort(), [...en.keys()].sort());
    for (const [key, text] of nl) assert.deepEqual(namesIn(en.get(key) ?? ''), namesIn(text), key);
    for (const [key, text] of [...nl, ...en]) assert.notEqual(text.trim(), '', key);
  });

  it('say what the cards say in the same words: a key that the cards have too has the same text', () => {
    for (const language of LANGUAGES) {
      const cards = new Map(entries(textsOf(language)));
      const page = textsOfPage(language);
      const same = [...page].filter(([key]) => cards.has(key));
      assert.ok(same.length > 100, `only ${same.length} sentences are shared`);
      for (const [key, text] of same) assert.equal(text, cards.get(key), `${language} ${key}`);
    }
  });

  it('are all used', () => {
    const code = readdirSync(PAGE, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readFileSync(join(PAGE, name), 'utf8'))
      .join('\n');
    const made = [...code.matchAll(/`([\w.]+)\$\{/g)].map(([, start = '']) => start);
    // Notices of the talks are named with their part: `notice('matchNone')`.
    const isNotice = (key: string) => code.includes(`notice('${key.split('.')[1]}'`);
    const unused = [...nl.keys()]
      .map((key) => key.replace(/_(one|other)$/, ''))
      .filter((key) => !code.includes(`'${key}'`))
      .filter((key) => !made.some((start) => start !== 'notices.' && start.includes('.') && key.startsWith(start)))
      .filter((key) => !(key.startsWith('notices.') && isNotice(key)));
    assert.deepEqual(unused, []);
  });
});
