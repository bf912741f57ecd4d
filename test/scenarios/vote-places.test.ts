import assert from 'node:assert/strict';
import { pseudonymOf } from '../../src/rounds/vote.js';
import type { Person } from '../support/fake-teams/person.js';
import { idOf, play, type Stage, votes } from '../support/scenario.js';
import { reach } from '../support/talks.js';
import { TENANT, WHOLE_WEEK } from '../support/test-app.js';

const SHARED = '0aa00000-0000-4000-8000-00000000000f';

/** Where this person's first vote in a round counts beside the overall result. */
async function countsIn({ storage: { stores } }: Stage, person: Person, roundId = 'main-1') {
  const box = (await stores.ballotBoxes.get(roundId)) ?? assert.fail('no ballot box');
  const name = pseudonymOf(box.key, idOf(person));
  const vote = (await stores.votes.getMany(roundId, ['first'], [name])).get(name)?.first ?? assert.fail('no vote');
  return { municipality: vote.municipality, vouched: vote.vouched };
}

const worksIn = (person: Person, municipality: string) =>
  person.invokes('adaptiveCard/action', {
    action: { type: 'Action.Execute', verb: 'profile.save', data: { role: 'legal', municipality, v: 1 } },
  });

describe('scenario: the group in which a vote counts', () => {
  it('is the one from the opening of the round: a change chooses no group before the next round', () =>
    play(
      async (stage) => {
        const { t } = stage;
        const stays = await t.joins('Anna Aalders', { municipality: 'Zwolle', tenant: SHARED });
        const moves = await t.joins('Bram Boersma', { municipality: 'Zwolle', tenant: SHARED });
        await reach(stage, 'voting');
        await votes(stays, 'a');
        await worksIn(stays, 'GM0193');
        await votes(stays, 'b');
        assert.deepEqual(await countsIn(stage, stays), { municipality: 'GM0193', vouched: false });
        await worksIn(moves, 'GM0546');
        await votes(moves, 'a');
        assert.deepEqual(await countsIn(stage, moves), { municipality: null, vouched: false });
        const joins = await t.joins('Carla Claus', { municipality: 'Zwolle', tenant: SHARED });
        await t.settle();
        await votes(joins, 'a');
        assert.deepEqual(await countsIn(stage, joins), { municipality: null, vouched: false });
        await reach(stage, 'voting', 2);
        for (const [person, municipality] of [
          [moves, 'GM0546'],
          [joins, 'GM0193'],
        ] as const) {
          await votes(person, 'a');
          assert.deepEqual(await countsIn(stage, person, 'main-2'), { municipality, vouched: false });
        }
      },
      { env: WHOLE_WEEK },
    ));

  it('is vouched for by the tenant, also for somebody who joins while the vote is open', () =>
    play(
      async (stage) => {
        await stage.t.joins('Anna Aalders', { tenant: SHARED });
        await reach(stage, 'voting');
        const bram = stage.t.teams.person({ name: 'Bram Boersma', tenant: TENANT });
        await bram.installs();
        await bram.clicks(bram.lastCard(), { verb: 'profile.open' });
        await bram.clicks(bram.lastCard(), { verb: 'profile.save' }, { role: 'legal' });
        await stage.t.settle();
        await votes(bram, 'a');
        assert.deepEqual(await countsIn(stage, bram), { municipality: 'GM0363', vouched: true });
      },
      { env: { ...WHOLE_WEEK, MUNICIPALITY_MAP: `${TENANT}=GM0363` } },
    ));
});
