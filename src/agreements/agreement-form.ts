import { fits } from '../characters.js';
import { WrongField } from '../errors.js';
import { addDays, isDay } from '../scheduling/calendar.js';
import { writtenDay } from '../understanding/written-day.js';
import { AGREED_WITH, type AgreementText, MAXIMUM_AGREEMENT, MAXIMUM_LINE, MAXIMUM_MEASURE } from './agreement.js';

/** A submitted form. Nothing in it is trusted. */
export interface AgreementForm {
  readonly what?: string | undefined;
  readonly agreedWith?: string | undefined;
  readonly by?: string | undefined;
  readonly how?: string | undefined;
}

/** A fault of a form; nothing is stored then. */
export type FormProblem = 'missing' | 'tooLong' | 'measureTooLong' | 'unclearDay' | 'lineTooLong';

/** Further ahead than this an agreement is a mistake of the year (days). */
const LONGEST_DAYS = 731;

/** The last day that an agreement can have. `today`: ISO date; so is the answer. */
export function lastDay(today: string): string {
  return addDays(today, LONGEST_DAYS);
}

/**
 * The text of a form, or what is wrong with it. `today`: ISO date; a day must be that day or later. Refuses with
 * `wrongField` what cannot be chosen.
 */
export function readAgreement(
  form: AgreementForm,
  today: string,
): { readonly text: AgreementText } | { readonly problem: FormProblem } {
  const what = form.what?.trim() ?? '';
  if (what === '') return { problem: 'missing' };
  if (!fits(what, MAXIMUM_AGREEMENT)) return { problem: 'tooLong' };
  const how = form.how?.trim() ?? '';
  if (!fits(how, MAXIMUM_MEASURE)) return { problem: 'measureTooLong' };
  const by = form.by === undefined || form.by === '' ? null : (writtenDay(form.by, today) ?? form.by);
  if (by !== null && !(isDay(by) && by >= today && by <= lastDay(today))) return { problem: 'unclearDay' };
  const agreedWith = AGREED_WITH.find((known) => known === (form.agreedWith || 'self'));
  if (agreedWith === undefined) throw new WrongField('agreedWith');
  return { text: { what, agreedWith, by, how } };
}

/** The line that goes with an outcome, on one line; null when it is too long. */
export function readLine(line: string | undefined): string | null {
  const read = (line ?? '').replace(/\s+/g, ' ').trim();
  return fits(read, MAXIMUM_LINE) ? read : null;
}
