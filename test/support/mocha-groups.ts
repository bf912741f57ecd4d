import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

/** The groups of tests, in the order in which they run: what is quick and tells most comes first. */
export const GROUPS = ['architecture', 'unit', 'contracts', 'scenarios', 'manifest', 'browser'] as const;
export type Group = (typeof GROUPS)[number];

/**
 * Which group a test file belongs to, by its path below `test/` with forward slashes. Everything that is not named here is
 * a unit test; a test that needs Chromium stands in `e2e/` or ends in `.browser.test.js`.
 */
export function groupOf(path: string): Group {
  if (path.startsWith('e2e/') || path.endsWith('.browser.test.js')) return 'browser';
  if (path.startsWith('contracts/')) return 'contracts';
  if (path.startsWith('scenarios/')) return 'scenarios';
  if (path.startsWith('manifest/')) return 'manifest';
  if (path.startsWith('house/') || path === 'architecture.test.js') return 'architecture';
  return 'unit';
}

/** The compiled test files of a group, as absolute paths in alphabetical order. */
export function testFiles(testFolder: string, group: Group): readonly string[] {
  return readdirSync(testFolder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => path.endsWith('.test.js') && groupOf(path) === group)
    .sort()
    .map((path) => join(testFolder, path));
}
