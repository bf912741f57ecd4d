import type { TemplateData } from '../render.js';
import type { Text } from '../text.js';
import { letterOf } from './option-letters.js';

/** Reasons to move between two votes. */
const MOVES = ['partner', 'reason', 'fact', 'nothing'] as const;

/** The change between the two votes. Null values are hidden. */
export interface ClosingShift {
  /**
   * Lower bound on how many went from one option to another: `transitions[from][to]`, by option id; for those who
   * stayed both ids are equal.
   */
  readonly transitions: Readonly<Record<string, Readonly<Record<string, number | null>>>>;
  /** Means from 1 to 5, one decimal. */
  readonly confidence: { readonly first: number; readonly second: number } | null;
  readonly movedBy: Readonly<Record<(typeof MOVES)[number], number | null>>;
  /** How many groups there were and how many of them talked. */
  readonly talks: { readonly groups: number; readonly met: number } | null;
}

/** For a template: what changed, a heading with lines for each thing that may be told. */
export function changesData(
  shift: ClosingShift,
  options: readonly { readonly id: string }[],
  text: Text,
): readonly TemplateData[] {
  const parts = [
    { heading: text('closing.moves'), lines: moveLines(shift, options, text) },
    { heading: text('closing.movedBy'), lines: movedByLines(shift, text) },
    { heading: text('closing.confidence'), lines: confidenceLines(shift, text) },
    { heading: text('closing.talksHeading'), lines: talkLines(shift, text) },
  ];
  return parts
    .filter(({ lines }) => lines.length > 0)
    .map(({ heading, lines }) => ({ heading, lines: lines.map((line) => ({ line })) }));
}

/**
 * People who moved come first, then those who stayed. Hidden counts are mentioned once: a line for each would fill the
 * card with nothing.
 */
function moveLines(
  { transitions }: ClosingShift,
  options: readonly { readonly id: string }[],
  text: Text,
): readonly string[] {
  const letters = options.map(({ id }, index) => ({ id, letter: letterOf(index) }));
  const cells = letters.flatMap((from) =>
    letters.map((to) => ({ from, to, count: transitions[from.id]?.[to.id] ?? null })),
  );
  const shown = cells.flatMap(({ from, to, count }) => (count === null ? [] : [{ from, to, count }]));
  if (shown.length === 0) return [text('closing.movesHidden')];
  const moved = shown
    .filter(({ from, to }) => from !== to)
    .map(({ from, to, count }) =>
      text('closing.moved', { from: from.letter, to: to.letter, people: text('closing.people', { count }) }),
    );
  const stayed = shown
    .filter(({ from, to }) => from === to)
    .map(({ from, count }) =>
      text('closing.stayed', { option: from.letter, people: text('closing.people', { count }) }),
    );
  return [...moved, ...stayed, text('closing.movesOthers')];
}

/** The largest first; nothing at all when all are hidden. */
function movedByLines({ movedBy }: ClosingShift, text: Text): readonly string[] {
  const shown = MOVES.flatMap((move) => {
    const count = movedBy[move];
    return count === null ? [] : [{ move, count }];
  });
  const lines = shown
    .sort((one, other) => other.count - one.count)
    .map(({ move, count }) => text(`closing.by_${move}`, { people: text('closing.people', { count }) }));
  return lines.length > 0 && lines.length < MOVES.length ? [...lines, text('closing.movedByOthers')] : lines;
}

function confidenceLines({ confidence }: ClosingShift, text: Text): readonly string[] {
  if (confidence === null) return [];
  const { first, second } = confidence;
  const values = { first: decimal(first, text), second: decimal(second, text) };
  if (first === second) return [text('closing.confidenceSame', values)];
  return [text(second > first ? 'closing.confidenceUp' : 'closing.confidenceDown', values)];
}

/** One decimal, with the sign of the language. */
function decimal(value: number, text: Text): string {
  return value.toFixed(1).replace('.', text('closing.decimalSign'));
}

function talkLines({ talks }: ClosingShift, text: Text): readonly string[] {
  return talks === null ? [] : [text('closing.talks', { met: talks.met, groups: talks.groups })];
}
