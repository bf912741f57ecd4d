import { randomUUID } from 'node:crypto';
import { type Db, MongoClient } from 'mongodb';
import { type CommandListener, type Connection, type ConnectOptions, connect } from '../../src/storage/connect.js';
import { COLLECTIONS } from '../../src/storage/documents/documents.js';
import { atEnd } from './at-end.js';

/** A database with its indexes, used by one test at a time. */
export interface Database extends Pick<Connection, 'db' | 'ping'> {
  readonly uri: string;
  readonly name: string;
  /** The same database by a connection whose commands no listener sees. */
  readonly unseen: Db;
  /** Sees every command from now on, until `leave`. */
  readonly hear: (listener: CommandListener) => void;
  /** Others know where it is, and write there unseen: nobody gets it after this test. */
  readonly tellWhere: () => void;
  /** The end of the test: empties the database for the next one, or drops it where that is not safe. */
  readonly leave: () => Promise<void>;
}

const READS = new Set(['find', 'aggregate', 'count', 'getMore', 'killCursors', 'listIndexes', 'ping', 'endSessions']);
const WRITES = new Set(['insert', 'update', 'delete', 'findAndModify']);
const EMPTIED = new Set<string>(Object.values(COLLECTIONS).filter((name) => name !== COLLECTIONS.meta));

/** Empty databases by the engine that they are on: to empty one costs a tenth of connecting and making all indexes. */
const free = new Map<string, Empty[]>();
const onlookers = new Map<string, MongoClient>();

interface Empty extends Database {
  /** Nobody has written in it since it was emptied. */
  readonly isUntouched: () => boolean;
  readonly drop: () => Promise<void>;
}

/** A database on an engine that stays until the end of this process. */
export async function takeDatabase(uri: string, options: ConnectOptions): Promise<Database> {
  for (let one = free.get(uri)?.pop(); one !== undefined; one = free.get(uri)?.pop()) {
    if (one.isUntouched()) return one;
    await one.drop();
  }
  return newDatabase(uri, options);
}

async function newDatabase(uri: string, options: ConnectOptions): Promise<Empty> {
  const name = `test_${randomUUID().slice(0, 13)}`;
  const touched = new Set<string>();
  let isKnownElsewhere = false;
  let heard: CommandListener = {};
  const { db, ping, close } = await connect(uri, name, {
    ...options,
    started(event) {
      heard.started?.(event);
      options.started?.(event);
      const { commandName, command } = event;
      if (!READS.has(commandName)) touched.add(WRITES.has(commandName) ? String(command[commandName]) : commandName);
    },
    succeeded(event) {
      heard.succeeded?.(event);
      options.succeeded?.(event);
    },
  });
  touched.clear();
  const unseen = onlookerOf(uri).db(name);
  const drop = async (): Promise<void> => {
    await unseen.dropDatabase();
    await close();
  };
  const database: Empty = {
    ...{ uri, name, db, ping, unseen, drop },
    isUntouched: () => touched.size === 0,
    hear: (listener) => {
      heard = listener;
    },
    tellWhere: () => {
      isKnownElsewhere = true;
    },
    async leave() {
      heard = {};
      if (isKnownElsewhere || ![...touched].every((what) => EMPTIED.has(what))) return drop();
      const written = [...touched];
      touched.clear();
      await Promise.all(written.map((collection) => unseen.collection(collection).deleteMany({})));
      free.set(uri, [...(free.get(uri) ?? []), database]);
    },
  };
  return database;
}

/** One for all databases of an engine. */
function onlookerOf(uri: string): MongoClient {
  const known = onlookers.get(uri);
  if (known !== undefined) return known;
  const client = new MongoClient(uri);
  onlookers.set(uri, client);
  // Registered after the engine, so that it is done before the engine stops.
  if (onlookers.size === 1) atEnd('the databases of the tests are dropped', dropAll);
  return client;
}

async function dropAll(): Promise<void> {
  for (const one of [...free.values()].flat()) await one.drop();
  for (const client of onlookers.values()) await client.close();
  free.clear();
  onlookers.clear();
}
