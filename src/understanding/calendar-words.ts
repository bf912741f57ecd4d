import type { Language } from '../language.js';

/** Month names and their usual short forms, Dutch and English, folded → 1..12. */
export const MONTHS: ReadonlyMap<string, number> = numbered([
  'januari january jan',
  'februari february feb febr',
  'maart march mrt mar',
  'april apr',
  'mei may',
  'juni june jun',
  'juli july jul',
  'augustus august aug',
  'september sept sep',
  'oktober october okt oct',
  'november nov',
  'december dec',
]);

const WEEKDAYS = numbered([
  'maandag monday mon',
  'dinsdag tuesday tue tues',
  'woensdag wednesday wed',
  'donderdag thursday thu thur thurs',
  'vrijdag friday fri',
  'zaterdag saturday sat',
  'zondag sunday sun',
]);

/** Two letters are a weekday in Dutch only: English "do" and "we" are other words. */
const DUTCH_WEEKDAYS = new Map([...WEEKDAYS, ...numbered(['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo'])]);

/** Weekday names → 1 (Monday) .. 7. */
export function weekdays(language: Language): ReadonlyMap<string, number> {
  return language === 'nl' ? DUTCH_WEEKDAYS : WEEKDAYS;
}

/** Number words, Dutch and English → number. */
export const NUMBERS: ReadonlyMap<string, number> = numbered([
  'een eentje one a an 1n',
  'twee two',
  'drie three',
  'vier four',
  'vijf five',
  'zes six',
  'zeven seven',
  'acht eight',
  'negen nine',
  'tien ten',
  'elf eleven',
  'twaalf twelve',
]);

export type Unit = 'days' | 'weeks' | 'months' | 'years';

/** Units of a pause, for luxon's `plus`. */
export const UNITS: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ...named('dag dagen day days', 'days'),
  ...named('week weken weekje weekjes weeks wk wkn', 'weeks'),
  ...named('maand maanden maandje month months', 'months'),
  ...named('jaar jaren year years', 'years'),
]);

function numbered(lines: readonly string[]): ReadonlyMap<string, number> {
  return new Map(lines.flatMap((line, at) => [...named(line, at + 1)]));
}

function named<const T>(line: string, value: T): readonly (readonly [string, T])[] {
  return line.split(' ').map((word) => [word, value] as const);
}
