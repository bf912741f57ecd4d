import assert from 'node:assert/strict';
import type { RhythmWire } from '../../src/tab/wire/rhythm-wire.js';
import { ballotsOf, idOf, votes } from '../support/scenario.js';
import { playTab } from '../support/tab-client.js';
import { reach } from '../support/talks.js';
import { WHOLE_WEEK } from '../support/test-app.js';
import { addRegion, letFacilitate, REGION } from '../support/two-programmes.js';

describe('scenario: another rhythm in the middle of a week', () => {
  it('leaves the round that runs as it was promised, moves the next one, and touches no other programme', () =>
    playTab(
      async (stage) => {
        const { t, storage, gets, posts } = stage;
        const { rounds, participants } = storage.stores;
        const gijs = await t.joins('Gijs');
        const anna = await t.joins('Anna', { municipality: 'Leiden' });
        await addRegion(stage);
        await letFacilitate(stage, REGION, gijs);
        const participant = (await participants.get(idOf(anna))) ?? assert.fail();
        await t.app.services.memberships.join(participant, REGION);
        await reach(stage, 'voting');
        await votes(anna, 'a');
        const plans = async () =>
          Object.fromEntries(
            await Promise.all(
              ['main-1', 'main-2', `${REGION}-1`, `${REGION}-2`].map(async (id) => {
                const found = (await rounds.get(id)) ?? assert.fail(id);
                return [id, JSON.stringify([found.plan, found.minimumCount])] as const;
              }),
            ),
          );
        const before = await plans();
        await t.goTo('2026-11-24T11:00:00+01:00');

        const desk = `?programme=${REGION}`;
        const { revision, wish } = (await gets(gijs, `desk/programme/rhythm${desk}`)).body as unknown as RhythmWire;
        const slower = { ...wish, everyWeeks: 3, minimumCount: 8 };
        const answer = await posts(gijs, `desk/programme/rhythm/change${desk}`, { revision, wish: slower });
        assert.deepEqual([answer.status, answer.body.outcome], [200, 'done'], answer.text);
        assert.equal(
          (await posts(gijs, 'desk/programme/rhythm/change?programme=main', { revision, wish: slower })).status,
          403,
        );
        await t.settle();

        const after = await plans();
        for (const id of ['main-1', 'main-2', `${REGION}-1`]) assert.equal(after[id], before[id], id);
        const next = (await rounds.get(`${REGION}-2`)) ?? assert.fail();
        assert.deepEqual([next.plan.voting.toISOString().slice(0, 10), next.minimumCount], ['2026-12-14', 8]);
        await reach(stage, 'revoting');
        assert.equal(ballotsOf(anna).length, 4, 'both rounds ask again on the day that they said');
      },
      { env: WHOLE_WEEK },
    ));
});
