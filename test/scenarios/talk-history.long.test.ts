import assert from 'node:assert/strict';
import { planNextRound } from '../../src/programmes/season.js';
import { createDutchHolidays } from '../../src/scheduling/holidays.js';
import type { Person } from '../support/fake-teams/person.js';
import { idOf, play, type Stage, votes } from '../support/scenario.js';
import { SteadyClock } from '../support/steady-clock.js';
import { answers, assertOneGroupEach, groupsNow, joined, reach, townsFor } from '../support/talks.js';
import { MONDAY_MORNING, WHOLE_WEEK } from '../support/test-app.js';

const WEEKS = 12;
const PEOPLE = 12;

/** The library has fewer dilemmas than this story has weeks: when all were used, the list begins again. */
async function planBeyondTheLibrary({ t, storage }: Stage): Promise<void> {
  const { programmes, rounds } = storage.stores;
  const programme = await programmes.get('main');
  assert.ok(programme);
  const used = (await rounds.ofProgramme('main')).map((round) => ({ ...round, dilemmaId: 'used-before' }));
  const next = planNextRound(programme, used, t.clock.now(), createDutchHolidays());
  if (next !== null) await rounds.createIfAbsent(next);
}

const pairKey = (pair: readonly string[]): string => [...pair].sort().join(' ');

/** Every way to put these people in pairs of two municipalities; gives the fewest old pairs of all of them. */
function fewestRepeats(
  left: readonly number[],
  townOf: readonly string[],
  isOld: (a: number, b: number) => boolean,
): number {
  const [first, ...rest] = left;
  if (first === undefined) return 0;
  let fewest = Number.POSITIVE_INFINITY;
  for (const other of rest) {
    if (townOf[first] === townOf[other]) continue;
    const others = rest.filter((one) => one !== other);
    fewest = Math.min(fewest, (isOld(first, other) ? 1 : 0) + fewestRepeats(others, townOf, isOld));
    if (fewest === 0) return 0;
  }
  return fewest;
}

async function play12Weeks(
  stage: Stage,
  people: readonly Person[],
  eachWeek: (week: number) => Promise<void>,
): Promise<void> {
  for (let week = 1; week <= WEEKS; week += 1) {
    await reach(stage, 'voting', week);
    await planBeyondTheLibrary(stage);
    for (const [at, person] of people.entries()) await votes(person, at % 2 === 0 ? 'a' : 'b');
    await reach(stage, 'discussing', week);
    await assertOneGroupEach(stage, people, week);
    await eachWeek(week);
    await reach(stage, 'closed', week);
  }
}

describe('scenario: twelve weeks of talks', () => {
  it('brings nobody the same partner twice while another division into pairs has fewer repeats', () =>
    play(
      async (stage) => {
        const towns = townsFor(PEOPLE, 6);
        const people = await joined(stage.t, towns);
        const everybody = people.map((_, at) => at);
        const talked = new Set<string>();
        const keyOf = (a: number, b: number) =>
          pairKey([people[a], people[b]].flatMap((one) => (one ? [idOf(one)] : [])));
        await play12Weeks(stage, people, async (week) => {
          const groups = await groupsNow(stage, people, week);
          assert.equal(groups.flat().length, PEOPLE, `everybody has a partner in week ${week}`);
          const pairs = groups.map((group) => pairKey(group.map(idOf)));
          const repeats = pairs.filter((pair) => talked.has(pair)).length;
          assert.equal(
            repeats,
            fewestRepeats(everybody, towns, (a, b) => talked.has(keyOf(a, b))),
            `week ${week}`,
          );
          for (const [one] of groups) await answers(one ?? assert.fail(), 'match.met');
          for (const pair of pairs) talked.add(pair);
        });
        assert.ok(talked.size >= 55, `${talked.size} different pairs of the 60 that there are`);
      },
      { env: WHOLE_WEEK, clock: new SteadyClock(MONDAY_MORNING) },
    ));

  it('lets two people meet again whose talk did not happen', () =>
    play(
      async (stage) => {
        const people = await joined(stage.t, townsFor(2, 2));
        for (const week of [1, 2]) {
          await reach(stage, 'discussing', week);
          const [match] = await groupsNow(stage, people, week);
          assert.equal(match?.length, 2);
          const stored = (await stage.kept('matches')).filter(({ roundId }) => roundId === `main-${week}`);
          assert.ok(
            stored.every(({ bent }) => !bent.includes('newPartner')),
            'they are new to each other still',
          );
          await reach(stage, 'closed', week);
        }
        await reach(stage, 'discussing', 3);
        await answers(people[0] ?? assert.fail(), 'match.met');
        await reach(stage, 'closed', 3);
        await reach(stage, 'discussing', 4);
        const last = (await stage.kept('matches')).filter(({ roundId }) => roundId === 'main-4');
        assert.deepEqual(
          last.map(({ bent }) => bent.includes('newPartner')),
          [true],
          'now they are old partners, and read so',
        );
      },
      { env: WHOLE_WEEK },
    ));
});
