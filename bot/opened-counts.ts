import type { RoundResult } from '../src/rounds/result.js';
import { presentRow, type Row } from '../src/rounds/tally.js';
import type { Ballot } from '../src/rounds/vote.js';

/** The opened count per ballot; a ballot without an opened count has no entry. */
export type OpenedCounts = Readonly<Partial<Record<Ballot, Row>>>;

/** How often one option was chosen; `null` where the number is kept back for the minimum count. */
export interface OptionCount {
  readonly count: number | null;
  readonly percent: number | null;
}

/** The counts of the ballots `shown` that a result has. */
export function openedCounts(result: RoundResult | null, shown: readonly Ballot[] = ['first', 'second']): OpenedCounts {
  return Object.fromEntries(
    shown.flatMap((ballot) => {
      const opened = result?.ballots[ballot];
      return opened === undefined ? [] : [[ballot, opened.tally.overall] as const];
    }),
  );
}

/** The same counts seen from an option: its number on every opened ballot. */
export function countsPerOption(counts: OpenedCounts): (optionId: string) => Partial<Record<Ballot, OptionCount>> {
  const rows = Object.entries(counts).map(([ballot, row]) => [ballot, presentRow(row)] as const);
  return (optionId) =>
    Object.fromEntries(
      rows.map(([ballot, row]) => {
        const found = row.find(({ option }) => option === optionId);
        return [ballot, { count: found?.count ?? null, percent: found?.percentage ?? null }];
      }),
    );
}
