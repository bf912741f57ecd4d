import type { Clock } from '../clock.js';
import type { RoundStore } from '../rounds/round-store.js';
import type { IsHoliday } from '../scheduling/calendar.js';
import { followingRound } from './planned-round.js';
import type { Programme } from './programme.js';
import type { ProgrammeStore } from './programme-store.js';

export interface SeasonFollowerParts {
  readonly programmes: ProgrammeStore;
  readonly rounds: RoundStore;
  readonly isHoliday: IsHoliday;
  readonly clock: Clock;
}

/**
 * Lets the planned round follow a changed season, by the rule that plans. Any number of times, by whoever changed the season
 * or by the next look of the timer, with the same end. A round that opens at the same moment stays as it is: the write
 * checks that it is still planned.
 */
export function createSeasonFollower(parts: SeasonFollowerParts): (programme: Programme) => Promise<void> {
  const { programmes, rounds, isHoliday, clock } = parts;
  return async ({ id, revision, ...programme }) => {
    const all = await rounds.ofProgramme(id);
    const following = followingRound({ id, revision, ...programme }, all, clock.now(), isHoliday);
    // Somebody else wrote the round: what is right now, the next look finds out.
    if (following !== null && !(await rounds.changePlanned(following.round, following.change))) return;
    if (programme.unfollowed) await programmes.markFollowed(id, revision);
  };
}
