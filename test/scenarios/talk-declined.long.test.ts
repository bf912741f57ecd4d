import assert from 'node:assert/strict';
import type { Person } from '../support/fake-teams/person.js';
import { either, says } from '../support/says.js';
import { idOf, play, reads, type Stage, seen } from '../support/scenario.js';
import {
  answers,
  asksMatch,
  assertOneGroupEach,
  groupsNow,
  joined,
  matchCardOf,
  matchCardsOf,
  matchesNow,
  namedOn,
  partnersOf,
  reach,
  TOWNS,
} from '../support/talks.js';
import { WHOLE_WEEK } from '../support/test-app.js';

type Told = (stage: Stage, people: readonly Person[], groups: readonly (readonly Person[])[]) => Promise<void>;

/** A story that begins when `count` people, each of a municipality of their own, have just been matched. */
function matched(count: number, told: Told): Promise<void> {
  return play(
    async (stage) => {
      const people = await joined(stage.t, TOWNS.slice(0, count));
      await reach(stage, 'discussing');
      await told(stage, people, await groupsNow(stage, people));
    },
    { env: WHOLE_WEEK },
  );
}

/** The members of a group; fails when it is smaller than asked for. */
function members(group: readonly Person[] | undefined): [Person, Person] {
  const [one, other] = group ?? [];
  assert.ok(one && other);
  return [one, other];
}

/** Everything that must not change when somebody clicks in vain. */
async function state({ kept }: Stage): Promise<string> {
  return JSON.stringify([
    await kept('matches'),
    await kept('outbox'),
    (await kept('rounds')).map(({ freed }) => freed),
  ]);
}

/**
 * Next week this partner alone is of another municipality than this person and three newcomers: the one who waited is
 * first.
 */
async function assertFirstInLine(
  stage: Stage,
  people: readonly Person[],
  person: Person,
  partner: Person,
): Promise<void> {
  await reach(stage, 'closed');
  const municipality = TOWNS[people.indexOf(person)] ?? 'Leiden';
  for (const name of ['Zoe Zand', 'Zeno Zeil', 'Zita Zwart']) await stage.t.joins(name, { municipality });
  await reach(stage, 'discussing', 2);
  assert.deepEqual(await partnersOf(stage, people, person, 2), [partner]);
}

