import { describe, it } from 'mocha';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { freshStorage } from '../support/storage.js';

describe('scenario: the first week', () => {
  it('x', async () => {
    const storage = await freshStorage();
    const t = await startTestApp({ storage });
    try {
      const anna = await t.joins('Anna de Vries');
      console.log(JSON.stringify(anna.lastCard().card).slice(0, 600));
      await t.settle();
      await t.advance('1h');
      console.log(anna.inbox.length, JSON.stringify(anna.lastCard().card).slice(0, 300));
      const r = await anna.clicks(anna.lastCard(), { verb: 'vote.cast' }, { option: 'a', confidence: '4', reason: 'Omdat *dat* zo is' });
      console.log(r.status, JSON.stringify(r.card ?? r.message).slice(0, 900));
      await t.advance('2d');
      await t.advance('15s');
      console.log(anna.inbox.length, JSON.stringify(anna.lastCard().card).slice(0, 3000));
      await t.advance('1s');
      console.log(await storage.stores.rounds.ofProgramme('main'), await storage.stores.ballotBoxes.all());
    } finally {
      await t.stop();
      await storage.close();
    }
  });
});
