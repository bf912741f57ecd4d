import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../support/project-root.js';

/** A Markdown document of the project. */
export interface Document {
  /** From the top of the project, with forward slashes: `docs/operate.md`. */
  readonly path: string;
  readonly text: string;
}

/** Every Markdown document at the top of the project, in `docs/` and in `.github/`, in order of path. */
export function documents(): readonly Document[] {
  const root = projectRoot();
  const top = readdirSync(root).filter((name) => name.endsWith('.md'));
  const below = ['.github', 'docs'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.md'))
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`),
  );
  return [...top, ...below].sort().map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** The document at this path; throws when there is none. */
export function document(path: string): Document {
  const found = documents().find((one) => one.path === path);
  if (found === undefined) throw new Error(`there is no ${path}`);
  return found;
}

/** The text below one heading of the second level, up to the next; throws when there is no such heading. */
export function section({ path, text }: Document, heading: string): string {
  const [, after] = text.split(`\n## ${heading}\n`);
  if (after === undefined) throw new Error(`${path} has no part "${heading}"`);
  return after.split('\n## ')[0] ?? '';
}

/** The cells of each row of the tables in a text. */
export function rows(text: string): readonly (readonly string[])[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim())
        .slice(1, -1),
    );
}

/** The text without what stands between fences. */
export const prose = (text: string): string => text.replace(/^```[\s\S]*?^```$/gm, '');

/** The anchors that a Markdown viewer makes of the headings. */
export function anchorsOf({ text }: Document): readonly string[] {
  return [...prose(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
