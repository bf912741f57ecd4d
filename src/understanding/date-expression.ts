import { DateTime } from 'luxon';
import { MONTHS, NUMBERS, UNITS } from './calendar-words.js';
import { lookUpForgiving } from './typo-distance.js';

/** Context for reading a date: `today` is midnight UTC of the day, so that the arithmetic has no clock changes. */
export interface DateContext {
  readonly today: DateTime;
  readonly weekdays: ReadonlyMap<string, number>;
}

/** A stretch of time that was named: a day, a week or a month. For a length ("3 weeks") both ends are the day of return. */
export interface DateExpression {
  /** First day of the stretch. */
  readonly first: DateTime;
  /** The day after the stretch, where somebody is back who said "up to and including". */
  readonly after: DateTime;
  /** How many words it took. */
  readonly used: number;
}

/** `invalid`: it looks like a date and is none (31 April). */
export type DateReading = DateExpression | 'invalid' | undefined;

const NEXT = new Set(['volgende', 'volgend', 'next', 'komende', 'komend', 'aanstaande', 'coming', 'as', 'aankomende']);
const NUMERIC = /^(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}|\d{2}))?)$/;
const ORDINALS = new Set(['e', 'de', 'ste', 'st', 'nd', 'rd', 'th']);
const ARTICLES = new Set(['de', 'the']);
const AT = new Set(['om', 'at']);
const HOURS = new Set(['uur', 'u', 'h', 'hours', 'oclock']);
/** With a colon, or with a point where it can be no date. */
const TIME = /^(?:\d{1,2}:\d{2}|\d{1,2}\.(?:00|1[3-9]|[2-5]\d))$/;

