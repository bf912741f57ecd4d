import { openStorage, type Storage } from '../../src/storage/storage.js';

let count = 0;

/** A database of its own. */
export async function freshStorage(): Promise<Storage> {
  count += 1;
  return openStorage({ kind: 'mongodb', uri: process.env.MONGODB_URI ?? '', database: `t${process.pid}-${count}` });
}
