/** What a spreadsheet would take for a formula when a cell begins with it. */
const FORMULA = /^[=+\-@\t\r\n|%]/;

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
  const safe = FORMULA.test(value.trimStart()) || FORMULA.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}
