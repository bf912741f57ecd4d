import type { MatchPerson } from '../../src/matching/pairing/matching-terms.js';
import type { PairContext } from '../../src/matching/pairing/pair-context.js';
import { createRoster } from '../../src/matching/pairing/roster.js';
/** The weight of a pair (`POINTS`), for two people alone; null: forbidden, or one of them does not want to talk. */
export function pairWeight(a: MatchPerson, b: MatchPerson, context: PairContext): number | null {
  if (a.id === b.id || !a.wantsToTalk || !b.wantsToTalk) return null;
  const roster = createRoster([a, b], context);
  return roster.allowed(0, 1) ? roster.weight(0, 1) : null;
}
