import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createApp } from '../../src/app.js';
import { createLog } from '../../src/log.js';
import { HISTORY_ROUNDS } from '../../src/matching/match-history.js';
import { makePast, type Past, type PastPerson, type PastRound, pastId, pastRoundId } from '../support/past.js';
import { freshStorage, kept } from '../support/storage.js';
import { testConfig } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { runs } from '../support/thorough.js';

/** Noon, so that no age in whole days is near a change of day. */
const NOW = '2027-11-24T12:00:00+01:00';
const YEAR = 365;
/** Days, many of them near a term. */
const age = fc.oneof(
  fc.integer({ min: 0, max: 800 }),
  fc.constantFrom(0, 1, 29, 30, 89, 90, 91, YEAR - 1, YEAR, YEAR + 1),
);
const maybe = (arbitrary: fc.Arbitrary<number>) => fc.option(arbitrary, { nil: null });
const ROUNDS = 4;

const person: fc.Arbitrary<PastPerson> = fc.record({
  standing: fc.constantFrom('known', 'joined', 'left'),
  seen: age,
  left: maybe(age),
  unreachable: maybe(age),
  link: maybe(fc.integer({ min: -2, max: 3 })),
  messages: fc.array(fc.record({ round: fc.nat(ROUNDS - 1), settled: maybe(age) }), { maxLength: 3 }),
});
const round: fc.Arbitrary<PastRound> = fc.record({
  phase: fc.constantFrom('sealed', 'sealed', 'closed', 'discussing'),
  closed: age,
  groups: fc.array(fc.uniqueArray(fc.nat(11), { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
});
const past: fc.Arbitrary<Required<Past>> = fc.record({
  people: fc.array(person, { minLength: 1, maxLength: 12 }),
  rounds: fc.array(round, { minLength: ROUNDS, maxLength: ROUNDS + HISTORY_ROUNDS }),
  proposals: fc.array(maybe(age), { maxLength: 4 }),
  channels: fc.array(maybe(age), { maxLength: 4 }),
});

/**
 * Told anew and without a database: tells who must be gone. Every month of the last year lies within 365 days and is a
 * year.
 */
function isGone({ standing, seen, left, unreachable }: PastPerson): boolean {
  if (standing === 'known') return seen > YEAR;
  if (standing === 'joined') return unreachable !== null && unreachable > YEAR && seen > YEAR;
  return left === null ? seen > YEAR : left > YEAR;
}

/** The same for something decided or lost `days` ago. */
const isPast = (days: number | null): boolean => days !== null && days > YEAR;

/** The same of the matches of a round: the number of groups that must be gone. */
function groupsGone({ rounds }: Past): number {
  return rounds.reduce((gone, { phase, closed, groups }, at) => {
    const later = rounds.slice(at + 1).filter((one) => one.groups.length > 0).length;
    return gone + (phase === 'sealed' && (closed > YEAR || later >= HISTORY_ROUNDS) ? groups.length : 0);
  }, 0);
}

describe('the dry run of retention', () => {
  it('tells exactly what the real run then removes, which is what the terms say, and after it there is nothing left', () =>
    fc.assert(
      fc.asyncProperty(past, async (facts) => {
        const storage = await freshStorage();
        const clock = new TestClock(NOW);
        const app = createApp({ config: testConfig(), storage, clock, log: createLog('silent') });
        try {
          await makePast(storage.stores, facts, clock.now());
          const state = async () =>
            JSON.stringify([await kept(storage, 'participants'), await kept(storage, 'outbox')]);
          const before = await state();
          const told = await app.retention.preview();
          assert.equal(await state(), before, 'a dry run writes nothing');
          const run = await app.retention.run();
          assert.equal(run.outcome, 'done');
          assert.deepEqual(run.counts, told);
          assert.ok((await app.retention.preview()).every(({ count }) => count === 0));

          const counts = Object.fromEntries(told.map(({ rule, count }) => [rule, count]));
          const goneIds = facts.people.flatMap((one, at) => (isGone(one) ? [pastId(at)] : []));
          assert.equal((counts.left ?? 0) + (counts.unreachable ?? 0) + (counts.neverJoined ?? 0), goneIds.length);
          assert.equal(counts.matches, groupsGone(facts));
          assert.equal(counts.proposals, facts.proposals.filter(isPast).length);
          assert.equal(counts.channels, facts.channels.filter(isPast).length);
          assert.equal(counts.links, facts.people.filter(({ link }) => link !== null && link > 0).length);
          const live = new Set(facts.rounds.flatMap(({ phase }, at) => (phase === 'sealed' ? [] : [pastRoundId(at)])));
          const isOld = ({ round: at, settled }: PastPerson['messages'][number]) =>
            settled !== null && settled > 90 && !live.has(pastRoundId(at));
          assert.equal(counts.messages, facts.people.flatMap(({ messages }) => messages).filter(isOld).length);

          const here = (await kept(storage, 'participants')).map(({ _id }) => _id);
          assert.deepEqual(
            here,
            facts.people.flatMap((one, at) => (isGone(one) ? [] : [pastId(at)])),
          );
          const everything = await Promise.all(
            ['outbox', 'matches', 'agreements', 'exportLinks', 'votes'].map((name) => kept(storage, name)),
          );
          const text = JSON.stringify(everything);
          for (const id of goneIds) assert.ok(!text.includes(id) && !text.includes(id.slice(2)), id);
        } finally {
          await app.stop();
          await storage.close();
        }
      }),
      { numRuns: runs(16, 8) },
    ));
});
