import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type Decision,
  decide,
  entering,
  finishing,
  PHASES,
  type Phase,
  type Round,
  SEAL_AFTER_MS,
  STEPS,
} from '../../src/rounds/round.js';
import type { RoundPlan } from '../../src/scheduling/calendar.js';
import { FULL, later, MONDAY, roundIn, SHORT, TALKING } from './round-samples.js';

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

  /** The surroundings of the round. */
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
      case 'rematch':
        return { ...round, rematchedUpTo: round.freedCount };
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
    const phases = ['voting', 'discussing', 'revoting', 'closed', 'sealed'] as const;
    assert.deepEqual([...new Set(steps)], [...new Set(phases.flatMap((phase) => STEPS[phase]))]);
  });
});
