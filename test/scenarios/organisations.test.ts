import assert from 'node:assert/strict';
import type { Person } from '../support/fake-teams/person.js';
import { says } from '../support/says.js';
import { idOf, play, reads, type Stage, votes } from '../support/scenario.js';
import { alongside } from '../support/storage.js';
import { groupsNow, matchCardOf, partnersOf, reach, TOWNS } from '../support/talks.js';
import { type TestApp, WHOLE_WEEK } from '../support/test-app.js';

const OWNER = 'owner';
const [LEIDEN, EMMEN, ZWOLLE] = ['GM0546', 'GM0114', 'GM0193'] as const;

const MAPPED = '0aa00000-0000-4000-8000-00000000000f';

/** Somebody whose tenant tells where they work. */
async function joinsMapped({ teams }: TestApp, name: string): Promise<Person> {
  const person = teams.person({ name, tenant: MAPPED });
  await person.installs();
  await person.clicks(person.lastCard(), { verb: 'profile.open' });
  await person.clicks(person.lastCard(), { verb: 'profile.save' }, { role: 'legal' });
  return person;
}

const placeOf = async ({ storage }: Pick<Stage, 'storage'>, person: Person) =>
  (await storage.stores.participants.get(idOf(person)))?.municipality;

const toldOfMerger = (person: Person) =>
  person.inbox.filter((shown) =>
    says('notices.organisationMerged.text', { from: '**Emmen**', into: '**Zwolle**' }).test(reads(shown)),
  ).length;

describe('scenario: organisations of other kinds', () => {
  it('somebody of a water board joins, votes and talks with somebody of a municipality', () =>
    play(
      async (stage) => {
        const { t } = stage;
        const anna = await t.joins('Anna Aalders', { municipality: 'waterschap Rijn en IJssel' });
        const bram = await t.joins('Bram Boersma', { municipality: 'Zwolle' });
        assert.equal(await placeOf(stage, anna), 'WS-rijn-en-ijssel');
        await reach(stage, 'voting');
        for (const person of [anna, bram]) await votes(person, 'a');
        await reach(stage, 'discussing');
        assert.deepEqual(await partnersOf(stage, [anna, bram], anna), [bram]);
        assert.match(reads(matchCardOf(bram)), /Waterschap Rijn en IJssel/);
        const about = reads(matchCardOf(anna));
        assert.match(about, says('match.whyMunicipality'));
        assert.doesNotMatch(about, says('match.whyComparableSize'));
        assert.doesNotMatch(about, says('match.whyNotNeighbours'));
      },
      { env: WHOLE_WEEK },
    ));

  it('two people of one province never talk with each other', () =>
    play(
      async (stage) => {
        const { t } = stage;
        const people = [
          await t.joins('Anna Aalders', { municipality: 'provincie Utrecht' }),
          await t.joins('Bram Boersma', { municipality: 'Provincie Utrecht' }),
        ];
        await reach(stage, 'voting');
        await reach(stage, 'discussing');
        assert.deepEqual(await groupsNow(stage, people), []);
      },
      { env: WHOLE_WEEK },
    ));

  it('a name of several kinds is asked; the button that is clicked is where somebody works', () =>
    play(async (stage) => {
      const { t } = stage;
      const anna = await t.joins('Anna Aalders', { municipality: 'Zwolle' });
      const [form] = (await anna.says('profiel')).replies;
      assert.ok(form);
      const asked = await anna.clicks(form, { verb: 'profile.save' }, { municipalityName: 'Utrecht' });
      assert.match(JSON.stringify(asked.card), says('municipalityChoice.heading'));
      for (const name of ['gemeente Utrecht', 'provincie Utrecht', 'Veiligheidsregio Utrecht'])
        assert.match(JSON.stringify(asked.card), new RegExp(name));
      assert.equal(await placeOf(stage, anna), ZWOLLE);
    }));

  it('one that an owner added in another process can be chosen at once', () =>
    play(async (stage) => {
      const { t, storage } = stage;
      const second = await alongside(storage);
      const other = await t.another(second);
      const form = { kind: 'environment-agency', name: 'Omgevingsdienst Overgooi' };
      assert.equal((await other.services.organisations.add(OWNER, form)).kind, 'saved');
      const anna = await t.joins('Anna Aalders', { municipality: 'omgevingsdienst overgooi' });
      assert.equal(await placeOf(stage, anna), 'OD-overgooi');
      await other.stop();
      await second.close();
    }));
});

