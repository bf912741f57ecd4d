import { addDays, amsterdamDate, type IsHoliday, nextWorkingDay } from '../scheduling/calendar.js';
import { isOfficeTime, officeMorning, officeTimeFrom } from '../scheduling/office-hours.js';
import { type Agreement, type AgreementVersion, activePlaces, currentOf, isOpen, type Reminder } from './agreement.js';
import { lookedAtLater, withNews } from './agreement-news.js';

/** Days before its date when an agreement is first brought back. */
const SOON_DAYS = 7;
/** Without a date, an agreement is brought back this many days after it was written. */
export const DAYS_WITHOUT_DATE = 28;

/** Facts about the moment that the rules need. */
export interface Moment {
  readonly now: Date;
  readonly isHoliday: IsHoliday;
}

/** When a text is brought back on its date: at nine, on a working day, and after it was written. */
export function dueMoment({ by, at }: AgreementVersion, isHoliday: IsHoliday): Date {
  const day = by ?? addDays(amsterdamDate(at), DAYS_WITHOUT_DATE);
  const morning = officeMorning(day, isHoliday);
  return morning > at ? morning : officeMorning(nextWorkingDay(day, isHoliday), isHoliday);
}

/** When a new text is brought back first: a week before its date where that is still to come, else on its date. */
export function firstReminder(version: AgreementVersion, isHoliday: IsHoliday): Reminder {
  const due = dueMoment(version, isHoliday);
  const soon = version.by === null ? null : officeMorning(addDays(version.by, -SOON_DAYS), isHoliday);
  return soon !== null && soon > version.at && soon < due ? { kind: 'soon', at: soon } : { kind: 'due', at: due };
}

/**
 * The agreement after its reminder, if the time for that has come: everybody who is part of it and has not said yet what
 * came of it is to be told. Outside office hours it waits for the next working morning. When nobody was there to bring it
 * back a week before and its date has come too, it is brought back once.
 */
export function broughtBack(agreement: Agreement, { now, isHoliday }: Moment): Agreement {
  const { reminder } = agreement;
  if (reminder === null || !isOpen(agreement) || reminder.at > now) return agreement;
  if (!isOfficeTime(now, isHoliday)) {
    return lookedAtLater({ ...agreement, reminder: { ...reminder, at: officeTimeFrom(now, isHoliday) } }, now);
  }
  const current = currentOf(agreement);
  const due = dueMoment(current, isHoliday);
  const kind = due <= now ? 'due' : reminder.kind;
  const told = activePlaces(agreement).filter((place) => agreement.parties[place]?.answer === null);
  const news = told.map((to) => ({ kind, version: current.number, to, of: null }));
  return withNews({ ...agreement, reminder: kind === 'soon' ? { kind: 'due', at: due } : null }, news, now);
}
