import assert from 'node:assert/strict';
import {
  closeSync,
  copyFileSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { MongoClient } from 'mongodb';
import { readHeader } from '../../../src/storage/embedded/data/lmdb-header.js';
import { UnusableData } from '../../../src/storage/embedded/data/unusable-data.js';
import { startEmbeddedEngine } from '../../../src/storage/embedded/engine.js';
import { runs } from '../../support/thorough.js';
import { temporaryFolder } from './temporary-engine.js';

const DOCUMENTS = 400;

/** Starts the engine, does something with it and stops it. */
async function started<T>(directory: string, use: (client: MongoClient) => Promise<T>): Promise<T> {
  const engine = await startEmbeddedEngine({ directory });
  try {
    const client = await new MongoClient(engine.uri).connect();
    try {
      return await use(client);
    } finally {
      await client.close();
    }
  } finally {
    await engine.stop();
  }
}

const count = (client: MongoClient) => client.db('a').collection('b').countDocuments();

describe('the data file of the embedded engine', () => {
  const { directory, remove } = temporaryFolder();
  const path = join(directory, 'data.mdb');
  const state = `${path}-state`;
  /** A sound file with documents in it, larger than a page each now and then. */
  const sound = join(directory, 'sound');

  before(async () => {
    await started(directory, async (client) => {
      const documents = Array.from({ length: DOCUMENTS }, (_, at) => ({
        text: 'x'.repeat(at % 50 === 0 ? 20_000 : 300),
      }));
      await client.db('a').collection('b').createIndex({ text: 1 });
      await client.db('a').collection('b').insertMany(documents);
    });
    copyFileSync(path, sound);
  });
  beforeEach(() => {
    copyFileSync(sound, path);
    writeFileSync(state, JSON.stringify({ format: 1, closed: null }));
  });
  after(remove);

  async function refuses(what: RegExp): Promise<void> {
    const before = statSync(path, { throwIfNoEntry: false })?.size;
    await assert.rejects(startEmbeddedEngine({ directory }), (error: unknown) => {
      assert.ok(error instanceof UnusableData, String(error));
      assert.match(error.message, what);
      assert.ok(error.message.includes(path), 'it says which file');
      return true;
    });
    assert.equal(statSync(path, { throwIfNoEntry: false })?.size, before, 'nothing was changed');
  }

  it('is opened when it is sound, also after a stop that nobody saw', async () => {
    assert.equal(await started(directory, count), DOCUMENTS);
    rmSync(state);
    assert.equal(await started(directory, count), DOCUMENTS, 'as an earlier version left it');
  });

  for (const [how, damage, what] of [
    ['is empty', () => truncateSync(path, 0), /empty/],
    ['is another file', () => writeFileSync(path, 'geen gegevens\n'.repeat(5_000)), /another file/],
    ['is a short text', () => writeFileSync(path, 'hoi'), /another file|too early/],
    ['is cut off after its first pages', () => truncateSync(path, 2 * 4_096), /ends too early/],
    ['is cut off in the middle', () => truncateSync(path, Math.floor(statSync(sound).size / 2)), /ends too early/],
    ['is cut off in its first page', () => truncateSync(path, 100), /ends too early/],
    ['is all zeros', () => writeFileSync(path, Buffer.alloc(65_536)), /another file|damaged|too early/],
    ['is gone', () => rmSync(path), /is gone/],
    [
      'is a link to nothing',
      () => {
        rmSync(path);
        symlinkSync(join(directory, 'nowhere'), path);
      },
      /link/,
    ],
  ] as const) {
    it(`is refused in words when it ${how}, and left as it is`, async () => {
      damage();
      try {
        await refuses(what);
      } finally {
        rmSync(path, { force: true });
      }
    });
  }

  it('is refused when it is gone and only the table of readers tells of an earlier service', async () => {
    await started(directory, count);
    rmSync(path);
    rmSync(state, { force: true });
    await refuses(/is gone/);
  });

  it('is made anew where nothing tells of an earlier service', async () => {
    const fresh = temporaryFolder();
    try {
      assert.equal(await started(fresh.directory, count), 0);
      renameSync(join(fresh.directory, 'data.mdb'), join(fresh.directory, 'moved'));
      await assert.rejects(startEmbeddedEngine({ directory: fresh.directory }), UnusableData);
    } finally {
      fresh.remove();
    }
  });

  it('never ends the process, whatever bytes of it are overwritten: it opens, or says what is wrong', async () => {
    const bytes = readFileSync(sound);
    const header = readHeaderOf(sound);
    const spots = fc.array(fc.record({ at: fc.nat(bytes.length - 1), value: fc.nat(255) }), {
      minLength: 1,
      maxLength: 40,
    });
    const inFirstPages = fc.array(fc.record({ at: fc.nat(2 * header.pageBytes - 1), value: fc.nat(255) }), {
      minLength: 1,
      maxLength: 10,
    });
    await fc.assert(
      fc.asyncProperty(fc.oneof(spots, inFirstPages), async (overwritten) => {
        const damaged = Buffer.from(bytes);
        for (const { at, value } of overwritten) damaged[at] = value;
        writeFileSync(path, damaged);
        writeFileSync(state, JSON.stringify({ format: 1, closed: null }));
        try {
          await started(directory, count);
        } catch (error) {
          assert.ok(error instanceof Error, String(error));
        }
      }),
      { numRuns: runs(300, 40) },
    );
  });
});

function readHeaderOf(path: string) {
  const file = openSync(path, 'r');
  try {
    const header = readHeader(file);
    return typeof header === 'string' ? assert.fail(header) : header;
  } finally {
    closeSync(file);
  }
}
