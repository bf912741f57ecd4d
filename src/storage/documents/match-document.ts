import type { Match, MatchMember, WaitingReason } from '../../matching/match.js';
import { SCHEMA_VERSION, type Stored } from './documents.js';

/** A match as it is stored. */
export interface MatchDocument extends Stored, Omit<Match, 'id' | 'members' | 'matchingId'> {
  members: MatchMember[];
  /** The `matchingId`. */
  attempt: string;
}

/** The document of a new match. */
export function freshMatch({ id: _, members, matchingId: attempt, ...match }: Match): Omit<MatchDocument, '_id'> {
  return { v: SCHEMA_VERSION, ...match, attempt, members: [...members] };
}

/** The match as the program knows it. */
export function toMatch({ _id, v: _v, attempt: matchingId, waitingFor, ...match }: MatchDocument): Match {
  const reason = waitingFor === null ? null : (BEFORE_NEUTRAL[waitingFor] ?? waitingFor);
  return { id: _id, ...match, matchingId, waitingFor: reason };
}

/** Documents of before the reason was kept in neutral words only. */
const BEFORE_NEUTRAL: Readonly<Record<string, WaitingReason>> = {
  nobodyAllowed: 'nobodyFree',
  oddOneOut: 'nobodyFree',
};
