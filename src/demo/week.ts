import type { Language } from '../language.js';
import type { Participant } from '../participants/participant.js';
import { DRAIN_MS, nextPlanned, type Round } from '../rounds/round.js';
import { createDemoAgreements } from './agreements.js';
import { choiceOf, secondChoiceOf } from './colleagues.js';
import type { DemoWeekParts } from './demo-parts.js';
import { createDemoTalks } from './talks.js';
import { TOLD } from './told.js';

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
  const { app, rounds, colleagues, clock } = parts;
  const { voting, dilemmas } = app.services;
  const talks = createDemoTalks(parts);
  const agreements = createDemoAgreements(parts);

  async function work(): Promise<void> {
    await app.tick();
    while ((await app.sendDue()) > 0);
    await app.tick();
    while ((await app.sendDue()) > 0);
  }

  async function vote(round: Round, who: readonly Participant[]): Promise<void> {
    const dilemma = dilemmas.shownIn(round);
    if (dilemma === undefined) return;
    const isSecond = round.phase === 'revoting';
    for (const colleague of who) {
      const number = colleagues.indexOf(colleague);
      const choice = isSecond ? secondChoiceOf(number, dilemma) : choiceOf(number, dilemma);
      await voting.cast(colleague, round.id, isSecond ? 'second' : 'first', choice, clock.now());
    }
  }

  async function jumpIntoNextPhase(round: Round): Promise<void> {
    const next = nextPlanned(round);
    if (next === null) return;
    clock.jumpTo(next.at);
    await work();
    clock.jumpTo(new Date(clock.now().getTime() + DRAIN_MS));
    await work();
  }

  async function find(...phases: readonly Round['phase'][]): Promise<Round | undefined> {
    return (await rounds.live()).find(({ phase }) => phases.includes(phase));
  }

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
