import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type Decision,
  DRAIN_MS,
  deadlines,
  decide,
  entering,
  finishing,
  isOpenForVotes,
  LINGER_MS,
  mayBeCancelled,
  nextPlanned,
  PHASES,
  type Phase,
  planToClose,
  planToOpen,
  type Round,
  SEAL_AFTER_MS,
  STEPS,
} from '../../src/rounds/round.js';
import type { RoundPlan } from '../../src/scheduling/calendar.js';

const MONDAY = new Date('2026-11-23T08:00:00Z');
const WEDNESDAY = new Date('2026-11-25T08:00:00Z');
const THURSDAY = new Date('2026-11-26T08:00:00Z');
const FRIDAY = new Date('2026-11-27T14:30:00Z');

const SHORT: RoundPlan = { voting: MONDAY, closed: WEDNESDAY };
const TALKING: RoundPlan = { voting: MONDAY, discussing: WEDNESDAY, closed: FRIDAY };
const FULL: RoundPlan = { voting: MONDAY, discussing: WEDNESDAY, revoting: THURSDAY, closed: FRIDAY };

/** A round in a phase whose work is finished, unless told otherwise. */
function roundIn(phase: Phase, more: Partial<Round> = {}): Round {
  return {
    id: 'main-1',
    programmeId: 'main',
    sequence: 1,
    dilemmaId: 'concept',
    minimumCount: 5,
    plan: SHORT,
    phase,
    phaseSince: MONDAY,
    step: null,
    stepSince: MONDAY,
    cursor: null,
    cancelRequestedAt: null,
    ...more,
  };
}

function later(moment: Date, ms: number): Date {
  return new Date(moment.getTime() + ms);
}

const REST: Decision = { kind: 'rest' };
const POSTPONE: Decision = { kind: 'postpone' };
const SEAL: Decision = { kind: 'enter', phase: 'sealed' };
const enter = (phase: Phase): Decision => ({ kind: 'enter', phase });

