import assert from 'node:assert/strict';
import { createCommandServices } from '../../src/command-services.js';
import { createLog } from '../../src/log.js';
import type { Storage } from '../../src/storage/storage.js';
import { ERASED_KINDS, type TenantCounts, type TenantErasing } from '../../src/tenants/tenant-erasing.js';
import { agree } from '../support/agreements.js';
import { crowd } from '../support/crowd.js';
import type { Person } from '../support/fake-teams/person.js';
import { proposal } from '../support/proposals.js';
import { writesOpenly } from '../support/reported.js';
import { idOf, play, type Stage, votes } from '../support/scenario.js';
import { answers, reach } from '../support/talks.js';
import { TENANT, testConfig, WHOLE_WEEK } from '../support/test-app.js';
import { OTHER_TENANT, talksHere, types } from '../support/threads.js';

const BOTH = { ...WHOLE_WEEK, ALLOWED_TENANTS: `${TENANT},${OTHER_TENANT}` } as const;
const ONE = { ...WHOLE_WEEK, ALLOWED_TENANTS: TENANT } as const;
const WORDS = ['Dat stemde Olga', 'Dat schreef Olga', 'Dat riep Olga', 'Dat bracht Olga in'] as const;

/** As `npm run erase` has it. */
async function erasingOn({ t }: Stage, storage: Storage): Promise<TenantErasing> {
  const parts = { config: testConfig(ONE), clock: t.clock, log: createLog('silent'), storage };
  return (await createCommandServices(parts)).erasing;
}

/** Two people of two tenants who did everything that one can do; then the tenant of Olga is off. */
function afterAWeek(story: (stage: Stage, anna: Person, olga: Person) => Promise<void>): Promise<void> {
  return play(
    async (stage) => {
      const { t, storage } = stage;
      const anna = await t.joins('Anna Aalders', { municipality: 'Leiden' });
      const olga = await t.joins('Olga Oud', { municipality: 'Breda', tenant: OTHER_TENANT });
      const team = t.teams.team('Ruimte', OTHER_TENANT);
      await team.installs(olga);
      await reach(stage, 'discussing');
      await talksHere(olga);
      await types(olga, WORDS[1]);
      await types(olga, 'stop gesprek');
      await writesOpenly(stage, olga, WORDS[2]);
      await answers(anna, 'match.met');
      await reach(stage, 'closed');
      await agree(stage, anna, olga);
      const text = { ...proposal().text, situation: WORDS[3] };
      await storage.stores.proposals.createIfAbsent({ ...proposal(), participantId: idOf(olga), text });
      await reach(stage, 'voting', 2);
      for (const person of [anna, olga]) await votes(person, 'a', { reason: WORDS[0] });
      await t.restart(ONE);
      await t.settle();
      await t.settle();
      await story(stage, anna, olga);
    },
    { env: BOTH },
  );
}

function assertNothingLeft(everything: unknown, olga: Person): void {
  const left = JSON.stringify(everything);
  for (const trace of [OTHER_TENANT, olga.facts.objectId, 'Olga Oud', 'Ruimte', ...WORDS.slice(1)]) {
    assert.ok(!left.includes(trace), trace);
  }
}

/**
 * The same storage for a process that dies just after this many store calls: every later one fails and does nothing.
 */
function dyingAfter(inner: Storage, calls: number): Storage {
  let left = calls;
  const dying = <Store extends object>(store: Store): Store =>
    new Proxy(store, {
      get(target, name, receiver) {
        const member: unknown = Reflect.get(target, name, receiver);
        if (typeof member !== 'function') return member;
        return async (...args: unknown[]) => {
          if (left <= 0) throw new Error('the process is gone');
          const answer: unknown = await Reflect.apply(member, target, args);
          left -= 1;
          if (left <= 0) throw new Error('the process is gone');
          return answer;
        };
      },
    });
  const stores = Object.entries(inner.stores).map(([name, store]) => [name, dying(store as object)]);
  return { ...inner, stores: Object.fromEntries(stores) as Storage['stores'] };
}

const NONE = Object.fromEntries(ERASED_KINDS.map((kind) => [kind, 0])) as TenantCounts;

