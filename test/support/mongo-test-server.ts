import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A server of MongoDB's wire protocol that we did not write, in a process of its own. */
export interface MongoTestServer {
  readonly uri: string;
  /** Ends the process and waits until it is gone. */
  readonly stop: () => Promise<void>;
}

/**
 * The command that starts such a server, from MONGODB_START; undefined where none was given. It gets a folder for the data
 * and maybe a port, and prints its URI on the first line.
 */
export function mongoTestServerScript(): string | undefined {
  return process.env.MONGODB_START || undefined;
}

/** Starts the server with its data in `directory`. `undefined` where it is not at hand; rejects when it does not start. */
export async function startMongoTestServer(directory: string): Promise<MongoTestServer | undefined> {
  const script = mongoTestServerScript();
  if (script === undefined) return undefined;
  const child = spawn(script, [directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  const uri = await firstLine(child);
  return { uri, stop: () => end(child) };
}

/** The first line that a process prints. Rejects when it ends before. */
export function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    if (child.stdout === null) {
      fail(new Error('The process has no stdout'));
      return;
    }
    createInterface({ input: child.stdout }).once('line', done);
    child.once('error', fail);
    child.once('exit', (code) => fail(new Error(`The process ended with code ${code} before it was ready`)));
  });
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once('exit', () => done());
    child.kill('SIGTERM');
  });
}
