import type { Loyalty, LoyaltySplit } from '../../src/rounds/loyalties.js';
import type { TemplateData } from '../render.js';
import type { Text } from '../text.js';

/** The split between loyalties on both votes; null where nothing of it is to be told, or there was no such vote. */
export interface LoyaltyVotes {
  readonly first: LoyaltySplit | null;
  readonly second: LoyaltySplit | null;
}

/** In the order in which they are said. */
const SAID: readonly Loyalty[] = ['own', 'partnership', 'both'];

const SQUARES = 20;
/** From one pole to the other, in the order of the drawing: what serves both stands between them. */
const DRAWN: readonly (readonly [Loyalty, string])[] = [
  ['own', '■'],
  ['both', '◧'],
  ['partnership', '□'],
];

/** For a template: the split in one sentence, with a bar of the last vote where all of it may be shown; nothing without counts. */
export function spagaatData({ first, second }: LoyaltyVotes, text: Text): readonly TemplateData[] {
  const parts = SAID.flatMap((loyalty) => {
    const name = text(`spagaat.${loyalty}`);
    const [before, after] = [first?.counts[loyalty] ?? null, second?.counts[loyalty] ?? null];
    if (before !== null && after !== null)
      return [text(before === after ? 'spagaat.stayed' : 'spagaat.moved', { name, before, after })];
    const count = after ?? before;
    return count === null ? [] : [text('spagaat.count', { name, count })];
  });
  if (parts.length === 0) return [];
  const shares = second?.shares ?? first?.shares ?? null;
  return [
    { line: text('spagaat.line', { parts: parts.join(', ') }), bars: shares === null ? [] : [barOf(shares, text)] },
  ];
}

/** Squares in the parts of the whole; the sentence is for people who cannot see them. Made of text, as the bars of the options are. */
function barOf(shares: Readonly<Record<Loyalty, number>>, text: Text): TemplateData {
  let drawn = 0;
  let upTo = 0;
  const runs = DRAWN.map(([loyalty, square]) => {
    upTo += shares[loyalty];
    const until = Math.min(SQUARES, Math.round((upTo * SQUARES) / 100));
    const run = square.repeat(Math.max(0, until - drawn));
    drawn = Math.max(drawn, until);
    return run;
  });
  const legend = DRAWN.filter(([loyalty]) => shares[loyalty] > 0).map(
    ([loyalty, square]) => `${square} ${text(`spagaat.${loyalty}`)}`,
  );
  return { bar: runs.join(''), legend: legend.join(' · ') };
}
