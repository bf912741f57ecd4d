import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readLibraryFiles, writeLibrary } from '../src/dilemmas/library/library-files.js';
import { GROUPS, LONG, testJobs } from './runner/groups.js';
import { slowness } from './runner/machine.js';
import { type Job, LANES, runPool } from './runner/pool.js';
import type { FileReport } from './runner/report.js';
import { progress, summary } from './runner/summary.js';
import { runTool, TOOLS } from './runner/tools.js';
import { chromiumPath } from './support/browser.js';
import { IS_THOROUGH } from './support/thorough.js';

/**
 * The whole suite: `node dist/test/run.js [stage or part of a file's name…]`. The last line says `N passed, N failed`, and
 * `N skipped` when something was; the exit code is 1 when anything failed.
 *
 * Environment: MONGODB_URI: the second engine. REQUIRE_MONGODB=1, REQUIRE_BROWSER=1: what is missing is a failure instead
 * of a skip. SKIP_BROWSER=1: leave Chromium out. SCENARIOS_ON_MONGODB=1: the scenarios run on the second engine. THOROUGH=1: all
 * is tried of what else a spread is tried of.
 */
const STAGES = [...TOOLS, ...GROUPS];

/** A process is stuck if nothing happens for this long on the usual machine (ms). */
const STILL_MS = 300_000;

const testFolder = dirname(fileURLToPath(import.meta.url));
const isSet = (name: string): boolean => !['', '0'].includes(process.env[name] ?? '');
const notRun = (group: string, title: string): FileReport => ({
  ...{ group, name: group, seconds: 0 },
  tests: [{ kind: 'test', title, state: 'failed' }],
});

/** The files of these stages, or those with such a name; without any the whole suite, what takes long when it is thorough. */
function chosen(asked: readonly string[]): { readonly tools: readonly string[]; readonly jobs: readonly Job[] } {
  const everything = IS_THOROUGH ? [...STAGES, LONG] : STAGES;
  const words = asked.length > 0 ? asked : everything;
  const all = testJobs(testFolder);
  const jobs = all.filter(({ group, name }) =>
    words.some((word) => word === group || (group !== LONG && !STAGES.includes(word) && name.includes(word))),
  );
  const tools = TOOLS.filter((tool) => words.includes(tool));
  if (jobs.length + tools.length === 0)
    throw new Error(`Nothing is called ${asked.join(' or ')}: ${STAGES.join(', ')}`);
  return { tools, jobs };
}

/** Why no test of the browser can run here; null when they can. */
function whyNoBrowser(): string | null {
  if (isSet('SKIP_BROWSER') && !isSet('REQUIRE_BROWSER')) return 'SKIP_BROWSER is set';
  return chromiumPath() === null ? 'there is no Chromium: install it, or set CHROMIUM_PATH' : null;
}

/** One after the other, beside the tests: each is a process of its own. */
async function runTools(tools: readonly string[], onFile: (report: FileReport) => void): Promise<void> {
  for (const tool of tools) onFile(await runTool(tool));
}

async function main(): Promise<void> {
  const { tools, jobs } = chosen(process.argv.slice(2));
  // The compiler leaves the dilemmas alone; the tests are to see them as they are now.
  writeLibrary(readLibraryFiles());
  const factor = slowness();
  process.stdout.write(
    `${LANES} files at a time, this machine is now ${factor.toFixed(1)} times slower than the usual one\n`,
  );

  const reports: FileReport[] = [];
  const leftOut = new Set<string>();
  const onFile = (report: FileReport): void => {
    reports.push(report);
    process.stdout.write(progress(report));
  };

  const noBrowser = jobs.some(({ needsBrowser }) => needsBrowser) ? whyNoBrowser() : null;
  const wanted = jobs.filter(({ needsBrowser }) => noBrowser === null || !needsBrowser);
  if (noBrowser !== null && isSet('REQUIRE_BROWSER'))
    onFile(notRun('browser', `REQUIRE_BROWSER is set, but ${noBrowser}`));
  else if (noBrowser !== null) leftOut.add(`ALL BROWSER TESTS: ${noBrowser}`);

  const env = { PATIENCE: factor.toFixed(2) };
  const [processes] = await Promise.all([
    runPool(wanted, { env, stillMs: STILL_MS * factor, onFile }),
    runTools(tools, onFile),
  ]);

  for (const { leftOut: reasons } of processes) for (const reason of reasons) leftOut.add(reason);
  const engines = new Set(processes.flatMap((one) => one.engines));
  if (isSet('REQUIRE_MONGODB') && wanted.some(({ group }) => group === 'contracts') && !engines.has('MONGODB_URI')) {
    onFile(notRun('contracts', 'REQUIRE_MONGODB is set, but nothing ran on the server behind MONGODB_URI'));
  }
  process.stdout.write(summary({ reports, processes, leftOut: [...leftOut], engines: [...engines] }));
  process.exitCode = reports.some(({ tests }) => tests.some(({ state }) => state === 'failed')) ? 1 : 0;
}

main().catch((error: unknown) => {
  process.stdout.write(`${error instanceof Error ? error.stack : error}\n0 passed, 1 failed\n`);
  process.exitCode = 1;
});
