import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { PATIENCE_MS } from './patience.js';

/** The demo as `npm run demo` starts it, in a process of its own. */
export interface DemoProcess {
  /** Page of the Playground, from what the demo printed. */
  readonly url: string;
  /** Ctrl-C; gives the exit code. */
  interrupt(): Promise<number | null>;
}

/** It starts three programs and a municipality's week: a wait in vain is ended here, and no slow one (ms). */
const STILL_MS = 5 * PATIENCE_MS;

/** Starts the demo and waits for the address that it prints. */
export async function startDemo(): Promise<DemoProcess> {
  const program = fileURLToPath(new URL('../../src/demo/main.js', import.meta.url));
  const env = { ...process.env, BROWSER: 'none', NODE_ENV: '', MONGODB_URI: '' };
  const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  return { url: await addressOf(child), interrupt: () => interrupt(child) };
}

function addressOf(child: ChildProcess): Promise<string> {
  const written: string[] = [];
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`The demo ${why}:\n${written.join('\n')}`));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      fail('printed no address in time');
    }, STILL_MS);
    const read = (line: string) => {
      written.push(line);
      const address = /^\s+(http:\/\/localhost:\d+)$/.exec(line)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    };
    for (const stream of [child.stdout, child.stderr]) if (stream) createInterface({ input: stream }).on('line', read);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with code ${code}`);
    });
  });
}

async function interrupt(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  const [code] = (await ended) as [number | null];
  return code;
}
