import assert from 'node:assert/strict';
import type { App } from '../../src/app-parts.js';
import type { Person } from '../support/fake-teams/person.js';
import { idOf, play, type Stage } from '../support/scenario.js';
import { alongside } from '../support/storage.js';
import {
  answers,
  assertOneGroupEach,
  groupsNow,
  joined,
  matchCardsOf,
  partnersOf,
  reach,
  TOWNS,
  townsFor,
} from '../support/talks.js';
import { WHOLE_WEEK } from '../support/test-app.js';

/** Both processes look at the rounds and send at the same moments, until neither has anything to do. */
async function together(apps: readonly App[]): Promise<void> {
  await Promise.all(apps.map((app) => app.tick()));
  for (let sent = 1; sent > 0; ) {
    sent = (await Promise.all(apps.map((app) => app.sendDue()))).reduce((sum, count) => sum + count, 0);
  }
  await Promise.all(apps.map((app) => app.tick()));
}

/** Every name of a matching under which something is stored. */
async function attempts({ kept }: Stage): Promise<readonly string[]> {
  return [...new Set((await kept('matches')).map(({ attempt }) => String(attempt)))];
}

function assertOneCardEach(people: readonly Person[], count: number = 1): void {
  assert.deepEqual(
    people.map((person) => matchCardsOf(person).length),
    people.map(() => count),
  );
}

describe('scenario: processes during the talks', () => {
  it('makes one matching when two processes open the talks at the same moment, and sends each card once', () =>
    play(
      async (stage) => {
        const { t, storage } = stage;
        const people = await joined(t, townsFor(11, 5));
        await reach(stage, 'voting');
        const beside = await alongside(storage);
        try {
          const apps = [t.app, await t.another(beside)];
          t.clock.goTo('2026-11-25T09:00:00+01:00');
          await together(apps);
          t.clock.advance('11s');
          await together(apps);
          await together(apps);
          assert.equal((await attempts(stage)).length, 1);
          await assertOneGroupEach(stage, people);
          assert.equal((await groupsNow(stage, people)).flat().length, people.length);
          assertOneCardEach(people);
        } finally {
          await beside.close();
        }
      },
      { env: WHOLE_WEEK },
    ));

  it('finds one new match when two processes look for it at the same moment', () =>
    play(
      async (stage) => {
        const { t, storage } = stage;
        const people = await joined(t, TOWNS.slice(0, 4));
        await reach(stage, 'discussing');
        const [[anna, bram] = [], [carla, daan] = []] = await groupsNow(stage, people);
        assert.ok(anna && bram && carla && daan);
        const beside = await alongside(storage);
        try {
          const apps = [t.app, await t.another(beside)];
          await Promise.all([answers(anna, 'match.skip'), answers(carla, 'match.skip')]);
          await together(apps);
          await together(apps);
          assert.deepEqual(await partnersOf(stage, people, bram), [daan]);
          await assertOneGroupEach(stage, people);
          assertOneCardEach([bram, daan], 2);
        } finally {
          await beside.close();
        }
      },
      { env: WHOLE_WEEK },
    ));

  it('goes on where it was when the process is started again before, during and after the matching', () =>
    play(
      async (stage) => {
        const { t } = stage;
        const people = await joined(t, townsFor(7, 4));
        await reach(stage, 'voting');
        await t.restart();
        await t.goTo('2026-11-25T09:00:00+01:00');
        await t.restart();
        await t.advance('11s');
        assertOneCardEach(people);
        const groups = await groupsNow(stage, people);
        await t.restart();
        await t.advance('1h');
        assertOneCardEach(people);
        assert.deepEqual(await groupsNow(stage, people), groups);
        await answers(people[0] ?? assert.fail(), 'match.met');
        await t.restart();
        await reach(stage, 'closed');
        const talked = (await stage.storage.stores.matches.allOf(idOf(people[0] ?? assert.fail())))[0];
        assert.equal(talked?.met, true);
      },
      { env: WHOLE_WEEK },
    ));

  it('catches up in order when the process was away from before the opening until after the second vote began', () =>
    play(
      async (stage) => {
        const { t } = stage;
        const people = await joined(t, townsFor(6, 3));
        await reach(stage, 'voting');
        await t.goTo('2026-11-27T10:00:00+01:00');
        await t.advance('11s');
        for (const person of people) {
          const kinds = (await stage.storage.stores.outbox.allTo(idOf(person))).map(
            ({ kind, state }) => `${kind} ${state}`,
          );
          assert.ok(kinds.includes('revote sent'), kinds.join());
          assert.equal(matchCardsOf(person).length, 0, 'no card about a talk whose time is over');
        }
        await reach(stage, 'closed');
        assert.equal((await stage.kept('votes')).length, 0);
      },
      { env: WHOLE_WEEK },
    ));
});
