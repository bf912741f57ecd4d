import assert from 'node:assert/strict';
import { builtinDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import type { Person } from '../support/fake-teams/person.js';
import { either, says } from '../support/says.js';
import { ballotOf, letterTo, play, reads, type Stage, votes } from '../support/scenario.js';
import { asksMatch, groupsNow, joined, matchCardOf, matchCardsOf, reach, townsFor, wasTold } from '../support/talks.js';
import { WHOLE_WEEK } from '../support/test-app.js';

/** A dilemma with two options, so that few people are enough to show that nearly all of them agree. */
const TWO_OPTIONS = { ...WHOLE_WEEK, PROGRAMME_DILEMMAS: 'question-from-the-neighbours' };

const GUESTS = [
  ['Ria Reus', 'Breda'],
  ['Ton Tol', 'Goes'],
  ['Uwe Udo', 'Ede'],
] as const;

/** `agreeing` people choose A, the others B, each with a reason. */
async function agree(stage: Stage, people: readonly Person[], agreeing: number): Promise<void> {
  await reach(stage, 'voting');
  for (const [at, person] of people.entries()) {
    const option = at < agreeing ? 'a' : 'b';
    await votes(person, option, { reason: `Een reden voor ${option} die lang genoeg is, nummer ${at}` });
  }
  await reach(stage, 'discussing');
}

/** The dilemma's twist for a talk of people who all agree. */
const TWIST = builtinDilemmas.find(({ id }) => id === TWO_OPTIONS.PROGRAMME_DILEMMAS)?.text.nl.whatIf ?? assert.fail();

describe('scenario: is there a talk this week', () => {
  it('matches nobody when there is one municipality only, tells everybody why, and matches them first when another joins', () =>
    play(
      async (stage) => {
        const { t } = stage;
        const people = await joined(t, ['Leiden', 'Leiden', 'Leiden']);
        await reach(stage, 'discussing');
        assert.deepEqual(await groupsNow(stage, people), []);
        for (const person of people) assert.ok(wasTold(person, says('notices.matchWaiting.noOtherMunicipality')));
        assert.ok(people.every((person) => matchCardsOf(person).length === 0));
        assert.match(await asksMatch(people[0] ?? assert.fail()), says('notices.matchWaiting.noOtherMunicipality'));
        await reach(stage, 'closed');
        await reach(stage, 'voting', 2);
        // Four of Leiden and three guests: one of Leiden stays without a partner, and that is the one who is new.
        const fresh: Person[] = [await t.joins('Zoe Zand', { municipality: 'Leiden' })];
        for (const [name, municipality] of GUESTS) fresh.push(await t.joins(name, { municipality }));
        await reach(stage, 'discussing', 2);
        const talking = (await groupsNow(stage, [...people, ...fresh], 2)).flat();
        for (const person of people) assert.ok(talking.includes(person), 'who was left out last week talks now');
      },
      { env: WHOLE_WEEK },
    ));

  it('has no talk when provably too few voted, says so at the opening, and asks for the second vote all the same', () =>
    play(
      async (stage) => {
        const people = await joined(stage.t, townsFor(10, 5));
        await reach(stage, 'voting');
        await votes(people[0] ?? assert.fail(), 'a');
        await reach(stage, 'discussing');
        for (const person of people) assert.ok(wasTold(person, says('opening.noTalk')));
        assert.deepEqual(await stage.kept('matches'), []);
        assert.match(await asksMatch(people[1] ?? assert.fail()), says('notices.noTalkThisWeek.title'));
        const before = people.map(({ inbox }) => inbox.length);
        await reach(stage, 'reminding');
        assert.deepEqual(
          people.map(({ inbox }) => inbox.length),
          before,
          'nobody is reminded of a talk that there is not',
        );
        await reach(stage, 'revoting');
        for (const person of people) {
          assert.match(reads(ballotOf(person)), says('ballot.kickerSecond'));
          assert.equal((await letterTo(stage, person, 'revote')).state, 'sent');
        }
      },
      { env: { ...TWO_OPTIONS, TALK_MINIMUM_TURNOUT: '100' } },
    ));

  it('brings the best reason of the minority to the talk when more than seventy percent agree', () =>
    play(
      async (stage) => {
        const people = await joined(stage.t, townsFor(17, 6));
        await agree(stage, people, 12);
        for (const person of people) {
          const card = reads(matchCardOf(person));
          assert.match(card, /Een reden voor b die lang genoeg is/);
          assert.doesNotMatch(card, /Een reden voor a/);
        }
      },
      { env: TWO_OPTIONS },
    ));

  it('brings the twist of the dilemma when nearly all agree and nothing of the minority may be shown', () =>
    play(
      async (stage) => {
        const people = await joined(stage.t, townsFor(20, 6));
        await agree(stage, people, 19);
        for (const person of people) {
          const card = reads(matchCardOf(person));
          assert.ok(card.includes(TWIST));
          assert.match(card, says('match.whatIf'));
          assert.doesNotMatch(card, /Een reden voor/);
        }
      },
      { env: TWO_OPTIONS },
    ));

  it('adds neither when people are divided', () =>
    play(
      async (stage) => {
        const people = await joined(stage.t, townsFor(12, 6));
        await agree(stage, people, 6);
        for (const person of people)
          assert.doesNotMatch(
            reads(matchCardOf(person)),
            either(/Een reden voor/, says('match.whatIf'), says('match.minority')),
          );
      },
      { env: TWO_OPTIONS },
    ));
});
