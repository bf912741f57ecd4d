import { DateTime } from 'luxon';
import { beginning } from '../characters.js';
import type { Language } from '../language.js';
import { weekdays } from './calendar-words.js';
import { type DateContext, type DateExpression, readDateAt } from './date-expression.js';
import { dateWords } from './date-words.js';
import { isPauseWord } from './pause-words.js';
import { isPolite } from './small-words.js';

/**
 * Until when somebody wants to pause. `date` is the first day on which the person takes part again.
 * `missing`: no time was named. `unclear`: something was named that is no certain date. `past`: it lies before
 * tomorrow. `tooLong`: further away than one year.
 */
export type PauseUntil =
  | { readonly kind: 'until'; readonly date: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unclear'; readonly text: string }
  | { readonly kind: 'past' }
  | { readonly kind: 'tooLong' };

const LONGEST_TEXT = 200;

/** "Up to and including", in the order in which they are tried. */
const INCLUDING: readonly (readonly string[])[] = [
  ['tot', 'en', 'met'],
  ['up', 'to', 'and', 'including'],
  ['until', 'and', 'including'],
  ['t', 'm'],
  ['tm'],
  ['through'],
  ['thru'],
];
/** Words that may stand around a date without changing it. */
const AROUND = new Set(
  (
    'tot until till til voor for van from of om op on de het the en dan weer back zet mij me put neem nemen take met ' +
    'with even nog gedurende period periode mijn my up to is graag ben am terug'
  ).split(' '),
);
/** Only before "pause": elsewhere they may be a number that was not understood. */
const ARTICLES = new Set(['een', 'a', 'an']);
/** "Until 12 January because of leave": what follows is a reason. */
const REASONS = new Set(['want', 'omdat', 'because', 'wegens', 'vanwege', 'ivm', 'due', 'since']);
/** "From 3 March": a pause that starts later cannot be noted, and "from … to" has two dates anyway. */
const LATER_STARTS = new Set(['vanaf', 'from', 'starting', 'per']);

/**
 * Reads until when a pause lasts: "tot 12 januari" is over on 12 January, "t/m 12-1" on the day after, "3 weken" three
 * weeks from today. A date without a year is the next one to come, numbers are day-month. Anything not fully understood
 * is `unclear`, never a guess. The text may hold the word for pausing; any length is fine.
 * @param today ISO date of today in Europe/Amsterdam; throws a RangeError when it is none
 * @param language of the person; two-letter weekdays ("ma", "do") are read in Dutch only
 */
export function readPauseUntil(text: string, today: string, language: Language = 'nl'): PauseUntil {
  const day = DateTime.fromISO(today, { zone: 'utc' }).startOf('day');
  if (!day.isValid) throw new RangeError(`not a date: ${today}`);
  const cut = beginning(text.trim(), LONGEST_TEXT);
  const words = withoutReason(dateWords(cut));
  const found = scan(words, { today: day, weekdays: weekdays(language) });
  if (found === 'unclear') return { kind: 'unclear', text: cut };
  if (found === 'missing') return { kind: 'missing' };
  return judged(found.including ? found.expression.after : found.expression.first, day);
}

interface Found {
  readonly expression: DateExpression;
  readonly including: boolean;
}

function judged(date: DateTime, today: DateTime): PauseUntil {
  if (date <= today) return { kind: 'past' };
  if (date > today.plus({ years: 1 })) return { kind: 'tooLong' };
  return { kind: 'until', date: date.toFormat('yyyy-MM-dd') };
}

function scan(words: readonly string[], context: DateContext): Found | 'missing' | 'unclear' {
  const expressions: DateExpression[] = [];
  let including = false;
  let at = 0;
  while (at < words.length) {
    const step = stepAt(words, at, context);
    if (step === 'unclear') return 'unclear';
    if (step.expression !== undefined) expressions.push(step.expression);
    including ||= step.including;
    at += step.used;
  }
  const [expression, second] = expressions;
  if (second !== undefined) return 'unclear';
  if (expression === undefined) return including ? 'unclear' : 'missing';
  return { expression, including };
}

interface Step {
  readonly used: number;
  readonly including: boolean;
  readonly expression?: DateExpression;
}

function stepAt(words: readonly string[], at: number, context: DateContext): Step | 'unclear' {
  const inclusive = INCLUDING.find((start) => start.every((word, offset) => words[at + offset] === word));
  if (inclusive !== undefined) return { used: inclusive.length, including: true };
  const expression = readDateAt(words, at, context);
  if (expression === 'invalid') return 'unclear';
  if (expression !== undefined) return { used: expression.used, including: false, expression };
  return isAround(words[at] ?? '', words[at + 1]) ? { used: 1, including: false } : 'unclear';
}

function isAround(word: string, next: string | undefined): boolean {
  if (ARTICLES.has(word)) return next !== undefined && isPauseWord(next);
  return !LATER_STARTS.has(word) && (AROUND.has(word) || isPolite(word) || isPauseWord(word));
}

function withoutReason(words: readonly string[]): readonly string[] {
  const reason = words.findIndex((word) => REASONS.has(word));
  return reason < 0 ? words : words.slice(0, reason);
}