describe('decide', () => {
  type Row = readonly [title: string, round: Round, now: Date, expected: Decision];

  const byPlan: readonly Row[] = [
    ['waits until voting begins', roundIn('planned'), later(MONDAY, -1), REST],
    ['opens at the very moment that is planned', roundIn('planned'), MONDAY, enter('voting')],
    ['opens late while there is time to vote', roundIn('planned'), later(WEDNESDAY, -1), enter('voting')],
    ['gives a new week to what nobody opened before its closing', roundIn('planned'), WEDNESDAY, POSTPONE],
    ['waits until the closing', roundIn('voting'), later(WEDNESDAY, -1), REST],
    ['closes at the very moment that is planned', roundIn('voting'), WEDNESDAY, enter('closed')],
    ['goes from voting to discussing', roundIn('voting', { plan: TALKING }), WEDNESDAY, enter('discussing')],
    ['skips a second vote that is not planned', roundIn('discussing', { plan: TALKING }), FRIDAY, enter('closed')],
    ['waits with closing for its time', roundIn('discussing', { plan: TALKING }), later(FRIDAY, -1), REST],
    ['goes from discussing to the second vote', roundIn('discussing', { plan: FULL }), THURSDAY, enter('revoting')],
    ['closes after the second vote', roundIn('revoting', { plan: FULL }), FRIDAY, enter('closed')],
    ['catches up phase by phase, none left out', roundIn('voting', { plan: FULL }), FRIDAY, enter('discussing')],
    ['leaves a sealed round alone', roundIn('sealed'), later(FRIDAY, 2 * SEAL_AFTER_MS), REST],
  ];
  for (const [title, round, now, expected] of byPlan) {
    it(title, () => assert.deepEqual(decide(round, now, { messagesSettled: true }), expected));
  }

  for (const phase of PHASES) {
    for (const step of STEPS[phase].filter((one) => one !== 'drain' && one !== 'linger')) {
      it(`runs ${step} of ${phase}, whatever messages are still on their way`, () => {
        const round = roundIn(phase, { step });
        assert.deepEqual(decide(round, MONDAY, { messagesSettled: false }), { kind: 'run', step });
      });
    }
  }

  it('closes on time, also when the asking hangs', () => {
    const round = roundIn('voting', { step: 'ask' });
    assert.equal(decide(round, FRIDAY, { messagesSettled: true }).kind, 'enter');
  });

  for (const [phase, step, waitMs] of [
    ['closed', 'drain', DRAIN_MS],
    ['sealed', 'linger', LINGER_MS],
  ] as const) {
    it(`waits out ${step} from the moment that the step began`, () => {
      const round = roundIn(phase, { step, stepSince: later(MONDAY, 500) });
      const over = later(round.stepSince, waitMs);
      assert.deepEqual(decide(round, later(over, -1), { messagesSettled: true }), REST);
      assert.deepEqual(decide(round, over, { messagesSettled: true }), { kind: 'run', step });
    });
  }

  describe('sealing', () => {
    const latest = later(MONDAY, SEAL_AFTER_MS);
    const ended = (['closed', 'cancelled'] as const).flatMap((phase) => [
      { phase, step: null },
      ...STEPS[phase].map((step) => ({ phase, step })),
    ]);

    it('is seven days after the end at the latest, as the ballot promises', () => {
      assert.equal(SEAL_AFTER_MS, 7 * 24 * 60 * 60 * 1_000);
    });

    for (const phase of ['closed', 'cancelled'] as const) {
      it(`comes as soon as the work of ${phase} is done and its messages are settled, and waits for them`, () => {
        assert.deepEqual(decide(roundIn(phase), MONDAY, { messagesSettled: true }), SEAL);
        assert.deepEqual(decide(roundIn(phase), later(latest, -1), { messagesSettled: false }), REST);
      });
    }

    for (const { phase, step } of ended) {
      it(`of a ${phase} round comes on the day that was promised, ${step ?? 'no step'} unfinished or not`, () => {
        // The step may have begun a moment ago: only the end of the round counts.
        const round = roundIn(phase, { step, stepSince: later(latest, -1) });
        assert.deepEqual(decide(round, latest, { messagesSettled: false }), SEAL);
        assert.deepEqual(decide(round, later(latest, SEAL_AFTER_MS), { messagesSettled: true }), SEAL);
        assert.notDeepEqual(decide(round, later(latest, -1), { messagesSettled: false }), SEAL);
      });
    }

    it('goes on destroying votes however late it is', () => {
      for (const step of STEPS.sealed) {
        const round = roundIn('sealed', { step });
        const now = later(latest, SEAL_AFTER_MS);
        assert.deepEqual(decide(round, now, { messagesSettled: false }), { kind: 'run', step });
      }
    });
  });

  describe('a wish to cancel', () => {
    const cancelRequestedAt = MONDAY;

    for (const phase of ['planned', 'voting', 'discussing', 'revoting'] as const) {
      it(`stops a round that is ${phase} at once, in the middle of a step and past its deadline too`, () => {
        for (const step of [null, ...STEPS[phase]]) {
          const round = roundIn(phase, { plan: FULL, step, cancelRequestedAt });
          for (const now of [MONDAY, later(FRIDAY, SEAL_AFTER_MS)])
            assert.deepEqual(decide(round, now, { messagesSettled: false }), enter('cancelled'));
        }
      });
    }

    it('comes too late for a round that has ended', () => {
      for (const phase of ['closed', 'cancelled'] as const)
        assert.deepEqual(decide(roundIn(phase, { cancelRequestedAt }), MONDAY, { messagesSettled: true }), SEAL);
      assert.deepEqual(decide(roundIn('sealed', { cancelRequestedAt }), MONDAY, { messagesSettled: true }), REST);
    });
  });
});

describe('what the plan still has', () => {
  const rows: readonly [phase: Phase, plan: RoundPlan, expected: readonly string[]][] = [
    ['planned', SHORT, ['voting', 'closed']],
    ['planned', FULL, ['voting', 'discussing', 'revoting', 'closed']],
    ['voting', SHORT, ['closed']],
    ['voting', TALKING, ['discussing', 'closed']],
    ['discussing', TALKING, ['closed']],
    ['discussing', FULL, ['revoting', 'closed']],
    ['revoting', FULL, ['closed']],
    ['closed', FULL, []],
    ['cancelled', FULL, []],
    ['sealed', FULL, []],
  ];
  for (const [phase, plan, expected] of rows) {
    it(`is ${expected.join(', ') || 'nothing'} for a round of ${Object.keys(plan).length} moments in ${phase}`, () => {
      const coming = deadlines({ phase, plan });
      assert.deepEqual(
        coming.map((one) => one.phase),
        expected,
      );
      for (const one of coming) assert.equal(one.at, plan[one.phase]);
      assert.deepEqual(nextPlanned({ phase, plan }), coming[0] ?? null);
    });
  }
});

