import assert from 'node:assert/strict';
import { circles, importsOf } from './imports.js';
import { placesOf, type SourceFile, sourceFile } from './source-files.js';

const file = (text: string): SourceFile => sourceFile('src/rounds/x.ts', text);

describe('the reading of imports', () => {
  it('sees values, types, several lines, packages with a scope and calls', () => {
    const found = importsOf(
      file(
        [
          "import { a } from '../a.js';",
          "import type { B } from './b.js';",
          'import {',
          '  c,',
          "} from '@scope/name/deep';",
          "import 'plain';",
          "export { d } from './d.js';",
          "const e = await import('node:fs');",
          "const f = require.resolve('package/file');",
        ].join('\n'),
      ),
    );
    assert.deepEqual(
      found.map(({ target, typeOnly, line }) => [target, typeOnly, line]),
      [
        ['src/a.ts', false, 1],
        ['src/rounds/b.ts', true, 2],
        ['@scope/name', false, 3],
        ['plain', false, 6],
        ['src/rounds/d.ts', false, 7],
        ['node:fs', false, 8],
        ['package', false, 9],
      ],
    );
  });

  it('takes names that are each marked as a type for an import that stays after compiling', () => {
    assert.equal(importsOf(file("import { type A } from './a.js';"))[0]?.typeOnly, false);
  });

  it('does not take a sentence in a comment for an import', () => {
    assert.deepEqual(importsOf(file("// once it was import('./a.js')\n/* require('b') */")), []);
  });

  it('finds a circle, also one of types', () => {
    const one = sourceFile('src/one.ts', "import { two } from './two.js';");
    const back = sourceFile('src/two.ts', "import { one } from './one.js';");
    const typed = sourceFile('src/two.ts', "import type { One } from './one.js';");
    assert.deepEqual(circles([one, back].flatMap(importsOf)), ['src/one.ts → src/two.ts → src/one.ts']);
    assert.deepEqual(circles([one, typed].flatMap(importsOf)), ['src/one.ts → src/two.ts → src/one.ts']);
  });
});

describe('the reading of code', () => {
  const CALL = /Date\.now\(/g;

  it('finds a call and tells its line', () => {
    assert.deepEqual(placesOf(file('const a = 1;\nconst b = Date.now();'), CALL), ['src/rounds/x.ts:2']);
  });

  it('finds no call in comments, strings and regular expressions', () => {
    const text = "// Date.now()\n/* Date.now( */ const a = 'it\\'s Date.now()'; const r = /[/'\"]Date.now\\(/; ";
    assert.deepEqual(placesOf(file(text), CALL), []);
  });

  it('still finds a call after a quote inside a regular expression', () => {
    assert.deepEqual(placesOf(file('const quote = /[\'"]/;\nconst b = Date.now();'), CALL), ['src/rounds/x.ts:2']);
  });

  it('finds a call inside a template', () => {
    assert.deepEqual(placesOf(file(`const a = \`now: \${Date.now()}\`;`), CALL), ['src/rounds/x.ts:1']);
  });
});
