import assert from 'node:assert/strict';
import { DateTime } from 'luxon';
import { formatDay, formatMoment } from '../../cards/text.js';
import { LANGUAGES, type Language } from '../../src/language.js';
import { understand } from '../../src/understanding/intents.js';
import { readPauseUntil } from '../../src/understanding/pause-until.js';
import { writtenDay } from '../../src/understanding/written-day.js';
import { spread } from '../support/thorough.js';

const FIRST = DateTime.utc(2026, 1, 1);
/** Every day of three years, a leap year among them. */
const DAYS = spread(
  Array.from({ length: 3 * 365 + 1 }, (_, at) => FIRST.plus({ days: at })),
  150,
);

/** Everything that a card or the tab prints for a day. */
function printed(day: DateTime, language: Language): readonly string[] {
  const noon = day.plus({ hours: 12 }).toJSDate();
  const long = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  return [formatDay(noon, language), formatMoment(noon, language), long.format(noon)];
}

const SAID: Readonly<Record<Language, { readonly until: string; readonly including: string }>> = {
  nl: { until: 'pauze tot', including: 'pauze tot en met' },
  en: { until: 'pause until', including: 'pause up to and including' },
};

/** As somebody types it to the bot: the command is found first, then the day in it. */
function pauseIn(sentence: string, today: string, language: Language) {
  const intent = understand(sentence);
  assert.equal(intent.kind, 'pause', sentence);
  return readPauseUntil(intent.kind === 'pause' ? intent.rest : '', today, language);
}

describe('the days that the cards print', () => {
  for (const language of LANGUAGES) {
    const { until, including } = SAID[language];

    it(`are the same days when they are sent back (${language})`, () => {
      for (const [at, day] of DAYS.entries()) {
        const date = day.toFormat('yyyy-MM-dd');
        const today = day.minus({ days: 1 + ((at * 7) % 364) }).toFormat('yyyy-MM-dd');
        for (const text of printed(day, language)) {
          assert.deepEqual(pauseIn(`${until} ${text}`, today, language), { kind: 'until', date }, text);
          assert.equal(writtenDay(text, today), date, text);
          if ((at * 7) % 364 > 362) continue;
          const after = day.plus({ days: 1 }).toFormat('yyyy-MM-dd');
          assert.deepEqual(pauseIn(`${including} ${text}`, today, language), { kind: 'until', date: after }, text);
        }
      }
    });

    it(`are asked again with a weekday that is none of that day (${language})`, () => {
      for (const day of DAYS) {
        const today = day.minus({ days: 40 }).toFormat('yyyy-MM-dd');
        const noon = (date: DateTime) => date.plus({ hours: 12 }).toJSDate();
        const [weekday = ''] = formatDay(noon(day.plus({ days: 1 + (day.ordinal % 6) })), language).split(' ');
        for (const text of [formatDay(noon(day), language), formatMoment(noon(day), language)]) {
          const slip = text.replace(/^\S+/, weekday);
          assert.equal(pauseIn(`${until} ${slip}`, today, language).kind, 'unclear', slip);
          assert.equal(writtenDay(slip, today), null, slip);
        }
      }
    });
  }

  for (const [text, date] of [
    ['tot dinsdag 12 januari 2027', '2027-01-12'],
    ['tot en met vrijdag 8 januari', '2027-01-09'],
    ['t/m vr 8-1', '2027-01-09'],
    ['tot di 12-1-2027', '2027-01-12'],
    ['tot di. 12 jan. 2027', '2027-01-12'],
    ['tot dinsdag de 12e januari', '2027-01-12'],
    ['tot dinsdag, 12 januari 2027.', '2027-01-12'],
    ['tot 12 januari (dinsdag)', '2027-01-12'],
    ['tot dinsdag 12 januari om 9 uur', '2027-01-12'],
    ['tot dinsdag 12 januari 9.30 uur', '2027-01-12'],
    ['tot a.s. dinsdag 29 september', '2026-09-29'],
    ['tot dinsdg 12 januari', '2027-01-12'],
    ['tot dinsdga 12 januari', '2027-01-12'],
    ['until Tuesday 12 January 2027', '2027-01-12'],
    ['until Tuesday, January 12, 2027', '2027-01-12'],
    ['until Tue 12 Jan at 9:00', '2027-01-12'],
    ['until Tuesday the 12th of January', '2027-01-12'],
    ['tot maandag 12 januari 2027', 'unclear'],
    ['tot maandag 12 januari', 'unclear'],
    ['until Monday 12 January 2027', 'unclear'],
    ['tot 12 januari maandag', 'unclear'],
    ['tot dinsdag 31 november', 'unclear'],
  ] as const) {
    it(`"${text}" ${date === 'unclear' ? 'is asked again' : `ends on ${date}`}`, () => {
      const read = readPauseUntil(text, '2026-09-28');
      assert.equal(read.kind === 'until' ? read.date : read.kind, date);
    });
  }
});