describe('scenario: erasing a tenant that is switched off', () => {
  it('tells first what would go, then erases all of it and nothing of others', () =>
    afterAWeek(async (stage, anna, olga) => {
      const { storage, kept, everything } = stage;
      const erasing = await erasingOn(stage, storage);
      const before = await everything();
      const told = await erasing.preview(OTHER_TENANT);
      assert.deepEqual(await everything(), before, 'looking changes nothing');
      const { messages, ...rest } = told;
      assert.ok(messages > 0);
      assert.deepEqual(rest, {
        ...{ people: 1, votes: 1, matches: 1, agreements: 1, posts: 2, proposals: 1, audit: 0, channels: 1 },
      });
      assert.deepEqual(await erasing.erase(OTHER_TENANT), told);
      assertNothingLeft(await everything(), olga);
      assert.equal((await kept('votes')).length, 1, 'the vote of the other stays');
      assert.deepEqual(
        (await kept('participants')).map(({ _id }) => _id),
        [idOf(anna)],
      );
      assert.equal((await storage.stores.agreements.allOf(idOf(anna))).length, 1);
      assert.deepEqual(await erasing.erase(OTHER_TENANT), NONE, 'again: nothing');
    }));

  it('is taken up by the next run, wherever it was stopped', () =>
    afterAWeek(async (stage, _anna, olga) => {
      const { storage } = stage;
      await crowd(stage, 2, { tenant: OTHER_TENANT });
      let calls = 0;
      for (let atCall = 1; ; atCall += 1) {
        const ended = await erasingOn(stage, dyingAfter(storage, atCall))
          .then((erasing) => erasing.erase(OTHER_TENANT))
          .catch(() => null);
        calls += 1;
        if (ended !== null) break;
      }
      assert.ok(calls > 20, `it died ${calls - 1} times`);
      assertNothingLeft(await stage.everything(), olga);
    }));

  it('is taken up when a few go at a time too, as the timer does', () =>
    afterAWeek(async (stage, _anna, olga) => {
      const { storage } = stage;
      await crowd(stage, 2, { tenant: OTHER_TENANT });
      let ended = false;
      for (let atCall = 1; !ended; atCall += 3) {
        ended = await erasingOn(stage, dyingAfter(storage, atCall))
          .then((erasing) => erasing.eraseSome(OTHER_TENANT))
          .catch(() => false);
      }
      assertNothingLeft(await stage.everything(), olga);
    }));

  it('counts of many people nothing but themselves where somebody waits for the answer', () =>
    play(
      async (stage) => {
        await crowd(stage, 101, { tenant: OTHER_TENANT });
        const erasing = await erasingOn(stage, stage.storage);
        const { people, channels, votes } = await erasing.quickPreview(OTHER_TENANT);
        assert.deepEqual([people, channels, votes], [101, 0, null]);
      },
      { env: BOTH },
    ));

  it('has no more people in memory than a page of them, and asks no page twice', () =>
    play(
      async (stage) => {
        const { storage, t } = stage;
        await t.joins('Anna Aalders');
        await crowd(stage, 27, { tenant: OTHER_TENANT });
        const pages: number[] = [];
        const { participants } = storage.stores;
        const counted: typeof participants = {
          ...participants,
          async pageOfTenant(...asked) {
            const page = await participants.pageOfTenant(...asked);
            pages.push(page.length);
            return page;
          },
        };
        const counting = { ...storage, stores: { ...storage.stores, participants: counted } };
        const erasing = await erasingOn(stage, counting);
        assert.equal((await erasing.preview(OTHER_TENANT)).people, 27);
        assert.deepEqual(pages, [25, 2]);
        assert.equal((await erasing.erase(OTHER_TENANT)).people, 27);
        assert.deepEqual(pages.slice(2), [25, 2]);
        assert.equal((await stage.kept('participants')).length, 1);
      },
      { env: BOTH },
    ));

  it('comes by itself when the tenant stays off for as long as who cannot be reached is kept', () =>
    afterAWeek(async ({ t, kept, everything }, anna, olga) => {
      await t.app.retention.runIfDue();
      t.clock.goTo('2027-11-29T02:30:00+01:00');
      await t.app.retention.runIfDue();
      assert.equal((await kept('participants')).length, 2, 'not a day earlier');
      t.clock.goTo('2027-12-01T02:30:00+01:00');
      const [rule] = (await t.app.retention.preview()).filter((one) => one.rule === 'unreachable');
      assert.equal(rule?.count, 2, 'a person and a channel');
      await t.app.retention.runIfDue();
      assertNothingLeft(await everything(), olga);
      assert.deepEqual(
        (await kept('participants')).map(({ _id }) => _id),
        [idOf(anna)],
      );
    }));
});
