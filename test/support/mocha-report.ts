import { readFileSync, writeFileSync } from 'node:fs';

/** What one mocha process hands over to `test/run.ts`, as a JSON file. */
export interface MochaReport {
  readonly passed: number;
  readonly failed: number;
  /** Full titles of the tests that were not run. A title says why. */
  readonly skipped: readonly string[];
  /** The database engines that the tests of this process ran on. */
  readonly engines: readonly string[];
}

export function writeReport(path: string, report: MochaReport): void {
  writeFileSync(path, JSON.stringify(report));
}

/** The report, or null when the process ended before it could write one. */
export function readReport(path: string): MochaReport | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as MochaReport;
  } catch {
    return null;
  }
}
