import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromiumPath } from './support/browser.js';
import { GROUPS, type Group, testFiles } from './support/mocha-groups.js';
import { brokenStage, mochaStage, type StageResult, skippedStage, toolStage } from './support/mocha-stages.js';
import { type MongoTestServer, projectRoot, startMongoTestServer } from './support/mongo-test-server.js';

/**
 * The whole suite: `node dist/test/run.js [stage…]`. The last line says `N passed, N failed`, and `N skipped` when
 * something was; the exit code is 1 when anything failed.
 *
 * Environment: MONGODB_URI: the second engine. REQUIRE_MONGODB=1, REQUIRE_BROWSER=1: what is missing is a failure instead
 * of a skip. SKIP_BROWSER=1: leave Chromium out. MOCHA_REPORTER: how mocha shows its tests (default: dot).
 */
const STAGES = ['types', 'lint', ...GROUPS] as const;
type Stage = (typeof STAGES)[number];
const NEED_ENGINES: readonly Stage[] = ['unit', 'contracts', 'scenarios', 'browser'];

const root = projectRoot();
const testFolder = dirname(fileURLToPath(import.meta.url));
const isSet = (name: string): boolean => (process.env[name] ?? '0') !== '0' && process.env[name] !== '';

async function runStage(stage: Stage, reports: string, env: Readonly<Record<string, string>>): Promise<StageResult> {
  switch (stage) {
    case 'types':
      return typesStage(stage);
    case 'lint':
      return toolStage(stage, join(root, 'node_modules/@biomejs/biome/bin/biome'), [
        'check',
        '--error-on-warnings',
        root,
      ]);
    case 'contracts':
      return onBothEngines(await mochaStage(stage, testFolder, reports, env));
    case 'browser':
      return browserStage(reports, env);
    default:
      return mochaStage(stage, testFolder, reports, env);
  }
}

/** The program, and the page of the tab with the browser's own types. */
async function typesStage(stage: Stage): Promise<StageResult> {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const program = await toolStage(stage, compiler, ['--noEmit', '-p', root]);
  return program.failed > 0 ? program : toolStage(stage, compiler, ['--noEmit', '-p', join(root, 'src/tab/page')]);
}

/** With REQUIRE_MONGODB it is not enough that nothing failed: the tests must have met a server that we did not write. */
function onBothEngines(result: StageResult): StageResult {
  if (!isSet('REQUIRE_MONGODB') || result.engines.includes('MONGODB_URI')) return result;
  process.stdout.write('contracts: FAILED: REQUIRE_MONGODB is set, but nothing ran on the server behind MONGODB_URI\n');
  return { ...result, failed: result.failed + 1 };
}

async function browserStage(reports: string, env: Readonly<Record<string, string>>): Promise<StageResult> {
  const required = isSet('REQUIRE_BROWSER');
  if (!required && isSet('SKIP_BROWSER')) return skippedStage('browser', 'ALL BROWSER TESTS: SKIP_BROWSER is set');
  if (chromiumPath() === null) {
    const why = 'no Chromium here: install it, or set CHROMIUM_PATH';
    return required ? brokenStage('browser', why) : skippedStage('browser', `ALL BROWSER TESTS: ${why}`);
  }
  const result = await mochaStage('browser', testFolder, reports, env);
  if (!required || result.skipped.length === 0) return result;
  process.stdout.write('browser: FAILED: REQUIRE_BROWSER is set, but tests were skipped\n');
  return { ...result, failed: result.failed + 1 };
}

/** A server for the second engine where none was given and one is at hand. */
async function secondEngine(folder: string): Promise<MongoTestServer | undefined> {
  if (isSet('MONGODB_URI')) return undefined;
  try {
    return await startMongoTestServer(folder);
  } catch (error) {
    process.stdout.write(`The test server for the second engine did not start: ${error}\n`);
    return undefined;
  }
}

