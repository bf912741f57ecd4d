import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';
import type { Language } from '../language.js';
import type { IsHoliday } from './calendar.js';

/**
 * Days that date-holidays knows for the Netherlands but does not count as public, by its rule. On both a part of the
 * municipalities works and a part does not. To send nothing on such a day is a choice of this product and says nothing
 * about anybody's terms of employment.
 */
const OFTEN_OFF = { goodFriday: 'easter -2', liberationDay: '05-05' } as const;
export type OftenOff = keyof typeof OFTEN_OFF;

export interface HolidayOptions {
  /** Days on which many are off, taken as holidays. Both when left out. */
  readonly oftenOff?: readonly OftenOff[];
  /** More days (YYYY-MM-DD) on which nothing is sent, such as a bridge day. */
  readonly extraDays?: Iterable<string>;
}

/**
 * Tells whether a day (YYYY-MM-DD) is a Dutch holiday: New Year's Day, Easter Sunday and Monday, King's Day (27 April,
 * or the 26th when that is a Sunday), Ascension Day, Whit Sunday and Monday, 25 and 26 December, and what the options add.
 * Each year is computed once. The library takes about 0.2 s to load, so it is loaded at the first question.
 */
export function createDutchHolidays(options: HolidayOptions = {}): IsHoliday {
  const rules = new Set<string>((options.oftenOff ?? ['goodFriday', 'liberationDay']).map((day) => OFTEN_OFF[day]));
  const extraDays = new Set(options.extraDays);
  const years = new Map<string, ReadonlySet<string>>();
  return (isoDate) => {
    const year = isoDate.slice(0, 4);
    let days = years.get(year);
    if (days === undefined) {
      days = holidaysOf(Number(year), rules);
      years.set(year, days);
    }
    return days.has(isoDate) || extraDays.has(isoDate);
  };
}

/** The name of a day (YYYY-MM-DD) on which nothing is sent, as people know it; null: it has none. */
export function holidayName(isoDate: string, language: Language): string | null {
  const year = isoDate.slice(0, 4);
  const key = `${year} ${language}`;
  let names = namesOfYears.get(key);
  if (names === undefined) {
    names = namesOf(Number(year), language);
    namesOfYears.set(key, names);
  }
  return names.get(isoDate) ?? null;
}

const namesOfYears = new Map<string, ReadonlyMap<string, string>>();

function namesOf(year: number, language: Language): ReadonlyMap<string, string> {
  library ??= load();
  const rules = new Set<string>(Object.values(OFTEN_OFF));
  const days = library.getHolidays(year, language).filter((day) => day.type === 'public' || rules.has(day.rule));
  return new Map(days.map(({ date, name }) => [date.slice(0, 10), name]));
}

let library: Holidays | undefined;

interface KnownDay {
  readonly date: string;
  readonly rule: string;
  readonly isPublic: boolean;
}

/** Computed once for each year: it takes ten thousand times as long as looking a day up. */
const knownDaysOfYears = new Map<number, readonly KnownDay[]>();

function knownDaysOf(year: number): readonly KnownDay[] {
  let days = knownDaysOfYears.get(year);
  if (days === undefined) {
    library ??= load();
    days = library
      .getHolidays(year)
      .map(({ date, rule, type }) => ({ date: date.slice(0, 10), rule, isPublic: type === 'public' }));
    knownDaysOfYears.set(year, days);
  }
  return days;
}

function holidaysOf(year: number, rules: ReadonlySet<string>): ReadonlySet<string> {
  const days = knownDaysOf(year).filter(({ rule, isPublic }) => isPublic || rules.has(rule));
  return new Set(days.map(({ date }) => date));
}

function load(): Holidays {
  const Library = createRequire(import.meta.url)('date-holidays') as typeof Holidays;
  return new Library('NL');
}
