import type { Match } from '../matching/match.js';

/**
 * The id of what this person puts on paper about a talk. No id of a person is in it: it stays when they are erased, for the
 * others. Null: no member, or nobody to talk with.
 */
export function idInMatch({ id, members }: Match, participantId: string): string | null {
  const place = members.findIndex((member) => member.id === participantId);
  return place === -1 || members.length < 2 ? null : `${id}:${place}`;
}

/** The ids of everything that the members of a match may have put on paper about it. */
export function idsInMatch({ id, members }: Match): readonly string[] {
  return members.length < 2 ? [] : members.map((_, place) => `${id}:${place}`);
}

/** The id of what somebody puts on paper about a round without a talk: theirs alone, and erased with them. */
export function idInRound(roundId: string, participantId: string): string {
  return `${roundId}:${participantId}`;
}
