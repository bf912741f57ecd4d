import assert from 'node:assert/strict';
import type { App } from '../../src/app-parts.js';
import { MAXIMUM_PROGRAMMES } from '../../src/participants/membership.js';
import { chosenChannel, FACILITATORS, postsIn } from '../support/channels.js';
import type { Person } from '../support/fake-teams/person.js';
import { idOf, play, type Stage } from '../support/scenario.js';
import { alongside } from '../support/storage.js';
import { joined, reach, townsFor } from '../support/talks.js';
import { addRegion, REGION } from '../support/two-programmes.js';

/** A story on two processes of one database. */
function withTwo(story: (stage: Stage, apps: readonly [App, App]) => Promise<void>): Promise<void> {
  return play(
    async (stage) => {
      const beside = await alongside(stage.storage);
      try {
        await story(stage, [stage.t.app, await stage.t.another(beside)]);
      } finally {
        await beside.close();
      }
    },
    { env: FACILITATORS },
  );
}

async function together(apps: readonly App[]): Promise<void> {
  for (let times = 0; times < 3; times += 1) {
    await Promise.all(apps.map((app) => app.tick()));
    await Promise.all(apps.map((app) => app.sendDue()));
  }
}

describe('scenario: two processes and many programmes', () => {
  it('lets somebody into five programmes at most, whichever process hears them first', () =>
    withTwo(async (stage, apps) => {
      const anna = await stage.t.joins('Anna');
      const ids = Array.from({ length: MAXIMUM_PROGRAMMES + 1 }, (_, at) => `regio-${at}`);
      for (const id of ids) await addRegion(stage, { id, name: id });
      await together(apps);
      const participant = (await stage.storage.stores.participants.get(idOf(anna))) ?? assert.fail();
      const tries = await Promise.allSettled(
        ids.flatMap((id) => apps.map((app) => app.services.memberships.join(participant, id))),
      );
      const { memberOf } = (await stage.storage.stores.participants.get(idOf(anna))) ?? assert.fail();
      assert.deepEqual([memberOf.length, new Set(memberOf).size], [MAXIMUM_PROGRAMMES, MAXIMUM_PROGRAMMES]);
      assert.ok(tries.some(({ status }) => status === 'rejected'));
    }));

  it('ends a programme once: nobody stays in it, also somebody who joins at that very moment', () =>
    withTwo(async (stage, apps) => {
      const { t, storage } = stage;
      const people = await joined(t, townsFor(6, 3));
      await addRegion(stage);
      await together(apps);
      const { participants, programmes } = storage.stores;
      const participantOf = async (person: Person) => (await participants.get(idOf(person))) ?? assert.fail();
      for (const person of people.slice(0, 4))
        await apps[0].services.memberships.join(await participantOf(person), REGION);
      const { name, revision } = (await programmes.get(REGION)) ?? assert.fail();
      const [late = assert.fail()] = people.slice(4);
      const joining = await participantOf(late);
      await Promise.allSettled([
        apps[0].services.programmeAdmin.setState(REGION, revision, 'ended', idOf(late), name),
        apps[1].services.memberships.join(joining, REGION),
      ]);
      await together(apps);
      t.clock.advance('2m');
      await together(apps);
      assert.deepEqual(await participants.pageOfMembers([REGION], 10), []);
      for (const person of people) assert.deepEqual((await participantOf(person)).memberOf, ['main']);
    }));

  it('gives a channel to one programme when two take it at the same moment, and posts each round once', () =>
    withTwo(async (stage, apps) => {
      const { t, storage } = stage;
      const { seat } = await chosenChannel(t);
      await addRegion(stage);
      await together(apps);
      const { channels } = storage.stores;
      const [channel = assert.fail()] = await channels.chosen(['main'], 1);
      await channels.choose(channel.id, { chosen: false }, ['main']);
      const [first, second] = apps;
      const taken = await Promise.all([
        first.services.channels.chooseKnown(channel.id, { programmeId: 'main', language: 'nl' }, ['main']),
        second.services.channels.chooseKnown(channel.id, { programmeId: REGION, language: 'nl' }, [REGION]),
      ]);
      assert.equal(taken.filter((one) => one !== null).length, 1);
      await reach(stage, 'voting');
      await together(apps);
      assert.equal(postsIn(seat).length, 1);
    }));
});
