import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../support/project-root.js';
import { lineAt, literalsOf, type SourceFile, sourceFile, sourceFiles } from './source-files.js';

/** These are about the wording itself. */
const ABOUT_WORDING = ['test/cards/text.test.ts', 'test/tab/page-text.test.ts'];

const TEXTS = ['cards/text', 'src/tab/page/text'].flatMap((folder) =>
  ['nl', 'en'].flatMap((language) => leavesOf(JSON.parse(read(`${folder}/${language}.json`)))),
);
const WHOLE = new Set(TEXTS);
/** All that is said on the screen, without what is filled in. */
const SAID = TEXTS.map((text) => text.replaceAll('**', '').replace(/\{\{\w+\}\}/g, '\n')).join('\n');

function read(path: string): string {
  return readFileSync(join(projectRoot(), path), 'utf8');
}

function leavesOf(node: unknown): readonly string[] {
  return typeof node === 'string' ? [node] : Object.values(node as object).flatMap(leavesOf);
}

const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
const unescaped = (text: string): string => text.replace(/\\([^a-zA-Z0-9])/g, '$1');

/** Two words in a row that stand in one sentence of the screen. */
function isQuotingPattern(pattern: string): boolean {
  const body = pattern.slice(1, pattern.lastIndexOf('/')).replaceAll('\\*', '');
  const runs = body.split(/\\[a-zA-Z]|(?<!\\)[()[\]|^$*+?{}]|(?<!\\)\.(?=[*+])/).map((run) => unescaped(run).trim());
  return runs.some((run) => wordsIn(run) >= 2 && run.length >= 8 && SAID.includes(run));
}

/** A sentence of the screen, or three words in a row of one. Text typed to the bot begins with a small letter. */
function isQuotingString(string: string): boolean {
  const parts = unescaped(string.slice(1, -1)).split(/\$\{[^}]*\}/);
  return parts
    .map((part) => part.replace(/^[\s:,.;]+|\s+$/g, ''))
    .filter((part) => /^[^\p{L}]*\p{Lu}/u.test(part))
    .some((part) => (wordsIn(part) >= 2 && WHOLE.has(part)) || (wordsIn(part) >= 3 && SAID.includes(part)));
}

function quotesIn(file: SourceFile): readonly string[] {
  return literalsOf(file)
    .filter(({ text }) => (text.startsWith('/') ? isQuotingPattern(text) : isQuotingString(text)))
    .map(({ text, index }) => `${file.path}:${lineAt(file.text, index)} ${text}`);
}

describe('the words of the screen in tests', () => {
  it('are taken from the text files, so that a plainer sentence breaks no test and lets none pass for nothing', () => {
    const tests = sourceFiles().filter(({ path }) => path.startsWith('test/') && !ABOUT_WORDING.includes(path));
    assert.ok(tests.length > 100, `only ${tests.length} files found`);
    assert.deepEqual(tests.flatMap(quotesIn), [], 'ask for a sentence with `says` or `sentence` of support/says.ts');
  });

  it('are recognised as a string, in a template and in a pattern', () => {
    const [sentence = ''] = TEXTS.filter((text) => wordsIn(text) === 4 && /^[\p{L} ]+\.$/u.test(text));
    const [first, second, third] = sentence.split(' ');
    for (const code of [`'${sentence}'`, `\`\${name}: ${sentence}\``, `/^${first} ${second} ${third}\\b/`])
      assert.equal(quotesIn(sourceFile('test/x.ts', `x(\n${code})`)).length, 1, code);
    for (const code of [`// ${sentence}`, "'help'", '/^\\d+ (a|b)$/'])
      assert.deepEqual(quotesIn(sourceFile('test/x.ts', `x(\n${code})`)), [], code);
  });
});
