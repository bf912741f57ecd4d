import assert from 'node:assert/strict';
import type { StateCounts } from '../../src/outbox/outbox-store.js';
import { STEPS, type Step } from '../../src/rounds/round.js';
import { type ProgressFacts, progressOf } from '../../src/tab/progress-model.js';
import { FRIDAY, FULL, later, MONDAY, roundIn, WEDNESDAY } from '../rounds/round-samples.js';

const counts = (some: Partial<StateCounts>): StateCounts => ({
  ...{ due: 0, sent: 0, unreachable: 0, dead: 0, dropped: 0 },
  ...some,
});

/** Kind, stage, made and total of everything that is told. */
function told(facts: Partial<ProgressFacts>): readonly (readonly unknown[])[] {
  const { work } = progressOf({ round: roundIn('planned'), counts: {}, people: 0, now: MONDAY, ...facts });
  return work.map(({ kind, stage, made, total }) => [kind, stage, made, total]);
}

describe('the progress of long work on a round', () => {
  it('begins when the moment has come, before any process has looked', () => {
    const round = roundIn('planned');
    assert.deepEqual(told({ round, people: 7, now: later(MONDAY, -1) }), []);
    assert.deepEqual(told({ round, people: 7 }), [['ballot', 'coming', 0, 7]]);
    assert.deepEqual(told({ round: roundIn('voting', { step: 'openBallotBox' }), people: 7 }), [
      ['ballot', 'coming', 0, 7],
    ]);
  });

  it('knows how many there will be: everybody who can be asked, and those who turned out to be out of reach', () => {
    const round = roundIn('voting', { step: 'ask' });
    const made = counts({ due: 2, sent: 1, unreachable: 2 });
    assert.deepEqual(told({ round, people: 8, counts: { ballot: made } }), [['ballot', 'making', 5, 10]]);
    assert.deepEqual(told({ round, people: 1, counts: { ballot: made } }), [['ballot', 'making', 5, 5]]);
  });

  it('goes on until each was sent or given up, and then stays as the last that was done', () => {
    const round = roundIn('voting');
    const ballot = { due: 1, sent: 5, unreachable: 1, dead: 1, dropped: 1 };
    assert.deepEqual(told({ round, counts: { ballot } }), [['ballot', 'sending', 9, 9]]);
    const done = progressOf({ round, counts: { ballot: { ...ballot, due: 0, sent: 6 } }, people: 99, now: MONDAY });
    assert.deepEqual(done, {
      roundId: 'main-1',
      sequence: 1,
      phase: 'voting',
      busy: false,
      work: [{ kind: 'ballot', stage: 'done', total: 9, made: 9, sent: 6, unreachable: 1, failed: 1, dropped: 1 }],
    });
  });

  it('tells everything that is on its way, and of what is to come only the first', () => {
    const ballot = counts({ sent: 9 });
    const at = (step: Step, opening: Partial<StateCounts>) =>
      told({
        round: roundIn('discussing', { plan: FULL, step }),
        counts: { ballot, opening: counts(opening) },
        now: WEDNESDAY,
      });
    for (const step of ['closeBallotBox', 'drain', 'tally'] as const)
      assert.deepEqual(at(step, {}), [['opening', 'coming', 0, 9]], step);
    assert.deepEqual(at('publishFirst', { due: 4 }), [['opening', 'making', 4, 9]]);
    assert.deepEqual(at('match', { due: 2, sent: 7 }), [
      ['opening', 'sending', 9, 9],
      ['match', 'coming', 0, null],
    ]);
    assert.deepEqual(at('introduce', { sent: 9 }), [['match', 'making', 0, null]]);
    assert.deepEqual(at('remind', { sent: 9 }), [['opening', 'done', 9, 9]], 'waiting for that day is no work');
  });

  it('tells of what is sent again, whatever the phase', () => {
    const told7 = told({
      round: roundIn('closed', { plan: FULL }),
      counts: { ballot: counts({ sent: 3, due: 1 }), reminder: counts({ due: 1 }), result: counts({ sent: 4 }) },
      now: FRIDAY,
    });
    assert.deepEqual(told7, [
      ['ballot', 'sending', 4, 4],
      ['reminder', 'sending', 1, 1],
    ]);
  });

  it('is busy while a cancelled round takes its cards back', () => {
    const of = (step: Step | null) =>
      progressOf({
        ...{ round: roundIn('cancelled', { step }), counts: { ballot: counts({ sent: 2 }) }, people: 0, now: MONDAY },
      }).busy;
    assert.deepEqual([of('withdraw'), of(null)], [true, false]);
  });

  it('ends in every phase once its steps are done', () => {
    for (const phase of Object.keys(STEPS) as (keyof typeof STEPS)[]) {
      if (phase === 'planned') continue;
      const round = roundIn(phase, { plan: FULL, cancelRequestedAt: phase === 'cancelled' ? MONDAY : null });
      assert.equal(progressOf({ round, counts: {}, people: 3, now: MONDAY }).busy, false, phase);
    }
  });
});
