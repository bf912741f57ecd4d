import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PLAIN_PROGRAMME, type Programme, UNCHANGED_SEASON } from '../../src/programmes/programme.js';
import { type EarlierRound, planNextRound, remainingQueue } from '../../src/programmes/season.js';
import { PHASES } from '../../src/rounds/round.js';
import { DEFAULT_TALK } from '../../src/rounds/talk-route.js';
import { amsterdamMoment } from '../../src/scheduling/calendar.js';

const PROGRAMME: Programme = {
  id: 'main',
  name: 'Spagaat',
  startsAt: amsterdamMoment('2026-11-01', '00:00'),
  weekPlan: { voting: { weekday: 1, time: '09:00' }, closed: { weekday: 3, time: '09:00' } },
  queue: ['one', 'two', 'three'],
  minimumCount: 7,
  talk: DEFAULT_TALK,
  ...PLAIN_PROGRAMME,
  ...UNCHANGED_SEASON,
};
/** A Friday. */
const NOW = amsterdamMoment('2026-11-20', '12:00');
const noHolidays = () => false;

/** A round that was held in the week of this Monday. */
function held(sequence: number, dilemmaId: string, monday: string, more: Partial<EarlierRound> = {}): EarlierRound {
  const voting = amsterdamMoment(monday, '09:00');
  const plan = { voting, closed: new Date(voting.getTime() + 2 * 24 * 3_600_000) };
  return { sequence, dilemmaId, phase: 'sealed', plan, cancelRequestedAt: null, ...more };
}

function cancelled(sequence: number, dilemmaId: string, monday: string, phase: EarlierRound['phase']): EarlierRound {
  return held(sequence, dilemmaId, monday, { phase, cancelRequestedAt: amsterdamMoment(monday, '10:00') });
}

function next(rounds: readonly EarlierRound[], now = NOW, programme = PROGRAMME) {
  return planNextRound(programme, rounds, now, noHolidays);
}

describe('remainingQueue', () => {
  it('is what was not used yet, in the order of the queue', () => {
    assert.deepEqual(remainingQueue(PROGRAMME, []), ['one', 'two', 'three']);
    assert.deepEqual(remainingQueue(PROGRAMME, [held(1, 'two', '2026-11-02')]), ['one', 'three']);
  });

  it('counts a round from its planning on as used', () => {
    for (const phase of PHASES)
      assert.deepEqual(remainingQueue(PROGRAMME, [held(1, 'one', '2026-11-02', { phase })]), ['two', 'three']);
  });

  it('has the dilemma of a cancelled round back in its place, also when that round is sealed by now', () => {
    for (const phase of ['voting', 'cancelled', 'sealed'] as const) {
      const rounds = [cancelled(1, 'one', '2026-11-02', phase), held(2, 'two', '2026-11-09')];
      assert.deepEqual(remainingQueue(PROGRAMME, rounds), ['one', 'three']);
    }
  });

  it('lets a dilemma be used up by the round that held it after a cancelled one', () => {
    const rounds = [cancelled(1, 'one', '2026-11-02', 'sealed'), held(2, 'one', '2026-11-09')];
    assert.deepEqual(remainingQueue(PROGRAMME, rounds), ['two', 'three']);
  });

  it('goes by no round of a dilemma that left the queue', () => {
    assert.deepEqual(remainingQueue(PROGRAMME, [held(1, 'gone', '2026-11-02')]), PROGRAMME.queue);
  });
});