describe('scenario: a talk that somebody cannot keep', () => {
  it('gives two people whose partners said no to each other, and leaves those who said no alone', () =>
    matched(4, async (stage, people, [first, second]) => {
      const [anna, bram] = members(first);
      const [carla, daan] = members(second);
      assert.match(seen(await answers(anna, 'match.skip')), says('notices.matchSkipsWeek.title'));
      await answers(carla, 'match.skip');
      await stage.t.settle();
      assert.deepEqual(await partnersOf(stage, people, bram), [daan]);
      await assertOneGroupEach(stage, people);
      for (const [one, other] of [
        [bram, daan],
        [daan, bram],
      ] as const) {
        assert.equal(matchCardsOf(one).length, 2, 'a new card');
        assert.deepEqual(
          namedOn(matchCardOf(one), people).filter((named) => named !== one),
          [other],
        );
      }
      for (const refuser of [anna, carla]) {
        assert.equal(matchCardsOf(refuser).length, 0, 'the card now says that there is no talk');
        assert.equal(namedOn(refuser.lastCard(), people).filter((one) => one !== refuser).length, 0);
      }
    }));

  it('lets two of a trio go on together when the third says no, and tells them', () =>
    matched(3, async (stage, people, [trio]) => {
      assert.equal(trio?.length, 3);
      const [anna, ...others] = people;
      assert.ok(anna);
      await answers(anna, 'match.skip');
      await stage.t.settle();
      assert.deepEqual(new Set(await partnersOf(stage, people, others[0] ?? assert.fail())), new Set(others.slice(1)));
      for (const one of others) {
        assert.equal(matchCardsOf(one).length, 2);
        assert.ok(!namedOn(matchCardOf(one), people).includes(anna));
      }
    }));

  it('tells somebody whose partner said no that nobody else is free, and matches them first the week after', () =>
    matched(4, async (stage, people, [first, second]) => {
      const { t } = stage;
      const [anna, bram] = members(first);
      await answers(anna, 'match.skip');
      await t.settle();
      assert.deepEqual(await partnersOf(stage, people, bram), []);
      assert.match(reads(bram.lastCard()), says('notices.matchWaiting.text'));
      assert.match(await asksMatch(bram), says('notices.matchWaiting.text'));
      const before = bram.inbox.length;
      await t.advance('1h');
      assert.equal(bram.inbox.length, before, 'told once');
      for (const person of members(second)) await person.says('pauze tot 8 december');
      await assertFirstInLine(stage, people, bram, anna);
    }));

  it('matches first the week after whose partner said no in the last second, when no time was left for another match', () =>
    matched(4, async (stage, people, [first, second]) => {
      const [anna, bram] = members(first);
      await reach(stage, 'reminding');
      stage.t.clock.goTo('2026-11-27T08:59:59+01:00');
      await answers(anna, 'match.skip');
      await reach(stage, 'revoting');
      assert.match(await asksMatch(bram), says('notices.matchWaiting.text'));
      for (const person of members(second)) await person.says('pauze tot 8 december');
      await assertFirstInLine(stage, people, bram, anna);
    }));

  it('matches who waited as soon as somebody else becomes free', () =>
    matched(4, async (stage, people, [first, second]) => {
      const [anna, bram] = members(first);
      const [carla, daan] = members(second);
      await answers(anna, 'match.skip');
      await stage.t.settle();
      await stage.t.advance('3h');
      await answers(daan, 'match.skip');
      await stage.t.settle();
      assert.deepEqual(await partnersOf(stage, people, bram), [carla]);
      assert.deepEqual(
        namedOn(matchCardOf(bram), people).filter((one) => one !== bram),
        [carla],
      );
    }));

  it('answers clicks in vain clearly and changes nothing', () =>
    matched(4, async (stage, _people, [first, second]) => {
      const { t } = stage;
      const [anna, bram] = members(first);
      const [carla] = members(second);
      const [cardOfAnna, cardOfBram, cardOfCarla] = [anna, bram, carla].map(matchCardOf);
      assert.ok(cardOfAnna && cardOfBram && cardOfCarla);
      await anna.clicks(cardOfAnna, { verb: 'match.skip' });
      await t.settle();
      const before = await state(stage);
      const again = seen(await anna.clicks(cardOfAnna, { verb: 'match.skip' }));
      await t.settle();
      assert.match(again, says('notices.matchSkipsWeek.title'), 'no, said twice, is the same no');
      const inVain = [
        await anna.clicks(cardOfAnna, { verb: 'match.met' }),
        await bram.clicks(cardOfBram, { verb: 'match.met' }),
        await bram.clicks(cardOfBram, { verb: 'match.skip' }),
        await anna.clicks(cardOfCarla, { verb: 'match.met' }),
        await anna.clicks(cardOfCarla, { verb: 'match.skip' }),
        await anna.clicks(cardOfCarla, { verb: 'match.avoid' }),
      ];
      await t.settle();
      for (const answer of inVain)
        assert.doesNotMatch(seen(answer), either(says('notices.failed.title'), says('match.met')));
      const untouched = (text: string) => text.replaceAll(/"freed":\d+|\[\d+,?\d*\]/g, '');
      assert.equal(untouched(await state(stage)), untouched(before));
      assert.deepEqual(
        (await matchesNow(stage)).filter(({ met }) => met),
        [],
      );
    }));

  it('takes no no after the talks are over or once they talked, and none for a match of an earlier week', () =>
    matched(4, async (stage, people, [first, second]) => {
      const [anna, bram] = members(first);
      const [carla, daan] = members(second);
      const old = matchCardOf(carla);
      const unspoken = matchCardOf(anna);
      await answers(anna, 'match.met');
      assert.doesNotMatch(
        seen(await bram.clicks(matchCardOf(bram), { verb: 'match.skip' })),
        says('notices.failed.title'),
      );
      await stage.t.settle();
      assert.deepEqual(await partnersOf(stage, people, anna), [bram], 'who talked, talked');
      await reach(stage, 'revoting');
      const late = seen(await carla.clicks(old, { verb: 'match.skip' }));
      assert.match(late, either(says('notices.notPossibleNow.title'), says('notices.matchOver.title')));
      await reach(stage, 'closed');
      await reach(stage, 'discussing', 2);
      const before = await partnersOf(stage, people, carla, 2);
      await carla.clicks(old, { verb: 'match.skip' });
      await anna.clicks(unspoken, { verb: 'match.skip' });
      await stage.t.settle();
      assert.deepEqual(await partnersOf(stage, people, carla, 2), before);
      const stored = await stage.storage.stores.matches.allOf(idOf(daan));
      assert.ok(stored.every(({ members: some }) => some.every(({ answer }) => answer !== 'skipped')));
    }));
});
