import type { Dilemma, KnowledgeSource } from '../dilemmas/dilemma.js';
import type { Language } from '../language.js';
import { UNKNOWN_SIZE_CLASS } from '../organisations/organisation.js';
import type { RoundShift } from '../rounds/result.js';
import type { Choice } from '../rounds/vote.js';
import { hasTalks, type Reader, type ResultForReader, resultForReader } from '../voting/result-for-reader.js';
import type { CurrentRound, RoundView } from '../voting/round-view.js';
import type { DilemmaWire, ResultWire, ShiftWire } from './wire/result-wire.js';
import type { ChoiceWire, ClosedWire, KnowledgeWire, OpenedWire, RoundWire, WeekWire } from './wire/wire.js';

type OpenedView = Extract<RoundView, { kind: 'opened' }>;
type ClosedView = Extract<RoundView, { kind: 'closed' }>;

/** The round of this moment as the page gets it. */
export function weekWire(current: CurrentRound, reader: Reader): WeekWire {
  return current.kind === 'none'
    ? { kind: 'none', nextAt: current.nextAt?.toISOString() ?? null }
    : roundWire(current, reader);
}

/** One person's view of a round, for the page. It holds nothing that is not in the view. */
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
  const { title, situation, question, options, goal } = dilemma.text[language];
  return {
    title,
    situation,
    question,
    goal: goal ?? null,
    sensitive: dilemma.learning?.sensitive === true,
    options: options.map(({ id, label, explanation }) => ({ id, label, explanation })),
  };
}

function choiceWire(choice: Choice | null): ChoiceWire | null {
  if (choice === null) return null;
  const { option, confidence, reason, movedBy } = choice;
  return { option, confidence, reason, movedBy: movedBy ?? null };
}

function openedWire(view: OpenedView, reader: Reader): OpenedWire {
  return {
    kind: 'opened',
    ...resultWire(view, resultForReader(view, reader), reader),
    revotingAt: view.revotingAt.toISOString(),
    talks: hasTalks(view),
  };
}

function closedWire(view: ClosedView, reader: Reader): ClosedWire {
  const { result, dilemma, roundId } = view;
  const { knowledge, tension, reflection } = dilemma.text[reader.language];
  const { source, condition } = knowledge;
  const seen = resultForReader(view, reader);
  return {
    kind: 'closed',
    roundId,
    ...resultWire(view, seen, reader),
    shift: result.shift === undefined ? null : shiftWire(result.shift),
    lines: seen.lines,
    tension,
    reflection,
    knowledge: {
      title: knowledge.title,
      text: condition === undefined ? knowledge.text : `${knowledge.text} ${condition}`,
      source: source === undefined ? null : sourceWire(source),
    },
  };
}

function resultWire(
  { dilemma, minimumCount }: OpenedView | ClosedView,
  { options, words, groups, loyalties }: ResultForReader,
  { language }: Reader,
): ResultWire {
  return {
    dilemma: dilemmaWire(dilemma, language),
    minimumCount,
    options,
    words,
    loyalties,
    groups: groups.map(({ kind, municipality: { label, sizeClass }, counts }) => ({
      kind,
      name: kind === 'municipality' ? label : String(sizeClass ?? UNKNOWN_SIZE_CLASS),
      counts,
    })),
  };
}

function shiftWire({ confidence, movedBy, talks, transitions }: RoundShift): ShiftWire {
  return { confidence, movedBy, talks, transitions: transitions.rows };
}

function sourceWire({ name, article, inForce, url }: KnowledgeSource): NonNullable<KnowledgeWire['source']> {
  const law = article === undefined || inForce === undefined ? null : { article, inForce };
  return { name, law, url };
}
