import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Asked, FileReport, ProcessReport, TestReport, Told } from './report.js';

/** A test file that waits for its turn. */
export interface Job {
  readonly group: string;
  /** Such as `scenarios/week`. */
  readonly name: string;
  readonly path: string;
  /** It cannot be run without Chromium. */
  readonly needsBrowser: boolean;
}

export interface PoolOptions {
  readonly env: Readonly<Record<string, string>>;
  /** A process silent for this long is stuck, and is stopped (ms). */
  readonly stillMs: number;
  /** Sees each file as soon as it is done. */
  readonly onFile: (report: FileReport) => void;
}

/** One more than there are cores that this process may use: a test that waits, for a disk or for Chromium, leaves its core to another. */
export const LANES = availableParallelism() + 1;

const WORKER = fileURLToPath(new URL('./worker.js', import.meta.url));
/** How often is looked whether something stands still (ms). */
const LOOK_MS = 2_000;

/** Runs the files on all cores, in this order; each lane takes the next file when it has done one. */
export async function runPool(jobs: readonly Job[], options: PoolOptions): Promise<readonly ProcessReport[]> {
  const waiting = [...jobs];
  const lanes = Math.min(LANES, jobs.length);
  return (await Promise.all(Array.from({ length: lanes }, () => runLane(waiting, options)))).flat();
}

/** One process after the other, until nothing waits: mostly one, more where a process was stopped or broke. */
async function runLane(waiting: Job[], options: PoolOptions): Promise<readonly ProcessReport[]> {
  const ended: ProcessReport[] = [];
  while (waiting.length > 0) ended.push(await new Lane(waiting, options).ended);
  return ended;
}

/** One process of tests, as the one that started it sees it. */
class Lane {
  readonly ended: Promise<ProcessReport>;
  private readonly child: ChildProcess;
  private job: Job | null = null;
  private tests: TestReport[] = [];
  private at = 'its start';
  private heardAt = performance.now();
  private begunAt = performance.now();
  private isStopped = false;
  private report: ProcessReport = { engines: [], leftOut: [], peakMb: 0, processorSeconds: 0 };

  constructor(
    private readonly waiting: Job[],
    private readonly options: PoolOptions,
  ) {
    this.child = fork(WORKER, [], { env: { ...process.env, ...options.env }, serialization: 'advanced' });
    this.child.on('message', (told: Told) => this.hear(told));
    const watch = setInterval(() => this.look(), LOOK_MS);
    this.ended = new Promise((resolve) => {
      const end = (how: string): void => {
        clearInterval(watch);
        this.close(how);
        resolve(this.report);
      };
      this.child.once('error', (error) => end(error.message));
      this.child.once('exit', (code, signal) => end(String(code ?? signal)));
    });
  }

  private hear(told: Told): void {
    this.heardAt = performance.now();
    switch (told.kind) {
      case 'at':
        this.at = told.title;
        return;
      case 'test':
        this.tests.push(told);
        return;
      case 'end':
        this.report = told;
        this.at = 'its end';
        return;
      case 'file':
        this.finish(told.ms);
        this.next();
        return;
      default:
        this.next();
    }
  }

  private next(): void {
    this.job = this.waiting.shift() ?? null;
    this.begunAt = performance.now();
    const asked: Asked = { path: this.job?.path ?? null };
    this.child.send(asked);
  }

  private finish(ms: number): void {
    const { group, name } = this.job ?? { group: 'unit', name: 'the end of a process' };
    const tests = this.tests.splice(0);
    this.job = null;
    this.options.onFile({ group, name, tests, seconds: ms / 1_000 });
  }

  private look(): void {
    if (performance.now() - this.heardAt < this.options.stillMs) return;
    this.isStopped = true;
    this.child.kill('SIGKILL');
  }

  /** Reports what a process left unsaid when it ended: a file that was not done, or an end that went wrong. */
  private close(how: string): void {
    const isDone = this.job === null && how === '0';
    if (!isDone) {
      const still = `stood still for ${Math.round(this.options.stillMs / 1_000)} s and was stopped`;
      const what = this.isStopped ? still : `its process ended with ${how}`;
      this.tests.push({ kind: 'test', title: `${what}, in: ${this.at}`, state: 'failed' });
    }
    if (this.tests.length > 0) this.finish(performance.now() - this.begunAt);
  }
}
