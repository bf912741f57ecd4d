import assert from 'node:assert/strict';
import { REACH_MS } from '../../src/storage/connect.js';
import { crowd } from '../support/crowd.js';
import { ballotsOf, type Stage } from '../support/scenario.js';
import { STOPPABLE_ENGINES } from '../support/stoppable-engine.js';
import { freshStorage, kept } from '../support/storage.js';
import { startTestApp } from '../support/test-app.js';

const PEOPLE = 40;

for (const [name, start] of STOPPABLE_ENGINES) {
  describe(`scenario: the database goes away while ballots are sent, on the ${name}`, () => {
    it('sends each of them once, also those that were on their way and could not be noted for longer than a lease', async () => {
      const engine = await start();
      const storage = await freshStorage({ uri: engine.uri, reachMs: REACH_MS });
      const t = await startTestApp({ storage });
      try {
        await t.settle();
        await t.joins('Anna');
        const stage: Stage = { t, storage, kept: (name) => kept(storage, name), everything: async () => [] };
        const people = await crowd(stage, PEOPLE);
        t.clock.advance('1h');
        await t.app.tick();
        const delivered = () => people.filter((person) => ballotsOf(person).length > 0).length;
        // Those in the middle get no answer before the database has gone.
        for (const person of people.slice(10, 20)) person.fails({ how: 'hang', times: 1 });
        const sending = t.app.sendDue().catch((error: unknown) => error);
        await t.teams.until(() => delivered() > 0, 'the first ballot');
        await engine.stop();
        assert.match(String(await sending), /storageDown|Error/);
        const before = delivered();
        assert.ok(before > 0 && before < PEOPLE, `${before} of ${PEOPLE}`);
        t.clock.advance('5m');
        await assert.rejects(t.app.sendDue());
        assert.equal(delivered(), before, 'nothing more is sent meanwhile');
        await engine.startAgain();
        for (let minute = 0; minute < 3; minute += 1) await t.advance('1m');
        assert.deepEqual(
          people.map((person) => ballotsOf(person).length),
          people.map(() => 1),
        );
      } finally {
        await t.stop();
        await storage.close();
        await engine.remove();
      }
    });
  });
}
