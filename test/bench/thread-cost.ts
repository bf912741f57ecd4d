import type { Document } from 'mongodb';
import { COLLECTIONS } from '../../src/storage/documents/documents.js';
import type { Shown } from '../support/fake-teams/conversation.js';
import type { Person } from '../support/fake-teams/person.js';
import { matchCardOf, reach } from '../support/talks.js';
import { startTestApp, TENANT, type TestApp, WHOLE_WEEK } from '../support/test-app.js';
import { type BenchStorage, openBenchStorage } from './bench-storage.js';
import type { AddRow } from './rows.js';

/** Documents in one insert. */
const BULK = 5_000;
/** Threads that somebody is a member of. */
const MANY_THREADS = 1_000;

/** Copies the one document of a collection, changed for each number. */
async function multiply(
  { db }: BenchStorage,
  name: string,
  count: number,
  change: (model: Document, at: number) => Document,
): Promise<void> {
  const collection = db.collection<Document & { _id: string }>(name);
  const model = await collection.findOne({});
  if (model === null) throw new Error(`There is nothing in ${name} to make copies of`);
  for (let from = 0; from < count; from += BULK) {
    const copies = Array.from({ length: Math.min(BULK, count - from) }, (_, at) => change(model, from + at));
    await collection.insertMany(copies as (Document & { _id: string })[]);
  }
}

/** Makes the thread as long as if `posts` had been written in it. */
async function lengthen(storage: BenchStorage, posts: number): Promise<void> {
  const { _id } = (await storage.db.collection<Document & { _id: string }>(COLLECTIONS.threads).findOne({})) ?? {
    _id: '',
  };
  await multiply(storage, COLLECTIONS.posts, posts - 1, (model, at) => ({
    ...model,
    _id: `old-${at}`,
    number: at + 2,
  }));
  await storage.db.collection<Document & { _id: string }>(COLLECTIONS.threads).updateOne({ _id }, { $set: { posts } });
}

async function addThreads(storage: BenchStorage, count: number): Promise<void> {
  await multiply(storage, COLLECTIONS.threads, count, (model, at) => ({
    ...model,
    _id: `match:old-${at}`,
    rank: `2020 ${String(at).padStart(6, '0')}`,
  }));
}

type Count = (id: string, title: string, turn: () => Promise<unknown>) => Promise<void>;

/** Clicks and messages in the thread, each counted. */
async function threadTurns(anna: Person, match: Shown, t: TestApp, count: Count): Promise<void> {
  const message = async (text: string) => {
    const { replies } = await anna.says(text);
    if (!JSON.stringify(replies).includes('✓ Verstuurd')) throw new Error('The post was not taken');
  };
  let shown = match;
  const click = async (...what: Parameters<Person['clicks']>) => {
    const { card } = await anna.clicks(...what);
    if (card === null) throw new Error('The click was not answered with a card');
    shown = card;
  };
  await count('message', 'a post by a message', () => message('Nog een gedachte'));
  await count('list', 'the threads asked for', () => anna.says('gesprekken'));
  await count('open', 'the thread opened', () => click(match, { verb: 'thread.open' }));
  const opened = shown;
  await count('older', 'older posts', () => click(opened, 'Ouder'));
  await count('card', 'a post by a card', () => click(opened, { verb: 'thread.post' }, { text: 'En op de kaart' }));
  await count('deliver', 'the delivery of one post', () => t.app.sendDue());
}

/**
 * Round trips and bytes of each turn in a thread with this many earlier posts, for somebody with one thread or with a
 * thousand. Turns come one by one and nothing else runs, so that each command belongs to its turn.
 */
export async function measureThread(
  uri: string,
  database: string,
  { posts, threads }: { readonly posts: number; readonly threads: number },
  add: AddRow,
): Promise<void> {
  const storage = await openBenchStorage(uri, database);
  const t = await startTestApp({ storage, env: WHOLE_WEEK });
  try {
    await t.settle();
    const anna = await t.joins('Anna Bench', { municipality: 'Leiden', tenant: TENANT });
    await t.joins('Bram Bench', { municipality: 'Emmen', tenant: TENANT });
    await reach({ t, storage }, 'discussing');
    const match = matchCardOf(anna);
    await anna.clicks(match, { verb: 'thread.open' });
    await anna.says('De eerste gedachte');
    await lengthen(storage, posts);
    if (threads > 1) await addThreads(storage, threads - 1);
    await t.settle();
    const count: Count = async (id, title, turn) => {
      const { trips, bytes } = await storage.meter.during(turn);
      add(`thread.${posts}.${threads}.${id}.trips`, `${title}: round trips`, trips, 'trips');
      add(`thread.${posts}.${threads}.${id}.bytes`, `${title}: bytes`, bytes, 'B');
    };
    await threadTurns(anna, match, t, count);
  } finally {
    await t.stop();
    await storage.close();
  }
}

export const THREAD_SIZES = [
  { posts: 10, threads: 2 },
  { posts: 10_000, threads: 2 },
  { posts: 10, threads: MANY_THREADS },
] as const;
