import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { AskAnswer } from './asks.js';
import type { Heap, Usage } from './probe.js';

const PROBE = new URL('./probe.js', import.meta.url).href;
/** Longest that one piece of work may take (ms); what takes longer hangs. */
const PATIENCE_MS = 240_000;
const STOP_MS = 10_000;

export interface BenchProcessOptions {
  readonly args?: readonly string[];
  /** Flags for Node itself. */
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Folder in which Node leaves a processor profile when the process ends. */
  readonly profile?: string | undefined;
}

const running = new Set<BenchProcess>();

/** A Node process of its own that is measured: it can be asked what it has used, and does what its script answers to. */
export class BenchProcess {
  private readonly child: ChildProcess;
  private readonly waiting = new Map<number, (answer: AskAnswer) => void>();
  private readonly lines: string[] = [];
  private readonly watchers = new Set<() => void>();
  private lastNumber = 0;
  private ended = false;
  private readonly gone: Promise<void>;

  /** `script`: path of a compiled file, relative to this one. It gets these variables and nothing else of the machine but the path. */
  constructor(script: string, { args = [], flags = [], env = {}, profile }: BenchProcessOptions = {}) {
    const profiling = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
    const file = fileURLToPath(new URL(script, import.meta.url));
    this.child = spawn(process.execPath, [...flags, ...profiling, '--import', PROBE, file, ...args], {
      env: { PATH: process.env.PATH ?? '', ...env },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    running.add(this);
    this.child.on('message', (answer: AskAnswer) => this.waiting.get(answer.number)?.(answer));
    this.gone = new Promise((resolve) =>
      this.child.once('close', (code, signal) => {
        this.ended = true;
        running.delete(this);
        const error = `${script} ended (${signal ?? code})`;
        for (const [number, answered] of this.waiting) answered({ number, error });
        this.look();
        resolve();
      }),
    );
    if (this.child.stdout === null) throw new Error('The process has no output');
    createInterface({ input: this.child.stdout }).on('line', (line) => {
      this.lines.push(line);
      this.look();
    });
  }

  /** The first line of output that contains the text, as soon as it is there. */
  line(text: string): Promise<string> {
    return inTime(
      `a line with "${text}"`,
      new Promise((resolve, reject) => {
        const watcher = () => {
          const found = this.lines.find((line) => line.includes(text));
          if (found === undefined && !this.ended) return;
          this.watchers.delete(watcher);
          if (found === undefined) reject(new Error(`The process ended without a line with "${text}"`));
          else resolve(found);
        };
        this.watchers.add(watcher);
        watcher();
      }),
    );
  }

  usage(): Promise<Usage> {
    return this.ask<Usage>('usage');
  }

  heap(): Promise<Heap> {
    return this.ask<Heap>('heap');
  }

  /** Has something done in the process and gives what came of it. */
  ask<T>(name: string, detail?: unknown): Promise<T> {
    this.lastNumber += 1;
    const number = this.lastNumber;
    const answered = new Promise<T>((resolve, reject) => {
      this.waiting.set(number, ({ value, error }) => {
        this.waiting.delete(number);
        if (error === undefined) resolve(value as T);
        else reject(new Error(error));
      });
      if (this.ended) reject(new Error('The process has ended'));
      else this.child.send({ number, name, detail: detail ?? null });
    });
    return inTime(`the answer to "${name}"`, answered);
  }

  /** Asks it to end, and makes it end. */
  async stop(): Promise<void> {
    if (this.ended) return;
    this.child.kill('SIGTERM');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), STOP_MS);
    await this.gone;
    clearTimeout(timer);
  }

  /** Ends it now. */
  kill(): void {
    this.child.kill('SIGKILL');
  }

  private look(): void {
    for (const watcher of [...this.watchers]) watcher();
  }
}

/** Ends whatever is left, at once. */
export function killAll(): void {
  for (const process of running) process.kill();
}

async function inTime<T>(what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Waited ${PATIENCE_MS} ms in vain for ${what}`)), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
