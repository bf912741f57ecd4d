import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firstLine, mongoTestServerScript } from '../support/mongo-test-server.js';
import { ballotOf, ballotsOf, reads, seen, votes } from '../support/scenario.js';
import { freshStorage } from '../support/storage.js';
import { startTestApp } from '../support/test-app.js';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function started(script: string, folder: string, port: number): Promise<ChildProcess> {
  const child = spawn(script, [folder, String(port)], { stdio: ['ignore', 'pipe', 'inherit'] });
  await firstLine(child);
  return child;
}

async function stopped(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}

describe('scenario: the database is stopped', () => {
  const script = mongoTestServerScript();
  if (script === undefined) {
    it('NOT RUN: the test server for MongoDB is not at hand, see test/support/mongo-test-server.ts');
    return;
  }

  it('is told to the person, leaves nothing half written, and needs no restart of the program', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'spagaat-down-'));
    const port = await freePort();
    let server = await started(script, folder, port);
    const storage = await freshStorage({ uri: `mongodb://127.0.0.1:${port}` });
    const t = await startTestApp({ storage });
    try {
      await t.settle();
      const anna = await t.joins('Anna');
      await t.advance('1h');
      await votes(anna, 'a');
      const ballot = ballotOf(anna);
      await stopped(server);

      const refused = await anna.clicks(ballot, { verb: 'vote.cast' }, { option: 'b', confidence: '1' });
      assert.match(seen(refused), /We kunnen nu niets bewaren/);
      const { replies } = await anna.says('mijn gegevens');
      assert.match(replies.map(reads).join(), /Misschien is niet bewaard wat je net deed/);
      assert.equal((await fetch(`${t.opsUrl}/healthz`)).status, 200);
      assert.equal((await fetch(`${t.opsUrl}/readyz`)).status, 503);
      await assert.rejects(t.app.tick());

      server = await started(script, folder, port);
      const own = await anna.refreshes(ballot);
      assert.match(seen(own), /Je koos: A\./, 'the vote of before is there, the refused one is not');
      assert.match(seen(await votes(anna, 'c')), /Je koos: C\./);
      await t.advance('2d');
      await t.advance('11s');
      assert.match(reads(anna.lastCard()), /De uitslag/);
      assert.equal(ballotsOf(anna).length, 1);
    } finally {
      await t.stop();
      await storage.close();
      await stopped(server);
      rmSync(folder, { recursive: true, force: true });
    }
  }).timeout(60_000);
});
