import { earlierRule } from './earlier-rule.js';
import { gateRule } from './gate-rule.js';
import { judge, type Publish } from './judge.js';
import { tableOf } from './text-table.js';
import { earlier, gate, type Usefulness, usefulnessOf } from './usefulness.js';
import { type Leaning, once, type Setting, total } from './world.js';

/** How likely the options are: of two, and of three. */
const EVEN = [0.5, 0.5];
const LEADING = [0.7, 0.3];
const NEARLY_ALL = [0.9, 0.1];
const EVEN_THREE = [1 / 3, 1 / 3, 1 / 3];
const LEADING_THREE = [0.7, 0.15, 0.15];

/** People who work together, as the task asked; the gate is tried with more in the tests beside. */
const COLLUDERS = 2;

/** One line: in which part of the rounds two colleagues together knew somebody's vote for certain. */
export interface SecrecyLine {
  readonly programme: number;
  readonly municipalities: number;
  readonly options: number;
  readonly turnout: number;
  readonly lead: number;
  readonly before: number;
  readonly now: number;
}

/** Programmes of twelve people in one or three municipalities of the same size, with these parts of them voting. */
export function secrecyLines(): readonly SecrecyLine[] {
  const twelve = 12;
  const lines: SecrecyLine[] = [];
  for (const municipalities of [1, 3])
    for (const turnout of [0.5, 0.75, 1]) {
      const own = Math.floor((twelve * turnout) / municipalities);
      const sizes = Array.from({ length: municipalities }, () => own);
      for (const leanings of municipalities === 1
        ? [
            [EVEN, LEADING, NEARLY_ALL],
            [EVEN_THREE, LEADING_THREE],
          ]
        : [[EVEN, LEADING, NEARLY_ALL]]) {
        const options = leanings[0]?.length ?? 0;
        const setting = once(options, sizes);
        const [before, now] = [sharesOf(setting, earlierRule, leanings), sharesOf(setting, gateRule(), leanings)];
        for (const [at, leaning] of leanings.entries())
          lines.push({
            ...{ programme: twelve, municipalities, options, lead: Math.max(...leaning) },
            turnout: total(sizes) / twelve,
            before: before[at] ?? Number.NaN,
            now: now[at] ?? Number.NaN,
          });
      }
    }
  return lines;
}

function sharesOf(setting: Setting, publish: Publish, leanings: readonly (readonly number[])[]): readonly number[] {
  const each = leanings.map((options): Leaning => ({ options, stays: 1 }));
  return judge(setting, publish, { colluders: COLLUDERS, leanings: each }).shares;
}

/** The same as text, with a heading. */
export function secrecyTable(lines: readonly SecrecyLine[]): string {
  const head = ['programme', 'municipalities', 'options', 'turnout', 'lead', 'certain before', 'certain now'];
  const cells = lines.map(({ programme, municipalities, options, turnout, lead, before, now }) => [
    ...[programme, municipalities, options].map(String),
    ...[turnout, lead, before, now].map(percent),
  ]);
  return tableOf([head, ...cells]);
}

/** The share of rounds of 40 and of 400 that show something to everybody, by the gate and by the rule before it. */
export function usefulnessTable(): string {
  const head = ['programme', 'voted', 'lead', 'rule', 'all numbers', 'some', 'words', 'nothing'];
  const lines = [40, 400].flatMap((programme) =>
    [0.4, 0.7].flatMap((turnout) =>
      [EVEN_THREE, LEADING_THREE, [0.9, 0.05, 0.05], LEADING, NEARLY_ALL].flatMap((chances) => {
        const voters = Math.round(programme * turnout);
        const line = (name: string, shown: Usefulness) => [
          ...[String(programme), String(voters), `${percent(Math.max(...chances))} of ${chances.length}`, name],
          ...[shown.all, shown.some, shown.words, shown.nothing].map(percent),
        ];
        return [
          line('before', usefulnessOf(earlier, voters, chances)),
          line('now', usefulnessOf(gate, voters, chances)),
        ];
      }),
    ),
  );
  return tableOf([head, ...lines]);
}

function percent(part: number): string {
  return `${Math.round(100 * part)}%`;
}
