import type { App } from '../app.js';
import type { Language } from '../language.js';
import type { Participant } from '../participants/participant.js';
import { DRAIN_MS, nextPlanned, type Round } from '../rounds/round.js';
import type { RoundStore } from '../rounds/round-store.js';
import { choiceOf } from './colleagues.js';
import type { TravellingClock } from './travelling-clock.js';

export interface DemoWeek {
  /** Opens the first round; part of the colleagues vote at once. */
  begin(): Promise<void>;
  /** Goes on to the next phase: everybody who has not voted does, then the clock jumps. Tells what happened. */
  next(language: Language): Promise<string>;
}

export interface DemoWeekParts {
  readonly app: App;
  readonly rounds: RoundStore;
  readonly colleagues: readonly Participant[];
  readonly clock: TravellingClock;
}

const TOLD = {
  opened: {
    nl: 'Het is een nieuwe week. Een nieuwe ronde is open. Typ "demo verder" om naar de uitslag te gaan.',
    en: 'It is a new week. A new round is open. Type "demo verder" to go to the result.',
  },
  closed: {
    nl: 'De stemtijd is voorbij. De collega\'s hebben gestemd en de ronde is dicht. Typ "demo verder" voor de volgende week.',
    en: 'The time for voting is over. The colleagues have voted and the round is closed. Type "demo verder" for the next week.',
  },
  finished: {
    nl: "Alle dilemma's zijn geweest. Start de demo opnieuw om verder te spelen.",
    en: 'All dilemmas have been used. Start the demo again to go on.',
  },
} as const;

/** This part of the colleagues votes as soon as the round is open. */
const EARLY_PART = 0.5;

/** Walks the simulated colleagues through the weeks, by the same services and the same rules as real people. */
export function createDemoWeek({ app, rounds, colleagues, clock }: DemoWeekParts): DemoWeek {
  const { voting, dilemmas } = app.services;

  async function work(): Promise<void> {
    await app.tick();
    while ((await app.sendDue()) > 0);
    await app.tick();
  }

  async function vote(round: Round, who: readonly Participant[]): Promise<void> {
    const dilemma = dilemmas.get(round.dilemmaId);
    if (dilemma === undefined) return;
    for (const colleague of who) {
      await voting.cast(colleague, round.id, 'first', choiceOf(colleagues.indexOf(colleague), dilemma), clock.now());
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

  const find = async (phase: Round['phase']) => (await rounds.live()).find((round) => round.phase === phase);

  async function open(): Promise<boolean> {
    await work();
    const planned = await find('planned');
    if (planned === undefined) return false;
    await jumpIntoNextPhase(planned);
    const round = await find('voting');
    if (round !== undefined) await vote(round, colleagues.slice(0, Math.round(colleagues.length * EARLY_PART)));
    return true;
  }

  return {
    async begin() {
      await open();
    },

    async next(language) {
      const round = await find('voting');
      if (round === undefined) return TOLD[(await open()) ? 'opened' : 'finished'][language];
      await vote(round, colleagues);
      await jumpIntoNextPhase(round);
      return TOLD.closed[language];
    },
  };
}
