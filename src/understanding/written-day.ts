import { DateTime } from 'luxon';
import { beginning } from '../characters.js';
import { weekdays } from './calendar-words.js';
import { writtenDate } from './date-expression.js';
import { dateWords } from './date-words.js';

/** Longer than any day in words (characters). */
const LONGEST = 60;

/**
 * A day as somebody writes it, Dutch or English, and as our cards do (`dinsdag 12 januari 2027`), as an ISO date; null when
 * the text is anything else or a day that does not exist. Without a year it is the next such day from `today` on (ISO date).
 */
export function writtenDay(text: string, today: string): string | null {
  const words = dateWords(beginning(text, LONGEST));
  const context = { today: DateTime.fromISO(today, { zone: 'utc' }), weekdays: weekdays('nl') };
  const found = writtenDate(words, 0, context);
  if (found === undefined || found === 'invalid' || found.used !== words.length) return null;
  return found.first.toISODate();
}
