import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** How a command ended, and what it wrote. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export type Command = (env: Readonly<Record<string, string>>, ...options: readonly string[]) => Promise<Ended>;

/** The command of this file below `src/`, as an administrator gives it: with these settings and nothing else of this machine. */
export function commandOf(file: string): Command {
  const main = fileURLToPath(new URL(`../../src/${file}`, import.meta.url));
  return (env, ...options) => {
    const child = spawn(process.execPath, [main, ...options], {
      env: { PATH: process.env.PATH ?? '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk) => {
      stdout += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      stderr += String(chunk);
    });
    return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
  };
}
