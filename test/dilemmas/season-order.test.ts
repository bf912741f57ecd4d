import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Dilemma } from '../../src/dilemmas/dilemma.js';
import { builtinDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import { isInWindow, proposeSeason, SEASON_ROUNDS } from '../../src/dilemmas/season-order.js';
import { CHALLENGE_IDS } from '../../src/participants/challenges.js';
import { addDays, isWorkingDay, mondayOf } from '../../src/scheduling/calendar.js';
import { createDutchHolidays } from '../../src/scheduling/holidays.js';
import { schoolHolidayOn } from '../../src/scheduling/school-holidays.js';

const isPublicHoliday = createDutchHolidays();
const isHoliday = (day: string) => isPublicHoliday(day) || schoolHolidayOn(day, 'middle') !== null;
const known = new Map(builtinDilemmas.map((dilemma) => [dilemma.id, dilemma]));
const dilemmaOf = (id: string): Dilemma => known.get(id) ?? assert.fail(id);
const learningOf = (id: string) => dilemmaOf(id).learning ?? assert.fail(id);

/** Mondays from this day on, without those in a holiday of the schools. */
function openings(from: string, rounds: number): readonly string[] {
  const days: string[] = [];
  for (let monday = mondayOf(from); days.length < rounds; monday = addDays(monday, 7)) {
    if (schoolHolidayOn(monday, 'middle') === null && isWorkingDay(monday, isPublicHoliday)) days.push(monday);
  }
  return days;
}

interface Case {
  readonly days: readonly string[];
  readonly challenges: readonly string[];
  readonly ids: readonly string[];
}

/** Any start, any length, any challenges. */
const SEASONS: fc.Arbitrary<Case> = fc
  .record({
    from: fc.integer({ min: 0, max: 700 }).map((after) => addDays('2026-09-01', after)),
    rounds: fc.integer({ min: SEASON_ROUNDS.least, max: SEASON_ROUNDS.most }),
    challenges: fc.subarray([...CHALLENGE_IDS], { maxLength: 5 }),
  })
  .map(({ from, rounds, challenges }) => {
    const days = openings(from, rounds);
    return { days, challenges, ids: proposeSeason(builtinDilemmas, { openings: days, challenges, isHoliday }) };
  });

/** Made once for all tests: each takes some milliseconds. */
let seasons: readonly Case[] = [];

function holds(check: (season: Case) => void): void {
  for (const season of seasons) {
    try {
      check(season);
    } catch (cause) {
      throw new Error(`not for ${season.ids.length} from ${season.days[0]} for ${season.challenges}`, { cause });
    }
  }
}

const isQuiet = (day: string) =>
  Array.from({ length: 15 }, (_, at) => addDays(day, at - 7)).some(
    (near) => isHoliday(near) && isWorkingDay(near, () => false),
  );

describe('the order of a season', () => {
  before(() => {
    seasons = fc.sample(SEASONS, 25);
  });

  it('has a dilemma for each round, none of them twice', () => {
    holds(({ days, ids }) => {
      assert.equal(ids.length, days.length);
      assert.equal(new Set(ids).size, ids.length);
    });
  });

  it('begins calmly and ends with a look back', () => {
    const last = builtinDilemmas.at(-1)?.id;
    holds(({ ids }) => {
      assert.equal(learningOf(ids[0] ?? '').difficulty, 1);
      assert.equal(ids.at(-1), last);
    });
  });

  it('holds the whole core from 24 rounds on, and nothing but core before', () => {
    const core = builtinDilemmas.filter(({ learning }) => learning?.core).map(({ id }) => id);
    holds(({ ids }) => {
      if (ids.length >= core.length) for (const id of core) assert.ok(ids.includes(id), id);
      else for (const id of ids) assert.ok(core.includes(id), id);
    });
  });

  it('takes from all four blocks alike, as far as their core goes', () => {
    holds(({ ids }) => {
      for (const block of ['know', 'weigh', 'agree', 'secure'] as const) {
        const own = ids.filter((id) => learningOf(id).block === block).length;
        assert.ok(own >= Math.min(5, Math.floor(ids.length / 4)), `${own} of ${ids.length} in ${block}`);
      }
    });
  });

  it('keeps the hard ones apart', () => {
    holds(({ ids }) => {
      const pairs = ids
        .slice(1)
        .filter((id, at) => [id, ids[at] ?? ''].every((one) => learningOf(one).difficulty === 3));
      assert.deepEqual(pairs, []);
    });
  });

  it('puts what belongs to a part of the year there, when a round opens in it', () => {
    holds(({ days, ids }) => {
      const inner = days.slice(1, -1);
      for (const [at, id] of ids.entries()) {
        const fitting = inner.filter((day) => isInWindow(dilemmaOf(id), day));
        if (fitting.length >= 3) assert.ok(isInWindow(dilemmaOf(id), days[at] ?? ''), `${id} on ${days[at]}`);
      }
    });
  });

  it('has fewer talks beside holidays than in other weeks', () => {
    let [quiet, quietTalks, others, otherTalks] = [0, 0, 0, 0];
    holds(({ days, ids }) => {
      for (const [at, id] of ids.entries()) {
        const talks = learningOf(id).talk ? 1 : 0;
        if (isQuiet(days[at] ?? '')) [quiet, quietTalks] = [quiet + 1, quietTalks + talks];
        else [others, otherTalks] = [others + 1, otherTalks + talks];
      }
    });
    assert.ok(
      quiet > 0 && quietTalks / quiet < otherTalks / others - 0.2,
      `${quietTalks}/${quiet}, ${otherTalks}/${others}`,
    );
  });

  it('prefers the challenges that were chosen', () => {
    const days = openings('2027-01-04', 40);
    const touching = (challenges: readonly string[]) =>
      proposeSeason(builtinDilemmas, { openings: days, challenges, isHoliday }).filter((id) =>
        dilemmaOf(id).challenges.includes('digital'),
      ).length;
    assert.ok(touching(['digital']) > touching(['waste']));
    assert.equal(
      touching(['digital']),
      builtinDilemmas.filter(({ challenges }) => challenges.includes('digital')).length,
    );
  });

  it('is the same for the same wish, whatever the order of the library', () => {
    const wish = { openings: openings('2026-09-07', 30), challenges: ['safety'], isHoliday };
    assert.deepEqual(proposeSeason(builtinDilemmas.toReversed(), wish), proposeSeason(builtinDilemmas, wish));
  });

  it('leaves out what has no place in the line, and is shorter when there is not enough', () => {
    const { learning: _, ...own } = builtinDilemmas[0] ?? assert.fail();
    const few = [{ ...own, id: 'own-1' }, ...builtinDilemmas.slice(0, 3)];
    const wish = { openings: openings('2026-09-07', 6), challenges: [], isHoliday };
    assert.deepEqual(
      proposeSeason(few, wish),
      builtinDilemmas.slice(0, 3).map(({ id }) => id),
    );
  });
});
