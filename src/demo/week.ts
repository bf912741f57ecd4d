import type { Language } from '../language.js';
import type { Round } from '../rounds/round.js';
import { createDemoAgreements } from './agreements.js';
import type { DemoWeekParts } from './demo-parts.js';
import { createDemoTalks } from './talks.js';
import { TOLD } from './told.js';
import { createDemoWalk } from './walk.js';

export interface DemoWeek {
  /** Opens the first round; part of the colleagues vote at once. */
  begin(): Promise<void>;
  /** Goes on to the next part of the week: the colleagues do what is still to be done, then the clock jumps. Tells what happened. */
  next(language: Language): Promise<string>;
}

/** This part of the colleagues votes as soon as a vote is open. */
const EARLY_PART = 0.5;

/** Walks the simulated colleagues through the weeks, by the same services and the same rules as real people. */
export function createDemoWeek(parts: DemoWeekParts): DemoWeek {
  const { colleagues } = parts;
  const { find, vote, jumpIntoNextPhase, work } = createDemoWalk(parts);
  const talks = createDemoTalks(parts);
  const agreements = createDemoAgreements(parts);

  /** Into the phase in which votes are taken; the early ones vote at once. */
  async function openVote(from: Round, phase: 'voting' | 'revoting'): Promise<void> {
    await jumpIntoNextPhase(from);
    const round = await find(phase);
    if (round !== undefined) await vote(round, colleagues.slice(0, Math.round(colleagues.length * EARLY_PART)));
  }

  async function begin(): Promise<boolean> {
    await work();
    const planned = await find('planned');
    if (planned !== undefined) await openVote(planned, 'voting');
    return planned !== undefined;
  }

  async function next(language: Language): Promise<string> {
    const agreed = await agreements.answer(language);
    if (agreed !== null) {
      await work();
      return agreed;
    }
    const round = await find('voting', 'discussing', 'revoting');
    if (round === undefined) return TOLD[(await begin()) ? 'opened' : 'finished'][language];
    if (round.phase === 'discussing') {
      const said = await talks.talk(round, language);
      if (said !== null) return said;
      await openVote(round, 'revoting');
      return TOLD.again[language];
    }
    await vote(round, colleagues);
    await jumpIntoNextPhase(round);
    const talking = await find('discussing');
    if (talking !== undefined) await talks.openThread(talking);
    return TOLD[round.phase === 'revoting' ? 'closed' : 'talking'][language];
  }

  /** Somebody who types faster than the week goes on gets one part after the other. */
  let going: Promise<unknown> = Promise.resolve();

  return {
    async begin() {
      await begin();
    },

    next(language) {
      const told = going.then(() => next(language));
      going = told.catch(() => undefined);
      return told;
    },
  };
}
