import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCES = new URL('../../src/', import.meta.url);

/** The program as it is started in production, in a process and a data folder of its own. */
export class RealProcess {
  stdout = '';
  stderr = '';
  /** Exit code, once it has ended; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  private readonly child: ChildProcess;
  private readonly folder = mkdtempSync(join(tmpdir(), 'spagaat-process-'));

  /** Gets these variables, a folder and a free port; nothing of the machine but the path. `file` is another program of ours below `src/`. */
  constructor(env: Readonly<Record<string, string>>, file: string = 'main.js') {
    this.child = spawn(process.execPath, [fileURLToPath(new URL(file, SOURCES))], {
      env: { PATH: process.env.PATH ?? '', HOST: '127.0.0.1', PORT: '0', OPS_PORT: '0', DATA_DIR: this.folder, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.on('data', (chunk) => {
      this.stdout += String(chunk);
    });
    this.child.stderr?.on('data', (chunk) => {
      this.stderr += String(chunk);
    });
    this.ended = new Promise((resolve) => this.child.once('close', resolve));
  }

  /** The address, once it says that it is ready. Rejects when it ends instead. */
  async ready(): Promise<string> {
    return `http://127.0.0.1:${JSON.parse(await this.says('Spagaat is ready')).port}`;
  }

  /** The first line of its log with these words. Rejects when it ends without them. */
  says(words: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const line = this.stdout.split('\n').find((text) => text.includes(words) && text.endsWith('}'));
        if (line !== undefined) resolve(line);
      };
      this.child.stdout?.on('data', look);
      this.child.once('close', () => reject(new Error(`The process ended: ${this.stderr}`)));
      look();
    });
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  /** Ends it whatever it does, and removes its folder. */
  async clear(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill('SIGKILL');
    await this.ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}