describe('scenario: a merger of two municipalities', () => {
  it('during the talks moves people, tells them once, and leaves votes, partners and history as they are', () =>
    play(
      async (stage) => {
        const { t, storage } = stage;
        const [anna, bram, carla] = [
          await t.joins('Anna Aalders', { municipality: 'Emmen' }),
          await t.joins('Bram Boersma', { municipality: 'Zwolle' }),
          await t.joins('Carla Claus', { municipality: 'Emmen' }),
        ];
        await storage.stores.participants.change(idOf(carla), { vouched: true });
        await reach(stage, 'voting');
        for (const person of [anna, bram]) await votes(person, 'a');
        await reach(stage, 'discussing');
        const groups = await groupsNow(stage, [anna, bram, carla]);
        const cast = await stage.kept('votes');
        const matches = await stage.kept('matches');
        const on = t.clock.now().toISOString().slice(0, 10);
        const merged = await t.app.services.organisations.merge(OWNER, { from: EMMEN, into: ZWOLLE, on });
        assert.equal(merged.kind, 'saved');
        await t.settle();
        await t.advance('2s');

        for (const person of [anna, bram, carla]) assert.equal(await placeOf(stage, person), ZWOLLE);
        assert.deepEqual([anna, bram, carla].map(toldOfMerger), [1, 0, 1]);
        const stored = await storage.stores.participants.get(idOf(carla));
        assert.deepEqual([stored?.vouched, stored?.movedOn ?? []], [true, []]);
        assert.deepEqual(await stage.kept('votes'), cast, 'votes keep their group');
        assert.deepEqual(await stage.kept('matches'), matches);
        assert.deepEqual(await groupsNow(stage, [anna, bram, carla]), groups, 'who talks goes on talking');

        await t.restart();
        await t.advance('1h');
        assert.deepEqual([anna, bram, carla].map(toldOfMerger), [1, 0, 1], 'told once');
        assert.equal(t.app.services.municipalities.get(EMMEN)?.label, 'Emmen');
        const dora = await t.joins('Dora Dijk', { municipality: 'Zwolle' });
        const [form] = (await dora.says('profiel')).replies;
        assert.ok(form);
        await dora.clicks(form, { verb: 'profile.save' }, { municipalityName: 'Emmen' });
        assert.equal(await placeOf(stage, dora), ZWOLLE, 'it can no longer be chosen');

        await reach(stage, 'discussing', 2);
        const next = await groupsNow(stage, [anna, bram, carla, dora], 2);
        assert.deepEqual(next, [], 'from the next round on they are of one organisation');
      },
      { env: WHOLE_WEEK },
    ));

  it('takes the mail domain and the tenant that lead to the old one to the new one, from its day on', () =>
    play(
      async (stage) => {
        const { t } = stage;
        await t.app.services.organisations.merge(OWNER, { from: LEIDEN, into: ZWOLLE, on: '2026-12-01' });
        const anna = await joinsMapped(t, 'Anna Aalders');
        assert.equal(await placeOf(stage, anna), LEIDEN);
        await t.goTo('2026-12-01T00:00:05+01:00');
        assert.equal(await placeOf(stage, anna), ZWOLLE);
        const bram = await joinsMapped(t, 'Bram Boersma');
        assert.equal(await placeOf(stage, bram), ZWOLLE);
      },
      { env: { MUNICIPALITY_MAP: `${MAPPED}=${LEIDEN}` } },
    ));

  it('by two processes at once tells everybody once', () =>
    play(async (stage) => {
      const { t, storage } = stage;
      const people = [];
      for (const [at, name] of ['Anna Aalders', 'Bram Boersma', 'Carla Claus', 'Daan Dirks'].entries())
        people.push(await t.joins(name, { municipality: at < 3 ? 'Emmen' : (TOWNS[0] ?? '') }));
      const second = await alongside(storage);
      const other = await t.another(second);
      const on = t.clock.now().toISOString().slice(0, 10);
      await other.services.organisations.merge(OWNER, { from: EMMEN, into: ZWOLLE, on });
      await Promise.all([t.app.tick(), other.tick(), t.app.tick(), other.tick()]);
      await Promise.all([t.app.sendDue(), other.sendDue()]);
      await t.settle();
      assert.deepEqual(people.map(toldOfMerger), [1, 1, 1, 0]);
      await other.stop();
      await second.close();
    }));
});
