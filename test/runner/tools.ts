import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../support/project-root.js';
import type { FileReport } from './report.js';

/**
 * Tools that judge the sources as a whole; each is one pass or one failure. The types of the program are not among them:
 * the tests are what the compiler made of it, so only those of the tab's page are left, which a bundler takes unread.
 */
const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  types: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'src/tab/page'],
  lint: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
  unused: ['node_modules/knip/bin/knip.js'],
};

export const TOOLS = Object.keys(ARGUMENTS);

export function runTool(name: string): Promise<FileReport> {
  const [command = '', ...args] = ARGUMENTS[name] ?? [];
  const begin = performance.now();
  const root = projectRoot();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, command), ...args], { cwd: root, stdio: ['ignore', 1, 1] });
    child.once('error', reject);
    child.once('close', (code) => {
      const state = code === 0 ? 'passed' : 'failed';
      const seconds = (performance.now() - begin) / 1_000;
      resolve({ group: name, name, seconds, tests: [{ kind: 'test', title: `${name}: see above`, state }] });
    });
  });
}
