import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedEngine, startEmbeddedEngine } from '../../src/storage/embedded/engine.js';
import { leftOut } from './at-end.js';
import { firstLine, mongoTestServerScript } from './mongo-test-server.js';

/** A database of a test's own, which can be away for a while and come back at the same address with its data. */
export interface StoppableEngine {
  readonly uri: string;
  readonly stop: () => Promise<void>;
  readonly startAgain: () => Promise<void>;
  /** Stops it and removes its data. */
  readonly remove: () => Promise<void>;
}

/** The embedded engine in a folder of its own: its address is the folder's. */
async function stoppableEmbedded(): Promise<StoppableEngine> {
  const directory = mkdtempSync(join(tmpdir(), 'spagaat-stop-'));
  const start = () => startEmbeddedEngine({ directory, durability: 'process' });
  let engine: EmbeddedEngine = await start();
  return {
    uri: engine.uri,
    stop: () => engine.stop(),
    async startAgain() {
      engine = await start();
    },
    async remove() {
      await engine.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** The server that we did not write, on the port that it got at its first start. */
async function stoppableServer(script: string): Promise<StoppableEngine> {
  const directory = mkdtempSync(join(tmpdir(), 'spagaat-stop-'));
  const start = async (port: string) => {
    const child = spawn(script, [directory, port], { stdio: ['ignore', 'pipe', 'inherit'] });
    return { child, uri: await firstLine(child) };
  };
  let server = await start('0');
  const { uri } = server;

  async function stop(): Promise<void> {
    const { child } = server;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  }
  return {
    uri,
    stop,
    async startAgain() {
      server = await start(new URL(uri).port);
    },
    async remove() {
      await stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

const script = mongoTestServerScript();
if (script === undefined) leftOut.add('STOPPING A SECOND ENGINE: set MONGODB_START to a command that starts one');

/** Every engine that a test can stop and start on this machine, with its name. */
export const STOPPABLE_ENGINES: readonly (readonly [string, () => Promise<StoppableEngine>])[] = [
  ['embedded engine', stoppableEmbedded],
  ...(script === undefined ? [] : [['server', () => stoppableServer(script)] as const]),
];
