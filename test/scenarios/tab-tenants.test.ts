import assert from 'node:assert/strict';
import type { TenantAnswerWire, TenantErasureWire, TenantsWire } from '../../src/tab/wire/owner-wire.js';
import { FACILITATOR, FACILITATORS } from '../support/channels.js';
import type { Person } from '../support/fake-teams/person.js';
import { says } from '../support/says.js';
import { ballotsOf, idOf, reads } from '../support/scenario.js';
import { alongside } from '../support/storage.js';
import { playTab, type TabStage } from '../support/tab-client.js';
import { asksMatch, partnersOf, reach } from '../support/talks.js';
import { TENANT, WHOLE_WEEK } from '../support/test-app.js';
import { OTHER_TENANT } from '../support/threads.js';
import { addRegion, letFacilitate, REGION } from '../support/two-programmes.js';

const NAME = 'Gemeente Overgooi';
const THIRD = '0cc00000-0000-4000-8000-000000000003';

interface Cast extends TabStage {
  /** Owns the instance. */
  readonly fien: Person;
}

/** The settings name one tenant; the other one is for an owner to add. */
function played(story: (cast: Cast) => Promise<void>): Promise<void> {
  const env = { ...WHOLE_WEEK, ...FACILITATORS, ALLOWED_TENANTS: TENANT };
  return playTab(
    async (stage) => {
      const fien = await stage.t.joins('Fien', { objectId: FACILITATOR, municipality: 'Venlo' });
      await story({ ...stage, fien });
    },
    { env },
  );
}

async function wishes({ posts, fien }: Cast, what: string, form: object): Promise<TenantAnswerWire> {
  const { status, body } = await posts(fien, `owner/tenants/${what}`, form);
  assert.equal(status, 200);
  return body as unknown as TenantAnswerWire;
}

const adds = (cast: Cast) => wishes(cast, 'add', { tenant: OTHER_TENANT, name: NAME });
const switches = (cast: Cast, on: boolean) => wishes(cast, 'switch', { tenant: OTHER_TENANT, on });
const states = ({ tenants }: TenantsWire) => tenants.map(({ id, name, state }) => [id, name, state]);

