import Mocha from 'mocha';
import { openResources } from './mocha-leaks.js';
import { type MochaReport, writeReport } from './mocha-report.js';

/** A test may take this long unless it says otherwise (ms). */
const USUAL_MS = 20_000;
/** And no test longer than this, whatever it says (ms). */
const LONGEST_MS = 60_000;
/** Time for a process to end by itself after its last test (ms). */
const ENDING_MS = 10_000;

/** One mocha process: `node mocha-stage.js REPORT FILE…`. It ends by itself, or says what it left open and fails. */
async function main(reportPath: string, files: readonly string[]): Promise<void> {
  const mocha = new Mocha({
    reporter: process.env.MOCHA_REPORTER ?? 'dot',
    timeout: USUAL_MS,
    forbidOnly: true,
  });
  for (const file of files) mocha.addFile(file);
  await mocha.loadFilesAsync();
  // Only now: this file adds a hook to mocha's root suite, which is there from the first test file on.
  const { enginesUsed } = await import('./engines.js');
  const skipped: string[] = [];
  const runner = mocha.run((failed) => {
    const report: MochaReport = { passed: runner.stats?.passes ?? 0, failed, skipped, engines: [...enginesUsed] };
    process.exitCode = failed === 0 ? 0 : 1;
    writeReport(reportPath, report);
    watchTheEnd(reportPath, report);
  });
  runner.on('pending', (test) => skipped.push(test.fullTitle()));
  limitTime(runner);
}

/** The real ones: while a test ends, those of the global scope may still be a test's fake ones. */
const { setTimeout: startTimer, clearTimeout: stopTimer } = globalThis;

/** A test may set its own time while it runs, so the limit has a clock of its own. */
function limitTime(runner: Mocha.Runner): void {
  let limit: NodeJS.Timeout | undefined;
  runner.on('test', (test) => {
    limit = startTimer(() => {
      process.stderr.write(`\nLonger than ${LONGEST_MS / 1_000} s, which no test may take: ${test.fullTitle()}\n`);
      test.timeout(1);
      test.resetTimeout();
    }, LONGEST_MS);
  });
  runner.on('test end', () => stopTimer(limit));
}

/** Does not keep the process alive itself. */
function watchTheEnd(reportPath: string, report: MochaReport): void {
  const watchdog = setTimeout(() => {
    process.stderr.write('The tests are done, but their process does not end. Still open:\n');
    for (const one of openResources()) process.stderr.write(`  - ${one}\n`);
    writeReport(reportPath, { ...report, failed: report.failed + 1 });
    process.exit(1);
  }, ENDING_MS);
  watchdog.unref();
}

const [reportPath = '', ...files] = process.argv.slice(2);
main(reportPath, files).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
});
