import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { PATIENCE_MS } from './patience.js';

/** The demo as `npm run demo` starts it, in a process of its own. */
export interface DemoProcess {
  /** Page of the Playground, from what the demo printed. */
  readonly url: string;
  /** Page of the tab, for somebody without Teams. */
  readonly tabUrl: string;
  /** Ctrl-C; gives the exit code. */
  interrupt(): Promise<number | null>;
}

/** It starts three programs and a municipality's week: a wait in vain is ended here, and no slow one (ms). */
const STILL_MS = 5 * PATIENCE_MS;

/** Starts the demo and waits for the addresses that it prints. */
export async function startDemo(): Promise<DemoProcess> {
  const program = fileURLToPath(new URL('../../src/demo/main.js', import.meta.url));
  const env = { ...process.env, BROWSER: 'none', NODE_ENV: '', MONGODB_URI: '' };
  const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  return { ...(await addressesOf(child)), interrupt: () => interrupt(child) };
}

function addressesOf(child: ChildProcess): Promise<Pick<DemoProcess, 'url' | 'tabUrl'>> {
  const written: string[] = [];
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`The demo ${why}:\n${written.join('\n')}`));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      fail('printed no address in time');
    }, STILL_MS);
    const read = (line: string) => {
      written.push(line);
      const found = (address: RegExp) => written.flatMap((one) => address.exec(one)?.[1] ?? [])[0];
      const url = found(/^\s+(http:\/\/localhost:\d+)$/);
      const tabUrl = found(/^\s+(http:\/\/127\.0\.0\.1:\d+\/tab)$/);
      if (url === undefined || tabUrl === undefined) return;
      clearTimeout(timer);
      resolve({ url, tabUrl });
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