describe('scenario: tenants in the tab of an owner', () => {
  it('are added, switched off and on again, each noted; those of the settings stay on, and others may do nothing', () =>
    played(async (cast) => {
      const { t, fien, gets, posts, storage } = cast;
      const anna = await t.joins('Anna');
      for (const ask of [
        () => gets(anna, 'owner/tenants'),
        () => gets(anna, `owner/tenants/${TENANT}/erasure`),
        () => posts(anna, 'owner/tenants/add', { tenant: OTHER_TENANT, name: NAME }),
        () => posts(anna, 'owner/tenants/switch', { tenant: TENANT, on: false }),
        () => posts(anna, 'owner/tenants/erase', { tenant: TENANT, typedName: TENANT }),
      ]) {
        const { status, body } = await ask();
        assert.deepEqual([status, body.code], [403, 'notOwner']);
      }
      const list = (await gets(fien, 'owner/tenants')).body as unknown as TenantsWire;
      assert.deepEqual([list.allAreOn, states(list)], [false, [[TENANT, null, 'settings']]]);
      for (const [tenant, name, why] of [
        ['zwolle.nl', NAME, 'idWrong'],
        [OTHER_TENANT, ' \u200b ', 'nameMissing'],
        [OTHER_TENANT, 'abcde'.repeat(21), 'nameTooLong'],
        [TENANT.toUpperCase(), NAME, 'inSettings'],
      ] as const)
        assert.equal((await wishes(cast, 'add', { tenant, name })).refused, why, name);
      assert.equal((await wishes(cast, 'switch', { tenant: TENANT, on: false })).refused, 'inSettings');
      assert.equal((await wishes(cast, 'switch', { tenant: THIRD, on: false })).refused, 'unknownTenant');
      assert.equal((await wishes(cast, 'switch', { tenant: THIRD, on: true })).refused, 'unknownTenant');
      assert.deepEqual(await storage.stores.audit.newest(9), [], 'nothing happened yet');

      const added = await wishes(cast, 'add', { tenant: ` ${OTHER_TENANT.toUpperCase()} `, name: NAME });
      assert.deepEqual(states(added), [
        [OTHER_TENANT, NAME, 'on'],
        [TENANT, null, 'settings'],
      ]);
      const olga = await t.joins('Olga', { tenant: OTHER_TENANT });
      assert.equal((await gets(olga, 'week')).status, 200);
      assert.deepEqual(states(await switches(cast, false))[0], [OTHER_TENANT, NAME, 'off']);
      await switches(cast, false);
      assert.deepEqual(states(await switches(cast, true))[0], [OTHER_TENANT, NAME, 'on']);
      assert.equal((await gets(olga, 'week')).status, 200);
      assert.deepEqual(
        (await storage.stores.audit.newest(9)).map(({ action, about }) => [action, about]).reverse(),
        ['tenant_add', 'tenant_off', 'tenant_on'].map((action) => [action, OTHER_TENANT]),
      );
      const { body } = await gets(fien, 'owner/log?kind=instance');
      assert.match(JSON.stringify(body), new RegExp(NAME));
    }));

  it('switched off in the middle of the talks leave at once: the partner is told and gets another, their people are asked nothing', () =>
    played(async (cast) => {
      const { t, fien, storage } = cast;
      await adds(cast);
      const olga = await t.joins('Olga Oud', { municipality: 'Breda', tenant: OTHER_TENANT });
      await reach(cast, 'discussing');
      assert.deepEqual(await partnersOf(cast, [fien, olga], fien), [olga]);
      const anna = await t.joins('Anna Aalders', { municipality: 'Leiden' });
      await t.settle();
      const silent = olga.inbox.length;
      const second = await alongside(storage);
      const other = await t.another(second);
      await other.tick();
      await switches(cast, false);
      for (let at = 0; at < 3; at += 1) {
        await other.tick();
        await t.settle();
      }
      assert.deepEqual(await partnersOf(cast, [fien, olga, anna], fien), []);
      assert.match(await asksMatch(fien), says('notices.matchWaiting.partnerCouldNot'));
      await reach(cast, 'voting', 2);
      assert.deepEqual([ballotsOf(fien).length > 0, olga.inbox.length], [true, silent]);
      await other.stop();
      await second.close();
    }));

  it('give the partner another colleague where one is free', () =>
    played(async (cast) => {
      const { t, fien } = cast;
      await adds(cast);
      const everybody = [
        fien,
        await t.joins('Anna Aalders', { municipality: 'Leiden' }),
        await t.joins('Olga Oud', { municipality: 'Breda', tenant: OTHER_TENANT }),
        // One organisation with Olga, so each of them talks with one of the others.
        await t.joins('Piet Prins', { municipality: 'Breda', tenant: OTHER_TENANT }),
      ];
      await reach(cast, 'discussing');
      const [partner] = await partnersOf(cast, everybody, fien);
      assert.ok(everybody.slice(2).some((one) => one === partner));
      await switches(cast, false);
      for (let at = 0; at < 3; at += 1) await t.settle();
      assert.deepEqual(await partnersOf(cast, everybody, fien), [everybody[1]]);
    }));

  it('leave every programme: nobody of them talks in any, and who is left is matched in each', () =>
    played(async (cast) => {
      const { t, fien, storage, kept } = cast;
      await adds(cast);
      const people = [
        fien,
        await t.joins('Anna Aalders', { municipality: 'Leiden' }),
        await t.joins('Olga Oud', { municipality: 'Breda', tenant: OTHER_TENANT }),
        await t.joins('Piet Prins', { municipality: 'Ede', tenant: OTHER_TENANT }),
      ];
      await addRegion(cast);
      for (const person of people) await storage.stores.participants.join(idOf(person), REGION, t.clock.now());
      await reach(cast, 'discussing');
      const talking = async () =>
        (await kept('matches'))
          .filter(({ state }) => state === 'talking')
          .map(
            ({ roundId, members }) => `${roundId} ${members.map(({ id }: { id: string }) => id.split(':')[0]).sort()}`,
          )
          .sort();
      assert.equal((await talking()).length, 4, 'two talks in each of two programmes');
      await switches(cast, false);
      for (let at = 0; at < 4; at += 1) await t.settle();
      for (const one of await talking()) assert.ok(!one.includes(OTHER_TENANT), one);
      assert.ok((await talking()).length > 0, 'the two who are left talk with each other');
    }));

  it('leave their people their own data, in chat and tab', () =>
    played(async (cast) => {
      const { t, gets, posts, everything } = cast;
      await adds(cast);
      const olga = await t.joins('Olga Oud', { municipality: 'Breda', tenant: OTHER_TENANT });
      const piet = await t.joins('Piet Prins', { municipality: 'Ede', tenant: OTHER_TENANT });
      await switches(cast, false);
      assert.match(reads((await olga.says('dilemma')).replies[0] ?? assert.fail()), says('notices.tenantOff.title'));
      assert.match(reads((await olga.says('mijn gegevens')).replies[0] ?? assert.fail()), says('kept.off'));
      assert.deepEqual([(await gets(piet, 'me')).body.off, (await gets(piet, 'week')).status], [true, 403]);
      assert.match((await posts(piet, 'my-data/export')).text, /Piet Prins/);
      const [asked] = (await olga.says('wis mij')).replies;
      await olga.clicks(asked ?? assert.fail(), { verb: 'erase.confirm' });
      assert.equal((await posts(piet, 'my-data/erase', { words: 'wis mij' })).status, 200);
      const left = JSON.stringify(await everything());
      for (const person of [olga, piet]) assert.ok(!left.includes(idOf(person)));
    }));

  it('do not leave a programme without somebody who hears what a facilitator has to know', () =>
    played(async (cast) => {
      const { t, fien } = cast;
      await adds(cast);
      const olga = await t.joins('Olga Oud', { municipality: 'Breda', tenant: OTHER_TENANT });
      await letFacilitate(cast, 'main', olga);
      const { directory } = t.app.services;
      assert.deepEqual(await directory.facilitatorsOf('main'), [idOf(olga)]);
      await switches(cast, false);
      assert.deepEqual(await directory.facilitatorsOf('main'), [idOf(fien)]);
    }));

  it('that are off are erased whole after a look at what goes, with the name typed; then nothing of them is left', () =>
    played(async (cast) => {
      const { t, fien, gets, everything } = cast;
      await adds(cast);
      for (let at = 0; at < 27; at += 1) await t.joins(`Olga ${at}`, { municipality: 'Breda', tenant: OTHER_TENANT });
      await reach(cast, 'voting');
      const look = async () =>
        (await gets(fien, `owner/tenants/${OTHER_TENANT}/erasure`)).body as unknown as TenantErasureWire;
      const erase = (typedName: string) => wishes(cast, 'erase', { tenant: OTHER_TENANT, typedName });
      assert.equal((await look()).counts, null);
      assert.equal((await erase(NAME)).refused, 'stillOn');
      await switches(cast, false);
      const before = (await everything()).length;
      assert.deepEqual((await look()).counts?.[0], { kind: 'people', count: 27 });
      assert.equal((await everything()).length, before, 'looking changes nothing');
      assert.equal((await erase('Gemeente')).refused, 'nameDiffers');
      const asked = await erase(` ${NAME.toLowerCase()} `);
      assert.deepEqual([asked.refused, states(asked)[0]], [null, [OTHER_TENANT, NAME, 'erasing']]);
      assert.equal((await switches(cast, true)).refused, 'changed', 'it is too late for that');
      await t.app.tick();
      await t.restart();
      for (let at = 0; at < 4; at += 1) await t.settle();
      const left = (await everything()).filter(
        ({ collection, document }) => collection !== 'audit' && JSON.stringify(document).includes(OTHER_TENANT),
      );
      assert.deepEqual(left, []);
      const list = (await gets(fien, 'owner/tenants')).body as unknown as TenantsWire;
      assert.deepEqual(states(list), [[TENANT, null, 'settings']]);
    }));

  it('cannot be switched where the settings let everybody in', () =>
    playTab(
      async (stage) => {
        const fien = await stage.t.joins('Fien', { objectId: FACILITATOR });
        const cast = { ...stage, fien };
        const list = (await stage.gets(fien, 'owner/tenants')).body as unknown as TenantsWire;
        assert.deepEqual([list.allAreOn, list.tenants], [true, []]);
        assert.equal((await adds(cast)).refused, 'allAreOn');
      },
      { env: FACILITATORS },
    ));
});
