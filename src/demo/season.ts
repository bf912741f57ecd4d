import type { DemoWeekParts } from './demo-parts.js';
import { PAST_ROUNDS } from './programmes.js';
import { createDemoWalk } from './walk.js';

/**
 * This many colleagues are connected while the season is held: a second vote counts where somebody was asked for it, and a message
 * to everybody would take long.
 */
export const ASKED_IN_THE_PAST = 2;

/** All colleagues vote in the rounds of a season, so that there are results to look back on. */
export async function holdSeason(parts: DemoWeekParts): Promise<void> {
  const { find, vote, jumpIntoNextPhase, work } = createDemoWalk(parts);
  for (let held = 0; held < PAST_ROUNDS; held += 1) {
    await work();
    const planned = await find('planned');
    if (planned !== undefined) await jumpIntoNextPhase(planned);
    for (const phase of ['voting', 'discussing', 'revoting'] as const) {
      const round = await find(phase);
      if (round === undefined) continue;
      if (phase !== 'discussing') await vote(round, parts.colleagues);
      await jumpIntoNextPhase(round);
    }
  }
}
