import { createHash } from 'node:crypto';
import { noisedVote } from '../../../src/matching/noised-vote.js';
import { matchPeople } from '../../../src/matching/pairing/matching.js';
import type { MatchPerson } from '../../../src/matching/pairing/matching-terms.js';
import { createDraw } from '../../../src/matching/pairing/seeded.js';
import { crowd } from '../../matching/crowds.js';
import { input } from '../../matching/people.js';

export interface VotingCrowd {
  readonly people: number;
  /** How likely each option is. */
  readonly chances: readonly number[];
  /** Number of rounds tried. */
  readonly rounds: number;
}

/** The matching's knowledge of a vote: nothing, all of it, or the noised one of this part of the people. */
export type Knows = 'nothing' | 'all' | { readonly consent: number };

const OPTIONS = ['a', 'b', 'c', 'd'] as const;

/** The part of the pairs in which two people really chose differently, by what the matching knows. The same people for each. */
export function differingPairs({ people, chances, rounds }: VotingCrowd, knows: Knows): number {
  const options = OPTIONS.slice(0, chances.length);
  let [differing, pairs] = [0, 0];
  for (let round = 1; round <= rounds; round += 1) {
    const draw = createDraw(1_000 * round + people);
    const part = () => draw() / 2 ** 32;
    const key = createHash('sha256').update(`round ${round}`).digest();
    const all = crowd(people, round, { avoiding: 0 }).map((one) => {
      const vote = chosen(options, chances, part());
      const isWilling = part();
      return { one, vote, isWilling };
    });
    const known = all.map(({ one, vote, isWilling }): MatchPerson => {
      if (knows === 'nothing') return { ...one, vote: null };
      if (knows === 'all') return { ...one, vote };
      return { ...one, vote: isWilling < knows.consent ? noisedVote({ key }, one.id, vote, options) : null };
    });
    const votes = new Map(all.map(({ one, vote }) => [one.id, vote]));
    for (const { members } of matchPeople(input(known, { seed: round, round })).groups) {
      if (members.length !== 2) continue;
      pairs += 1;
      if (new Set(members.map((id) => votes.get(id))).size > 1) differing += 1;
    }
  }
  return differing / pairs;
}

function chosen(options: readonly string[], chances: readonly number[], drawn: number): string {
  let left = drawn;
  for (const [at, option] of options.entries()) {
    left -= chances[at] ?? 0;
    if (left < 0) return option;
  }
  return options.at(-1) ?? '';
}
