import type { NotBefore } from '../../src/delivery/card-maker.js';
import { amsterdamMoment } from '../../src/scheduling/calendar.js';

/** The time of day at which somebody gets what came during a pause. */
const BACK_AT = '09:00';

/** Not before the person is back. `pausedUntil`: the first day after the pause (ISO date, Europe/Amsterdam). */
export function afterPause(pausedUntil: string): NotBefore {
  return { notBefore: amsterdamMoment(pausedUntil, BACK_AT) };
}
