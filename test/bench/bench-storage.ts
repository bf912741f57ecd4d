import { MongoClient } from 'mongodb';
import { connect } from '../../src/storage/connect.js';
import { createStores } from '../../src/storage/stores.js';
import type { FreshStorage } from '../support/storage.js';
import { CommandMeter } from './command-meter.js';

export interface BenchStorage extends FreshStorage {
  /** Measures the stores' traffic with the database. */
  readonly meter: CommandMeter;
}

/** The stores on a database of this engine, counted. */
export async function openBenchStorage(uri: string, database: string): Promise<BenchStorage> {
  const meter = new CommandMeter();
  const { db, ping, close } = await connect(uri, database, meter.listener);
  const onlooker = new MongoClient(uri);
  return {
    ...{ uri, database, db, ping, meter, unseen: onlooker.db(database), stores: createStores(db) },
    async close() {
      await onlooker.close();
      await close();
    },
  };
}
