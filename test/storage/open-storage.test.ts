import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, NewerDatabaseError } from '../../src/storage/connect.js';
import { COLLECTIONS, SCHEMA_VERSION, type Stored } from '../../src/storage/documents/documents.js';
import { startEmbeddedEngine } from '../../src/storage/embedded/engine.js';
import { openStorage } from '../../src/storage/storage.js';

describe('opening the embedded database', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'spagaat-open-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const setting = () => ({ kind: 'embedded', directory, database: 'spagaat' }) as const;

  it('keeps the data in its folder from one start to the next', async () => {
    const first = await openStorage(setting());
    const link = { tokenHash: 'h', participantId: 'T:1', expiresAt: new Date(1_000) };
    await first.stores.exportLinks.create(link);
    await first.close();
    const second = await openStorage(setting());
    try {
      assert.equal(await second.stores.exportLinks.peek('h', new Date(0)), 'T:1');
    } finally {
      await second.close();
    }
  });

  it('gives the folder free when the database is of a newer version', async () => {
    const engine = await startEmbeddedEngine({ directory });
    const connection = await connect(engine.uri, 'spagaat');
    const meta = connection.db.collection<Stored>(COLLECTIONS.meta);
    await meta.updateOne({ _id: 'schema' }, { $set: { v: SCHEMA_VERSION + 1 } });
    await connection.close();
    await engine.stop();
    await assert.rejects(openStorage(setting()), NewerDatabaseError);
    const again = await startEmbeddedEngine({ directory });
    await again.stop();
  });
});
