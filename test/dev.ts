import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from './support/project-root.js';

/**
 * `npm run dev`: compiles every change, of the program and of the tab's page, and starts the program anew with it. The
 * settings come from `.env` where there is one. Ctrl-C, or the end of one of the three, ends them all.
 */
const root = projectRoot();
const children: ChildProcess[] = [];

/** Starts a program of Node; `onLine` gets what it prints, which goes to the screen as well. */
function start(args: readonly string[], onLine?: (line: string) => void): void {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', onLine ? 'pipe' : 1, 2] });
  children.push(child);
  child.once('error', endAll);
  child.once('exit', endAll);
  if (child.stdout === null || onLine === undefined) return;
  createInterface({ input: child.stdout }).on('line', (line) => {
    process.stdout.write(`${line}\n`);
    onLine(line);
  });
}

function endAll(): void {
  for (const child of children.splice(0)) child.kill('SIGTERM');
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, endAll);

const settings = existsSync(join(root, '.env')) ? ['--env-file=.env'] : [];
let isStarted = false;
start(['node_modules/typescript/bin/tsc', '--watch', '--preserveWatchOutput'], (line) => {
  // The compiler has written everything once: from here on a changed file is a change.
  if (isStarted || !line.includes('Watching for file changes')) return;
  isStarted = true;
  start(['--watch', ...settings, 'dist/src/main.js']);
});
start(['src/tab/page/build.mjs', '--watch']);
