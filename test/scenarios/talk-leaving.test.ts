import assert from 'node:assert/strict';
import type { Person } from '../support/fake-teams/person.js';
import { says } from '../support/says.js';
import { ballotsOf, idOf, play, reads, type Stage, seen, votes } from '../support/scenario.js';
import {
  answers,
  asksMatch,
  assertOneGroupEach,
  groupsNow,
  joined,
  matchCardOf,
  matchCardsOf,
  namedOn,
  partnersOf,
  reach,
  TOWNS,
  WAYS_TO_GO,
} from '../support/talks.js';
import { WHOLE_WEEK } from '../support/test-app.js';

/** The card on which somebody reads about the talks of this week. */
async function talkCard(person: Person) {
  const [card] = (await person.says('match')).replies;
  assert.ok(card);
  return card;
}

const ALL_WAYS_TO_GO: typeof WAYS_TO_GO = [
  ...WAYS_TO_GO,
  {
    name: 'wants no talks any more',
    goes: async (person) => {
      const [form] = (await person.says('profiel')).replies;
      assert.ok(form);
      await person.clicks(form, { verb: 'profile.save' }, { wantsToTalk: 'false' });
    },
  },
];

async function fourWhoTalk(stage: Stage) {
  const people = await joined(stage.t, TOWNS.slice(0, 4));
  await reach(stage, 'voting');
  await reach(stage, 'discussing');
  const groups = await groupsNow(stage, people);
  const [[anna, bram] = [], [carla, daan] = []] = groups;
  assert.ok(anna && bram && carla && daan);
  return { people, anna, bram, carla, daan };
}

describe('scenario: no talk for somebody', () => {
  it('leaves out who said before the matching that they skip this week, takes them back when they change their mind, and asks for both votes', () =>
    play(
      async (stage) => {
        const people = await joined(stage.t, TOWNS.slice(0, 4));
        const [anna, bram] = people;
        assert.ok(anna && bram);
        await reach(stage, 'voting');
        for (const person of [anna, bram]) {
          const before = await talkCard(person);
          assert.match(reads(before), /woensdag 25 november/);
          const skipped = await person.clicks(before, { verb: 'talks.skipWeek' });
          assert.ok(skipped.card);
        }
        await bram.clicks(await talkCard(bram), { verb: 'talks.joinWeek' });
        await reach(stage, 'discussing');
        const talking = (await groupsNow(stage, people)).flat();
        assert.deepEqual(
          people.map((person) => talking.includes(person)),
          [false, true, true, true],
        );
        assert.equal(matchCardsOf(anna).length, 0);
        assert.match(await asksMatch(anna), says('notices.matchSkipsWeek.title'));
        await reach(stage, 'revoting');
        assert.equal(ballotsOf(anna).length, 2);
        await reach(stage, 'closed');
        await reach(stage, 'discussing', 2);
        assert.ok((await groupsNow(stage, people, 2)).flat().includes(anna), 'it was for one week');
      },
      { env: WHOLE_WEEK },
    ));

  it('keeps to what was said about this week when the button of an earlier week is clicked', () =>
    play(
      async (stage) => {
        const people = await joined(stage.t, TOWNS.slice(0, 4));
        const [anna] = people;
        assert.ok(anna);
        await reach(stage, 'voting');
        await anna.clicks(await talkCard(anna), { verb: 'talks.skipWeek' });
        const old = await talkCard(anna);
        await reach(stage, 'closed');
        await reach(stage, 'voting', 2);
        await anna.clicks(await talkCard(anna), { verb: 'talks.skipWeek' });
        assert.match(seen(await anna.clicks(old, { verb: 'talks.joinWeek' })), says('notices.matchSkipsWeek.title'));
        await reach(stage, 'discussing', 2);
        assert.deepEqual(await partnersOf(stage, people, anna, 2), []);
      },
      { env: WHOLE_WEEK },
    ));

  it('never matches who does not want talks, and still asks for the votes', () =>
    play(
      async (stage) => {
        const people = await joined(stage.t, TOWNS.slice(0, 3));
        const [anna] = people;
        assert.ok(anna);
        const [form] = (await anna.says('profiel')).replies;
        assert.ok(form);
        await anna.clicks(form, { verb: 'profile.save' }, { wantsToTalk: 'false' });
        await reach(stage, 'voting');
        await votes(anna, 'a');
        await reach(stage, 'discussing');
        assert.ok(!(await groupsNow(stage, people)).flat().includes(anna));
        assert.equal(matchCardsOf(anna).length, 0);
        await reach(stage, 'revoting');
        assert.equal(ballotsOf(anna).length, 2);
      },
      { env: WHOLE_WEEK },
    ));

  it('shows no talk with nobody when the partner is erased after the talks, without having talked', () =>
    play(
      async (stage) => {
        const { anna, bram } = await fourWhoTalk(stage);
        await reach(stage, 'revoting');
        await anna.clicks((await anna.says('wis mij')).replies[0] ?? assert.fail(), { verb: 'erase.confirm' });
        assert.match(await asksMatch(bram), says('notices.matchWaiting.partnerCouldNot'));
        await reach(stage, 'closed');
        assert.doesNotMatch(JSON.stringify(bram.lastCard()), /Anna/);
      },
      { env: WHOLE_WEEK },
    ));

  for (const { name, goes } of ALL_WAYS_TO_GO) {
    it(`tells the partner when somebody ${name} in the middle of a talk, and finds another as soon as one is free`, () =>
      play(
        async (stage) => {
          const { people, anna, bram, carla, daan } = await fourWhoTalk(stage);
          await goes(anna);
          await stage.t.settle();
          assert.deepEqual(await partnersOf(stage, people, bram), []);
          assert.match(reads(bram.lastCard()), says('notices.matchWaiting.text'));
          assert.equal(namedOn(bram.lastCard(), people).filter((one) => one !== bram).length, 0);
          await answers(carla, 'match.skip');
          await stage.t.settle();
          assert.deepEqual(await partnersOf(stage, people, bram), [daan]);
          assert.deepEqual(
            namedOn(matchCardOf(bram), people).filter((one) => one !== bram),
            [daan],
          );
          await assertOneGroupEach(stage, people);
        },
        { env: WHOLE_WEEK },
      ));

    it(`lets the talk stand when somebody ${name} after it`, () =>
      play(
        async (stage) => {
          const { anna, bram } = await fourWhoTalk(stage);
          assert.match(seen(await answers(anna, 'match.met')), says('match.met'));
          const before = bram.inbox.length;
          await goes(anna);
          await stage.t.settle();
          assert.equal(bram.inbox.length, before);
          const [match] = await stage.storage.stores.matches.allOf(idOf(bram));
          assert.equal(match?.met, true);
        },
        { env: WHOLE_WEEK },
      ));
  }
});
