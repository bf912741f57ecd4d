import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Db, MongoClient } from 'mongodb';
import { type EmbeddedEngine, startEmbeddedEngine } from '../../src/storage/embedded/engine.js';
import { atEnd, leftOut } from './at-end.js';

/** The names of the engines that tests ran on, for the last lines of the suite. */
export const enginesUsed = new Set<string>();

export type EngineName = 'embedded engine' | 'MONGODB_URI';

/** A database engine as a test sees it. `client`, `db` and `uri` are there from the first hook on. */
export interface EngineUnderTest {
  readonly name: EngineName;
  readonly uri: string;
  readonly client: MongoClient;
  /** An empty database for this suite only; dropped at its end. */
  readonly db: Db;
}

/**
 * Defines the same tests for each engine: the embedded one, and the server behind `MONGODB_URI`. Without that variable the
 * end of the suite says so once; with `REQUIRE_MONGODB` set it is a failure.
 */
export function forEachEngine(title: string, define: (engine: EngineUnderTest) => void): void {
  onEngine(`${title} [embedded engine]`, 'embedded engine', sharedEmbeddedUri, define);
  const uri = secondEngineUri();
  if (uri !== undefined) onEngine(`${title} [MONGODB_URI]`, 'MONGODB_URI', () => Promise.resolve(uri), define);
  else leftOut.add('EVERYTHING ON A SECOND ENGINE: set MONGODB_URI to run it on a MongoDB server');
}

/** The server behind `MONGODB_URI`; undefined where there is none. */
export function secondEngineUri(): string | undefined {
  return process.env.MONGODB_URI || undefined;
}

/**
 * A test of behaviour that MongoDB documents and in which the test server of `mongo-test-server.ts` differs: there it is
 * pending, with the difference in its title. On a real MongoDB it runs.
 */
export function itAsDocumented(
  engine: EngineUnderTest,
  title: string,
  difference: string,
  test: () => Promise<void>,
): void {
  const titled = engine.name === 'MONGODB_URI' ? `${title} [the test server ${difference}]` : title;
  it(titled, async function () {
    if (engine.name === 'MONGODB_URI' && (await isTestServer(engine.db))) this.skip();
    await test();
  });
}

/** The test server knows only the old greeting. */
async function isTestServer(db: Db): Promise<boolean> {
  return db
    .admin()
    .command({ hello: 1 })
    .then(
      () => false,
      () => true,
    );
}

function onEngine(
  title: string,
  name: EngineName,
  uriOf: () => Promise<string>,
  define: (engine: EngineUnderTest) => void,
): void {
  describe(title, () => {
    const connected: { uri?: string; client?: MongoClient; db?: Db } = {};
    before(async () => {
      connected.uri = await uriOf();
      connected.client = await new MongoClient(connected.uri).connect();
      connected.db = connected.client.db(`test_${randomUUID().slice(0, 8)}`);
      enginesUsed.add(name);
    });
    after(async () => {
      await connected.db?.dropDatabase();
      await connected.client?.close();
    });
    define({
      name,
      get uri() {
        return present(connected.uri);
      },
      get client() {
        return present(connected.client);
      },
      get db() {
        return present(connected.db);
      },
    });
  });
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The engine is there inside tests and hooks only');
  return value;
}

let shared: { readonly directory: string; readonly engine: Promise<EmbeddedEngine> } | undefined;

/**
 * The URI of the embedded engine that all tests of this process share, started at the first call. It does not wait for the
 * disk: tests that prove durability start one of their own.
 */
export async function sharedEmbeddedUri(): Promise<string> {
  if (shared === undefined) {
    const directory = mkdtempSync(join(tmpdir(), 'spagaat-engine-'));
    atEnd('the shared engine stops', stopSharedEngine);
    shared = { directory, engine: startEmbeddedEngine({ directory, durability: 'process' }) };
  }
  return (await shared.engine).uri;
}

/** Stops the shared engine: at the end of all tests; in a benchmark, called by what used it. */
export async function stopSharedEngine(): Promise<void> {
  if (shared === undefined) return;
  const { directory, engine } = shared;
  shared = undefined;
  await (await engine).stop();
  rmSync(directory, { recursive: true, force: true });
}
