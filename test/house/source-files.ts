import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { projectRoot } from '../support/project-root.js';

/** A TypeScript file of the project. */
export interface SourceFile {
  /** From the top of the project, with forward slashes: `src/rounds/round.ts`. */
  readonly path: string;
  readonly text: string;
  /** The text with the comments, strings and regular expressions blanked; lines stay where they are. */
  readonly code: string;
  readonly lines: number;
}

export const SOURCE_FOLDERS = ['bot', 'cards', 'manifest', 'src', 'test'] as const;

/** All TypeScript files of the project, in order of path. */
export function sourceFiles(): readonly SourceFile[] {
  const root = projectRoot();
  const present = readdirSync(root);
  return SOURCE_FOLDERS.filter((folder) => present.includes(folder)).flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .sort()
      .map((path) => read(root, `${folder}/${path.split(sep).join('/')}`)),
  );
}

function read(root: string, path: string): SourceFile {
  return sourceFile(path, readFileSync(join(root, path), 'utf8'));
}

/** A file as the rules look at it. */
export function sourceFile(path: string, text: string): SourceFile {
  return { path, text, code: blanked(text), lines: text.trimEnd().split('\n').length };
}

/**
 * Comments, strings and regular expressions, whichever comes first. Templates stay visible: a call may stand in one.
 */
const HIDDEN =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|(?<=[(,=:[!&|?{};\n]\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])*\/[dgimsuvy]*/g;

function blanked(text: string): string {
  return text.replace(HIDDEN, (hidden) => hidden.replace(/[^\n]/g, ' '));
}

/** A string, a template, a regular expression or a comment as it is written, and where it begins. */
export interface Literal {
  readonly text: string;
  readonly index: number;
}

/** Every string, template and regular expression of a file. A string inside a template counts as part of that. */
export function literalsOf({ text, code }: SourceFile): readonly Literal[] {
  const hidden = [...text.matchAll(HIDDEN)].filter(([found]) => !/^\/[/*]/.test(found));
  const templates = [...code.matchAll(/`[^`]*`/g)];
  return [...hidden, ...templates].map(({ 0: found, index }) => ({
    text: text.slice(index, index + found.length),
    index,
  }));
}

/** Every comment of a file, lines of `//` below each other as one, and where it begins. */
export function commentsOf({ text }: SourceFile): readonly Literal[] {
  const found: Literal[] = [];
  for (const { 0: comment, index } of text.matchAll(HIDDEN)) {
    const before = found.at(-1);
    const between = before && text.slice(before.index + before.text.length, index);
    if (!/^\/[/*]/.test(comment)) continue;
    if (before?.text.startsWith('//') && comment.startsWith('//') && /^\n[ \t]*$/.test(between ?? ''))
      found[found.length - 1] = { text: text.slice(before.index, index + comment.length), index: before.index };
    else found.push({ text: comment, index });
  }
  return found;
}

/** `path:line` of every place in the code (not in comments or strings) that matches. */
export function placesOf(file: SourceFile, pattern: RegExp): readonly string[] {
  return [...file.code.matchAll(pattern)].map(({ index }) => `${file.path}:${lineAt(file.text, index)}`);
}

export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
