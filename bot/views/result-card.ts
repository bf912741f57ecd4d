import { sizeClassName } from '../../cards/participants/size-class.js';
import type { ClosingCard } from '../../cards/rounds/closing.js';
import type { OpeningCard } from '../../cards/rounds/opening.js';
import type { ResultGroup } from '../../cards/rounds/result-parts.js';
import type { Language } from '../../src/language.js';
import type { Municipality } from '../../src/municipalities/municipality.js';
import { type PresentedCount, presentRow, type Row } from '../../src/rounds/published-row.js';
import { type BallotResult, type OwnView, ownView } from '../../src/rounds/result.js';
import type { RoundView } from '../../src/voting/round-view.js';

type OpenedView = Extract<RoundView, { kind: 'opened' }>;
type ClosedView = Extract<RoundView, { kind: 'closed' }>;

/** Who reads the card: the rows of the own municipality are theirs. */
interface Reader {
  readonly language: Language;
  readonly municipality: Municipality | undefined;
}

/** The opened first vote as its card wants it. */
export function openingOf(view: OpenedView, reader: Reader): OpeningCard {
  const { roundId, dilemma, result, minimumCount: minimum, ownOption, revotingAt } = view;
  const { title, question, options } = dilemma.text[reader.language];
  const { first } = result.ballots;
  const rows = rowsOf(first, reader);
  const counted = presentRow(rows?.overall ?? {});
  return {
    roundId,
    title,
    question,
    options: options.map(({ id, label }) => ({
      id,
      label,
      ...countOf(counted, id),
      own: ownOption === id,
      reasons: first?.reasons[id] ?? [],
    })),
    ...groupsOf(rows, options, reader),
    words: { first: first?.tally.words ?? null },
    minimum,
    next: { kind: result.talk?.kind === 'none' ? 'noTalk' : 'talk', revotingAt },
  };
}

/** The closed round as its card wants it. */
export function closingOf(view: ClosedView, reader: Reader, justSaved: boolean): ClosingCard {
  const { dilemma, result, minimumCount: minimum, own, partners, agreement, roundId } = view;
  const { title, question, options, knowledge, reflection, tension } = dilemma.text[reader.language];
  const { first, second } = result.ballots;
  const { shift } = result;
  const before = presentRow(first?.tally.overall ?? {});
  const after = presentRow(second?.tally.overall ?? {});
  const { source, ...known } = knowledge;
  return {
    title,
    question,
    options: options.map(({ id, label }) => ({
      id,
      label,
      first: countOf(before, id),
      ...(second === undefined ? {} : { second: countOf(after, id) }),
      ownFirst: own.first === id,
      ownSecond: own.second === id,
      reasons: first?.reasons[id] ?? [],
    })),
    ...groupsOf(rowsOf(first, reader), options, reader),
    words: { first: first?.tally.words ?? null, second: second?.tally.words ?? null },
    minimum,
    ...(shift === undefined ? {} : { shift: { ...shift, transitions: shift.transitions.rows } }),
    movedLines: options.flatMap(({ id }) => second?.reasons[id]?.slice(0, 1) ?? []).slice(0, 3),
    knowledge: { title: known.title, text: known.text, ...(source === undefined ? {} : { source }) },
    reflection,
    tension,
    agreement: {
      roundId,
      partners,
      ...(agreement === null ? {} : { agreement }),
      justSaved,
    },
  };
}

function countOf(row: readonly PresentedCount[], id: string): { count: number | null; percent: number | null } {
  const found = row.find(({ option }) => option === id);
  return { count: found?.count ?? null, percent: found?.percentage ?? null };
}

function rowsOf(ballot: BallotResult | undefined, { municipality }: Reader): OwnView | null {
  return ballot === undefined ? null : ownView(ballot, municipality?.code ?? '', municipality?.sizeClass ?? '');
}

function groupsOf(
  rows: OwnView | null,
  options: readonly { readonly id: string; readonly label: string }[],
  { municipality: own, language }: Reader,
): { readonly municipality?: ResultGroup; readonly sizeClass?: ResultGroup } {
  if (rows === null || own === undefined) return {};
  const group = (name: string, row: Row | null) =>
    row === null ? undefined : { name, rows: options.map(({ id, label }) => ({ id, label, count: row[id] ?? null })) };
  const municipality = group(own.label, rows.municipality);
  const sizeClass = group(sizeClassName(own.sizeClass, language), rows.sizeClass);
  return { ...(municipality === undefined ? {} : { municipality }), ...(sizeClass === undefined ? {} : { sizeClass }) };
}
