import type { Round } from '../../rounds/round.js';
import type { RoundChange } from '../../rounds/round-store.js';
import { DEFAULT_TALK } from '../../rounds/talk-route.js';
import { SCHEMA_VERSION, type Stored } from './documents.js';

/** A round as it is stored. */
export interface RoundDocument extends Stored, Omit<Round, 'id' | 'matchingIds' | 'freedCount' | 'rematchedUpTo'> {
  /** The `matchingIds`, `freedCount` and `rematchedUpTo`; absent in rounds of before there were talks. */
  attempts?: readonly string[];
  freed?: number;
  rematched?: number;
  holder: string | null;
  leaseUntil: Date | null;
}

/** A round that nobody works on. */
export function freshRound({ id: _, ...round }: Round): Omit<RoundDocument, '_id'> {
  const { matchingIds: attempts, freedCount: freed, rematchedUpTo: rematched, ...rest } = round;
  return { v: SCHEMA_VERSION, ...rest, attempts, freed, rematched, holder: null, leaseUntil: null };
}

/** The change in the names of the documents. */
export function storedChange({ matchingIds, rematchedUpTo, ...change }: RoundChange) {
  return {
    ...change,
    ...(matchingIds === undefined ? {} : { attempts: matchingIds }),
    ...(rematchedUpTo === undefined ? {} : { rematched: rematchedUpTo }),
  };
}

/** The round as the program knows it; one that was stored before there were talks has none. */
export function toRound({ _id, v: _v, holder: _h, leaseUntil: _l, ...stored }: RoundDocument): Round {
  const { attempts = [], freed = 0, rematched = 0, talk = DEFAULT_TALK, ...round } = stored;
  return { id: _id, ...round, talk, matchingIds: attempts, freedCount: freed, rematchedUpTo: rematched };
}
