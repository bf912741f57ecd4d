import assert from 'node:assert/strict';
import fc from 'fast-check';
import { outlookWeeks } from '../../src/programmes/outlook.js';
import { comingDilemmas, contradicts, followingRound } from '../../src/programmes/planned-round.js';
import { PLAIN_PROGRAMME, type Programme, UNCHANGED_SEASON } from '../../src/programmes/programme.js';
import { planNextRound } from '../../src/programmes/season.js';
import {
  addable,
  changedSeason,
  isGranted,
  maySkip,
  type SeasonFacts,
  type SeasonWish,
} from '../../src/programmes/season-change.js';
import type { Round } from '../../src/rounds/round.js';
import { DEFAULT_TALK } from '../../src/rounds/talk-route.js';
import { amsterdamMoment } from '../../src/scheduling/calendar.js';
import { weekOf } from '../../src/scheduling/rhythm.js';
import { runs } from '../support/thorough.js';

const PROGRAMME: Programme = {
  id: 'main',
  name: 'Spagaat',
  startsAt: amsterdamMoment('2026-11-01', '00:00'),
  weekPlan: { voting: { weekday: 1, time: '09:00' }, closed: { weekday: 5, time: '15:00' } },
  queue: ['one', 'two', 'three', 'four'],
  minimumCount: 5,
  talk: DEFAULT_TALK,
  ...PLAIN_PROGRAMME,
  ...UNCHANGED_SEASON,
};
/** A Wednesday. */
const NOW = amsterdamMoment('2026-11-25', '12:00');
const KNOWN = [...PROGRAMME.queue, 'five', 'six'];
const noHolidays = () => false;

const factsOf = (rounds: readonly Round[], now = NOW): SeasonFacts => ({
  rounds,
  now,
  isKnown: (id) => KNOWN.includes(id),
  weeks: outlookWeeks(now),
});

/** The round that the planning adds to these. */
function nextOf(programme: Programme, rounds: readonly Round[], now = NOW): Round {
  return planNextRound(programme, rounds, now, noHolidays) ?? assert.fail('nothing is planned');
}

const PLANNED = nextOf(PROGRAMME, []);
const USED: Round = { ...nextOf(PROGRAMME, [], amsterdamMoment('2026-11-13', '12:00')), phase: 'closed' };

/** The programme after a wish, or the reason for a refusal. */
function wished(wish: SeasonWish, rounds: readonly Round[] = [PLANNED], programme = PROGRAMME): Programme | string {
  const changed = changedSeason(programme, wish, factsOf(rounds));
  if (changed.kind !== 'changed') return changed.kind === 'same' ? 'same' : changed.why;
  return { ...programme, ...changed.change };
}

function comingAfter(wish: SeasonWish, rounds: readonly Round[] = [PLANNED], programme = PROGRAMME): unknown {
  const changed = wished(wish, rounds, programme);
  if (typeof changed === 'string') return changed;
  const following = followingRound(changed, rounds, NOW, noHolidays);
  const then = rounds.map((round) => (round === following?.round ? { ...round, ...following.change } : round));
  return comingDilemmas(changed, then, NOW);
}

interface Place {
  readonly programme: Programme;
  readonly rounds: readonly Round[];
}

/** The season after a wish, with the planned round that follows it. Asserts that a granted wish is carried out. */
function stepOf({ programme, rounds }: Place, wish: SeasonWish): Place {
  const changed = changedSeason(programme, wish, factsOf(rounds));
  const then = changed.kind === 'changed' ? { ...programme, ...changed.change } : programme;
  const following = followingRound(then, rounds, NOW, noHolidays);
  const moved = rounds.map((round) => (round === following?.round ? { ...round, ...following.change } : round));
  if (changed.kind !== 'refused') assert.ok(isGranted(then, wish, factsOf(moved)), JSON.stringify(wish));
  return { programme: then, rounds: moved };
}

function assertNothingLost(before: Programme, { queue, aside }: Programme): void {
  const known = new Set([...queue, ...aside]);
  assert.equal(known.size, queue.length + aside.length, 'each is in one place, once');
  for (const dilemma of [...before.queue, ...before.aside]) assert.ok(known.has(dilemma), `${dilemma} is lost`);
}

function assertFollowed({ programme, rounds }: Place): void {
  assert.equal(followingRound(programme, rounds, NOW, noHolidays), null, 'once is enough');
  const planned = rounds.filter(({ phase }) => phase === 'planned');
  assert.ok(
    !planned.some((round) => contradicts(programme, round, noHolidays)),
    'the planned round goes against the season',
  );
  if (rounds.includes(USED)) assert.equal(programme.queue[0], 'one', 'what was used stays where it was');
  const planning = planNextRound(programme, rounds, NOW, noHolidays);
  if (planning !== null) assert.equal(planning.dilemmaId, comingDilemmas(programme, rounds, NOW)[0]);
}