function summary(results: readonly StageResult[], startedOne: boolean): string {
  const lines = [''];
  for (const { name, skipped } of results) for (const title of skipped) lines.push(`SKIPPED in ${name}: ${title}`);
  if (lines.length > 1) lines.push('');
  lines.push('stage          passed  failed  skipped  seconds');
  for (const { name, passed, failed, skipped, seconds } of results) {
    const cells = [String(passed), String(failed), String(skipped.length), seconds.toFixed(1)];
    const widths = [6, 8, 9, 9];
    lines.push(`${name.padEnd(15)}${cells.map((cell, at) => cell.padStart(widths[at] ?? 0)).join('')}`);
  }
  const engines = new Set(results.flatMap((result) => result.engines));
  const named = [...engines].map((name) =>
    name === 'MONGODB_URI' ? `MongoDB wire server (${startedOne ? 'started by this run' : 'MONGODB_URI'})` : name,
  );
  lines.push(
    '',
    `Database engines: ${named.length === 0 ? 'none' : named.join(', ')}`,
    `Chromium: ${chromiumPath() ?? 'not there'}`,
    `Node: ${process.version}`,
    totalLine(results),
  );
  return `${lines.join('\n')}\n`;
}

function totalLine(results: readonly StageResult[]): string {
  const sum = (count: (result: StageResult) => number): number => results.reduce((total, one) => total + count(one), 0);
  const skipped = sum((result) => result.skipped.length);
  const line = `${sum(({ passed }) => passed)} passed, ${sum(({ failed }) => failed)} failed`;
  return skipped === 0 ? line : `${line}, ${skipped} skipped`;
}

/** Every stage, unless some were asked for by name. The manifest's tests come with the manifest. */
function stagesToRun(asked: readonly string[]): readonly Stage[] {
  const unknown = asked.filter((name) => !STAGES.some((stage) => stage === name));
  if (unknown.length > 0) throw new Error(`No such stage: ${unknown.join(', ')}. There are ${STAGES.join(', ')}`);
  if (asked.length > 0) return STAGES.filter((stage) => asked.includes(stage));
  const isEmpty = (group: Group): boolean => testFiles(testFolder, group).length === 0;
  return STAGES.filter((stage) => stage !== 'manifest' || !isEmpty(stage));
}

/** The scenarios take as long as all others together, so they begin early and have a lane of their own. */
const LANES = Math.min(2, availableParallelism());
const FIRST: readonly Stage[] = ['types', 'lint', 'architecture', 'scenarios'];

/** Runs the stages, as many at a time as there are lanes; the results in the order of `stages`. */
async function runAll(
  stages: readonly Stage[],
  run: (stage: Stage) => Promise<StageResult>,
): Promise<readonly StageResult[]> {
  const results = new Map<Stage, StageResult>();
  const waiting = [...FIRST.filter((stage) => stages.includes(stage)), ...stages.filter((one) => !FIRST.includes(one))];
  const lane = async (): Promise<void> => {
    for (let stage = waiting.shift(); stage !== undefined; stage = waiting.shift()) {
      results.set(stage, await run(stage));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return stages.flatMap((stage) => results.get(stage) ?? []);
}

async function main(): Promise<void> {
  const stages = stagesToRun(process.argv.slice(2));
  const folder = mkdtempSync(join(tmpdir(), 'spagaat-test-'));
  const needsEngine = stages.some((stage) => NEED_ENGINES.includes(stage));
  const server = needsEngine ? await secondEngine(join(folder, 'second-engine')) : undefined;
  const env = server === undefined ? {} : { MONGODB_URI: server.uri };
  let results: readonly StageResult[] = [];
  try {
    results = await runAll(stages, (stage) => runStage(stage, folder, env));
  } finally {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  process.exitCode = results.some(({ failed }) => failed > 0) ? 1 : 0;
  process.stdout.write(summary(results, server !== undefined));
}

main().catch((error: unknown) => {
  process.stdout.write(`${error instanceof Error ? error.stack : error}\n0 passed, 1 failed\n`);
  process.exitCode = 1;
});
