import assert from 'node:assert/strict';
import type { Sighting } from '../../../src/participants/participant-store.js';
import { tenantsOn } from '../../../src/participants/tenants-on.js';
import { storeContract } from '../../support/store-contract.js';

const TODAY = '2026-11-23';
/** Ids of tenants one of which begins like another: a person of the one is no person of the other. */
const TENANTS = ['T', 'T-2', 'T2'] as const;
const ON: ReadonlySet<string> = new Set(['T', 'T2']);

const ADDRESS = {
  ...{ channelId: 'msteams', serviceUrl: 'https://smba.trafficmanager.net/emea/', conversationId: 'a:1' },
  ...{ tenantId: 'T', botId: '28:bot', userId: '29:anna' },
};

const visit = (tenantId: string, objectId: string): Sighting => ({
  ...{ id: `${tenantId}:${objectId}`, tenantId, objectId, name: `Person ${objectId}`, seenOn: TODAY },
  address: ADDRESS,
});

storeContract('the participants of tenants', (at) => {
  beforeEach(async () => {
    const { participants } = at.stores;
    for (const tenant of TENANTS) {
      for (const objectId of ['1', '2', '3']) {
        await participants.touch(visit(tenant, objectId));
        const joinedAt = new Date('2026-11-01T09:00:00Z');
        const municipality = tenant === 'T-2' ? 'GM0080' : 'GM0193';
        const profile = { findable: true, challenges: ['housing'], municipality, joinedAt } as const;
        await participants.change(`${tenant}:${objectId}`, {
          ...profile,
          standing: objectId === '3' ? 'left' : 'joined',
        });
        if (objectId !== '3') await participants.join(`${tenant}:${objectId}`, 'main', joinedAt);
      }
    }
  });

  it('are found tenant by tenant, and page by page within one', async () => {
    const { participants } = at.stores;
    const found: string[] = [];
    for (let id = await participants.tenantAfter(null); id !== null; id = await participants.tenantAfter(id)) {
      found.push(id);
    }
    assert.deepEqual([...found].sort(), [...TENANTS].sort());
    for (const tenant of TENANTS) {
      const first = await participants.pageOfTenant(tenant, null, 2);
      assert.deepEqual(
        first.map(({ id }) => id),
        [`${tenant}:1`, `${tenant}:2`],
      );
      const rest = await participants.pageOfTenant(tenant, first.at(-1)?.id ?? null, 2);
      assert.deepEqual(
        rest.map(({ id, standing }) => [id, standing]),
        [[`${tenant}:3`, 'left']],
      );
    }
    assert.deepEqual(await participants.pageOfTenant('nobody', null, 2), []);
  });

  it('stand on no list and in no count while their tenant is off', async () => {
    const seen = tenantsOn(at.stores.participants, ON);
    const everybody = at.stores.participants;
    const on = ['T2:1', 'T2:2', 'T:1', 'T:2'];
    assert.deepEqual(
      (await seen.pageOfActive('main', TODAY, null, 10)).map(({ id }) => id),
      on,
    );
    assert.deepEqual(
      (await seen.pageOfActive('main', TODAY, 'T2:1', 2)).map(({ id }) => id),
      on.slice(1, 3),
    );
    assert.deepEqual([await seen.countActive('main', TODAY), await everybody.countActive('main', TODAY)], [4, 6]);
    assert.deepEqual([...(await seen.countByMunicipality('main'))], [['GM0193', 4]]);
    assert.deepEqual([...(await everybody.countByMunicipality('main')).keys()].sort(), ['GM0080', 'GM0193']);
    for (const [by, values] of [
      [null, []],
      ['challenges', ['housing']],
      ['municipality', ['GM0080', 'GM0193']],
    ] as const) {
      const found = (await seen.findable(['main'], by, values, 10)).map(({ tenantId }) => tenantId);
      assert.deepEqual([found.length, found.includes('T-2')], [4, false]);
    }
  });

  it('are `off` for whoever looks them up, and stay what they are where they are stored', async () => {
    const seen = tenantsOn(at.stores.participants, ON);
    assert.equal((await seen.get('T-2:1'))?.standing, 'off');
    assert.equal(await seen.get('T-2:9'), null);
    const both = await seen.getMany(['T:1', 'T-2:1', 'T-2:3']);
    assert.deepEqual(
      new Map(both.map(({ id, standing }) => [id, standing])),
      new Map([
        ['T:1', 'joined'],
        ['T-2:1', 'off'],
        ['T-2:3', 'off'],
      ]),
    );
    assert.equal((await seen.change('T-2:1', { language: 'en' }))?.standing, 'off');
    assert.equal((await seen.touch(visit('T-2', '2'))).participant.standing, 'off');
    assert.equal((await seen.touchKnown(visit('T-2', '2')))?.participant.standing, 'off');
    assert.equal((await at.stores.participants.get('T-2:1'))?.standing, 'joined');
    assert.equal((await tenantsOn(at.stores.participants, new Set()).get('T-2:1'))?.standing, 'joined');
  });
});
