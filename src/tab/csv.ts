import { wellFormed } from '../characters.js';

/**
 * First characters of a cell that a spreadsheet would take for a formula, wide forms of a Japanese keyboard included.
 */
const FORMULA = /^[=+\-@\t\r\n|%＝＋－＠]/;
/** Characters that a spreadsheet may ignore when it reads a cell. */
const UNSEEN = /^[\s\p{Cf}]+/u;

/**
 * Rows as a CSV file for spreadsheets (RFC 4180, with the byte order mark by which Excel knows UTF-8). Nothing in it is
 * ever calculated: a text that could be a formula gets an apostrophe in front, which spreadsheets show or swallow but
 * do not run. Null is an empty cell.
 */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cellOf).join(';')}\r\n`).join('')}`;
}

function cellOf(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = wellFormed(value);
  const safe = FORMULA.test(text.replace(UNSEEN, '')) || FORMULA.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
