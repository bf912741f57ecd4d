import type { Clock } from '../clock.js';
import type { RoundStore } from '../rounds/round-store.js';
import type { IsHoliday } from '../scheduling/calendar.js';
import { type Following, followingRound } from './planned-round.js';
import type { Programme } from './programme.js';
import type { ProgrammeStore } from './programme-store.js';

export interface SeasonFollowerParts {
  readonly programmes: ProgrammeStore;
  readonly rounds: RoundStore;
  readonly isHoliday: IsHoliday;
  readonly clock: Clock;
}

/**
 * Lets the planned round follow a changed season or rhythm, by the rule that plans; one that has no place any more before
 * the end of the programme is cancelled. Any number of times, by whoever made the change or by the next look of the timer,
 * with the same end. A round that opens at the same moment stays as it is: the write checks that it is still planned.
 */
export function createSeasonFollower(parts: SeasonFollowerParts): (programme: Programme) => Promise<void> {
  const { programmes, rounds, isHoliday, clock } = parts;

  const carryOut = ({ round, change }: Following, now: Date): Promise<boolean> =>
    change === null ? rounds.requestCancel(round.id, 'planned', now) : rounds.changePlanned(round, change);

  return async ({ id, revision, ...programme }) => {
    const all = await rounds.ofProgramme(id);
    const now = clock.now();
    const following = followingRound({ id, revision, ...programme }, all, now, isHoliday);
    // Somebody else wrote the round: what is right now, the next look finds out.
    if (following !== null && !(await carryOut(following, now))) return;
    if (programme.unfollowed) await programmes.markFollowed(id, revision);
  };
}
