import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';
import { dropDatabases, type RunningEngine, startEmbedded, startServer } from './bench-engines.js';
import { killAll } from './bench-process.js';
import { measureMatching } from './matching-cost.js';
import { type BenchOptions, readOptions, type Sizes, sizesOf } from './options.js';
import { fillUp, measureClosing, measureDelivery, measureOpening, sizeName } from './round-growth.js';
import { adderFor, keyOf, type Row } from './rows.js';
import { measureOtherStarts, measureStarts } from './start-time.js';
import { tableOf } from './table.js';
import { measureThread, THREAD_SIZES } from './thread-cost.js';
import { measureTurns } from './turn-cost.js';
import { measureVoteTurns } from './vote-turns.js';

const NO_SERVER = `
################################################################################
  ONLY THE EMBEDDED ENGINE WAS MEASURED: no MongoDB server is at hand.
  Set MONGODB_URI to measure on one.
################################################################################
`;

const TEST_SERVER = `
The server is the test server: its times are no measure of MongoDB's, and it opened no round for the largest number of
people, because it looks at every one of them for each page.
`;

const say = (text: string) => process.stdout.write(`${text}\n`);
const started = performance.now();
const tell = (text: string) =>
  process.stderr.write(`[${((performance.now() - started) / 1_000).toFixed(0).padStart(4)} s] ${text}\n`);

/** All rows of one engine, each stage on a database of its own. */
async function measureOn(engine: RunningEngine, sizes: Sizes, { profile }: BenchOptions, rows: Row[]): Promise<void> {
  const run = `bench_${randomUUID().slice(0, 8)}`;
  const databases: string[] = [];
  const fresh = (stage: string) => {
    const name = `${run}_${stage}`;
    databases.push(name);
    tell(`${engine.name}: ${stage}`);
    return name;
  };
  const section = (title: string) => adderFor(rows, engine.name, title);
  try {
    await measureVoteTurns(engine, fresh('votes'), sizes, profile, section('Vote turns'));
    await measureStarts(engine, fresh('start'), sizes.starts, section('Start'));
    for (const people of sizes.people) {
      const size = sizeName(people);
      const database = fresh(`people-${size}`);
      if (people <= engine.mostPeople) await measureOpening(engine, database, people, section('Opening a round'));
      else await fillUp(engine, database, people);
      if (people !== Math.min(...sizes.people) && people !== Math.max(...sizes.people)) continue;
      await measureTurns(engine.uri, database, size, section(`One turn among ${size} people`));
    }
    await measureDelivery(engine, fresh('delivery'), sizes.messages, section(`Delivering ${sizes.messages} messages`));
    for (const { posts, threads } of THREAD_SIZES) {
      const title = `A thread of ${posts} posts, somebody with ${threads} threads`;
      await measureThread(engine.uri, fresh(`thread-${posts}-${threads}`), { posts, threads }, section(title));
    }
    await measureClosing(engine, fresh('closing'), sizes.votes, section(`Closing with ${sizes.votes} votes`));
  } finally {
    await dropDatabases(engine, databases);
  }
}

const running = new Set<RunningEngine>();

async function measureAndStop(engine: RunningEngine, sizes: Sizes, options: BenchOptions, rows: Row[]): Promise<void> {
  running.add(engine);
  try {
    await measureOn(engine, sizes, options, rows);
  } catch (error) {
    // Earlier measurements are still worth reading.
    tell(`${engine.name} FAILED: ${error instanceof Error ? error.stack : error}`);
    process.exitCode = 1;
  } finally {
    await engine.stop();
    running.delete(engine);
  }
}

function earlier(file: string | undefined): ReadonlyMap<string, number> {
  if (file === undefined) return new Map();
  const { rows } = JSON.parse(readFileSync(file, 'utf8')) as { rows: Row[] };
  return new Map(rows.map((row) => [keyOf(row), row.value]));
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), new Date());
  const before = earlier(options.against);
  const sizes = sizesOf(options.quick);
  const rows: Row[] = [];
  await measureAndStop(await startEmbedded(), sizes, options, rows);
  const server = await startServer();
  if (server !== undefined) await measureAndStop(server, sizes, options, rows);
  tell('other starts');
  await measureOtherStarts(sizes.starts, adderFor(rows, 'none', 'Start of what needs no database'));
  tell('matching');
  for (const people of sizes.matched) await measureMatching(people, adderFor(rows, 'none', 'Matching'));

  const machine = { node: process.version, platform: `${process.platform}-${process.arch}`, cores: cpus().length };
  say(`Node ${machine.node}, ${machine.platform}, ${machine.cores} cores, ${options.date}\n`);
  if (options.quick) say('A smoke run: these figures are no measurement.\n');
  say(tableOf(rows, before));
  if (server === undefined) say(NO_SERVER);
  else if (server.mostPeople < Math.max(...sizes.people)) say(TEST_SERVER);
  if (options.json !== undefined) {
    const written = { date: options.date, ...machine, quick: options.quick, rows };
    writeFileSync(options.json, `${JSON.stringify(written, null, 2)}\n`);
  }
  tell('done');
}

process.once('exit', killAll);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(
    signal,
    () => void Promise.allSettled([...running].map((engine) => engine.stop())).then(() => process.exit(1)),
  );
}
await main();
// The fake Teams of the turns may still hold a connection; nothing is left to wait for.
process.exit();
