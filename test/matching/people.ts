import type { MatchInput, MatchPerson } from '../../src/matching/pairing/matching-terms.js';

/** Somebody who can be matched; only what a test is about need be said. */
export function person(id: string, more: Partial<MatchPerson> = {}): MatchPerson {
  return {
    id,
    municipality: `of ${id}`,
    vote: null,
    challenges: [],
    sizeClass: null,
    wantsToTalk: true,
    leftOutLastRound: false,
    avoid: [],
    ...more,
  };
}

/** A matching of these people, the fifth one, without history unless it is given. */
export function input(people: readonly MatchPerson[], more: Partial<MatchInput> = {}): MatchInput {
  return { seed: 1, round: 5, people, history: [], neighbours: new Map(), ...more };
}
