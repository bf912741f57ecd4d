import type { RunningEngine } from './bench-engines.js';
import { BenchProcess } from './bench-process.js';
import { type BenchStorage, openBenchStorage } from './bench-storage.js';
import { addPeople, addVotes } from './people.js';
import type { WorkCost } from './round-work.js';
import type { AddRow } from './rows.js';

const ROUND = 'main-1';
/** Little room for garbage, so that the memory that is measured is what the work needs, not what Node had no reason to free. */
const SMALL_HEAP = ['--max-old-space-size=64', '--max-semi-space-size=4'];
const NOWHERE = 'http://127.0.0.1:9/emea/';

/** Runs with the program in a process of its own, on a database with this many participants. */
async function withProgram(
  engine: RunningEngine,
  database: string,
  people: number,
  serviceUrl: string,
  work: (program: BenchProcess, storage: BenchStorage) => Promise<void>,
  flags: readonly string[] = [],
): Promise<void> {
  const storage = await openBenchStorage(engine.uri, database);
  const program = new BenchProcess('./round-work.js', { args: [engine.uri, database], flags });
  try {
    await program.line('ready');
    await addPeople(storage, people, serviceUrl);
    await work(program, storage);
  } finally {
    await program.stop();
    await storage.close();
  }
}

/** Such as `1k`. */
export function sizeName(people: number): string {
  return people >= 1_000 ? `${people / 1_000}k` : String(people);
}

/** Opening a round for this many people: the messages are in the outbox, none is sent. */
export async function measureOpening(
  engine: RunningEngine,
  database: string,
  people: number,
  add: AddRow,
): Promise<void> {
  const size = sizeName(people);
  await withProgram(
    engine,
    database,
    people,
    NOWHERE,
    async (program, storage) => {
      const heapBefore = await program.heap();
      const cost = await program.ask<WorkCost>('open');
      const { peakRssMb } = await program.usage();
      const heapAfter = await program.heap();
      const waiting = await storage.stores.outbox.countAll();
      if (waiting.due !== people) throw new Error(`${people} people, ${waiting.due} ballots in the outbox`);
      const thousands = people / 1_000;
      const title = `open for ${size}:`;
      add(`open.${size}.trips`, `${title} round trips per 1,000 people`, cost.trips / thousands, 'trips');
      add(`open.${size}.ms`, `${title} time per 1,000 people`, cost.ms / thousands, 'ms');
      add(`open.${size}.cpu`, `${title} processor time per 1,000 people`, cost.cpuMs / thousands, 'ms');
      add(`open.${size}.bytes`, `${title} bytes per person`, cost.bytes / people, 'B');
      add(`open.${size}.peak`, `${title} most memory of the process, with a heap of 64 MB`, peakRssMb, 'MB');
      add(
        `open.${size}.heap`,
        `${title} objects in use afterwards, more than before`,
        Math.max(0, heapAfter.heapMb - heapBefore.heapMb),
        'MB',
      );
    },
    SMALL_HEAP,
  );
}

/** A round that was opened for a thousand people, and then came the others: for turns among many, where opening takes too long. */
export async function fillUp(engine: RunningEngine, database: string, people: number): Promise<void> {
  const first = 1_000;
  await withProgram(engine, database, first, NOWHERE, async (program, storage) => {
    await program.ask<WorkCost>('open');
    await addPeople(storage, people, NOWHERE, first);
  });
}

/** Delivering a ballot to each of `people`, through the outbox, to a connector in another process. */
export async function measureDelivery(
  engine: RunningEngine,
  database: string,
  people: number,
  add: AddRow,
): Promise<void> {
  const connector = new BenchProcess('./connector-stub.js');
  try {
    const serviceUrl = await connector.line('http://');
    await withProgram(engine, database, people, serviceUrl, async (program, storage) => {
      await program.ask<WorkCost>('open');
      const cost = await program.ask<WorkCost>('deliver');
      const { sent } = await storage.stores.outbox.countAll();
      if (sent !== people) throw new Error(`${people} people, ${sent} ballots delivered`);
      add('deliver.rate', 'messages per second', people / (cost.ms / 1_000), '/s');
      add('deliver.cpu', 'processor time per message', cost.cpuMs / people, 'ms');
      add('deliver.trips', 'round trips per 1,000 messages', cost.trips / (people / 1_000), 'trips');
      add('deliver.bytes', 'bytes per message', cost.bytes / people, 'B');
    });
  } finally {
    await connector.stop();
  }
}

/** Closing a round: counting this many votes, and putting the result for everybody in the outbox. */
export async function measureClosing(
  engine: RunningEngine,
  database: string,
  votes: number,
  add: AddRow,
): Promise<void> {
  await withProgram(engine, database, votes, NOWHERE, async (program, storage) => {
    await program.ask<WorkCost>('open');
    await addVotes(storage, ROUND, votes);
    const cost = await program.ask<WorkCost>('close');
    const result = await storage.stores.results.get(ROUND);
    const counted = Object.values(result?.ballots.first?.tally.overall ?? {}).reduce<number>(
      (sum, n) => sum + (n ?? 0),
      0,
    );
    if (counted !== votes) throw new Error(`${votes} votes, ${counted} counted`);
    const { peakRssMb } = await program.usage();
    add('close.ms', 'counted and published', cost.ms, 'ms');
    add('close.cpu', 'processor time', cost.cpuMs, 'ms');
    add('close.trips', 'round trips', cost.trips, 'trips');
    add('close.bytes', 'bytes per vote', cost.bytes / votes, 'B');
    add('close.peak', 'most memory of the process', peakRssMb, 'MB');
  });
}
