import type { Language } from '../language.js';
import { type Organisation, UNKNOWN_SIZE_CLASS } from '../organisations/organisation.js';
import { type LoyaltySplit, loyaltySplit } from '../rounds/loyalties.js';
import { countOf, type OptionCount, presentRow, type Row, type RowWords } from '../rounds/published-row.js';
import { type BallotResult, ownView } from '../rounds/result.js';
import type { RoundView } from './round-view.js';

/**
 * A person's view of a result, worked out once for the card in the chat and the page of the tab: both only name fields.
 * Nothing is in it that was not published (`whatMayBePublished`) or is not the reader's own.
 */

/** The rows of the reader's own municipality are theirs to see. */
export interface Reader {
  readonly language: Language;
  readonly municipality: Organisation | undefined;
}

export interface OptionForReader {
  readonly id: string;
  readonly label: string;
  readonly first: OptionCount;
  /** Null: there was no second vote, or it is still to come. */
  readonly second: OptionCount | null;
  readonly ownFirst: boolean;
  readonly ownSecond: boolean;
  /** Reasons of the first vote, without a sender. */
  readonly reasons: readonly string[];
}

/** The counts of the first vote in the reader's municipality, or in municipalities of its size. */
export interface GroupForReader {
  readonly kind: 'municipality' | 'sizeClass';
  readonly municipality: Organisation;
  readonly counts: Row;
}

export interface ResultForReader {
  readonly options: readonly OptionForReader[];
  /** Null where there are counts, or no such vote. */
  readonly words: { readonly first: RowWords | null; readonly second: RowWords | null };
  /** How many chose for which loyalty; null where that is not to be told. */
  readonly loyalties: { readonly first: LoyaltySplit | null; readonly second: LoyaltySplit | null };
  readonly groups: readonly GroupForReader[];
  /** Lines from the second vote: one line an option, in the order of the options. */
  readonly lines: readonly string[];
}

type OpenedView = Extract<RoundView, { kind: 'opened' }>;
type ClosedView = Extract<RoundView, { kind: 'closed' }>;

/** The opened first vote, or the result of the closed round, for this reader. */
export function resultForReader(view: OpenedView | ClosedView, { language, municipality }: Reader): ResultForReader {
  const { first, second } = view.result.ballots;
  const own = view.kind === 'opened' ? { first: view.ownOption ?? undefined } : view.own;
  const after = view.kind === 'opened' ? undefined : second;
  const before = presentRow(first?.tally.overall ?? {});
  const later = after === undefined ? null : presentRow(after.tally.overall);
  const { options } = view.dilemma.text[language];
  const { serves = {} } = view.dilemma;
  const split = (ballot: BallotResult | undefined) => loyaltySplit(ballot?.tally.overall ?? {}, serves);
  return {
    options: options.map(({ id, label }) => ({
      id,
      label,
      first: countOf(before, id),
      second: later === null ? null : countOf(later, id),
      ownFirst: own.first === id,
      ownSecond: 'second' in own && own.second === id,
      reasons: first?.reasons[id] ?? [],
    })),
    words: { first: first?.tally.words ?? null, second: after?.tally.words ?? null },
    loyalties: { first: split(first), second: split(after) },
    groups: groupsOf(first, municipality),
    lines: options.flatMap(({ id }) => after?.reasons[id]?.slice(0, 1) ?? []),
  };
}

/** Do people talk in this round? */
export function hasTalks({ result }: OpenedView): boolean {
  return result.talk?.kind !== 'none';
}

function groupsOf(ballot: BallotResult | undefined, municipality: Organisation | undefined): GroupForReader[] {
  if (ballot === undefined || municipality === undefined) return [];
  const rows = ownView(ballot, municipality.code, municipality.sizeClass ?? UNKNOWN_SIZE_CLASS);
  const group = (kind: GroupForReader['kind'], counts: Row | null) =>
    counts === null ? [] : [{ kind, municipality, counts }];
  return [...group('municipality', rows.municipality), ...group('sizeClass', rows.sizeClass)];
}
