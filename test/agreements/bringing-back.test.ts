import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Agreement, AgreementText } from '../../src/agreements/agreement.js';
import { withoutNews } from '../../src/agreements/agreement-news.js';
import { decide } from '../../src/agreements/agreement-rule.js';
import { broughtBack, dueMoment, firstReminder, type Moment } from '../../src/agreements/bringing-back.js';
import { amsterdamDate } from '../../src/scheduling/calendar.js';
import { isOfficeTime, officeMorning, officeTimeFrom } from '../../src/scheduling/office-hours.js';
import { agreement, at, following, TEXT, told, WRITTEN } from '../support/agreement-samples.js';

const { isHoliday } = WRITTEN;
const iso = (date: Date | undefined | null) => date?.toISOString().replace('.000Z', 'Z');

/** Moments at which a text written then is first brought back, and on its date. */
function moments(by: AgreementText['by'], written: string): readonly (string | undefined)[] {
  const version = { ...TEXT, by, number: 1, author: 0, at: new Date(written) };
  const { kind, at: first } = firstReminder(version, isHoliday);
  return [kind, iso(first), iso(dueMoment(version, isHoliday))];
}

/** Everything people are told when the scheduler looks at this moment. */
function looks(one: Agreement, moment: Moment): readonly string[] {
  return broughtBack(one, moment).news.map(({ kind, to }) => `${kind} ${to}`);
}

describe('bringing an agreement back', () => {
  it('is done a week before its date and on it, at nine Dutch time', () => {
    assert.deepEqual(moments('2026-12-18', '2026-11-30T09:00:00Z'), [
      'soon',
      '2026-12-11T08:00:00Z',
      '2026-12-18T08:00:00Z',
    ]);
    assert.deepEqual(moments('2027-07-02', '2026-11-30T09:00:00Z'), [
      'soon',
      '2027-06-25T07:00:00Z',
      '2027-07-02T07:00:00Z',
    ]);
  });

  it('moves from a weekend or a holiday to the next working day', () => {
    assert.deepEqual(moments('2026-12-26', '2026-11-30T09:00:00Z'), [
      'soon',
      '2026-12-21T08:00:00Z',
      '2026-12-28T08:00:00Z',
    ]);
    assert.deepEqual(moments('2027-01-01', '2026-11-30T09:00:00Z'), [
      'soon',
      '2026-12-28T08:00:00Z',
      '2027-01-04T08:00:00Z',
    ]);
  });

  it('is done on its date only when a week before is over already', () => {
    assert.deepEqual(moments('2026-12-04', '2026-11-30T09:00:00Z').slice(0, 2), ['due', '2026-12-04T08:00:00Z']);
    assert.deepEqual(moments('2026-11-30', '2026-11-30T09:00:00Z').slice(0, 2), ['due', '2026-12-01T08:00:00Z']);
    assert.deepEqual(moments('2026-11-30', '2026-11-30T07:30:00Z').slice(0, 2), ['due', '2026-11-30T08:00:00Z']);
  });

  it('is done after four weeks when there is no date', () => {
    assert.deepEqual(moments(null, '2026-11-30T09:00:00Z'), ['due', '2026-12-28T08:00:00Z', '2026-12-28T08:00:00Z']);
  });

  it('tells everybody who has not answered, and then waits for the date itself', () => {
    const shared = told(following(agreement(['T:2']), [1, { kind: 'accept', version: 1 }]));
    const soon = at('2026-12-11T09:00:00+01:00');
    assert.deepEqual(looks(shared, at('2026-12-11T08:59:59+01:00')), []);
    assert.deepEqual(looks(shared, soon), ['soon 0', 'soon 1']);
    const waiting = withoutNews(broughtBack(shared, soon), soon.now);
    assert.deepEqual([waiting.reminder?.kind, iso(waiting.lookAt)], ['due', '2026-12-18T08:00:00Z']);
    const answered = decide(waiting, 0, { kind: 'answer', version: 1, outcome: 'kept', line: '' }, soon);
    assert.ok(answered.kind === 'changed');
    const due = at('2026-12-18T12:00:00+01:00');
    assert.deepEqual(looks(withoutNews(answered.agreement, soon.now), due), ['due 1']);
    const done = withoutNews(broughtBack(waiting, due), due.now);
    assert.deepEqual([done.reminder, done.lookAt], [null, null]);
  });

  it('brings back a proposal too, so that it does not wait for ever', () => {
    assert.deepEqual(looks(told(agreement(['T:2'])), at('2026-12-11T09:00:00+01:00')), ['soon 0', 'soon 1']);
  });

  it('is done once when nobody was there to do it a week before', () => {
    assert.deepEqual(looks(told(agreement()), at('2026-12-18T09:00:00+01:00')), ['due 0']);
  });

  for (const [when, opens] of [
    ['2026-12-11T17:00:00+01:00', '2026-12-14T08:00:00Z'],
    ['2026-12-12T10:00:00+01:00', '2026-12-14T08:00:00Z'],
    ['2026-12-15T03:00:00+01:00', '2026-12-15T08:00:00Z'],
    ['2026-12-25T12:00:00+01:00', '2026-12-28T08:00:00Z'],
  ] as const) {
    it(`waits at ${when} for the office to open`, () => {
      const one = broughtBack(told(agreement()), at(when));
      assert.deepEqual([one.news, iso(one.lookAt)], [[], opens]);
    });
  }
});

describe('office hours', () => {
  it('are Monday to Friday from nine to five in the Netherlands, summer and winter', () => {
    for (const [moment, open] of [
      ['2026-11-30T07:59:59Z', false],
      ['2026-11-30T08:00:00Z', true],
      ['2026-11-30T15:59:59Z', true],
      ['2026-11-30T16:00:00Z', false],
      ['2026-07-01T07:00:00Z', true],
      ['2026-07-01T06:59:59Z', false],
      ['2026-11-28T11:00:00Z', false],
      ['2026-12-25T11:00:00Z', false],
    ] as const)
      assert.equal(isOfficeTime(new Date(moment), isHoliday), open, moment);
    assert.equal(iso(officeMorning('2026-11-28', isHoliday)), '2026-11-30T08:00:00Z');
  });

  it('are found from every moment: the moment itself, or a later morning within a week', () => {
    const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, (now) => {
        const next = officeTimeFrom(now, isHoliday);
        assert.ok(isOfficeTime(next, isHoliday));
        assert.ok(next >= now && next.getTime() - now.getTime() < 7 * 24 * 3_600_000, amsterdamDate(now));
        if (isOfficeTime(now, isHoliday)) assert.equal(next, now);
      }),
    );
  });
});
