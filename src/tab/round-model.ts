import type { Dilemma } from '../dilemmas/dilemma.js';
import type { Language } from '../language.js';
import type { Municipality } from '../municipalities/municipality.js';
import { type PresentedCount, presentRow, type Row } from '../rounds/published-row.js';
import { type BallotResult, ownView, type RoundShift } from '../rounds/result.js';
import type { Choice } from '../rounds/vote.js';
import type { CurrentRound, RoundView } from '../voting/round-view.js';
import type { CountWire, DilemmaWire, GroupWire, OptionResultWire, ResultWire, ShiftWire } from './wire/result-wire.js';
import type { ChoiceWire, ClosedWire, OpenedWire, RoundWire, WeekWire } from './wire/wire.js';

/** Who reads it: the rows of the own municipality are theirs. */
export interface Reader {
  readonly language: Language;
  readonly municipality: Municipality | undefined;
}

type OpenedView = Extract<RoundView, { kind: 'opened' }>;
type ClosedView = Extract<RoundView, { kind: 'closed' }>;

/** The round of this moment as the page gets it. */
export function weekWire(current: CurrentRound, reader: Reader): WeekWire {
  return current.kind === 'none'
    ? { kind: 'none', nextAt: current.nextAt?.toISOString() ?? null }
    : roundWire(current, reader);
}

/** What one person gets to see of a round, as the page gets it. Nothing is in it that the view does not hold. */
export function roundWire(view: RoundView, reader: Reader): RoundWire {
  const { title } = view.dilemma.text[reader.language];
  switch (view.kind) {
    case 'open':
      return {
        kind: 'open',
        roundId: view.roundId,
        ballot: view.ballot,
        dilemma: dilemmaWire(view.dilemma, reader.language),
        closesAt: view.closesAt.toISOString(),
        talksAt: view.talksAt?.toISOString() ?? null,
        minimumCount: view.minimumCount,
        own: choiceWire(view.own),
        first: choiceWire(view.first),
        seeksDifference: view.seeksDifference,
        justSaved: view.justSaved,
      };
    case 'counting':
      return { kind: 'counting', title, closedAt: view.closedAt.toISOString() };
    case 'cancelled':
    case 'uncounted':
      return { kind: view.kind, title };
    case 'opened':
      return openedWire(view, reader);
    case 'closed':
      return closedWire(view, reader);
  }
}

/** The words of a dilemma that may be read while it is open: no law, no question for afterwards. */
export function dilemmaWire(dilemma: Dilemma, language: Language): DilemmaWire {
  const { title, situation, question, options } = dilemma.text[language];
  return {
    title,
    situation,
    question,
    options: options.map(({ id, label, explanation }) => ({ id, label, explanation })),
  };
}

function choiceWire(choice: Choice | null): ChoiceWire | null {
  if (choice === null) return null;
  const { option, confidence, reason, movedBy } = choice;
  return { option, confidence, reason, movedBy: movedBy ?? null };
}

function openedWire(view: OpenedView, reader: Reader): OpenedWire {
  const { result, ownOption, dilemma, minimumCount } = view;
  const { first } = result.ballots;
  return {
    kind: 'opened',
    dilemma: dilemmaWire(dilemma, reader.language),
    minimumCount,
    options: optionsOf(dilemma, reader.language, { first, ownFirst: ownOption ?? undefined }),
    words: wordsOf(first),
    groups: groupsOf(first, reader),
    revotingAt: view.revotingAt.toISOString(),
    talks: result.talk !== undefined && result.talk.kind !== 'none',
  };
}

function closedWire(view: ClosedView, reader: Reader): ClosedWire {
  const { result, own, dilemma, minimumCount, roundId } = view;
  const { first, second } = result.ballots;
  const { options, knowledge, tension, reflection } = dilemma.text[reader.language];
  const { source } = knowledge;
  return {
    kind: 'closed',
    roundId,
    dilemma: dilemmaWire(dilemma, reader.language),
    minimumCount,
    options: optionsOf(dilemma, reader.language, { first, second, ownFirst: own.first, ownSecond: own.second }),
    words: { ...wordsOf(first), second: second?.tally.words ?? null },
    groups: groupsOf(first, reader),
    shift: result.shift === undefined ? null : shiftWire(result.shift),
    lines: options.flatMap(({ id }) => second?.reasons[id]?.slice(0, 1) ?? []),
    tension,
    reflection,
    knowledge: {
      title: knowledge.title,
      text: knowledge.text,
      source:
        source === undefined
          ? null
          : { name: source.name, article: source.article, inForce: source.inForce, url: source.url },
    },
  };
}

function shiftWire({ confidence, movedBy, talks, transitions }: RoundShift): ShiftWire {
  return { confidence, movedBy, talks, transitions: transitions.rows };
}

interface Ballots {
  readonly first: BallotResult | undefined;
  readonly second?: BallotResult | undefined;
  readonly ownFirst: string | undefined;
  readonly ownSecond?: string | undefined;
}

function optionsOf(dilemma: Dilemma, language: Language, ballots: Ballots): OptionResultWire[] {
  const { first, second, ownFirst, ownSecond } = ballots;
  const before = presentRow(first?.tally.overall ?? {});
  const after = second === undefined ? null : presentRow(second.tally.overall);
  return dilemma.text[language].options.map(({ id, label }) => ({
    id,
    label,
    first: countOf(before, id),
    second: after === null ? null : countOf(after, id),
    ownFirst: ownFirst === id,
    ownSecond: ownSecond === id,
    reasons: first?.reasons[id] ?? [],
  }));
}

function wordsOf(first: BallotResult | undefined): ResultWire['words'] {
  return { first: first?.tally.words ?? null, second: null };
}

function countOf(row: readonly PresentedCount[], id: string): CountWire {
  const found = row.find(({ option }) => option === id);
  return { count: found?.count ?? null, percent: found?.percentage ?? null };
}

function groupsOf(ballot: BallotResult | undefined, { municipality: own }: Reader): GroupWire[] {
  if (ballot === undefined || own === undefined) return [];
  const rows = ownView(ballot, own.code, own.sizeClass);
  const group = (kind: GroupWire['kind'], name: string, counts: Row | null) =>
    counts === null ? [] : [{ kind, name, counts }];
  return [
    ...group('municipality', own.label, rows.municipality),
    ...group('sizeClass', String(own.sizeClass), rows.sizeClass),
  ];
}
