import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStorage } from '../../src/storage/storage.js';
import { commandOf } from '../support/command.js';
import { makePast, type PastPerson } from '../support/past.js';
import { RealProcess } from '../support/real-process.js';
import { freshStorage, kept } from '../support/storage.js';
import { itInTheLongRun } from '../support/thorough.js';

const command = commandOf('retention-command.js');

const LEFT: PastPerson = { standing: 'left', seen: 500, left: 500, unreachable: null, link: 3, messages: [] };
const HERE: PastPerson = { ...LEFT, standing: 'joined', left: null, seen: 0, link: null };
const PAST = { people: [LEFT, LEFT, HERE], rounds: [] };

/** The counts that a table tells, by rule. */
const countsIn = (table: string): Readonly<Record<string, number>> =>
  Object.fromEntries([...table.matchAll(/^ +(\w+) +(\d+) /gm)].map(([, rule = '', count]) => [rule, Number(count)]));

const ALL = {
  ...{ links: 2, messages: 0, matches: 0, matchThreads: 0, openThreads: 0 },
  ...{ proposals: 0, channels: 0, audit: 0 },
  ...{ left: 2, unreachable: 0, neverJoined: 0 },
};
const NONE = { ...ALL, links: 0, left: 0 };

describe('npm run retention', () => {
  it('tells with --dry-run what would go and removes nothing; without it, it removes just that, once', async () => {
    const storage = await freshStorage();
    try {
      await makePast(storage.stores, PAST, new Date());
      const env = { MONGODB_URI: storage.uri, MONGODB_DATABASE: storage.database };
      const told = await command(env, '--dry-run');
      assert.deepEqual([told.code, told.stderr], [0, '']);
      assert.match(told.stdout, /^Nothing was removed\. A run would remove now:\n/);
      assert.match(told.stdout, /^ {2}left +2 {2}everything of people who left before \d{4}-\d\d-\d\d \d\d:\d\d$/m);
      assert.deepEqual(countsIn(told.stdout), ALL);
      assert.equal((await kept(storage, 'participants')).length, 3);

      const done = await command(env);
      assert.deepEqual([done.code, done.stderr], [0, '']);
      assert.match(done.stdout, /^Removed:\n/);
      assert.deepEqual(countsIn(done.stdout), ALL);
      assert.equal((await kept(storage, 'participants')).length, 1);
      assert.deepEqual(countsIn((await command(env, '--dry-run')).stdout), NONE);
    } finally {
      await storage.close();
    }
  });

  itInTheLongRun('uses the terms that are set, and names every setting that is wrong', async () => {
    const storage = await freshStorage();
    try {
      await makePast(storage.stores, PAST, new Date());
      const env = { MONGODB_URI: storage.uri, MONGODB_DATABASE: storage.database, RETENTION_LEFT_MONTHS: '24' };
      assert.deepEqual(countsIn((await command(env, '--dry-run')).stdout), { ...ALL, left: 0 });
      const wrong = await command({ ...env, RETENTION_LEFT_MONTHS: '0', RETENTION_MESSAGE_DAYS: 'x' });
      assert.equal(wrong.code, 1);
      assert.match(wrong.stderr, /RETENTION_LEFT_MONTHS[\s\S]*RETENTION_MESSAGE_DAYS/);
      assert.doesNotMatch(wrong.stderr, /^\s+at /m);
    } finally {
      await storage.close();
    }
  });

  itInTheLongRun('works on a data folder that no program has open, and says clearly when one has', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'spagaat-retention-'));
    const env = { DATA_DIR: folder };
    try {
      const storage = await openStorage({ kind: 'embedded', directory: folder, database: 'spagaat' });
      await makePast(storage.stores, PAST, new Date());
      await storage.close();
      const program = new RealProcess(env);
      try {
        await program.ready();
        const refused = await command(env, '--dry-run');
        assert.equal(refused.code, 1);
        assert.equal(refused.stdout, '');
        assert.match(refused.stderr, /is in use by process \d+/);
        assert.match(refused.stderr, /removes by itself every night.*once it is stopped/);
        assert.doesNotMatch(refused.stderr, /^\s+at /m);
        program.signal('SIGTERM');
        await program.ended;
      } finally {
        await program.clear();
      }
      assert.deepEqual(countsIn((await command(env)).stdout), ALL);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  itInTheLongRun('says when another process is at it, and refuses an option that does not exist', async () => {
    const storage = await freshStorage();
    try {
      const { jobs } = storage.stores;
      await jobs.createIfAbsent('retention', '2020-01-01');
      await jobs.claim('retention', 'another', new Date(), new Date(Date.now() + 600_000));
      const env = { MONGODB_URI: storage.uri, MONGODB_DATABASE: storage.database };
      const busy = await command(env);
      assert.equal(busy.code, 1);
      assert.match(busy.stderr, /Another process is removing at this moment/);
      const odd = await command(env, '--dryrun');
      assert.deepEqual([odd.code, odd.stdout], [2, '']);
      assert.match(odd.stderr, /no option --dryrun/);
    } finally {
      await storage.close();
    }
  });
});
