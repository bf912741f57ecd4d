import assert from 'node:assert/strict';
import type { Document } from 'mongodb';
import { matchIntent } from '../../../src/outbox/message.js';
import type { Stored } from '../../../src/storage/documents/documents.js';
import { roundIn } from '../../rounds/round-samples.js';
import { storeContract } from '../../support/store-contract.js';
import { match } from './match-samples.js';
import { NOW } from './outbox-samples.js';

storeContract('names of stored fields that differ from those of the program', (at) => {
  const documentIn = async (collection: string, _id: string): Promise<Document> =>
    (await at.storage.db.collection<Stored>(collection).findOne({ _id })) ?? assert.fail();

  it('stay for a round: its matchings, and the counts of people who became free', async () => {
    const { rounds } = at.stores;
    const round = roundIn('discussing', { matchingIds: ['0-a'], freedCount: 2, rematchedUpTo: 1 });
    await rounds.createIfAbsent(round);
    const { attempts, freed, rematched, ...others } = await documentIn('rounds', round.id);
    assert.deepEqual({ attempts, freed, rematched }, { attempts: ['0-a'], freed: 2, rematched: 1 });
    assert.deepEqual(await rounds.get(round.id), round);

    await rounds.claim(round.id, 'a', NOW, NOW);
    await rounds.save(round.id, 'a', { matchingIds: ['0-a', '1-b'], rematchedUpTo: 2 }, NOW);
    const saved = await documentIn('rounds', round.id);
    assert.deepEqual([saved.attempts, saved.rematched], [['0-a', '1-b'], 2]);
    assert.deepEqual(Object.keys(saved).sort(), [...Object.keys(others), 'attempts', 'freed', 'rematched'].sort());
  });

  it('stay for a match and for the message about it: the matching', async () => {
    const made = match(0, ['T:1', 'T:2']);
    await at.stores.matches.addAll([made]);
    const stored = await documentIn('matches', made.id);
    assert.deepEqual([stored.attempt, 'matchingId' in stored], ['0-a', false]);
    assert.deepEqual(await at.stores.matches.get(made.id), made);

    const intent = matchIntent('main-1', '0-a', 'T:1');
    await at.stores.outbox.enqueue([intent], NOW);
    const message = await documentIn('outbox', intent.key);
    assert.deepEqual([message.attempt, 'matchingId' in message], ['0-a', false]);
    assert.equal((await at.stores.outbox.allTo('T:1'))[0]?.matchingId, '0-a');
  });
});