describe('changing the order of the dilemmas', () => {
  it('moves one to another place, later or earlier, counted from the planned round', () => {
    assert.deepEqual(comingAfter({ kind: 'move', dilemma: 'four', place: 2 }), ['one', 'four', 'two', 'three']);
    assert.deepEqual(comingAfter({ kind: 'move', dilemma: 'two', place: 4 }), ['one', 'three', 'four', 'two']);
    assert.equal(comingAfter({ kind: 'move', dilemma: 'two', place: 2 }), 'same');
  });

  it('gives the planned round the dilemma that is put first, and the one it had comes next', () => {
    const wish: SeasonWish = { kind: 'move', dilemma: 'three', place: 1 };
    assert.deepEqual(comingAfter(wish), ['three', 'one', 'two', 'four']);
    assert.deepEqual(comingAfter({ kind: 'move', dilemma: 'one', place: 3 }), ['two', 'three', 'one', 'four']);
  });

  it('takes one out and puts it aside, that of the planned round too, unless there is no other', () => {
    const changed = wished({ kind: 'remove', dilemma: 'one' });
    assert.ok(typeof changed !== 'string');
    assert.deepEqual([changed.queue, changed.aside], [['two', 'three', 'four'], ['one']]);
    assert.deepEqual(comingAfter({ kind: 'remove', dilemma: 'one' }), ['two', 'three', 'four']);
    const last = { ...PROGRAMME, queue: ['one'] };
    assert.equal(comingAfter({ kind: 'remove', dilemma: 'one' }, [PLANNED], last), 'dilemmaNeeded');
    assert.deepEqual(comingAfter({ kind: 'remove', dilemma: 'one' }, [], last), []);
  });

  it('adds one at the end, back from aside as well', () => {
    const programme = { ...PROGRAMME, aside: ['six'] };
    const changed = wished({ kind: 'add', dilemma: 'six' }, [PLANNED], programme);
    assert.ok(typeof changed !== 'string');
    assert.deepEqual([changed.queue, changed.aside], [[...PROGRAMME.queue, 'six'], []]);
    assert.deepEqual(addable(KNOWN, programme, factsOf([PLANNED])), ['five', 'six']);
  });

  it('adds several at once in their order, each once, and none when one of them cannot be', () => {
    const add = (...dilemmas: string[]) => comingAfter({ kind: 'addAll', dilemmas }, [USED, nextOf(PROGRAMME, [USED])]);
    assert.deepEqual(add('six', 'three', 'five', 'six'), ['two', 'three', 'four', 'six', 'five']);
    assert.equal(add('four', 'two'), 'same');
    assert.equal(add(), 'same');
    assert.equal(add('five', 'nothing'), 'unknownDilemma');
    assert.equal(add('five', 'one'), 'dilemmaUsed');
  });

  it('refuses what does not exist, what was used and what is there already, each by its name', () => {
    const rounds = [USED, nextOf(PROGRAMME, [USED])];
    const cases: readonly (readonly [SeasonWish, string])[] = [
      [{ kind: 'add', dilemma: 'nothing' }, 'unknownDilemma'],
      [{ kind: 'add', dilemma: 'one' }, 'dilemmaUsed'],
      [{ kind: 'add', dilemma: 'two' }, 'dilemmaQueued'],
      [{ kind: 'add', dilemma: 'three' }, 'dilemmaQueued'],
      [{ kind: 'move', dilemma: 'one', place: 1 }, 'dilemmaNotQueued'],
      [{ kind: 'remove', dilemma: 'one' }, 'dilemmaNotQueued'],
      [{ kind: 'remove', dilemma: 'five' }, 'dilemmaNotQueued'],
      ...[0, -1, 4, 1.5, Number.NaN].map(
        (place) => [{ kind: 'move', dilemma: 'two', place }, 'noSuchPlace'] satisfies [SeasonWish, string],
      ),
    ];
    for (const [wish, why] of cases) assert.equal(comingAfter(wish, rounds), why, JSON.stringify(wish));
  });

  it('leaves a planned round alone whose moment has come, and one that somebody stops', () => {
    for (const more of [{ plan: { ...PLANNED.plan, voting: NOW } }, { phase: 'voting' as const }]) {
      const rounds = [{ ...PLANNED, ...more }];
      assert.equal(comingAfter({ kind: 'move', dilemma: 'one', place: 2 }, rounds), 'dilemmaNotQueued');
      assert.deepEqual(comingAfter({ kind: 'move', dilemma: 'four', place: 1 }, rounds), ['four', 'two', 'three']);
    }
    const stopping = [{ ...PLANNED, cancelRequestedAt: NOW }];
    assert.deepEqual(comingAfter({ kind: 'move', dilemma: 'four', place: 1 }, stopping), [
      ...['four', 'one', 'two', 'three'],
    ]);
  });
});

