import assert from 'node:assert/strict';
import { channelKey } from '../../../src/channels/channel.js';
import { channelsOn } from '../../../src/channels/channels-on.js';
import { storeContract } from '../../support/store-contract.js';
import { SIGHTING } from './channel-samples.js';
import { NOW } from './outbox-samples.js';

storeContract('the channels of a tenant that is off', (at) => {
  it('stand on no list of chosen channels, and nobody of it has a view of their own elsewhere', async () => {
    const { channels } = at.stores;
    const own = { ...SIGHTING, tenantId: 'T' };
    const other = { ...SIGHTING, tenantId: 'U' };
    for (const sighting of [own, other]) {
      await channels.note(sighting);
      await channels.choose(channelKey(sighting), { chosen: true }, []);
    }
    for (const id of ['T:1', 'U:1']) await channels.addViewer(channelKey(own), { id, userId: `29:${id}` }, NOW);
    const seen = channelsOn(channels, new Set(['T']));
    const ids = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id);
    assert.deepEqual(ids(await seen.pageOfChosen('main', null, 10)), [channelKey(own)]);
    assert.deepEqual(ids(await seen.chosen(['main'], 10)), [channelKey(own)]);
    assert.deepEqual(ids(await channels.pageOfChosen('main', null, 10)), [channelKey(own), channelKey(other)]);
    const [found] = await seen.getMany([channelKey(own)]);
    assert.deepEqual(found?.viewers, [{ id: 'T:1', userId: '29:T:1' }]);
  });
});