describe('entering and finishing', () => {
  it('begin a phase with its first step, from the start', () => {
    const start = { phaseSince: FRIDAY, stepSince: FRIDAY, cursor: null };
    assert.deepEqual(entering('voting', FRIDAY), { phase: 'voting', step: 'openBallotBox', ...start });
    assert.deepEqual(entering('discussing', FRIDAY), { phase: 'discussing', step: null, ...start });
    assert.deepEqual(entering('sealed', FRIDAY), { phase: 'sealed', step: 'destroyVotes', ...start });
  });

  it('go through every step of a phase, in order and once', () => {
    for (const phase of PHASES) {
      const seen: Round['step'][] = [];
      for (let { step } = entering(phase, MONDAY); step !== null; ) {
        seen.push(step);
        const next = finishing(phase, step, FRIDAY);
        assert.deepEqual([next.stepSince, next.cursor], [FRIDAY, null]);
        step = next.step;
      }
      assert.deepEqual(seen, STEPS[phase]);
    }
  });

  it('close the ballot box before anything is counted, and count before anything is published', () => {
    assert.deepEqual(STEPS.closed, ['closeBallotBox', 'drain', 'tally', 'publish']);
  });

  it('sweep away what arrives after the votes were destroyed', () => {
    assert.deepEqual(STEPS.sealed, ['destroyVotes', 'linger', 'sweep']);
  });
});

describe('isOpenForVotes', () => {
  it('is true while people are asked and after it, and not before there is a ballot box', () => {
    assert.equal(isOpenForVotes(roundIn('voting', { step: 'openBallotBox' })), false);
    assert.equal(isOpenForVotes(roundIn('voting', { step: 'ask' })), true);
    assert.equal(isOpenForVotes(roundIn('voting')), true);
  });

  it('is false as soon as somebody wants the round stopped', () => {
    assert.equal(isOpenForVotes(roundIn('voting', { cancelRequestedAt: MONDAY })), false);
  });

  it('is false in every other phase', () => {
    for (const phase of PHASES.filter((one) => one !== 'voting')) assert.equal(isOpenForVotes(roundIn(phase)), false);
  });
});

describe('what a facilitator may do', () => {
  it('is cancelling before the end, and not after it', () => {
    assert.deepEqual(PHASES.filter(mayBeCancelled), ['planned', 'voting', 'discussing', 'revoting']);
  });

  it('is opening a planned round now; the closing stays where it was', () => {
    const now = later(MONDAY, -3_600_000);
    assert.deepEqual(planToOpen(roundIn('planned', { plan: FULL }), now), { ...FULL, voting: now });
    assert.equal(planToOpen(roundIn('planned'), WEDNESDAY), null);
    assert.ok(planToOpen(roundIn('planned'), later(WEDNESDAY, -1)));
    for (const phase of PHASES.filter((one) => one !== 'planned')) assert.equal(planToOpen(roundIn(phase), now), null);
  });

  it('is closing an open round now, without the phases that were still to come', () => {
    const now = later(WEDNESDAY, 60_000);
    const closed = { voting: MONDAY, discussing: WEDNESDAY, closed: now };
    assert.deepEqual(planToClose(roundIn('discussing', { plan: FULL }), now), closed);
    assert.deepEqual(planToClose(roundIn('voting'), later(MONDAY, 1)), { voting: MONDAY, closed: later(MONDAY, 1) });
    const soon = later(THURSDAY, 1);
    assert.deepEqual(planToClose(roundIn('revoting', { plan: FULL }), soon), { ...FULL, closed: soon });
    for (const phase of ['planned', 'closed', 'cancelled', 'sealed'] as const)
      assert.equal(planToClose(roundIn(phase), now), null);
  });

  it('makes a plan by which the round closes at once', () => {
    for (const phase of ['voting', 'discussing', 'revoting'] as const) {
      const round = roundIn(phase, { plan: FULL });
      const now = later(FRIDAY, -1);
      const plan = planToClose(round, now);
      assert.ok(plan);
      assert.deepEqual(deadlines({ phase, plan }).at(-1), { phase: 'closed', at: now });
      assert.ok(deadlines({ phase, plan }).every(({ at }) => at <= now));
    }
  });
});

