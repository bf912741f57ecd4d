import type { MatchInput, MatchPerson, PastGroup } from './matching.js';
import { createRoster } from './roster.js';

/** What a weight depends on beside the two people. */
export interface PairContext {
  readonly seed: number;
  readonly round: number;
  /** For each person those they talked with, and in which round last. */
  readonly talkedWith: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Those whose last group was a trio. */
  readonly lastInTrio: ReadonlySet<string>;
  readonly neighbours: ReadonlyMap<string, readonly string[]>;
}

/** The context of one matching. Of two groups in the same round, the larger counts as somebody's last. */
export function createPairContext({ seed, round, history, neighbours }: Omit<MatchInput, 'people'>): PairContext {
  const talkedWith = new Map<string, Map<string, number>>();
  const lastRound = new Map<string, number>();
  const lastInTrio = new Set<string>();
  for (const group of history) {
    for (const one of group.members) {
      noteLast(one, group, lastRound, lastInTrio);
      if (group.met) noteTalk(talkedWith, one, group);
    }
  }
  return { seed, round, talkedWith, lastInTrio, neighbours };
}

function noteLast(one: string, group: PastGroup, lastRound: Map<string, number>, lastInTrio: Set<string>): void {
  const last = lastRound.get(one);
  if (last !== undefined && last > group.round) return;
  if (last !== group.round) lastInTrio.delete(one);
  lastRound.set(one, group.round);
  if (group.members.length > 2) lastInTrio.add(one);
}

function noteTalk(talkedWith: Map<string, Map<string, number>>, one: string, { members, round }: PastGroup): void {
  let partners = talkedWith.get(one);
  if (partners === undefined) {
    partners = new Map();
    talkedWith.set(one, partners);
  }
  for (const other of members) {
    if (other !== one) partners.set(other, Math.max(round, partners.get(other) ?? round));
  }
}

/**
 * What a pair is worth: a whole number from 0, the same both ways round. Null: forbidden (the same municipality, one on
 * the other's list of people to avoid, somebody who does not want to talk, or one person twice).
 *
 * | wish | points |
 * |---|---|
 * | new partner | 200; who talked with each other before: 5 for every round since, at most 50 |
 * | different first vote, noised, of two who both chose that | 30; when one of them did not choose it 15; the same vote, or neither chose it: 0 |
 * | shared challenge | 20 |
 * | no neighbouring municipalities | 10 |
 * | comparable size class | 10 for the same or the next class, or one not known; 5 for two apart |
 * | chance | 0 to 4, drawn from the seed, the round and both ids |
 *
 * An old partner costs at least 150, which is more than all other wishes of two pairs together (2 × 74): no exchange
 * between two pairs buys a repeat. Somebody who did not choose it counts half with one who did and not at all with another
 * who did not, so that putting together or spreading them makes no difference for the sum: two who differ and two who did not
 * choose it are worth 30, and so are two mixed pairs.
 */
export function pairWeight(a: MatchPerson, b: MatchPerson, context: PairContext): number | null {
  if (a.id === b.id || !a.wantsToTalk || !b.wantsToTalk) return null;
  const roster = createRoster([a, b], context);
  return roster.allowed(0, 1) ? roster.weight(0, 1) : null;
}
