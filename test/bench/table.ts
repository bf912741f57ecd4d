import { type BenchEngine, keyOf, type Row } from './rows.js';

const COLUMNS: readonly BenchEngine[] = ['embedded engine', 'MongoDB server', 'none'];
const HEADINGS: Readonly<Record<BenchEngine, string>> = {
  'embedded engine': 'embedded',
  'MongoDB server': 'server',
  none: 'no database',
};

/**
 * The rows as text: a section with a line for each measure and a column for each engine. `before`: values of an earlier run
 * by `keyOf`, whose change is put behind each value.
 */
export function tableOf(rows: readonly Row[], before: ReadonlyMap<string, number> = new Map()): string {
  const sections = [...new Set(rows.map(({ section }) => section))];
  return sections.map((section) => sectionOf(section, rows, before)).join('\n\n');
}

function sectionOf(section: string, all: readonly Row[], before: ReadonlyMap<string, number>): string {
  const rows = all.filter((row) => row.section === section);
  const engines = COLUMNS.filter((engine) => rows.some((row) => row.engine === engine));
  const lines = [...new Set(rows.map(({ id }) => id))].map((id) => {
    const ofId = rows.filter((row) => row.id === id);
    const cells = engines.map((engine) =>
      cellOf(
        ofId.find((row) => row.engine === engine),
        before,
      ),
    );
    return [ofId[0]?.title ?? id, ofId[0]?.unit ?? '', ...cells];
  });
  const table = [[section, 'unit', ...engines.map((engine) => HEADINGS[engine])], ...lines];
  const widths = (table[0] ?? []).map((_, at) => Math.max(...table.map((line) => line[at]?.length ?? 0)));
  return table
    .map((line) => line.map((cell, at) => (at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))))
    .map((cells) => cells.join('  ').trimEnd())
    .flatMap((line, at) => (at === 0 ? [line, '─'.repeat(widths.reduce((sum, width) => sum + width + 2, -2))] : [line]))
    .join('\n');
}

function cellOf(row: Row | undefined, before: ReadonlyMap<string, number>): string {
  if (row === undefined) return '—';
  const was = before.get(keyOf(row));
  return was === undefined ? shown(row.value) : `${shown(row.value)} (${changeOf(was, row.value)})`;
}

/** The change in per cent, with its sign. */
export function changeOf(before: number, now: number): string {
  if (before === 0) return now === 0 ? '±0%' : 'new';
  const percent = Math.round(((now - before) / before) * 100);
  return percent === 0 ? '±0%' : `${percent > 0 ? '+' : '−'}${Math.abs(percent)}%`;
}

function shown(value: number): string {
  if (Number.isInteger(value) || value >= 1_000) return Math.round(value).toLocaleString('en');
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