/** The date expression that starts at a word, if one does. */
export function readDateAt(words: readonly string[], at: number, context: DateContext): DateReading {
  for (const read of [writtenDate, month, length, weekNumber, relativeDay, nextStretch, weekday]) {
    const found = read(words, at, context);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * A day of the calendar in any way that people write it, and as our cards do: `dinsdag 12 januari 2027`, `di 12-1`,
 * `Tuesday, 12 January`, `12 januari (dinsdag)`, `woensdag 25 november 09:00`. A weekday that is none of that day makes it
 * invalid: one of the two is a slip, and nobody knows which.
 */
export function writtenDate(words: readonly string[], at: number, context: DateContext): DateReading {
  const begin = behindNext(words, at);
  const named = lookUpForgiving(context.weekdays, words[begin] ?? '');
  const from = named === undefined ? at : begin + (ARTICLES.has(words[begin + 1] ?? '') ? 2 : 1);
  const found = dateAt(words, from, context);
  if (found === undefined || found === 'invalid') return found;
  let next = from + found.used;
  const behind = context.weekdays.get(words[next] ?? '');
  if (behind !== undefined) next += 1;
  const { weekday: actual } = found.first;
  if ((named ?? actual) !== actual || (behind ?? actual) !== actual) return 'invalid';
  return { ...found, used: afterTime(words, next) - at };
}

/** Behind "next" or "a.s.", where one of them stands here. */
function behindNext(words: readonly string[], at: number): number {
  if (words[at] === 'a' && words[at + 1] === 's') return at + 2;
  return NEXT.has(words[at] ?? '') ? at + 1 : at;
}

function dateAt(words: readonly string[], at: number, context: DateContext): DateReading {
  for (const read of [numericDate, dayAndMonth, monthAndDay]) {
    const found = read(words, at, context);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Behind the time of day, where one stands here: a card says when something begins, a pause is a matter of days. */
function afterTime(words: readonly string[], at: number): number {
  const from = AT.has(words[at] ?? '') ? at + 1 : at;
  const word = words[from] ?? '';
  const isHour = HOURS.has(words[from + 1] ?? '') && /^(?:\d{1,2}|\d{1,2}[.]\d{2})$/.test(word);
  if (isHour) return from + 2;
  return TIME.test(word) ? from + (HOURS.has(words[from + 1] ?? '') ? 2 : 1) : at;
}

/** `2027-01-12`, `12-1`, `12/1/2027`, `12.1.27`: the day goes first, as in the Netherlands, in English too. */
function numericDate(words: readonly string[], at: number, { today }: DateContext): DateReading {
  const match = NUMERIC.exec(words[at] ?? '');
  if (match === null) return undefined;
  const [, isoYear, isoMonth, isoDay, day, month, year] = match;
  if (isoYear !== undefined) return dayOf(Number(isoYear), Number(isoMonth), Number(isoDay), 1);
  return coming(today, Number(month), Number(day), year === undefined ? undefined : fullYear(year), 1);
}

/** `12 januari`, `12e of january 2027`, `3 feb 27`. */
function dayAndMonth(words: readonly string[], at: number, { today }: DateContext): DateReading {
  const day = smallNumber(words[at]);
  if (day === undefined) return undefined;
  let next = at + 1;
  if (ORDINALS.has(words[next] ?? '')) next += 1;
  if (words[next] === 'of') next += 1;
  const month = lookUpForgiving(MONTHS, words[next] ?? '');
  if (month === undefined) return undefined;
  const year = yearAt(words, next + 1);
  return coming(today, month, day, year, next + 1 - at + (year === undefined ? 0 : 1));
}

/** `January 12`, `jan 12th 2027`. */
function monthAndDay(words: readonly string[], at: number, { today }: DateContext): DateReading {
  const month = lookUpForgiving(MONTHS, words[at] ?? '');
  if (month === undefined) return undefined;
  let next = at + 1;
  if (words[next] === 'the') next += 1;
  const day = smallNumber(words[next]);
  if (day === undefined) return undefined;
  next += ORDINALS.has(words[next + 1] ?? '') ? 2 : 1;
  const year = yearAt(words, next);
  return coming(today, month, day, year, next - at + (year === undefined ? 0 : 1));
}

/** `januari`, `januari 2027`: its first day. */
function month(words: readonly string[], at: number, { today }: DateContext): DateReading {
  const number = lookUpForgiving(MONTHS, words[at] ?? '');
  if (number === undefined) return undefined;
  const year = yearAt(words, at + 1);
  const found = coming(today, number, 1, year, year === undefined ? 1 : 2);
  if (found === 'invalid') return found;
  const isThisMonth = year === undefined && today.month === number;
  return { ...found, after: (isThisMonth ? today.startOf('month') : found.first).plus({ months: 1 }) };
}

/** `3 weken`, `een maand`, `two months`, `half jaar`. */
function length(words: readonly string[], at: number, { today }: DateContext): DateReading {
  if (words[at] === 'half' && UNITS.get(words[at + 1] ?? '') === 'years') return lasting(today.plus({ months: 6 }), 2);
  const count = /^\d{1,4}$/.test(words[at] ?? '') ? Number(words[at]) : NUMBERS.get(words[at] ?? '');
  const unit = UNITS.get(words[at + 1] ?? '');
  if (count === undefined || unit === undefined) return undefined;
  return count === 0 ? 'invalid' : lasting(today.plus({ [unit]: count }), 2);
}

/** `week 12`: the Monday of the next week with that number. */
function weekNumber(words: readonly string[], at: number, { today }: DateContext): DateReading {
  if (words[at] !== 'week' && words[at] !== 'wk') return undefined;
  const number = smallNumber(words[at + 1]);
  if (number === undefined) return undefined;
  for (const weekYear of [today.weekYear, today.weekYear + 1]) {
    const first = DateTime.fromObject({ weekYear, weekNumber: number, weekday: 1 }, { zone: 'utc' });
    if (first.isValid && first > today) return { first, after: first.plus({ weeks: 1 }), used: 2 };
  }
  return 'invalid';
}

function relativeDay(words: readonly string[], at: number, { today }: DateContext): DateReading {
  const days = new Map([
    ['vandaag', 0],
    ['today', 0],
    ['morgen', 1],
    ['tomorrow', 1],
    ['overmorgen', 2],
  ]).get(words[at] ?? '');
  return days === undefined ? undefined : aDay(today.plus({ days }), 1);
}

/** `volgende week`, `next month`, `volgende week maandag`, `next week monday`, `maandag volgende week`. */
function nextStretch(words: readonly string[], at: number, { today, weekdays }: DateContext): DateReading {
  const dayFirst = lookUpForgiving(weekdays, words[at] ?? '');
  const from = dayFirst === undefined ? at : at + 1;
  if (!NEXT.has(words[from] ?? '')) return undefined;
  const unit = UNITS.get(words[from + 1] ?? '');
  if (unit === 'weeks') {
    const first = today.startOf('week').plus({ weeks: 1 });
    const dayLast = dayFirst === undefined ? lookUpForgiving(weekdays, words[from + 2] ?? '') : undefined;
    const day = dayFirst ?? dayLast;
    const used = from + 2 - at + (dayLast === undefined ? 0 : 1);
    if (day !== undefined) return aDay(first.plus({ days: day - 1 }), used);
    return { first, after: first.plus({ weeks: 1 }), used };
  }
  if (unit !== 'months' || dayFirst !== undefined) return undefined;
  const first = today.startOf('month').plus({ months: 1 });
  return { first, after: first.plus({ months: 1 }), used: 2 };
}

/** `maandag`, `next monday`, `a.s. vrijdag`: the first one after today. */
function weekday(words: readonly string[], at: number, { today, weekdays }: DateContext): DateReading {
  const from = behindNext(words, at);
  const day = lookUpForgiving(weekdays, words[from] ?? '');
  if (day === undefined) return undefined;
  const ahead = (day - today.weekday + 6) % 7;
  return aDay(today.plus({ days: ahead + 1 }), from + 1 - at);
}

/** The day in the year that was named, else the next such day; today itself counts, so that "including today" can. */
function coming(
  today: DateTime,
  month: number,
  day: number,
  year: number | undefined,
  used: number,
): DateExpression | 'invalid' {
  if (year !== undefined) return dayOf(year, month, day, used);
  // A leap day can be four years away, eight around a century.
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const found = dayOf(today.year + ahead, month, day, used);
    if (found !== 'invalid' && found.first >= today) return found;
  }
  return 'invalid';
}

function dayOf(year: number, month: number, day: number, used: number): DateExpression | 'invalid' {
  const date = DateTime.utc(year, month, day);
  return date.isValid ? aDay(date, used) : 'invalid';
}

function aDay(first: DateTime, used: number): DateExpression {
  return { first, after: first.plus({ days: 1 }), used };
}

function lasting(first: DateTime, used: number): DateExpression {
  return { first, after: first, used };
}

function smallNumber(word: string | undefined): number | undefined {
  return word !== undefined && /^\d{1,2}$/.test(word) ? Number(word) : undefined;
}

function yearAt(words: readonly string[], at: number): number | undefined {
  const word = words[at];
  const isYear = word !== undefined && /^(?:\d{4}|\d{2})$/.test(word);
  return isYear && !UNITS.has(words[at + 1] ?? '') ? fullYear(word) : undefined;
}

function fullYear(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}
