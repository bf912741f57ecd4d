import assert from 'node:assert/strict';
import { commentsOf, lineAt, literalsOf, type SourceFile, sourceFile, sourceFiles } from './source-files.js';

/** Ways to write that no native reader would accept, each with a better one. */
const HABITS: readonly (readonly [RegExp, string])[] = [
  [/(?<=^(?:- |\d\. )?|[.:!?;)]\s)(?:Who|Of|What|Whose|Again)\b(?![^.]*\?)/gm, 'begin with the thing itself'],
  [/\b(?:[Ff]or|[Oo]f|[Tt]o|[Ww]ith|[Ff]rom|than) who\b/g, 'write "for somebody who", or a noun'],
  [/; who\b(?![^.]*\?)/g, 'write "people who", or a noun'],
  [/[;:] again: /g, 'write "idempotent"'],
  [/\bso many\b(?![^.]*\b(?:as|that)\b)/gi, 'write "this many", "at most", or name the number'],
  [/\bno more(?=\s*(?:[.;:,)]|$|(?:and|but|or|when|since|after)\b))/gim, 'write "no longer"'],
];

/** Names in a test that are words of `mocha` for a title. */
const TITLED = /\b(?:it|describe)\(\s*$/;

/** A comment as it is read: without its marks, a paragraph or an entry of a list on each line. */
function proseOf(comment: string): string {
  return comment
    .replace(/^\/\*+|\*\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*(?:\*|\/\/)?\s*/, ''))
    .join('\n')
    .replace(/\n(?!\n|- |@|\d\. |\|)/g, ' ')
    .replace(/^[ \t]+/gm, '');
}

function habitsIn(prose: string): readonly string[] {
  return HABITS.flatMap(([habit, better]) => [...prose.matchAll(habit)].map(({ 0: found }) => `"${found}": ${better}`));
}

function faultsIn(file: SourceFile): readonly string[] {
  const titles = literalsOf(file).filter(({ index }) => TITLED.test(file.text.slice(Math.max(0, index - 20), index)));
  return [
    ...commentsOf(file).map(({ text, index }) => ({ index, found: habitsIn(proseOf(text)) })),
    ...titles.map(({ text, index }) => ({ index, found: habitsIn(text.slice(1, -1)) })),
  ].flatMap(({ index, found }) => found.map((fault) => `${file.path}:${lineAt(file.text, index)} ${fault}`));
}

describe('the English of comments and test titles', () => {
  it('has none of the habits of another language', () => {
    const files = sourceFiles();
    assert.ok(files.length > 500, `only ${files.length} files found`);
    assert.ok(files.flatMap(commentsOf).length > 3_000, 'comments are not found');
    assert.deepEqual(files.flatMap(faultsIn), []);
  });

  it('is judged by the sentence, wherever its line breaks', () => {
    const foreign = [
      '/** Who pauses gets nothing. */',
      '/** Removes it. Again: nothing. */',
      '/** Removes it; again: nothing. */',
      '/**\n * Sends it. Of\n * others nothing is told.\n */',
      '// Open: a card for\n// who takes no part.',
      '/** Stored once; who comes later reads it. */',
      '/** So many people at most. */',
      '/**\n * Lists:\n *\n * - What is there.\n */',
      '// They take part no more.',
      "it('is for who takes part', () => {});",
    ];
    for (const text of foreign) assert.equal(faultsIn(sourceFile('src/x.ts', text)).length, 1, text);
    const plain = [
      '/** Who may see it? */',
      '/** Holds no more than six, for somebody who asks. */',
      '/** There are so many ways that nothing follows. */',
      "const said = 'Who pauses gets nothing.';",
      "it('is for participants', () => {});",
    ];
    for (const text of plain) assert.deepEqual(faultsIn(sourceFile('src/x.ts', text)), [], text);
  });
});