describe('skipping a week', () => {
  const mondayOfPlanned = weekOf(PLANNED.plan);

  it('moves the planned round a week on and everything after it, and back again', () => {
    const skipping = wished({ kind: 'skip', monday: mondayOfPlanned });
    assert.ok(typeof skipping !== 'string');
    assert.ok(contradicts(skipping, PLANNED, noHolidays));
    const moved = followingRound(skipping, [PLANNED], NOW, noHolidays);
    assert.deepEqual(moved?.change?.dilemmaId, 'one');
    assert.deepEqual(moved.change.plan.voting, amsterdamMoment('2026-12-07', '09:00'));
    const rounds = [{ ...PLANNED, ...moved.change }];
    assert.equal(followingRound(skipping, rounds, NOW, noHolidays), null, 'once is enough');
    const restored = wished({ kind: 'restore', monday: mondayOfPlanned }, rounds, skipping);
    assert.ok(typeof restored !== 'string');
    assert.deepEqual(followingRound(restored, rounds, NOW, noHolidays)?.change?.plan, PLANNED.plan);
  });

  it('is not for weeks that are over, later than the half year or no Mondays, nor where a round is open', () => {
    for (const monday of ['2026-11-16', '2027-05-24', '2026-11-24', '', 'x'])
      assert.equal(wished({ kind: 'skip', monday }), 'noSuchWeek', monday);
    const open = { ...nextOf(PROGRAMME, [], amsterdamMoment('2026-11-22', '12:00')), phase: 'voting' as const };
    assert.equal(wished({ kind: 'skip', monday: '2026-11-23' }, [open]), 'weekHeld');
    assert.equal(maySkip('2026-11-23', factsOf([open])), false);
    assert.equal(maySkip('2026-11-30', factsOf([open])), true);
    assert.equal(wished({ kind: 'restore', monday: '2026-11-30' }), 'same');
  });

  it('forgets weeks that are over', () => {
    const programme = { ...PROGRAMME, skippedWeeks: ['2026-05-04', '2026-12-28'] };
    const changed = wished({ kind: 'skip', monday: '2026-12-21' }, [PLANNED], programme);
    assert.ok(typeof changed !== 'string');
    assert.deepEqual(changed.skippedWeeks, ['2026-12-21', '2026-12-28']);
  });

  it('gives the planned round no other dilemma, also when one of a cancelled round came back before it', () => {
    const cancelled: Round = { ...USED, phase: 'sealed', cancelRequestedAt: NOW };
    const second: Round = { ...nextOf(PROGRAMME, [cancelled]), dilemmaId: 'two' };
    const rounds = [second, cancelled];
    assert.deepEqual(comingDilemmas(PROGRAMME, rounds, NOW), ['two', 'one', 'three', 'four']);
    const skipping = wished({ kind: 'skip', monday: weekOf(second.plan) }, rounds);
    assert.ok(typeof skipping !== 'string');
    assert.equal(followingRound(skipping, rounds, NOW, noHolidays)?.change?.dilemmaId, 'two');
  });
});

describe('any wishes one after the other', () => {
  const id = fc.constantFrom(...KNOWN, 'nothing');
  const monday = fc.constantFrom(...outlookWeeks(NOW).slice(0, 5), '2020-01-06');
  const wish: fc.Arbitrary<SeasonWish> = fc.oneof(
    fc.record({ kind: fc.constant('move' as const), dilemma: id, place: fc.integer({ min: -1, max: 8 }) }),
    fc.record({ kind: fc.constantFrom('remove' as const, 'add' as const), dilemma: id }),
    fc.record({ kind: fc.constantFrom('skip' as const, 'restore' as const), monday }),
  );
  const past = fc.constantFrom<readonly Round[]>([], [PLANNED], [USED], [nextOf(PROGRAMME, [USED]), USED]);

  it('lose no dilemma, use none twice, move none that was used, and the planned round follows', () => {
    fc.assert(
      fc.property(past, fc.array(wish, { maxLength: 8 }), (rounds, wishes) => {
        let at: Place = { programme: PROGRAMME, rounds };
        for (const one of wishes) {
          const then = stepOf(at, one);
          assertNothingLost(at.programme, then.programme);
          assertFollowed(then);
          at = then;
        }
      }),
      { numRuns: runs(60, 20) },
    );
  });

  it('keep the order of all that is not named', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...KNOWN], { minLength: 2 }), fc.nat(), fc.nat(), (queue, from, to) => {
        const programme = { ...PROGRAMME, queue };
        const dilemma = queue[from % queue.length] ?? '';
        const place = 1 + (to % queue.length);
        const coming = comingAfter({ kind: 'move', dilemma, place }, [], programme);
        const got = coming === 'same' ? queue : (coming as readonly string[]);
        assert.equal(got[place - 1], dilemma);
        assert.deepEqual(
          got.filter((one) => one !== dilemma),
          queue.filter((one) => one !== dilemma),
        );
      }),
      { numRuns: runs(60, 20) },
    );
  });
});
