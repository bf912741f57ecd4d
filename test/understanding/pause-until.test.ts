import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { readPauseUntil } from '../../src/understanding/pause-until.js';

/** A Monday. */
const TODAY = '2026-09-28';

const UNTIL: readonly (readonly [string, string])[] = [
  ['tot 12 januari', '2027-01-12'],
  ['pauze tot 12 januari', '2027-01-12'],
  ['tot en met 3 feb', '2027-02-04'],
  ['until January 12', '2027-01-12'],
  ['until the 12th of October', '2026-10-12'],
  ['January 12th, 2027', '2027-01-12'],
  ['t/m 12-1', '2027-01-13'],
  ['12-1', '2027-01-12'],
  ['12/1/2027', '2027-01-12'],
  ['12.1.27', '2027-01-12'],
  ['2027-01-12', '2027-01-12'],
  ["tot 1 jan '27", '2027-01-01'],
  ['tot 12 janauri', '2027-01-12'],
  ['tot 31 december', '2026-12-31'],
  ['t/m 31 december', '2027-01-01'],
  ['t/m 28 september', '2026-09-29'],
  ['3 weken', '2026-10-19'],
  ['pause 3 weeks', '2026-10-19'],
  ['3weken', '2026-10-19'],
  ['voor een week', '2026-10-05'],
  ['een maand', '2026-10-28'],
  ['een pauze van twee weken graag', '2026-10-12'],
  ['two months', '2026-11-28'],
  ['half jaar', '2027-03-28'],
  ['12 maanden', '2027-09-28'],
  ['één jaar', '2027-09-28'],
  ['tot maandag', '2026-10-05'],
  ['until next Monday', '2026-10-05'],
  ['tot a.s. vrijdag', '2026-10-02'],
  ['tot vrijdag', '2026-10-02'],
  ['volgende week vrijdag', '2026-10-09'],
  ['tot do', '2026-10-01'],
  ['morgen', '2026-09-29'],
  ['t/m vandaag', '2026-09-29'],
  ['tot volgende week', '2026-10-05'],
  ['t/m volgende week', '2026-10-12'],
  ['until next month', '2026-10-01'],
  ['tot oktober', '2026-10-01'],
  ['t/m september', '2026-10-01'],
  ['tot week 42', '2026-10-12'],
  ['t/m week 42', '2026-10-19'],
  ['tot 12 oktober want ik heb vakantie', '2026-10-12'],
  ['tot 12 oktober 🏖️', '2026-10-12'],
];

const UNCLEAR = [
  'tot na de zomer',
  'tot na 12 januari',
  'tot 31 april',
  'tot 12 foo',
  'eind januari',
  'een paar weken',
  'een week of twee',
  'anderhalve week',
  '1.5 weken',
  '3 weken en 2 dagen',
  'tot 3 of 4 januari',
  'van 3 tot 12 januari',
  'vanaf 3 januari',
  'niet tot 12 januari',
  '0 weken',
  '99999 weken',
  'tot en met',
  'sonday',
  '12-13',
];

describe('until when a pause lasts', () => {
  for (const [text, date] of UNTIL) {
    it(`"${text}" ends on ${date}`, () => assert.deepEqual(readPauseUntil(text, TODAY), { kind: 'until', date }));
  }

  for (const text of UNCLEAR) {
    it(`"${text}" is asked again`, () => assert.deepEqual(readPauseUntil(text, TODAY), { kind: 'unclear', text }));
  }

  it('nothing named is missing', () => {
    for (const text of ['', '   ', 'pauze', 'graag even pauze', 'please pause']) {
      assert.deepEqual(readPauseUntil(text, TODAY), { kind: 'missing' }, text);
    }
  });

  it('today and before is past', () => {
    for (const text of ['tot 28 september', 'vandaag', '27-09-2026', 't/m 27-9-2026', '12 januari 2020']) {
      assert.deepEqual(readPauseUntil(text, TODAY), { kind: 'past' }, text);
    }
  });

  it('more than a year is too long', () => {
    for (const text of ['13 maanden', '2 jaar', '400 dagen', '29-9-2027', 'tot 29 februari', '12-1-2999']) {
      assert.deepEqual(readPauseUntil(text, TODAY), { kind: 'tooLong' }, text);
    }
  });

  it('a two-letter Dutch weekday is another word in English', () => {
    assert.equal(readPauseUntil('tot do', TODAY, 'nl').kind, 'until');
    assert.equal(readPauseUntil('tot do', TODAY, 'en').kind, 'unclear');
  });

  it('the end of a month is the last day that there is', () => {
    assert.deepEqual(readPauseUntil('een maand', '2027-01-31'), { kind: 'until', date: '2027-02-28' });
  });

  it('every day of the coming year is read in each way of writing it', () => {
    const days = fc.record({ start: fc.integer({ min: 0, max: 1500 }), ahead: fc.integer({ min: 1, max: 364 }) });
    fc.assert(
      fc.property(days, ({ start, ahead }) => {
        const today = DateTime.utc(2026, 1, 1).plus({ days: start });
        const day = today.plus({ days: ahead });
        const expected = { kind: 'until', date: day.toFormat('yyyy-MM-dd') };
        const texts = [
          day.toFormat('yyyy-MM-dd'),
          day.toFormat("'tot' d-M-yyyy"),
          day.toFormat("'until' MMMM d", { locale: 'en' }),
          day.setLocale('nl').toFormat("'tot' d MMMM"),
          `${ahead} dagen`,
        ];
        // 29 February is only this year's when this year has one.
        const readable = day.month === 2 && day.day === 29 ? texts.slice(0, 2) : texts;
        for (const text of readable)
          assert.deepEqual(readPauseUntil(text, today.toFormat('yyyy-MM-dd')), expected, text);
      }),
    );
  });

  it('any text gets an answer, and a date lies between tomorrow and a year from now', () => {
    const part = fc.constantFrom(
      'tot ',
      '12',
      '-',
      '/',
      'januari ',
      'week ',
      ' 3 ',
      'volgende ',
      'een ',
      'é',
      '😀',
      '9999',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(part, { maxLength: 30 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(1, 5000), (once, times) => {
        const read = readPauseUntil(once.repeat(times), TODAY);
        if (read.kind === 'until') assert.ok(read.date > TODAY && read.date <= '2027-09-28', read.date);
      }),
    );
  });
});
