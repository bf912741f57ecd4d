import assert from 'node:assert/strict';
import { crowd } from '../support/crowd.js';
import type { Person } from '../support/fake-teams/person.js';
import { idOf, votes } from '../support/scenario.js';
import { playTab, type TabStage } from '../support/tab-client.js';
import { assertRefused } from '../support/tab-refusal.js';
import { reach } from '../support/talks.js';
import { TENANT, WHOLE_WEEK } from '../support/test-app.js';
import { OTHER_TENANT } from '../support/threads.js';

const FACILITATOR = '0fa00000-0000-4000-8000-00000000000a';
const FACILITATORS = { FACILITATORS: `${TENANT}:${FACILITATOR},${OTHER_TENANT}:${FACILITATOR}` } as const;
const BOTH = { ...WHOLE_WEEK, ...FACILITATORS, ALLOWED_TENANTS: `${TENANT},${OTHER_TENANT}` } as const;

interface Switched extends TabStage {
  readonly fien: Person;
  readonly olga: Person;
}

/** Six people of each tenant in two towns, the first vote of one of them, and then the other tenant is off. */
function switchedOff(story: (stage: Switched) => Promise<void>): Promise<void> {
  return playTab(
    async (stage) => {
      const { t } = stage;
      const fien = await t.joins('Fien', { objectId: FACILITATOR, municipality: 'Zwolle' });
      const olga = await t.joins('Olga', { objectId: FACILITATOR, municipality: 'Leiden', tenant: OTHER_TENANT });
      await crowd(stage, 5, { municipality: 'GM0193' });
      await crowd(stage, 5, { tenant: OTHER_TENANT, municipality: 'GM0546' });
      olga.fails({ how: 400, times: 1 });
      await reach(stage, 'voting');
      await votes(fien, 'a');
      await t.restart({ ALLOWED_TENANTS: TENANT });
      await t.settle();
      await story({ ...stage, fien, olga });
    },
    { env: BOTH },
  );
}

describe('scenario: a tenant that is switched off, in the tab', () => {
  it('is in no count and on no list of the desk', () =>
    switchedOff(async (stage) => {
      const { fien, gets } = stage;
      const { body } = await gets(fien, 'desk/participation');
      assert.deepEqual([body.total, body.municipalities], [6, [{ name: 'Zwolle', count: 6 }]]);
      const { undelivered } = (await gets(fien, 'desk/delivery/main-1')).body as { undelivered: readonly unknown[] };
      assert.deepEqual(undelivered, [], 'not even who got no ballot before');
      const { people } = (await gets(fien, 'desk/rehearsal/main-1')).body as { people: number };
      assert.equal(people, 6);
      await stage.t.goTo('2026-11-30T08:00:00+01:00');
      await stage.t.advance('11s');
      stage.t.clock.goTo('2026-11-30T09:00:00+01:00');
      const progress = (await gets(fien, 'desk/progress/main-2')).body as {
        rounds: readonly { roundId: string; work: readonly { total: number }[] }[];
      };
      const next = progress.rounds.find(({ roundId }) => roundId === 'main-2');
      assert.deepEqual(
        next?.work.map(({ total }) => total),
        [6],
      );
    }));

  it('lets its people see, take along and erase what is kept about them, and nothing else', () =>
    switchedOff(async ({ olga, gets, posts, kept, everything }) => {
      const before = await kept('participants');
      const me = (await gets(olga, 'me')).body;
      assert.deepEqual([me.name, me.off, me.facilitator], ['Olga', true, false]);
      const data = await gets(olga, 'my-data');
      assert.deepEqual([data.status, data.body.name, data.body.standing], [200, 'Olga', 'joined']);
      const file = await posts(olga, 'my-data/export');
      assert.equal(file.status, 200);
      assert.match(file.text, /"name": "Olga"/);
      for (const path of ['week', 'match', 'archive', 'archive/main-1', 'agreements', 'municipalities', 'desk/round']) {
        assertRefused(await gets(olga, path), 403, 'tenantNotAllowed', path);
      }
      for (const path of ['vote', 'profile', 'pause', 'resume', 'leave', 'match/met', 'desk/round/close']) {
        assertRefused(await posts(olga, path), 403, 'tenantNotAllowed', path);
      }
      assert.deepEqual(await kept('participants'), before, 'nothing new is noted');
      assertRefused(await posts(olga, 'my-data/erase', { words: 'x' }), 422, 'notConfirmed');
      assert.equal((await posts(olga, 'my-data/erase', { words: 'wis mij' })).status, 200);
      assert.ok(!JSON.stringify(await everything()).includes(idOf(olga)));
      for (const path of ['me', 'my-data']) assertRefused(await gets(olga, path), 403, 'tenantNotAllowed');
    }));
});
