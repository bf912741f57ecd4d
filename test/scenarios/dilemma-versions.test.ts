import assert from 'node:assert/strict';
import { builtinDilemmas, earlierDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import { COLLECTIONS } from '../../src/storage/documents/documents.js';
import { ballotOf, play, reads } from '../support/scenario.js';
import { reach } from '../support/talks.js';

/** One that was rewritten, under another title and with one option more. */
const ID = 'vote-that-was-lost';
const TITLES = [earlierDilemmas, builtinDilemmas].map(
  (dilemmas) => dilemmas.find(({ id }) => id === ID)?.text.nl.title ?? assert.fail(),
);
const [BEFORE = '', NOW = ''] = TITLES;
const env = { PROGRAMME_DILEMMAS: ID };

describe('scenario: a dilemma has a newer version', () => {
  it('asks about the newest, which the round and its box note when they open', () =>
    play(
      async (stage) => {
        const { t, storage } = stage;
        const anna = await t.joins('Anna');
        assert.equal((await storage.stores.rounds.get('main-1'))?.dilemmaVersion, undefined);
        await reach(stage, 'voting');
        assert.ok(reads(ballotOf(anna)).includes(NOW));
        assert.equal((await storage.stores.rounds.get('main-1'))?.dilemmaVersion, 2);
        assert.equal((await storage.stores.ballotBoxes.get('main-1'))?.dilemmaVersion, 2);
      },
      { env },
    ));

  it('goes on showing the version of the round where it opened before, with the options on which people vote', () =>
    play(
      async (stage) => {
        const { t, storage } = stage;
        const anna = await t.joins('Anna');
        await reach(stage, 'voting');
        // As the program of before left it.
        for (const name of [COLLECTIONS.rounds, COLLECTIONS.ballotBoxes]) {
          const collection = storage.db.collection<{ _id: string }>(name);
          const { matchedCount } = await collection.updateOne({ _id: 'main-1' }, { $unset: { dilemmaVersion: '' } });
          assert.equal(matchedCount, 1);
        }
        const [card] = (await anna.says('dilemma')).replies;
        assert.ok(card);
        assert.ok(reads(card).includes(BEFORE));
        assert.ok(!reads(card).includes(NOW));
        await reach(stage, 'closed');
        assert.ok(reads(anna.lastCard()).includes(BEFORE));
      },
      { env },
    ));
});
