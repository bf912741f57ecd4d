import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Binary, MongoClient } from 'mongodb';
import { startEmbeddedEngine } from '../../../src/storage/embedded/engine.js';
import { openStorage } from '../../../src/storage/storage.js';
import { atOnce } from '../../support/store-contract.js';
import { runs } from '../../support/thorough.js';
import { type Acknowledged, checkKept, writeUntilKilled } from './kill-writes.js';
import { temporaryFolder, withEngine } from './temporary-engine.js';

const COMPACTING = join(fileURLToPath(import.meta.url), '../compacting-engine.js');

/** In how many files of the folder these bytes are. */
function filesWith(directory: string, bytes: Buffer | string): readonly string[] {
  const files = readdirSync(directory).filter((name) => statSync(join(directory, name)).isFile());
  return files.filter((name) => readFileSync(join(directory, name)).includes(bytes));
}

describe('what was removed from the embedded engine', () => {
  it('is in its file until that is rewritten; all else stays, in every database', () =>
    withEngine(async (client, engine, directory) => {
      const votes = client.db('spagaat').collection<{ _id: string; option: string; note: string }>('votes');
      const other = client.db('another').collection<{ _id: number; text: string }>('things');
      await votes.createIndex({ option: 1 });
      await other.insertMany(
        Array.from({ length: 300 }, (_, at) => ({ _id: at, text: `thing ${at} ${'x'.repeat(at * 20)}` })),
      );
      const ids = Array.from({ length: 400 }, (_, at) => `sealed-vote-${at}`);
      await votes.insertMany(
        ids.map((_id, at) => ({ _id, option: `sealed-option-${at % 3}`, note: 'y'.repeat(at * 7) })),
      );
      await votes.insertOne({ _id: 'stays', option: 'open', note: '' });
      await votes.deleteMany({ _id: { $in: ids } });
      for (const gone of ['sealed-vote-', 'sealed-option-']) assert.notDeepEqual(filesWith(directory, gone), [], gone);
      const before = statSync(join(directory, 'data.mdb')).size;

      await engine.compact();
      for (const gone of ['sealed-vote-', 'sealed-option-']) assert.deepEqual(filesWith(directory, gone), [], gone);
      assert.ok(statSync(join(directory, 'data.mdb')).size < before);
      assert.deepEqual(
        readdirSync(directory).filter((name) => name.includes('compact')),
        [],
      );
      assert.equal(await other.countDocuments({ text: { $gte: 'thing', $lt: 'thinh' } }), 300);
      assert.deepEqual(await votes.find({ option: 'open' }).toArray(), [{ _id: 'stays', option: 'open', note: '' }]);
      await votes.insertOne({ _id: 'new', option: 'open', note: '' });
      await engine.compact();
      assert.equal(await votes.countDocuments({ option: 'open' }), 2);
    }));

  it('is so of the key of a round that is sealed', async () => {
    const { directory, remove } = temporaryFolder();
    const setting = { kind: 'embedded', directory, database: 'spagaat' } as const;
    const storage = await openStorage(setting);
    const key = randomBytes(32);
    try {
      const { ballotBoxes, votes } = storage.stores;
      const facts = { open: null, closesAt: new Date(), minimumCount: 5, talksAt: null } as const;
      await ballotBoxes.createIfAbsent({ roundId: 'main-1', dilemmaId: 'd1', key, ...facts });
      assert.notDeepEqual(filesWith(directory, key), [], 'the key can be found as long as the round is not sealed');
      await ballotBoxes.destroy('main-1');
      await votes.destroyRound('main-1');
      assert.notDeepEqual(filesWith(directory, key), [], 'destroying leaves its bytes in freed pages');
      await storage.compact?.();
      assert.deepEqual(filesWith(directory, key), []);
    } finally {
      await storage.close();
    }
    assert.deepEqual(filesWith(directory, key), []);
    await (await openStorage(setting)).close();
    remove();
  });

  it('goes while others write and read, and no write is lost', () =>
    withEngine(async (client, engine) => {
      const things = client.db('a').collection<{ _id: string }>('b');
      const compactions = atOnce(4, () => engine.compact());
      await atOnce(200, async (at) => {
        await things.insertOne({ _id: `w${at}` });
        assert.equal(await things.countDocuments({ _id: `w${at}` }), 1);
      });
      await compactions;
      assert.equal(await things.countDocuments(), 200);
    }));

  it('leaves all as it is where no second file can be made', () =>
    withEngine(async (client, engine, directory) => {
      const things = client.db('a').collection<{ _id: string }>('b');
      await things.insertOne({ _id: 'one' });
      // A folder that is not empty in the place of the draft: as a disk that takes no second file.
      const draft = join(directory, 'data.mdb.compact');
      mkdirSync(join(draft, 'in'), { recursive: true });
      await assert.rejects(engine.compact());
      await things.insertOne({ _id: 'two' });
      assert.equal(await things.countDocuments(), 2);
      rmSync(draft, { recursive: true });
      await engine.compact();
      assert.equal(await things.countDocuments(), 2);
    }));

  it('is not in what a compaction that was killed left: the next start removes that', async () => {
    const { directory, remove } = temporaryFolder();
    await (await startEmbeddedEngine({ directory })).stop();
    for (const name of ['data.mdb.compact', 'data.mdb.compact-lock'])
      writeFileSync(join(directory, name), 'half a file');
    const engine = await startEmbeddedEngine({ directory });
    const client = await new MongoClient(engine.uri).connect();
    await client
      .db('a')
      .collection('b')
      .insertOne({ bytes: new Binary(Buffer.from('x')) });
    assert.deepEqual(filesWith(directory, 'half a file'), []);
    await client.close();
    await engine.stop();
    remove();
  });

  const rounds = runs(8, 2);
  it(`killed in the middle of writing the file anew, ${rounds} times, every acknowledged write is kept`, async () => {
    const { directory, remove } = temporaryFolder();
    const known: Acknowledged = { inserted: new Set(), increments: 0 };
    for (let round = 0; round < rounds; round += 1) {
      await writeUntilKilled(directory, { script: COMPACTING, round, acknowledged: 30 + 17 * round }, known);
      await checkKept(directory, known, rounds);
    }
    remove();
  });
});
