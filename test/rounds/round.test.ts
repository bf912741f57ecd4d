import assert from 'node:assert/strict';
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
import { FRIDAY, FULL, later, MONDAY, roundIn, SHORT, TALKING, THURSDAY, WEDNESDAY } from './round-samples.js';

const REST: Decision = { kind: 'rest' };
const POSTPONE: Decision = { kind: 'postpone' };
const SEAL: Decision = { kind: 'enter', phase: 'sealed' };
const enter = (phase: Phase): Decision => ({ kind: 'enter', phase });

const late = (phase: Phase) => roundIn(phase, { plan: FULL });
const unopened = () => roundIn('discussing', { plan: FULL, step: 'publishFirst' });
const matching = () => roundIn('discussing', { plan: FULL, step: 'match' });

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
    [
      'opens the first vote though the second should have begun',
      late('voting'),
      later(FRIDAY, -1),
      enter('discussing'),
    ],
    ['goes straight to the closing when that has passed too', late('voting'), FRIDAY, enter('closed')],
    ['opens no second vote before the first was opened', unopened(), THURSDAY, { kind: 'run', step: 'publishFirst' }],
    ['closes though the first vote was never opened', unopened(), FRIDAY, enter('closed')],
    ['opens the second vote though the matching hangs', matching(), THURSDAY, enter('revoting')],
    ['gives a new week to what nobody opened before the talks', late('planned'), WEDNESDAY, POSTPONE],
    ['leaves a sealed round alone', roundIn('sealed'), later(FRIDAY, 2 * SEAL_AFTER_MS), REST],
  ];
  for (const [title, round, now, expected] of byPlan) {
    it(title, () => assert.deepEqual(decide(round, now, { messagesSettled: true }), expected));
  }

  for (const phase of PHASES) {
    for (const step of STEPS[phase].filter((one) => one !== 'drain' && one !== 'linger' && one !== 'remind')) {
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

  describe('the reminder', () => {
    const reminding = later(WEDNESDAY, 3_600_000);
    const round = roundIn('discussing', { plan: { ...FULL, reminding }, step: 'remind' });

    it('waits for its moment', () => {
      assert.deepEqual(decide(round, later(reminding, -1), { messagesSettled: true }), REST);
      assert.deepEqual(decide(round, reminding, { messagesSettled: true }), { kind: 'run', step: 'remind' });
    });

    it('does not come at all when the talks are too short for it', () => {
      const short = roundIn('discussing', { plan: FULL, step: 'remind' });
      assert.deepEqual(decide(short, later(THURSDAY, -1), { messagesSettled: true }), REST);
    });
  });

  describe('somebody who became free', () => {
    const freed = { plan: FULL, freedCount: 2, rematchedUpTo: 1 };

    for (const step of ['introduce', 'remind', null] as const) {
      it(`is looked after at once, with ${step ?? 'no step'} under way`, () => {
        const round = roundIn('discussing', { ...freed, step });
        assert.deepEqual(decide(round, WEDNESDAY, { messagesSettled: true }), { kind: 'rematch' });
        assert.notDeepEqual(decide({ ...round, rematchedUpTo: 2 }, WEDNESDAY, { messagesSettled: true }), {
          kind: 'rematch',
        });
      });
    }

    it('is not looked after before there are matches, nor when the talks are over', () => {
      const before = roundIn('discussing', { ...freed, step: 'match' });
      assert.deepEqual(decide(before, WEDNESDAY, { messagesSettled: true }), { kind: 'run', step: 'match' });
      assert.deepEqual(decide(roundIn('revoting', freed), THURSDAY, { messagesSettled: true }), REST);
      assert.deepEqual(decide(roundIn('discussing', freed), THURSDAY, { messagesSettled: true }), enter('revoting'));
    });
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
    assert.deepEqual(entering('discussing', FRIDAY), { phase: 'discussing', step: 'closeBallotBox', ...start });
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
    assert.deepEqual(STEPS.discussing.slice(0, 4), ['closeBallotBox', 'drain', 'tally', 'publishFirst']);
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

  it('is true for the second vote once its box is open', () => {
    assert.equal(isOpenForVotes(roundIn('revoting', { step: 'openSecondBallot' })), false);
    assert.equal(isOpenForVotes(roundIn('revoting', { step: 'askAgain' })), true);
    assert.equal(isOpenForVotes(roundIn('revoting')), true);
  });

  it('is false in every other phase', () => {
    for (const phase of PHASES.filter((one) => one !== 'voting' && one !== 'revoting'))
      assert.equal(isOpenForVotes(roundIn(phase)), false);
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
