import type { Mark, MarkKind } from './mark.js';
import { passesElevenTest, passesIbanTest } from './number-checks.js';

const MAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}_%+][\p{L}\p{N}._%+-]{0,63}\s?(?:@|[([]at[)\]])\s?[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/giu;
/** Dutch numbers in full (ten digits), and foreign ones with a plus. */
const PHONE =
  /(?<![\p{L}\p{N}+./-])(?:(?:\+|00)31[ -]?(?:\(0\)[ -]?)?[1-9](?:[ -]?\d){8}|(?:\(0[1-9]\d{0,2}\)|0[1-9]\d{0,2}) ?[-–/]? ?(?:\d[ -]?){5,8}\d|\+[1-9]\d(?:[ -]?\d){7,11})(?![\p{L}\p{N}]|[-/]\d)/gu;
const NINE_DIGITS =
  /(?<![\p{L}\p{N}€$+-]|€\s|\d[.,])\d{3}[ .]?\d{3}[ .]?\d{3}(?![\p{L}\p{N}]|[.,/-]\d| ?(?:euro|EUR))/gu;
const AFTER_BSN =
  /(?<!\p{L})(?:bsn|burgerservicenummer|sofinummer|sofi-nummer)(?:-?nummer)?[\s:.,]{0,3}(?:(?:is|van|met|nr|nummer)[\s:.]{0,3}){0,2}(\d[\d .]{6,11}\d)(?!\d)/giu;
const IBAN = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?![\p{L}\p{N}])/gu;
const DUTCH_IBAN = /(?<![\p{L}\p{N}])NL\d{2} ?[A-Z]{4} ?\d{4} ?\d{4} ?\d{2}(?!\d)/giu;

function marksOf(kind: MarkKind, text: string, pattern: RegExp, isOne: (found: string) => boolean): readonly Mark[] {
  return [...text.matchAll(pattern)]
    .filter(([found]) => isOne(found))
    .map(({ index, 0: found }) => ({ kind, start: index, end: index + found.length }));
}

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');
const compact = (text: string): string => text.replaceAll(/\s/g, '').toUpperCase();

/** E-mail addresses, those of an office too: an office can be one person. */
export function mails(text: string): readonly Mark[] {
  return marksOf('mail', text, MAIL, () => true);
}

/** Telephone numbers: Dutch ones of ten digits in every way of writing, foreign ones that begin with a plus. */
export function phones(text: string): readonly Mark[] {
  return marksOf('phone', text, PHONE, (found) => found.startsWith('+') || isDutch(digitsOf(found)));
}

function isDutch(digits: string): boolean {
  return digits.startsWith('0031') ? /^0031(?:0)?[1-9]\d{8}$/.test(digits) : /^0[1-9]\d{8}$/.test(digits);
}

/** Citizen service numbers: nine digits that pass the eleven-test, and whatever is called one. */
export function citizenNumbers(text: string): readonly Mark[] {
  const told = [...text.matchAll(AFTER_BSN)].map((found): Mark => {
    const number = found[1] ?? '';
    const start = found.index + found[0].length - number.length;
    return { kind: 'bsn', start, end: start + number.length };
  });
  return [...told, ...marksOf('bsn', text, NINE_DIGITS, (found) => passesElevenTest(digitsOf(found)))];
}

/** Bank account numbers: with the right check digits, and whatever is written as a Dutch one. */
export function accounts(text: string): readonly Mark[] {
  return [
    ...marksOf('iban', text, DUTCH_IBAN, () => true),
    ...marksOf('iban', text, IBAN, (found) => passesIbanTest(compact(found))),
  ];
}
