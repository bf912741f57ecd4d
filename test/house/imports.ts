import { posix } from 'node:path';
import { lineAt, type SourceFile } from './source-files.js';

/** One import (or re-export) of a file. */
export interface Import {
  readonly from: string;
  readonly line: number;
  /** The text between the quotes. */
  readonly specifier: string;
  /** The path of the file in the project, or the name of the package (`mongodb`, `@a/b`, `node:fs`). */
  readonly target: string;
  readonly isOurs: boolean;
  /** Gone after compiling: `import type … from`. */
  readonly typeOnly: boolean;
}

const STATEMENT = /^(?:import|export)\s+(type\s+)?(?:[\w*\s{},$]+?\s+from\s+)?'([^'\n]+)'/gm;
const CALL = /\b(?:import|require(?:\.resolve)?)\(\s*'([^'\n]+)'/g;

/** All imports of a file: statements, re-exports, `import()` and `require()` with a fixed text. */
export function importsOf(file: SourceFile): readonly Import[] {
  const statements = [...file.text.matchAll(STATEMENT)].map((found) =>
    importAt(file, found.index, found[2] ?? '', found[1] !== undefined),
  );
  // In a comment or a string it would be blank.
  const calls = [...file.text.matchAll(CALL)].filter(({ index }) => file.code[index] !== ' ');
  return [...statements, ...calls.map((found) => importAt(file, found.index, found[1] ?? '', false))];
}

function importAt(file: SourceFile, index: number, specifier: string, typeOnly: boolean): Import {
  const isOurs = specifier.startsWith('.');
  return {
    from: file.path,
    line: lineAt(file.text, index),
    specifier,
    isOurs,
    typeOnly,
    target: targetOf(file, specifier),
  };
}

function targetOf(file: SourceFile, specifier: string): string {
  if (specifier.startsWith('.')) {
    return posix.join(posix.dirname(file.path), specifier).replace(/\.js$/, '.ts');
  }
  if (specifier.startsWith('node:')) return specifier;
  const [first = '', second = ''] = specifier.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

/** How an import reads in a complaint. */
export function inWords({ from, line, specifier, typeOnly }: Import): string {
  return `${from}:${line} imports ${typeOnly ? 'the type of ' : ''}'${specifier}'`;
}

/** Circles of imports, each as the files on it. Those of types count: they say that a word stands in the wrong place. */
export function circles(imports: readonly Import[]): readonly string[] {
  const next = new Map<string, string[]>();
  for (const { from, target, isOurs } of imports) {
    if (isOurs) next.set(from, [...(next.get(from) ?? []), target]);
  }
  const found: string[] = [];
  const done = new Set<string>();
  function walk(file: string, path: readonly string[]): void {
    const at = path.indexOf(file);
    if (at >= 0) {
      found.push([...path.slice(at), file].join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const other of next.get(file) ?? []) walk(other, [...path, file]);
    done.add(file);
  }
  for (const file of next.keys()) walk(file, []);
  return found;
}
