import assert from 'node:assert/strict';
import { pino } from 'pino';
import { createCatalogueIds } from '../../src/tenants/catalogue-ids.js';
import type { Tenant } from '../../src/tenants/tenant.js';

const PACKAGE = '1b2c3d4e-0000-4000-8000-000000000001';
const CATALOGUE = '1b2c3d4e-0000-4000-8000-000000000002';
const FALSE = '1b2c3d4e-0000-4000-8000-00000000000f';

/** Ids of a service with these settings, on a store that several services can share. */
function service(set: readonly (readonly [string, string])[] = [], kept = new Map<string, Tenant>()) {
  let now = new Date('2026-11-23T09:00:00Z').getTime();
  let reads = 0;
  const ids = createCatalogueIds({
    tenants: {
      all: async () => {
        reads += 1;
        return [...kept.values()];
      },
      noteAppId: async (id, appId) => void kept.set(id, { id, appId }),
    },
    set: new Map(set),
    clock: { now: () => new Date(now) },
    log: pino({ level: 'silent' }),
  });
  const say = (
    person: number,
    appId: string,
    more: { readonly tenantId?: string; readonly isTrusted?: boolean } = {},
  ) => ids.hear({ tenantId: 'T', personId: `T:${person}`, appId, isTrusted: false, ...more });
  return {
    ...{ ids, kept, say },
    reads: () => reads,
    pass: (minutes: number) => {
      now += minutes * 60_000;
    },
  };
}

describe('the id of the app in the catalogue of a tenant', () => {
  it('is what three people of the tenant say, and holds for that tenant alone', async () => {
    const { ids, say, kept } = service();
    await say(1, CATALOGUE);
    await say(2, CATALOGUE);
    assert.equal(ids.of('T'), undefined);
    await say(3, CATALOGUE);
    assert.equal(ids.of('T'), CATALOGUE);
    assert.equal(ids.of('U'), undefined);
    assert.deepEqual([...kept.values()], [{ id: 'T', appId: CATALOGUE }], 'and nobody who said it');
  });

  it('is not what one person says, however often', async () => {
    const { ids, say } = service();
    for (let at = 0; at < 50; at += 1) await say(1, FALSE);
    assert.equal(ids.of('T'), undefined);
  });

  it('is not what three people say against the others', async () => {
    const { ids, say } = service();
    for (const person of [1, 2, 3, 4]) await say(person, CATALOGUE);
    for (const person of [11, 12, 13]) await say(person, FALSE);
    assert.equal(ids.of('T'), CATALOGUE);
    for (const person of [5, 6, 7]) await say(person, CATALOGUE);
    for (const person of [11, 12, 13, 14]) await say(person, FALSE);
    assert.equal(ids.of('T'), CATALOGUE);
  });

  it('is what a facilitator says, at once, also where few take part', async () => {
    const { ids, say } = service();
    await say(1, CATALOGUE, { isTrusted: true });
    assert.equal(ids.of('T'), CATALOGUE);
  });

  it('is nothing but an id', async () => {
    const { ids, say } = service();
    for (const odd of ['', 'com.microsoft.teamspace.tab.youtube', `${CATALOGUE}/x`, `../${CATALOGUE}`])
      await say(1, odd, { isTrusted: true });
    assert.equal(ids.of('T'), undefined);
  });

  it('follows an app that was uploaded anew, when as many people say so', async () => {
    const { ids, say } = service();
    for (const person of [1, 2, 3]) await say(person, CATALOGUE);
    for (const person of [1, 2]) await say(person, PACKAGE);
    assert.equal(ids.of('T'), CATALOGUE);
    await say(3, PACKAGE);
    assert.equal(ids.of('T'), PACKAGE);
  });

  it('is what the settings say, whatever anybody says', async () => {
    const { ids, say, kept } = service([['T', CATALOGUE]]);
    for (const person of [1, 2, 3]) await say(person, FALSE, { isTrusted: true });
    assert.equal(ids.of('T'), CATALOGUE);
    assert.equal(kept.size, 0);
  });

  it('is known to every process within ten minutes, which ask no more often', async () => {
    const kept = new Map<string, Tenant>();
    const [one, other] = [service([], kept), service([], kept)];
    await other.ids.renew();
    for (const person of [1, 2, 3]) await one.say(person, CATALOGUE);
    await other.ids.renew();
    assert.equal(other.reads(), 1);
    other.pass(10);
    await other.ids.renew();
    assert.equal(other.ids.of('T'), CATALOGUE);
    kept.clear();
    other.pass(10);
    await other.ids.renew();
    assert.equal(other.ids.of('T'), undefined, 'what was erased with a tenant is forgotten');
  });

  it('listens to those who spoke last, and grows no further', async () => {
    const { ids, say } = service();
    for (let person = 0; person < 40; person += 1) await say(person, CATALOGUE);
    for (let person = 40; person < 52; person += 1) await say(person, PACKAGE);
    assert.equal(ids.of('T'), CATALOGUE, 'twelve of the last twenty-five');
    await say(52, PACKAGE);
    assert.equal(ids.of('T'), PACKAGE);
  });
});