describe('the life of a round', () => {
  const HOUR_MS = 3_600_000;
  const ORDER: Readonly<Record<Phase, number>> = {
    planned: 0,
    voting: 1,
    discussing: 2,
    revoting: 3,
    closed: 4,
    cancelled: 4,
    sealed: 5,
  };
  type Step = Exclude<Round['step'], null>;

  /** What surrounds the round. */
  interface World {
    /** Steps of the end that never finish. */
    readonly hanging: readonly Step[];
    /** How often every other step is tried before it is done. */
    readonly tries: number;
    readonly messagesSettled: boolean;
    /** After how many looks a facilitator wants to stop the round; null: never. */
    readonly cancelAtLook: number | null;
    /** The time between two looks (ms), over and over. Shorter than any time for voting, so that no round is missed twice. */
    readonly pauses: readonly number[];
  }

  const world: fc.Arbitrary<World> = fc.record({
    hanging: fc.subarray<Step>([...STEPS.closed, ...STEPS.cancelled]),
    tries: fc.integer({ min: 1, max: 3 }),
    messagesSettled: fc.boolean(),
    cancelAtLook: fc.option(fc.nat({ max: 40 })),
    pauses: fc.array(fc.integer({ min: HOUR_MS, max: 23 * HOUR_MS }), { minLength: 1, maxLength: 5 }),
  });

  const state: fc.Arbitrary<Round> = fc
    .record({
      plan: fc.constantFrom(SHORT, TALKING, FULL),
      phase: fc.constantFrom(...PHASES),
      at: fc.nat({ max: 10 }),
      sinceMs: fc.nat({ max: 2 * SEAL_AFTER_MS }),
      cancelRequestedAt: fc.constantFrom(null, MONDAY),
    })
    .map(({ plan, phase, at, sinceMs, cancelRequestedAt }) => {
      const steps = [...STEPS[phase], null];
      const since = later(MONDAY, -sinceMs);
      const step = steps[at % steps.length] ?? null;
      return roundIn(phase, { plan, step, phaseSince: since, stepSince: since, cancelRequestedAt });
    });

  function moved(plan: RoundPlan, now: Date): RoundPlan {
    const ms = now.getTime() + HOUR_MS - plan.voting.getTime();
    const moments = Object.entries(plan).map(([phase, at]) => [phase, later(at, ms)]);
    return { ...plan, ...Object.fromEntries(moments) };
  }

  /** The round after a decision; null when there is nothing more to do at this look. */
  function carriedOut(round: Round, decision: Decision, now: Date, done: (step: Step) => boolean): Round | null {
    switch (decision.kind) {
      case 'rest':
        return null;
      case 'postpone':
        return { ...round, plan: moved(round.plan, now) };
      case 'enter':
        return { ...round, ...entering(decision.phase, now) };
      case 'run':
        assert.equal(decision.step, round.step);
        return done(decision.step) ? { ...round, ...finishing(round.phase, decision.step, now) } : null;
    }
  }

  /** Every state that the round goes through, until nothing is left to do. Looks at it as the scheduler does. */
  function lifeOf(start: Round, { hanging, tries, messagesSettled, cancelAtLook, pauses }: World): readonly Round[] {
    const life = [start];
    let round = start;
    let now = MONDAY;
    for (let look = 0; round.phase !== 'sealed' || round.step !== null; look += 1) {
      assert.ok(look < 2_000, `still ${round.phase} at ${round.step}`);
      if (look === cancelAtLook) round = { ...round, cancelRequestedAt: now };
      const ended = ORDER[round.phase] === ORDER.closed;
      const done = (step: Step) => (ended && hanging.includes(step) ? false : look % tries === 0);
      for (let next: Round | null = round; next !== null; ) {
        round = next;
        life.push(round);
        assert.ok(life.length < 10_000, 'the rule never rests');
        next = carriedOut(round, decide(round, now, { messagesSettled }), now, done);
      }
      if (ORDER[round.phase] === ORDER.closed)
        assert.ok(now < later(round.phaseSince, SEAL_AFTER_MS), `${round.phase} for too long, at ${round.step}`);
      now = later(now, pauses[look % pauses.length] ?? HOUR_MS);
    }
    return life;
  }

  it('ends sealed from any state, whatever hangs after its end, and is never kept longer than was promised', () => {
    fc.assert(
      fc.property(state, world, (start, around) => {
        const last = lifeOf(start, around).at(-1);
        assert.deepEqual([last?.phase, last?.step], ['sealed', null]);
      }),
    );
  });

  it('never goes back, ends in one way only, and passes no phase that is not planned', () => {
    fc.assert(
      fc.property(state, world, (start, around) => {
        const phases = lifeOf(start, around).map(({ phase }) => phase);
        const turns = phases.filter((phase, at) => at > 0 && phase !== phases[at - 1]);
        for (const [at, phase] of [start.phase, ...turns].slice(0, -1).entries())
          assert.ok(ORDER[phase] < ORDER[turns[at] ?? phase], [start.phase, ...turns].join(' → '));
        for (const phase of ['discussing', 'revoting'] as const)
          assert.ok(!turns.includes(phase) || start.plan[phase] !== undefined);
        assert.ok(!turns.includes('sealed') || [start.phase, ...turns].some((one) => ORDER[one] === ORDER.closed));
      }),
    );
  });

  it('runs every step of a phase before the next phase when nothing hangs', () => {
    const calm: World = { hanging: [], tries: 1, messagesSettled: true, cancelAtLook: null, pauses: [HOUR_MS] };
    const steps = lifeOf(roundIn('planned', { plan: FULL }), calm).flatMap(({ step }) => step ?? []);
    const expected = [...STEPS.voting, ...STEPS.closed, ...STEPS.sealed];
    assert.deepEqual([...new Set(steps)], expected);
  });
});
