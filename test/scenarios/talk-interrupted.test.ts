import assert from 'node:assert/strict';
import { roundIntent } from '../../src/outbox/message.js';
import type { Participant } from '../../src/participants/participant.js';
import type { Person } from '../support/fake-teams/person.js';
import { interposedStorage } from '../support/interposed-storage.js';
import { says } from '../support/says.js';
import { idOf, play, type Stage } from '../support/scenario.js';
import { alongside } from '../support/storage.js';
import { asksMatch, groupsNow, joined, matchesNow, partnersOf, reach, TOWNS, wasTold } from '../support/talks.js';
import { WHOLE_WEEK } from '../support/test-app.js';

async function storedOf({ storage }: Stage, person: Person): Promise<Participant> {
  const found = await storage.stores.participants.get(idOf(person));
  assert.ok(found);
  return found;
}

describe('scenario: something comes in between', () => {
  const ways = ['leave', 'pause', 'erase'] as const;
  for (const way of ways) {
    it(`looks after the partner when the process died in the middle of a click to ${way}, and it is clicked again`, () =>
      play(
        async (stage) => {
          const { t } = stage;
          const people = await joined(t, TOWNS.slice(0, 4));
          await reach(stage, 'discussing');
          const [[anna, bram] = []] = await groupsNow(stage, people);
          assert.ok(anna && bram);
          const beside = await alongside(stage.storage);
          try {
            const dies = () => Promise.reject(new Error('killed'));
            const dying = await t.another(interposedStorage(beside, { call: 'rounds.noteFreed', happens: dies }));
            const goes = async ({ services }: typeof dying) => {
              const stored = await storedOf(stage, anna);
              if (way === 'leave') await services.participants.leave(stored);
              else if (way === 'pause') await services.participants.pause(stored, '2027-01-12');
              else await services.privacy.erase(stored);
            };
            await assert.rejects(goes(dying), /killed/);
            await goes(t.app);
            await t.settle();
            assert.ok(wasTold(bram, says('notices.matchWaiting.text')), await asksMatch(bram));
            assert.deepEqual(await partnersOf(stage, people, bram), []);
          } finally {
            await beside.close();
          }
        },
        { env: WHOLE_WEEK },
      ));
  }

  it('leaves nothing of somebody erased just when they are put on a list', () =>
    play(
      async (stage) => {
        const { t } = stage;
        const people = await joined(t, TOWNS.slice(0, 2));
        const [anna, bram] = people;
        assert.ok(anna && bram);
        await reach(stage, 'discussing');
        const [match] = await matchesNow(stage);
        assert.ok(match);
        const place = match.members.findIndex(({ id }) => id === idOf(bram));
        const stored = await storedOf(stage, anna);
        const beside = await alongside(stage.storage);
        try {
          const erases = async () => t.app.services.privacy.erase(await storedOf(stage, bram));
          const app = await t.another(interposedStorage(beside, { call: 'participants.addAvoided', happens: erases }));
          const after = await app.services.matching.avoid(stored, match.id, place);
          assert.deepEqual(after.avoid, []);
          assert.ok(!JSON.stringify(await stage.everything()).includes(bram.facts.objectId));
        } finally {
          await beside.close();
        }
      },
      { env: WHOLE_WEEK },
    ));

  it('tells who was silent that their talks stand still, also when the round is cancelled just then', () =>
    play(
      async (stage) => {
        const { t, storage } = stage;
        const [anna, bram] = await joined(t, TOWNS.slice(0, 2));
        assert.ok(anna && bram);
        await reach(stage, 'discussing');
        const { outbox, participants, rounds } = storage.stores;
        for (const person of [anna, bram]) {
          await outbox.enqueue([roundIntent('main-1', 'silence', idOf(person))], t.clock.now());
          await participants.pauseTalks([idOf(person)], t.clock.now());
        }
        await t.app.services.matching.resumeTalks(await storedOf(stage, bram));
        assert.ok(await rounds.requestCancel('main-1', 'discussing', t.clock.now()));
        await t.settle();
        assert.ok(wasTold(anna, says('notices.talksPaused.title')));
        assert.ok(!wasTold(bram, says('notices.talksPaused.title')), 'not any more when they are back');
      },
      { env: WHOLE_WEEK },
    ));
});