describe('planNextRound', () => {
  it('plans the first round with the first dilemma in the first week that comes', () => {
    assert.deepEqual(next([]), {
      id: 'main-1',
      programmeId: 'main',
      sequence: 1,
      dilemmaId: 'one',
      minimumCount: 7,
      plan: { voting: amsterdamMoment('2026-11-23', '09:00'), closed: amsterdamMoment('2026-11-25', '09:00') },
      phase: 'planned',
      phaseSince: NOW,
      step: null,
      stepSince: NOW,
      cursor: null,
      cancelRequestedAt: null,
      talk: DEFAULT_TALK,
      matchingIds: [],
      freedCount: 0,
      rematchedUpTo: 0,
    });
  });

  it('plans one round at a time', () => {
    const planned = held(1, 'one', '2026-11-23', { phase: 'planned' });
    assert.equal(next([planned]), null);
    assert.equal(next([held(2, 'two', '2026-11-16', { phase: 'closed' }), planned]), null);
    assert.ok(next([{ ...planned, phase: 'voting' }]));
  });

  it('plans nothing when the queue is empty or used up', () => {
    assert.equal(next([], NOW, { ...PROGRAMME, queue: [] }), null);
    const all = PROGRAMME.queue.map((id, at) => held(at + 1, id, '2026-11-02'));
    assert.equal(next(all), null);
  });

  it('plans after the closing of the round that is open now', () => {
    const monday = amsterdamMoment('2026-11-23', '09:00');
    const round = next([held(1, 'one', '2026-11-23', { phase: 'voting' })], monday);
    assert.deepEqual(round?.plan.voting, amsterdamMoment('2026-11-30', '09:00'));
  });

  it('plans after the last closing, and not after the last in the list', () => {
    const late = held(1, 'one', '2026-12-14', { phase: 'voting' });
    for (const rounds of [
      [late, held(2, 'two', '2026-11-16')],
      [held(2, 'two', '2026-11-16'), late],
    ]) {
      const round = next(rounds);
      assert.deepEqual([round?.id, round?.plan.voting], ['main-3', amsterdamMoment('2026-12-21', '09:00')]);
    }
  });

  it('plans nothing at the moment at which another round closes', () => {
    const plan = { voting: amsterdamMoment('2026-11-18', '09:00'), closed: amsterdamMoment('2026-11-23', '09:00') };
    const round = next([held(1, 'one', '2026-11-16', { phase: 'voting', plan })]);
    assert.deepEqual(round?.plan.voting, amsterdamMoment('2026-11-30', '09:00'));
  });

  it('leaves the week empty of a round that was cancelled before it opened', () => {
    const round = next([cancelled(1, 'one', '2026-11-23', 'cancelled')]);
    assert.deepEqual(
      [round?.id, round?.dilemmaId, round?.plan.voting],
      ['main-2', 'one', amsterdamMoment('2026-11-30', '09:00')],
    );
  });

  it('does not wait for the closing that a cancelled round would have had', () => {
    const plan = { voting: amsterdamMoment('2026-11-16', '09:00'), closed: amsterdamMoment('2026-12-16', '09:00') };
    const round = next([{ ...cancelled(1, 'one', '2026-11-16', 'cancelled'), plan }]);
    assert.deepEqual(round?.plan.voting, amsterdamMoment('2026-11-23', '09:00'));
  });

  it('begins no sooner than the programme, and may begin at that very moment', () => {
    const startsAt = amsterdamMoment('2027-01-11', '09:00');
    const round = next([], NOW, { ...PROGRAMME, startsAt });
    assert.deepEqual(round?.plan.voting, startsAt);
  });

  it('does not plan in the past after a long silence', () => {
    const round = next([held(1, 'one', '2026-11-02')], amsterdamMoment('2027-03-10', '12:00'));
    assert.deepEqual(round?.plan.voting, amsterdamMoment('2027-03-15', '09:00'));
  });

  it('goes around holidays', () => {
    const round = planNextRound(PROGRAMME, [], NOW, (day) => day === '2026-11-23');
    assert.deepEqual(round?.plan.voting, amsterdamMoment('2026-11-24', '09:00'));
  });

  it('gives the same id and dilemma for the same rounds, in any order and whoever asks a moment later', () => {
    const round = fc.record({
      sequence: fc.integer({ min: 1, max: 99 }),
      dilemmaId: fc.constantFrom('one', 'two'),
      phase: fc.constantFrom<EarlierRound['phase']>('voting', 'closed', 'sealed', 'cancelled'),
      plan: fc.constantFrom(held(1, 'one', '2026-11-02').plan, held(1, 'one', '2026-11-16').plan),
      cancelRequestedAt: fc.constantFrom(null, NOW),
    });
    fc.assert(
      fc.property(fc.array(round, { maxLength: 6 }), fc.nat({ max: 3_600_000 }), (rounds, laterMs) => {
        const here = next(rounds);
        const there = next([...rounds].reverse(), new Date(NOW.getTime() + laterMs));
        assert.ok(here !== null && there !== null);
        assert.deepEqual([there.id, there.dilemmaId, there.plan], [here.id, here.dilemmaId, here.plan]);
        assert.ok(rounds.every(({ sequence }) => sequence < here.sequence));
      }),
    );
  });
});
