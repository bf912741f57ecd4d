import assert from 'node:assert/strict';
import { says } from '../support/says.js';
import { play, reads, seen, votes } from '../support/scenario.js';
import { asksMatch, joined, matchCardOf, matchCardsOf, reach, townsFor } from '../support/talks.js';
import { TENANT, WHOLE_WEEK } from '../support/test-app.js';

const FACILITATOR = '0fa00000-0000-4000-8000-00000000000a';

describe('scenario: a round that is stopped during the talks', () => {
  it('changes the cards in their place, reminds nobody, asks for no second vote, and destroys every vote', () =>
    play(
      async (stage) => {
        const { t, kept, storage } = stage;
        const fien = await t.joins('Fien Begeleider', { objectId: FACILITATOR, municipality: 'Ede' });
        const people = [fien, ...(await joined(t, townsFor(5, 5)))];
        await reach(stage, 'voting');
        for (const person of people) await votes(person, 'a');
        await reach(stage, 'discussing');
        const cards = people.map(matchCardOf);
        const counts = people.map(({ inbox }) => inbox.length);
        const [status] = (await fien.says('ronde')).replies;
        assert.ok(status);
        const asked = await fien.clicks(status, { verb: 'round.cancelAsk' });
        assert.ok(asked.card);
        await fien.clicks(asked.card, { verb: 'round.cancel' });
        await t.settle();
        await t.settle();
        for (const [at, person] of people.entries()) {
          const card = cards[at];
          assert.ok(card);
          assert.match(reads(person.now(card)), says('notices.roundCancelled.title'));
          assert.equal(matchCardsOf(person).length, 0);
          if (person !== fien) assert.equal(person.inbox.length, counts[at], 'no new message');
          const click = await person.clicks(card, { verb: 'match.met' });
          assert.doesNotMatch(seen(click), says('notices.failed.title'));
        }
        await t.goTo('2026-11-26T09:00:00+01:00');
        await t.goTo('2026-11-27T09:00:00+01:00');
        await t.advance('2m');
        const fresh = people.slice(1).map(({ inbox }, at) => inbox.length - (counts[at + 1] ?? 0));
        assert.deepEqual(fresh, [0, 0, 0, 0, 0]);
        assert.deepEqual([(await kept('votes')).length, (await kept('ballotBoxes')).length], [0, 0]);
        assert.equal((await storage.stores.rounds.get('main-1'))?.phase, 'sealed');
        assert.doesNotMatch(await asksMatch(people[1] ?? assert.fail()), says('notices.failed.title'));
        await t.goTo('2026-11-30T09:00:00+01:00');
        assert.equal((await storage.stores.rounds.get('main-2'))?.phase, 'voting');
      },
      { env: { ...WHOLE_WEEK, FACILITATORS: `${TENANT}:${FACILITATOR}` } },
    ));
});
