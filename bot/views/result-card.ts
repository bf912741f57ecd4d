import { sizeClassName } from '../../cards/participants/size-class.js';
import type { ClosingCard } from '../../cards/rounds/closing.js';
import type { OpeningCard } from '../../cards/rounds/opening.js';
import type { ResultGroup } from '../../cards/rounds/result-parts.js';
import type { Language } from '../../src/language.js';
import { UNKNOWN_SIZE_CLASS } from '../../src/organisations/organisation.js';
import { type GroupForReader, hasTalks, type Reader, resultForReader } from '../../src/voting/result-for-reader.js';
import type { RoundView } from '../../src/voting/round-view.js';

type OpenedView = Extract<RoundView, { kind: 'opened' }>;
type ClosedView = Extract<RoundView, { kind: 'closed' }>;

/** As many lines of what people wrote as a card has room for. */
const MOST_LINES = 3;

/** The opened first vote as its card wants it. */
export function openingOf(view: OpenedView, reader: Reader): OpeningCard {
  const { roundId, dilemma, minimumCount: minimum, revotingAt } = view;
  const { title, question } = dilemma.text[reader.language];
  const { options, words, groups } = resultForReader(view, reader);
  return {
    roundId,
    title,
    question,
    options: options.map(({ id, label, first, ownFirst, reasons }) => ({
      id,
      label,
      ...first,
      own: ownFirst,
      reasons,
    })),
    ...groupsOf(groups, options, reader.language),
    words: { first: words.first },
    minimum,
    next: { kind: hasTalks(view) ? 'talk' : 'noTalk', revotingAt },
  };
}

/** The closed round as its card wants it. */
export function closingOf(view: ClosedView, reader: Reader, justSaved: boolean): ClosingCard {
  const { dilemma, result, minimumCount: minimum, partners, agreement, roundId } = view;
  const { title, question, knowledge, reflection, tension } = dilemma.text[reader.language];
  const { options, words, groups, lines, loyalties } = resultForReader(view, reader);
  const { shift } = result;
  return {
    title,
    question,
    options: options.map(({ second, ...option }) => ({ ...option, ...(second === null ? {} : { second }) })),
    ...groupsOf(groups, options, reader.language),
    words,
    minimum,
    loyalties,
    ...(shift === undefined ? {} : { shift: { ...shift, transitions: shift.transitions.rows } }),
    movedLines: lines.slice(0, MOST_LINES),
    knowledge,
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

function groupsOf(
  groups: readonly GroupForReader[],
  options: readonly { readonly id: string; readonly label: string }[],
  language: Language,
): Partial<Record<GroupForReader['kind'], ResultGroup>> {
  return Object.fromEntries(
    groups.map(({ kind, municipality: { label: name, sizeClass }, counts }) => {
      const rows = options.map(({ id, label }) => ({ id, label, count: counts[id] ?? null }));
      return [
        kind,
        { name: kind === 'municipality' ? name : sizeClassName(sizeClass ?? UNKNOWN_SIZE_CLASS, language), rows },
      ];
    }),
  );
}
