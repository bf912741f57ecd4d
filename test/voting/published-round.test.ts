import assert from 'node:assert/strict';
import { builtinDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import type { RoundResult } from '../../src/rounds/result.js';
import { PHASES, type Phase, type Round, STEPS, type Step } from '../../src/rounds/round.js';
import { DEFAULT_TALK } from '../../src/rounds/talk-route.js';
import { isPublished, publishedRound } from '../../src/voting/published-round.js';

const day = (n: number) => new Date(Date.UTC(2026, 10, 23 + n, 8));
const [DILEMMA] = builtinDilemmas;
assert.ok(DILEMMA);

const WHOLE = { voting: day(0), discussing: day(2), revoting: day(4), closed: day(7) };
const SHORT = { voting: day(0), closed: day(2) };

function round(phase: Phase, step: Step | null, more: Partial<Round> = {}): Round {
  return {
    ...{ id: 'main-1', programmeId: 'main', sequence: 1, dilemmaId: 'd', minimumCount: 5, plan: WHOLE },
    ...{ phase, phaseSince: day(0), step, stepSince: day(0), cursor: null, cancelRequestedAt: null },
    ...{ talk: DEFAULT_TALK, matchingIds: [], freedCount: 0, rematchedUpTo: 0 },
    ...more,
  };
}

const ballot = (a: number) => ({
  tally: {
    ...{ minimum: 5, overall: { a, b: null }, words: null, bySizeClass: {} },
    byMunicipality: { GM0193: { a: 5, b: null } },
  },
  reasons: { a: ['Een reden'], b: [] },
});
const FIRST: RoundResult = { roundId: 'main-1', dilemmaId: 'd', closedAt: day(2), ballots: { first: ballot(9) } };
const BOTH: RoundResult = { ...FIRST, ballots: { first: ballot(9), second: ballot(12) } };

const shown = (of: Round, result: RoundResult | null) => publishedRound(of, DILEMMA, result);
const countsOf = (of: Round, result: RoundResult | null) => Object.keys(shown(of, result).counts);

describe('a published round', () => {
  it('is one whose ballot people have, and that nobody stopped', () => {
    const published = PHASES.filter((phase) => isPublished(round(phase, null)));
    assert.deepEqual(published, ['voting', 'discussing', 'revoting', 'closed', 'sealed']);
    assert.equal(isPublished(round('voting', 'openBallotBox')), false);
    assert.equal(isPublished(round('voting', 'ask')), true);
    for (const phase of PHASES) assert.equal(isPublished(round(phase, null, { cancelRequestedAt: day(1) })), false);
  });

  it('shows the first count once it was opened to everybody, and not a step before', () => {
    assert.deepEqual(countsOf(round('voting', null), FIRST), []);
    const after: readonly (Step | null)[] = ['match', 'introduce', 'remind', null];
    for (const step of [...STEPS.discussing, null]) {
      const counts = countsOf(round('discussing', step), FIRST);
      assert.deepEqual(counts, after.includes(step) ? ['first'] : [], String(step));
    }
    assert.deepEqual(countsOf(round('revoting', null), FIRST), ['first']);
    assert.deepEqual(countsOf(round('revoting', null), null), []);
  });

  it('shows the second count once the results have gone out', () => {
    for (const step of STEPS.closed) assert.deepEqual(countsOf(round('closed', step), BOTH), ['first'], step);
    assert.deepEqual(countsOf(round('closed', null), BOTH), ['first', 'second']);
    assert.deepEqual(countsOf(round('sealed', 'destroyVotes'), BOTH), ['first', 'second']);
  });

  it('with one vote shows it at the end only', () => {
    for (const step of STEPS.closed)
      assert.deepEqual(countsOf(round('closed', step, { plan: SHORT }), FIRST), [], step);
    assert.deepEqual(countsOf(round('closed', null, { plan: SHORT }), FIRST), ['first']);
  });

  it('holds counts of all together only: no municipality, no reason', () => {
    const text = JSON.stringify(shown(round('closed', null), BOTH).counts);
    assert.equal(
      text,
      '{"first":{"counts":{"a":9,"b":null},"words":null},"second":{"counts":{"a":12,"b":null},"words":null}}',
    );
  });

  it('says what is going on now, and until when', () => {
    const state = (of: Round) => shown(of, null).state;
    assert.deepEqual(state(round('voting', 'ask')), { kind: 'open', ballot: 'first', until: day(2) });
    assert.deepEqual(state(round('voting', null, { plan: SHORT })), { kind: 'open', ballot: 'first', until: day(2) });
    assert.deepEqual(state(round('discussing', null)), { kind: 'between', until: day(4) });
    assert.deepEqual(state(round('revoting', 'openSecondBallot')), { kind: 'between', until: null });
    assert.deepEqual(state(round('revoting', null)), { kind: 'open', ballot: 'second', until: day(7) });
    assert.deepEqual(state(round('closed', 'tally')), { kind: 'between', until: null });
    assert.deepEqual(state(round('closed', null)), { kind: 'closed' });
    assert.deepEqual(state(round('sealed', null)), { kind: 'closed' });
  });
});
