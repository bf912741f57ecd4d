import { DateTime } from 'luxon';
import { ZONE } from '../scheduling/calendar.js';
import type { RuleCount } from './retention-service.js';

/** The counts as a table for an administrator. Each line tells the rule, how many, and since when they are past their term. */
export function retentionTable(title: string, counts: readonly RuleCount[]): string {
  const rows = counts.map(({ rule, count, what, before }) => [rule, String(count), `${what} before ${local(before)}`]);
  const width = Math.max(...rows.map(([rule = '']) => rule.length));
  const digits = Math.max(...rows.map(([, count = '']) => count.length));
  const lines = rows.map(([rule = '', count = '', what = '']) =>
    ['', rule.padEnd(width), count.padStart(digits), what].join('  '),
  );
  return `${[title, ...lines].join('\n')}\n`;
}

function local(moment: Date): string {
  return DateTime.fromJSDate(moment, { zone: ZONE }).toFormat('yyyy-MM-dd HH:mm');
}
