import { HISTORY_ROUNDS } from '../matching/match-history.js';
import type { MatchStore } from '../matching/match-store.js';
import type { ProgrammeStore } from '../programmes/programme-store.js';
import { monthsBefore, type RetentionTerms } from '../retention-terms.js';
import type { Round } from '../rounds/round.js';
import type { RoundStore } from '../rounds/round-store.js';
import type { RetentionRule } from './retention-rule.js';

const PAGE = 500;

export interface OldMatchesParts {
  readonly matches: MatchStore;
  readonly rounds: RoundStore;
  readonly programmes: ProgrammeStore;
  readonly terms: RetentionTerms;
}

/** Matches that the matching no longer looks back on. */
export function oldMatches({ matches, rounds, programmes, terms }: OldMatchesParts): RetentionRule {
  async function past(before: Date): Promise<readonly string[]> {
    const ids = (await programmes.all()).map(({ id }) => id);
    const all = await rounds.ofProgrammes(ids);
    return ids.flatMap((id) =>
      roundsLookedBackOnNoMore(
        all.filter(({ programmeId }) => programmeId === id),
        before,
      ),
    );
  }
  return {
    name: 'matches',
    what: `matches of rounds before the last ${HISTORY_ROUNDS} with talks, or closed`,
    before: (now) => monthsBefore(now, terms.matchMonths),
    count: async (before) => matches.countOfRounds(await past(before)),
    deleteBatch: async (before) => matches.removeOfRounds(await past(before), PAGE),
  };
}

/**
 * Picks from one programme's rounds, newest first, those whose matches nobody needs: sealed, and either closed before
 * that moment or followed by as many rounds with talks as the next matching reads.
 */
export function roundsLookedBackOnNoMore(newestFirst: readonly Round[], before: Date): readonly string[] {
  let talks = 0;
  return newestFirst.flatMap((round) => {
    const isRead = talks < HISTORY_ROUNDS;
    if (round.matchingIds.length > 0) talks += 1;
    if (round.phase !== 'sealed' || (isRead && round.plan.closed >= before)) return [];
    return [round.id];
  });
}
