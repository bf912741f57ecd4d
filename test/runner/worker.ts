import Mocha from 'mocha';
import { leftOut, takeAtEnd } from '../support/at-end.js';
import { enginesUsed } from '../support/engines.js';
import { openResources } from './open-resources.js';
import type { Asked, TestReport, Told } from './report.js';

/** Time for this process to end by itself after its last test (ms). */
const ENDING_MS = 120_000;

/** The real ones: while a test ends, those of the global scope may still be a test's fake ones. */
const { setTimeout: startTimer } = globalThis;

/** A process that runs test files one after the other, as it is asked, and tells what comes of them. */
function tell(told: Told): void {
  process.send?.(told);
}

function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { actual, expected } = error as { actual?: unknown; expected?: unknown };
  const stack = error.stack ?? error.message;
  if (stack.includes('\n+ ') || actual === undefined || typeof actual === 'object') return stack;
  return `${stack}\n      actual: ${String(actual)}\n      expected: ${String(expected)}`;
}

/** Everything is told as it happens, so mocha itself need say nothing. */
class Silent extends Mocha.reporters.Base {
  override epilogue(): void {}
}

async function runFile(path: string): Promise<void> {
  const begin = performance.now();
  // A test may take as long as it takes: what stands still is stopped by the process that asked.
  const mocha = new Mocha({ reporter: Silent, timeout: 0, forbidOnly: true });
  mocha.addFile(path);
  await mocha.loadFilesAsync();
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve());
    const report = (test: Mocha.Runnable, state: TestReport['state'], error?: unknown): void => {
      const why = error === undefined ? {} : { error: inWords(error) };
      tell({ kind: 'test', title: test.fullTitle(), state, ms: test.duration ?? 0, ...why });
    };
    runner.on('hook', (hook) => tell({ kind: 'at', title: hook.fullTitle() }));
    runner.on('test', (test) => tell({ kind: 'at', title: test.fullTitle() }));
    runner.on('pass', (test) => report(test, 'passed'));
    runner.on('fail', (test, error) => report(test, 'failed', error));
    runner.on('pending', (test) => report(test, 'skipped'));
  });
  mocha.dispose();
  tell({ kind: 'file', ms: performance.now() - begin });
}

async function end(): Promise<void> {
  for (const { title, run } of takeAtEnd()) {
    tell({ kind: 'at', title });
    await run().catch((error: unknown) => tell({ kind: 'test', title, state: 'failed', error: inWords(error) }));
  }
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const [peakMb, processorSeconds] = [Math.round(maxRSS / 1_024), Math.round((userCPUTime + systemCPUTime) / 1e6)];
  tell({ kind: 'end', engines: [...enginesUsed], leftOut: [...leftOut], peakMb, processorSeconds });
  process.disconnect();
  startTimer(() => {
    process.stderr.write('The tests are done, but their process does not end. Still open:\n');
    for (const one of openResources()) process.stderr.write(`  - ${one}\n`);
    process.exit(1);
  }, ENDING_MS).unref();
}

// Mocha leaves a rejection that nobody handles to the program around it; thrown, it fails the test that it came up in.
process.on('unhandledRejection', (reason) => {
  throw reason;
});

let last: Promise<void> = Promise.resolve();
process.on('message', ({ path }: Asked) => {
  last = last.then(() => (path === null ? end() : runFile(path)));
  last = last.catch((error: unknown) => {
    tell({ kind: 'test', title: `${path ?? 'the end'} could not be run`, state: 'failed', error: inWords(error) });
    tell({ kind: 'file', ms: 0 });
  });
});
tell({ kind: 'ready' });
