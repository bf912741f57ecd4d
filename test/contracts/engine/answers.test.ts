import assert from 'node:assert/strict';
import { createLog } from '../../../src/log.js';
import { connect } from '../../../src/storage/connect.js';
import { COLLECTIONS, SCHEMA_VERSION, type Stored } from '../../../src/storage/documents/documents.js';
import { COMMANDS } from '../../../src/storage/embedded/commands/commands.js';
import { COMMON_OPTIONS } from '../../../src/storage/embedded/commands/options.js';
import { STATEMENT_OPTIONS } from '../../../src/storage/embedded/commands/write-commands.js';
import { CONDITION_OPERATORS, LOGICAL_OPERATORS } from '../../../src/storage/embedded/language/filter-shape.js';
import { ACCUMULATORS } from '../../../src/storage/embedded/language/grouping.js';
import { STAGES } from '../../../src/storage/embedded/language/pipelines.js';
import { PUSH_MODIFIERS, UPDATE_OPERATORS } from '../../../src/storage/embedded/language/update-operators.js';
import { planUpkeep } from '../../../src/storage/indexes/index-upkeep.js';
import { INDEXES } from '../../../src/storage/indexes/indexes.js';
import { namesIn, optionName } from '../../support/asked-names.js';
import { sharedEmbeddedUri } from '../../support/engines.js';
import { alongside, type FreshStorage, freshStorage } from '../../support/storage.js';
import { everyCall } from '../every-call.js';

/** Commands that the engine answers though no store names them, and for whom. */
const FOR_OTHERS: Readonly<Record<string, string>> = {
  ismaster: 'the greeting of the driver, of which its listener says nothing',
  hello:
    'with it the driver asks again and again whether the server is there, of which its listener says nothing either',
  'filter $eq': 'what a plain value in a filter is called inside the engine',
  dropDatabase: 'an administrator who begins anew, as every test does',
};

/** Every name that the engine answers, as `namesIn` writes them. */
function answered(): readonly string[] {
  return [
    ...Object.entries(COMMANDS).flatMap(([command, { options }]) => [
      command,
      ...(options === 'any' ? [] : options.map((option) => optionName(command, option))),
    ]),
    ...COMMON_OPTIONS.map((option) => optionName('any', option)),
    ...Object.entries(STATEMENT_OPTIONS).flatMap(([command, options]) => options.map((one) => `${command}[].${one}`)),
    ...[...LOGICAL_OPERATORS, ...CONDITION_OPERATORS].map((name) => `filter ${name}`),
    ...Object.keys(UPDATE_OPERATORS).map((name) => `update ${name}`),
    ...PUSH_MODIFIERS.map((name) => `push ${name}`),
    ...STAGES.map((name) => `stage ${name}`),
    ...ACCUMULATORS.map((name) => `accumulator ${name}`),
  ];
}

describe('the embedded engine', () => {
  const asked = new Set<string>();
  const listener = {
    started: ({ commandName, command }: { readonly commandName: string; readonly command: object }) => {
      for (const name of namesIn(commandName, { ...command })) asked.add(name);
    },
  };
  let storage: FreshStorage;
  /** The same database, for what the test itself puts in: nobody listens. */
  let aside: FreshStorage;

  before(async () => {
    storage = await freshStorage({ uri: await sharedEmbeddedUri(), listener });
    aside = await alongside(storage);
  });
  after(async () => {
    await aside.close();
    await storage.close();
  });

  async function callEveryStore(): Promise<void> {
    for (const calls of Object.values(everyCall(storage.stores))) {
      for (const call of Object.values<() => Promise<unknown>>(calls)) await call();
    }
  }

  async function put(collection: string, count: number, documentOf: (at: number) => Stored): Promise<void> {
    await aside.db.collection<Stored>(collection).insertMany(Array.from({ length: count }, (_, at) => documentOf(at)));
  }

  /** More than fits in one batch: of the size that is asked for, and of the usual one, of which not everything is read. */
  async function readBatches(): Promise<void> {
    const [v, option] = [SCHEMA_VERSION, 'a'];
    await put(COLLECTIONS.votes, 1_001, (at) => ({ _id: `main-7:first:${String(at).padStart(4, '0')}`, v, option }));
    await storage.stores.votes.transitions('main-7', 1);
    await put(COLLECTIONS.matches, 102, (at) => ({ _id: `main-7:${at}`, v, roundId: 'main-7', waitingFor: null }));
    let read = 0;
    for await (const _ of storage.stores.matches.ofRounds(['main-7'])) {
      read += 1;
      if (read === 1) break;
    }
  }

  /** One declared index is missing, and one is there that nobody declares: at a start, and for `npm run indexes`. */
  async function keepIndexes(): Promise<void> {
    const [declared] = INDEXES;
    assert.ok(declared);
    const collection = aside.db.collection(declared.collection);
    await collection.dropIndex(declared.name);
    await collection.createIndex({ old: 1 });
    // As the program starts: it counts what there is to index, which the guard of the suite would take for a query.
    await (await connect(storage.uri, storage.database, listener)).close();
    const { steps } = await planUpkeep(storage.db, createLog('silent'));
    for (const { run } of steps) await run();
  }

  it('answers what the program asks, and nothing else', async () => {
    await storage.ping();
    await callEveryStore();
    await readBatches();
    await keepIndexes();
    const names = new Set(answered());
    assert.deepEqual(
      Object.keys(FOR_OTHERS).filter((name) => asked.has(name) || !names.has(name)),
      [],
      'the list of what others ask holds only that',
    );
    assert.deepEqual([...asked, ...Object.keys(FOR_OTHERS)].sort(), [...names].sort());
  });
});
