import type { MatchInput, PastGroup } from './matching-terms.js';

/** Everything a weight depends on besides the two people. */
export interface PairContext {
  readonly seed: number;
  readonly round: number;
  /** For each person those they talked with, and in which round last. */
  readonly talkedWith: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Those whose last group was a trio. */
  readonly lastInTrio: ReadonlySet<string>;
  readonly neighbours: ReadonlyMap<string, readonly string[] | null>;
}

/** The context of one matching. If somebody was in two groups in one round, the larger counts as their last. */
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
