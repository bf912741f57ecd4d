import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { type Group, testFiles } from './mocha-groups.js';
import { readReport } from './mocha-report.js';

/** How one part of the suite went. */
export interface StageResult {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  /** What was not run, each with its reason. */
  readonly skipped: readonly string[];
  readonly engines: readonly string[];
  readonly seconds: number;
}

/** A stage that does not end is stopped after this (ms). */
const LONGEST_STAGE_MS = 13 * 60_000;

/** A stage that could not run, or failed as a whole: one failure, said aloud. */
export function brokenStage(name: string, why: string): StageResult {
  process.stdout.write(`\n${name}: FAILED: ${why}\n`);
  return { name, passed: 0, failed: 1, skipped: [], engines: [], seconds: 0 };
}

/** A stage that was left out, with the reason. */
export function skippedStage(name: string, why: string): StageResult {
  return { name, passed: 0, failed: 0, skipped: [why], engines: [], seconds: 0 };
}

/** A tool such as the compiler or the linter, as a stage of one pass or one failure. `command`: a JavaScript file. */
export async function toolStage(name: string, command: string, args: readonly string[]): Promise<StageResult> {
  const { code, seconds } = await runNode(name, [command, ...args], {});
  if (code !== 0) return { ...brokenStage(name, 'see above'), seconds };
  return { name, passed: 1, failed: 0, skipped: [], engines: [], seconds };
}

/** The mocha tests of a group, in a process of their own. */
export async function mochaStage(
  name: Group,
  testFolder: string,
  reportFolder: string,
  env: Readonly<Record<string, string>>,
): Promise<StageResult> {
  const files = testFiles(testFolder, name);
  if (files.length === 0) return brokenStage(name, 'there are no tests of this kind');
  const reportPath = join(reportFolder, `${name}.json`);
  const { code, seconds } = await runNode(
    name,
    [join(testFolder, 'support/mocha-stage.js'), reportPath, ...files],
    env,
  );
  const report = readReport(reportPath);
  if (report === null) return { ...brokenStage(name, `its process ended with ${code} and no report`), seconds };
  // A process that breaks after its last test has not passed.
  const broke = code !== 0 && report.failed === 0;
  if (broke) process.stdout.write(`${name}: FAILED: its process ended with ${code} after the last test\n`);
  return { name, ...report, failed: report.failed + (broke ? 1 : 0), seconds };
}

interface Ended {
  /** Exit code, or what ended the process otherwise. */
  readonly code: number | string;
  readonly seconds: number;
}

/** What it writes is shown when it ends, so that two at a time can be read. */
function runNode(name: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> {
  const begin = performance.now();
  const written: Buffer[] = [];
  process.stdout.write(`${name} …\n`);
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: LONGEST_STAGE_MS,
      killSignal: 'SIGKILL',
    });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => written.push(chunk));
    const end = (code: number | string): void => {
      process.stdout.write(`\n${name}\n${Buffer.concat(written).toString('utf8')}`);
      resolve({ code, seconds: (performance.now() - begin) / 1_000 });
    };
    child.once('error', (error) => end(error.message));
    child.once('close', (code, signal) => end(code ?? signal ?? 'an unknown end'));
  });
}
