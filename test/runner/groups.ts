import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Job } from './pool.js';

/** The groups of tests that run by default. */
export const GROUPS = ['architecture', 'unit', 'contracts', 'scenarios', 'manifest', 'browser'] as const;
/** And what takes too long to be run at every change: `npm run test:long`. */
export const LONG = 'long';
export type Group = (typeof GROUPS)[number] | typeof LONG;

/** The slowest files, which begin first so that no core is left idle at the end. */
const FIRST = [/^e2e\//, /^scenarios\/crash-sweep/, /\.browser$/, /^scenarios\//, /^rounds\/.*attack/, /^contracts\//];

/**
 * Which group a test file belongs to, by its path below `test/` with forward slashes. Everything that is not named here is
 * a unit test; a test that needs Chromium stands in `e2e/` or ends in `.browser.test.js`.
 */
export function groupOf(path: string): Group {
  if (path.endsWith('.long.test.js')) return LONG;
  if (needsBrowser(path)) return 'browser';
  if (path.startsWith('contracts/')) return 'contracts';
  if (path.startsWith('scenarios/')) return 'scenarios';
  if (path.startsWith('manifest/')) return 'manifest';
  if (path.startsWith('house/') || path === 'architecture.test.js') return 'architecture';
  return 'unit';
}

/** Chromium draws what this file tests, in whatever group it is. */
function needsBrowser(path: string): boolean {
  return path.startsWith('e2e/') || path.includes('.browser.');
}

/** All compiled test files, in the order in which they are begun. */
export function testJobs(testFolder: string): readonly Job[] {
  return readdirSync(testFolder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => path.endsWith('.test.js'))
    .map((path) => ({
      group: groupOf(path),
      name: path.replace(/\.test\.js$/, ''),
      path: join(testFolder, path),
      needsBrowser: needsBrowser(path),
    }))
    .sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}

function rank({ name }: Job): number {
  const at = FIRST.findIndex((pattern) => pattern.test(name));
  return at < 0 ? FIRST.length : at;
}
