import { DateTime } from 'luxon';
import { amsterdamDate, amsterdamMoment, type IsHoliday, isWorkingDay, nextWorkingDay, ZONE } from './calendar.js';

/** Between these hours (local time) people are reminded of something. */
const OPENS = '09:00';
const CLOSES = '17:00';

/** Is it a working day between nine and five in the Netherlands? */
export function isOfficeTime(moment: Date, isHoliday: IsHoliday): boolean {
  const time = DateTime.fromJSDate(moment, { zone: ZONE }).toFormat('HH:mm');
  return isWorkingDay(amsterdamDate(moment), isHoliday) && time >= OPENS && time < CLOSES;
}

/** Nine o'clock on this day (ISO date), or on the first working day after it. */
export function officeMorning(isoDate: string, isHoliday: IsHoliday): Date {
  const day = isWorkingDay(isoDate, isHoliday) ? isoDate : nextWorkingDay(isoDate, isHoliday);
  return amsterdamMoment(day, OPENS);
}

/** The moment itself when it is office time, else the next morning at nine on which people work. */
export function officeTimeFrom(moment: Date, isHoliday: IsHoliday): Date {
  if (isOfficeTime(moment, isHoliday)) return moment;
  const today = amsterdamDate(moment);
  const morning = officeMorning(today, isHoliday);
  return morning > moment ? morning : officeMorning(nextWorkingDay(today, isHoliday), isHoliday);
}
