import assert from 'node:assert/strict';
import { REACH_MS } from '../../src/storage/connect.js';
import { says } from '../support/says.js';
import { ballotOf, ballotsOf, reads, seen, votes } from '../support/scenario.js';
import { STOPPABLE_ENGINES } from '../support/stoppable-engine.js';
import { freshStorage } from '../support/storage.js';
import { startTestApp } from '../support/test-app.js';

for (const [name, start] of STOPPABLE_ENGINES.filter(([name]) => name === 'server')) {
  describe(`scenario: the database is stopped [${name}]`, () => {
    it('is told to the person, leaves nothing half written, and needs no restart of the program', async () => {
      const engine = await start();
      const storage = await freshStorage({ uri: engine.uri, reachMs: REACH_MS });
      const t = await startTestApp({ storage });
      try {
        await t.settle();
        const anna = await t.joins('Anna');
        await t.advance('1h');
        await votes(anna, 'a');
        const ballot = ballotOf(anna);
        await engine.stop();

        const refused = await anna.clicks(ballot, { verb: 'vote.cast' }, { option: 'b', confidence: '1' });
        assert.match(seen(refused), says('notices.storageDown.title'));
        const { replies } = await anna.says('mijn gegevens');
        assert.match(replies.map(reads).join(), says('notices.storageDown.text'));
        assert.equal((await fetch(`${t.opsUrl}/healthz`)).status, 200);
        assert.equal((await fetch(`${t.opsUrl}/readyz`)).status, 503);
        await assert.rejects(t.app.tick());

        await engine.startAgain();
        const own = await anna.refreshes(ballot);
        assert.match(
          seen(own),
          says('ballot.ownChoice', { letter: 'A' }),
          'the vote of before is there, the refused one is not',
        );
        assert.match(seen(await votes(anna, 'c')), says('ballot.ownChoice', { letter: 'C' }));
        await t.advance('2d');
        await t.advance('11s');
        assert.match(reads(anna.lastCard()), says('closing.kicker'));
        assert.equal(ballotsOf(anna).length, 1);
      } finally {
        await t.stop();
        await storage.close();
        await engine.remove();
      }
    });
  });
}
