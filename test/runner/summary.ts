import { chromiumPath } from '../support/browser.js';
import type { FileReport, ProcessReport, TestReport } from './report.js';

export interface SuiteReport {
  readonly reports: readonly FileReport[];
  readonly processes: readonly ProcessReport[];
  /** Tests that could not run here, each with its reason. */
  readonly leftOut: readonly string[];
  readonly engines: readonly string[];
}

/** How many of the slowest files, and tests, are named. */
const SLOWEST = Number(process.env.SLOWEST ?? 10);

const count = (reports: readonly FileReport[], state: TestReport['state']): number =>
  reports.reduce((sum, { tests }) => sum + tests.filter((test) => test.state === state).length, 0);

const secondsOf = (reports: readonly FileReport[]): number => reports.reduce((sum, { seconds }) => sum + seconds, 0);

/** A line for a file that is done, and below it what failed. */
export function progress(report: FileReport): string {
  const { group, name, tests, seconds } = report;
  const failures = tests.filter(({ state }) => state === 'failed');
  const passed = count([report], 'passed');
  const outcome = failures.length === 0 ? `${passed} passed` : `${passed} passed, ${failures.length} FAILED`;
  const lines = failures.map(
    ({ title, error = '' }) => `  FAILED: ${title}\n    ${error.replaceAll('\n', '\n    ')}\n`,
  );
  const label = name.startsWith(group) ? name : `${group}: ${name}`;
  return `${seconds.toFixed(1).padStart(7)} s  ${label}  ${outcome}\n${lines.join('')}`;
}

/** The last lines of the suite: what was skipped, what each group came to and took, and the sum of all. */
export function summary({ reports, processes, leftOut, engines }: SuiteReport): string {
  const skipped = reports.flatMap(({ tests }) => tests.filter(({ state }) => state === 'skipped'));
  const groups = [...new Set(reports.map(({ group }) => group))];
  return `${[
    '',
    ...skipped.map(({ title }) => `SKIPPED: ${title}`),
    ...leftOut.map((reason) => `SKIPPED: ${reason}`),
    ...failuresAgain(reports),
    '',
    'group           passed  failed  skipped  seconds',
    ...groups.map((group) => groupLine(group, reports)),
    '',
    'The slowest files (seconds)',
    ...slowest(reports).map(({ name, seconds }) => `${seconds.toFixed(1).padStart(7)}  ${name}`),
    '',
    'The slowest tests (seconds)',
    ...slowestTests(reports),
    '',
    `Peak memory of each process of tests: ${processes.map(({ peakMb }) => `${peakMb} MB`).join(', ')}`,
    `Processor time of each: ${processes.map(({ processorSeconds }) => `${processorSeconds} s`).join(', ')}`,
    `Database engines: ${engines.length === 0 ? 'none' : engines.join(', ')}`,
    `Chromium: ${chromiumPath() ?? 'not there'}`,
    `Node: ${process.version}, ${Math.round(process.uptime())} s in all`,
    totalLine(reports, skipped.length + leftOut.length),
  ].join('\n')}\n`;
}

/** The titles of what failed once more: what each file wrote may be far above. */
function failuresAgain(reports: readonly FileReport[]): readonly string[] {
  return reports.flatMap(({ name, tests }) =>
    tests.filter(({ state }) => state === 'failed').map(({ title }) => `FAILED: ${name}: ${title}`),
  );
}

function groupLine(group: string, all: readonly FileReport[]): string {
  const reports = all.filter((report) => report.group === group);
  const cells = (['passed', 'failed', 'skipped'] as const).map((state) => String(count(reports, state)));
  const widths = [7, 8, 9, 9];
  return `${group.padEnd(15)}${[...cells, secondsOf(reports).toFixed(1)]
    .map((cell, at) => cell.padStart(widths[at] ?? 0))
    .join('')}`;
}

function slowest(reports: readonly FileReport[]): readonly FileReport[] {
  return [...reports].sort((a, b) => b.seconds - a.seconds).slice(0, SLOWEST);
}

function slowestTests(reports: readonly FileReport[]): readonly string[] {
  return reports
    .flatMap(({ name, tests }) => tests.map(({ title, ms = 0 }) => ({ name, title, ms })))
    .sort((a, b) => b.ms - a.ms)
    .slice(0, SLOWEST)
    .map(({ name, title, ms }) => `${(ms / 1_000).toFixed(1).padStart(7)}  ${name}: ${title}`);
}

function totalLine(reports: readonly FileReport[], skipped: number): string {
  const line = `${count(reports, 'passed')} passed, ${count(reports, 'failed')} failed`;
  return skipped === 0 ? line : `${line}, ${skipped} skipped`;
}
