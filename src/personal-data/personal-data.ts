import { addresses } from './address-marks.js';
import { caseNumbers } from './case-numbers.js';
import { composedText } from './composed-text.js';
import type { Mark } from './mark.js';
import { accounts, citizenNumbers, mails, phones } from './number-marks.js';
import { personNames } from './person-names.js';

/** Where two kinds see the same place, the one that says more comes first. */
const FINDERS = [mails, accounts, citizenNumbers, caseNumbers, phones, addresses, personNames] as const;

/**
 * Places in a Dutch text that may tell who somebody is: names, mail addresses, telephone numbers, addresses with a house
 * number or postcode, case numbers, citizen service numbers and bank accounts. In order of place, none over another.
 * Places begin and end between characters (UTF-16 offsets), and letters with loose accents are read as what they look like.
 * It helps a writer to look again; it cannot promise that nothing is missed. The time is linear in the text.
 */
export function findPersonalData(text: string): readonly Mark[] {
  const { text: composed, wholeAt } = composedText(text);
  const found = FINDERS.reduce<readonly Mark[]>((taken, find) => withFree(taken, find(composed)), []);
  return found.map((mark) => ({ ...mark, ...wholeAt(mark.start, mark.end) }));
}

/**
 * Adds to the marks taken, which are in order and disjoint, every found mark that overlaps none of them nor another.
 */
function withFree(taken: readonly Mark[], found: readonly Mark[]): readonly Mark[] {
  const kept: Mark[] = [];
  let end = 0;
  let next = 0;
  for (const mark of found.toSorted((one, other) => one.start - other.start)) {
    while ((taken[next]?.end ?? Number.POSITIVE_INFINITY) <= mark.start) next += 1;
    const isFree = mark.start >= end && mark.end <= (taken[next]?.start ?? Number.POSITIVE_INFINITY);
    if (!isFree) continue;
    kept.push(mark);
    end = mark.end;
  }
  return [...taken, ...kept].toSorted((one, other) => one.start - other.start);
}
