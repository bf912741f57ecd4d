import { DateTime } from 'luxon';
import { amsterdamDate, ZONE } from './calendar.js';

/** The hours in which nightly work may begin: from 02:00 to 05:00, Dutch time. */
const NIGHT = { from: 2, until: 5 };

/**
 * Is nightly work, last done for the day `doneFor` (ISO date), due now? Once a night. When a whole night was missed, such
 * as by a machine that is off at night, at any hour.
 */
export function isDueTonight(doneFor: string, now: Date): boolean {
  const today = amsterdamDate(now);
  if (doneFor >= today) return false;
  const local = DateTime.fromJSDate(now, { zone: ZONE });
  return isNight(local) || doneFor < (local.minus({ days: 1 }).toISODate() ?? '');
}

function isNight({ hour }: DateTime): boolean {
  return hour >= NIGHT.from && hour < NIGHT.until;
}
