import assert from 'node:assert/strict';
import { HISTORY_ROUNDS, readHistory } from '../../src/matching/match-history.js';
import { roundsLookedBackOnNoMore } from '../../src/retention/old-matches.js';
import type { Round } from '../../src/rounds/round.js';
import type { RoundStore } from '../../src/rounds/round-store.js';
import { roundIn } from '../rounds/round-samples.js';
import { freshStorage } from '../support/storage.js';

const WEEK_MS = 7 * 24 * 3_600_000;
const FIRST = new Date('2026-01-05T07:00:00Z');
const NEVER = new Date(0);

/** The round of a week, sealed unless told otherwise, with one matching. */
function round(sequence: number, more: Partial<Round> = {}): Round {
  const at = (days: number) => new Date(FIRST.getTime() + sequence * WEEK_MS + days * 24 * 3_600_000);
  return roundIn('sealed', {
    ...{ id: `main-${sequence}`, sequence, matchingIds: [`0-${sequence}`] },
    plan: { voting: at(0), closed: at(7) },
    ...more,
  });
}

/** `count` rounds, newest first. */
const rounds = (count: number, more: (sequence: number) => Partial<Round> = () => ({})): readonly Round[] =>
  Array.from({ length: count }, (_, at) => round(count - at, more(count - at)));

describe('the matches that nobody looks back on', () => {
  it('are none as long as the next matching reads every round', () => {
    assert.deepEqual(roundsLookedBackOnNoMore(rounds(HISTORY_ROUNDS), NEVER), []);
  });

  it('are those of rounds that are followed by as many as the matching reads', () => {
    assert.deepEqual(roundsLookedBackOnNoMore(rounds(HISTORY_ROUNDS + 2), NEVER), ['main-2', 'main-1']);
  });

  it('are not those of a round that only rounds without talks have followed', () => {
    const quiet = rounds(HISTORY_ROUNDS + 5, (sequence) => (sequence > HISTORY_ROUNDS ? { matchingIds: [] } : {}));
    assert.deepEqual(roundsLookedBackOnNoMore(quiet, NEVER), []);
  });

  it('are those of rounds that closed too long ago, also when nothing followed', () => {
    const before = new Date(FIRST.getTime() + 4 * WEEK_MS);
    assert.deepEqual(roundsLookedBackOnNoMore(rounds(5), before), ['main-2', 'main-1']);
  });

  it('are not those of a round that is not sealed, however old', () => {
    const later = new Date(FIRST.getTime() + 99 * WEEK_MS);
    assert.deepEqual(roundsLookedBackOnNoMore([round(1, { phase: 'closed' })], later), []);
    const many = rounds(HISTORY_ROUNDS + 1, (sequence) => (sequence === 1 ? { phase: 'closed' } : {}));
    assert.deepEqual(roundsLookedBackOnNoMore(many, NEVER), []);
  });

  it('are none of those that the next matching really asks for', async () => {
    const storage = await freshStorage();
    try {
      const asked: string[] = [];
      const all = rounds(HISTORY_ROUNDS + 7, (sequence) => (sequence % 5 === 0 ? { matchingIds: [] } : {}));
      const store: Pick<RoundStore, 'ofProgramme'> = { ofProgramme: async () => all };
      const matches = {
        ...storage.stores.matches,
        async *ofRounds(ids: readonly string[]) {
          asked.push(...ids);
          yield* storage.stores.matches.ofRounds(ids);
        },
      };
      const next = { programmeId: 'main', sequence: HISTORY_ROUNDS + 8 };
      await readHistory({ rounds: { ...storage.stores.rounds, ...store }, matches }, next);
      const gone = roundsLookedBackOnNoMore(all, NEVER);
      assert.equal(asked.length, HISTORY_ROUNDS);
      assert.ok(gone.length > 0);
      assert.deepEqual(
        gone.filter((id) => asked.includes(id)),
        [],
      );
      const withTalks = all.filter(({ matchingIds }) => matchingIds.length > 0).map(({ id }) => id);
      assert.deepEqual(
        withTalks.filter((id) => !asked.includes(id) && !gone.includes(id)),
        [],
        'and all others are',
      );
    } finally {
      await storage.close();
    }
  });
});
