import type { Mark } from './mark.js';
import { OPENINGS } from './name-words.js';

const POSTCODE = /(?<![\p{L}\p{N}.,/-])[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}(?![\p{L}\p{N}])/gu;
/** Two capitals behind four digits that count something. */
const UNIT = /(?:EU|KM|KG|KW|MW|GW|PK|HA|EN|BW|WW|CO|GB|MB|TB)$/;
const HOUSE_NUMBER = /(?<![\p{L}\p{N}.,/:-]|€ ?)\d{1,4}(?![\d.,:/]\d|\d)/gu;
const ADDITION =
  /^(?:-?[A-Za-z](?![\p{L}\p{N}])|[-/]\d{1,4}(?!\d)| ?(?:bis|hs|huis|boven|rood|zwart|I{1,3})(?![\p{L}\p{N}]))/u;
/** A number before one of these counts something. */
const COUNTED =
  /^\s?(?:%|°|km|kilo|meter|cm|m2|m²|ha|hectare|euro|eur|uur|minuten|miljoen|miljard|procent|graden|woningen|huizen|bomen|appartementen|mensen|inwoners|bewoners|kinderen|leerlingen|plekken|plaatsen|parkeer|bedrijven|winkels|panden|auto|fiets|meldingen|klachten|keer|jaar|maanden|weken|dagen|stuks|gezinnen|huishoudens|lantaarn|laadpalen|bankjes|kavels|lokalen|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)/iu;

const STREET =
  /(?:straat|laan|weg|plein|gracht|kade|singel|dijk|pad|hof|steeg|dreef|plantsoen|markt|park|ring|dam|wal|haven|brink|burg|boulevard|allee|erf|akker|veld|kamp|oord|horst|berg|baan|tuin|poort|heide|vaart|werf|gaarde|oever|zijde|hoek|es|donk|waard|polder|meent|stee|stede)$/iu;
/** Without a capital only endings that no common word has, and some word before them. */
const SMALL_STREET = /\p{L}{3}(?:straat|laan|gracht|steeg|dreef|plantsoen|plein)$/u;
const NO_STREET =
  /^(?:snelweg|rijksweg|spoorweg|onderweg|halverweg|vanweg|werkplein|winkelstraat|zijstraat|hoofdstraat)$/u;
const HOME =
  /(?:woon|wone|wonend|adres|woning|pand|huis|perceel|gevestigd|bewoner|eigenaar|huurder|verhui|deur|bezoek)/iu;

/** How far back an address is looked for: bounds the work for each number. */
const BACK = 90;
const LAST_WORDS = /(?:[\p{L}\p{M}.'’-]{1,40}[ \u00a0]){1,6}$/u;
const NUMBER_WORD = /^(?:nr|nummer|no|huisnummer|huisnr)\.?$/iu;

/** Postcodes, and streets with a house number. A street alone is no address. The time is linear in the text. */
export function addresses(text: string): readonly Mark[] {
  return [...postcodes(text), ...houses(text)];
}

function postcodes(text: string): readonly Mark[] {
  return [...text.matchAll(POSTCODE)]
    .filter(({ index, 0: found }) =>
      isPostcode(found, text.slice(Math.max(0, index - 20), index), text.slice(index + found.length)),
    )
    .map(({ index, 0: found }) => ({ kind: 'address', start: index, end: index + found.length }));
}

function isPostcode(found: string, before: string, after: string): boolean {
  if (/(?:artikel|art\.|lid|€|EUR)\s?$/iu.test(before)) return false;
  return !UNIT.test(found) || /^,? \p{Lu}\p{Ll}/u.test(after.slice(0, 6));
}

function houses(text: string): readonly Mark[] {
  const marks: Mark[] = [];
  for (const { index, 0: number } of text.matchAll(HOUSE_NUMBER)) {
    const end = index + number.length;
    const addition = ADDITION.exec(text.slice(end, end + 10))?.[0] ?? '';
    if (isYear(number) && !/^[A-Za-z]$/.test(addition)) continue;
    if (addition === '' && COUNTED.test(text.slice(end, end + 20))) continue;
    const length = streetBefore(text.slice(Math.max(0, index - BACK), index));
    if (length > 0) marks.push({ kind: 'address', start: index - length, end: end + addition.length });
  }
  return marks;
}

function isYear(number: string): boolean {
  return /^(?:19|20)\d{2}$/.test(number);
}

/** How many characters at the end of this text are a street; 0 when it ends with none. */
function streetBefore(before: string): number {
  const tail = LAST_WORDS.exec(before)?.[0];
  if (tail === undefined) return 0;
  const words = tail.trimEnd().split(/[ \u00a0]/);
  if (NUMBER_WORD.test(words.at(-1) ?? '')) words.pop();
  const street = words.at(-1) ?? '';
  const capitals = trailingCapitals(words);
  const first = words[words.length - capitals] ?? '';
  if (isStreet(street) || /^(?:Laan|Plein|Weg|Singel|Gracht|Park)$/.test(first))
    return lengthFrom(tail, words, Math.max(1, capitals));
  const isHome = HOME.test(
    before.slice(0, before.length - tail.length) + words.slice(0, words.length - capitals).join(' '),
  );
  return capitals > 0 && isHome ? lengthFrom(tail, words, capitals) : 0;
}

function isStreet(word: string): boolean {
  if (NO_STREET.test(word.toLowerCase())) return false;
  return /^\p{Lu}/u.test(word) ? STREET.test(word) : SMALL_STREET.test(word);
}

/** Words with a capital at the end, particles between them included: "Laan van Meerdervoort". */
function trailingCapitals(words: readonly string[]): number {
  let count = 0;
  for (let back = 1; back <= words.length; back += 1) {
    const word = words[words.length - back] ?? '';
    if (/^['’]?\p{Lu}/u.test(word) && !OPENINGS.has(word)) count = back;
    else if (!/^(?:van|de|der|den|het|ten|ter|op|aan|in|'t)$/u.test(word)) break;
  }
  return count;
}

/** Length of the last `count` words together with whatever stands behind them. */
function lengthFrom(tail: string, words: readonly string[], count: number): number {
  return tail.length - words.slice(0, words.length - count).reduce((sum, word) => sum + word.length + 1, 0);
}
