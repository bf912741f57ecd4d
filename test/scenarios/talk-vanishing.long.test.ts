import assert from 'node:assert/strict';
import type { Person } from '../support/fake-teams/person.js';
import { type Interposed, interposedStorage } from '../support/interposed-storage.js';
import { says } from '../support/says.js';
import { idOf, play, type Stage } from '../support/scenario.js';
import { settle } from '../support/settle.js';
import { alongside } from '../support/storage.js';
import {
  answers,
  groupsNow,
  joined,
  matchCardsOf,
  namedOn,
  partnersOf,
  reach,
  TOWNS,
  WAYS_TO_GO,
  wasTold,
} from '../support/talks.js';
import { WHOLE_WEEK } from '../support/test-app.js';

/** Moments in the making of a matching. */
const MOMENTS: readonly (Pick<Interposed, 'call' | 'isMeant'> & { readonly when: string })[] = [
  { when: 'the matching is written', call: 'matches.addAll' },
  {
    when: 'the matching counts',
    call: 'rounds.save',
    isMeant: (args) => JSON.stringify(args[2]).includes('matchingIds'),
  },
  { when: 'who is there is looked at', call: 'matches.pageOfMatching' },
  { when: 'people are told', call: 'outbox.enqueue', isMeant: (args) => JSON.stringify(args[0]).includes('"match"') },
];

/** The talks are opened by a second process, in the middle of whose work something happens. */
async function openedWhile(
  stage: Stage,
  moment: Pick<Interposed, 'call' | 'isMeant'>,
  happens: () => Promise<unknown>,
): Promise<void> {
  const beside = await alongside(stage.storage);
  try {
    let happened = false;
    const noted = async () => {
      happened = true;
      await happens();
    };
    await settle(await stage.t.another(interposedStorage(beside, { ...moment, happens: noted })));
    assert.ok(happened, `there was a moment just before ${moment.call}`);
  } finally {
    await beside.close();
  }
}

async function assertGoneFromTalks(stage: Stage, people: readonly Person[], gone: Person): Promise<void> {
  const groups = await groupsNow(stage, people);
  assert.ok(!groups.flat().includes(gone), 'nobody is to talk with somebody who is not there');
  for (const person of people) {
    if (person === gone) continue;
    const shown = matchCardsOf(person).at(-1);
    if (shown !== undefined) assert.ok(!namedOn(shown, people).includes(gone), 'no card names them');
  }
}

describe('scenario: somebody goes while the matching is made', () => {
  for (const { name, goes } of WAYS_TO_GO) {
    for (const { when, ...moment } of MOMENTS) {
      it(`looks after the partner of somebody who ${name} just before ${when}`, () =>
        play(
          async (stage) => {
            const { t } = stage;
            const people = await joined(t, TOWNS.slice(0, 4));
            await reach(stage, 'voting');
            const [anna] = people;
            assert.ok(anna);
            t.clock.goTo('2026-11-25T09:00:00+01:00');
            await t.app.tick();
            t.clock.advance('11s');
            await openedWhile(stage, moment, () => goes(anna));
            await t.settle();
            await t.settle();
            await assertGoneFromTalks(stage, people, anna);
            const here = people.filter((person) => person !== anna);
            const placed = (await groupsNow(stage, people)).flat();
            for (const person of here.filter((one) => !placed.includes(one))) {
              assert.ok(wasTold(person, says('notices.matchWaiting.text')), 'who is left alone is told');
            }
            if (name !== 'is erased') return;
            const left = JSON.stringify(await stage.everything());
            assert.ok(!left.includes(anna.facts.objectId), 'nothing is left of somebody who was erased');
          },
          { env: WHOLE_WEEK },
        ));
    }
  }

  for (const { name, goes } of WAYS_TO_GO) {
    it(`looks after the next partner of somebody who ${name} while another match is made for them`, () =>
      play(
        async (stage) => {
          const { t } = stage;
          const people = await joined(t, TOWNS.slice(0, 4));
          await reach(stage, 'discussing');
          const [[anna, bram] = [], [carla, daan] = []] = await groupsNow(stage, people);
          assert.ok(anna && bram && carla && daan);
          await answers(anna, 'match.skip');
          await answers(carla, 'match.skip');
          await openedWhile(stage, { call: 'matches.addAll' }, () => goes(bram));
          await t.settle();
          await t.settle();
          await assertGoneFromTalks(stage, people, bram);
          assert.deepEqual(await partnersOf(stage, people, daan), []);
          assert.ok(wasTold(daan, says('notices.matchWaiting.text')), 'who is left alone is told');
          const left = JSON.stringify(await stage.everything());
          assert.equal(left.includes(idOf(bram)), name !== 'is erased');
        },
        { env: WHOLE_WEEK },
      ));
  }
});
