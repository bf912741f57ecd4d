import { type Clock, systemClock } from '../clock.js';

/** The machine's clock with a head start, so that a week can pass in minutes. */
export interface TravellingClock extends Clock {
  /** Jumps ahead to this moment; a moment that has passed already changes nothing. */
  jumpTo(moment: Date): void;
}

/** A clock that starts at that moment and can only be moved ahead. */
export function createTravellingClock(from: Date): TravellingClock {
  let aheadMs = from.getTime() - systemClock.now().getTime();
  const now = () => new Date(systemClock.now().getTime() + aheadMs);
  return {
    ...systemClock,
    now,
    jumpTo(moment) {
      aheadMs += Math.max(0, moment.getTime() - now().getTime());
    },
  };
}
