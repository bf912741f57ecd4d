import { isMember } from '../participants/membership.js';
import type { Participant } from '../participants/participant.js';
import { DEFAULT_PROGRAMME_ID } from '../programmes/programme.js';
import { DRAIN_MS, nextPlanned, type Round } from '../rounds/round.js';
import { choiceOf, secondChoiceOf } from './colleagues.js';
import type { DemoWeekParts } from './demo-parts.js';

/** Steps through the weeks of the first programme; the other one goes along with it. */
export interface DemoWalk {
  /** The round of the first programme in one of these phases. */
  find(...phases: readonly Round['phase'][]): Promise<Round | undefined>;
  /** These colleagues vote in that round, and in those of their other programmes that stand as it does. */
  vote(round: Round, who: readonly Participant[]): Promise<void>;
  /** The clock jumps to the next phase of the round, and everything that is due then happens. */
  jumpIntoNextPhase(round: Round): Promise<void>;
  /** Everything that is due now happens. */
  work(): Promise<void>;
}

/** The steps, by the same services and the same rules as those of real people. */
export function createDemoWalk({ app, rounds, colleagues, clock }: DemoWeekParts): DemoWalk {
  const { voting, dilemmas } = app.services;

  async function work(): Promise<void> {
    await app.tick();
    while ((await app.sendDue()) > 0);
    await app.tick();
    while ((await app.sendDue()) > 0);
  }

  async function voteIn(round: Round, who: readonly Participant[]): Promise<void> {
    const dilemma = dilemmas.shownIn(round);
    if (dilemma === undefined) return;
    const isSecond = round.phase === 'revoting';
    const voters = who.filter((one) => isMember(one, round.programmeId));
    // Together, as people do: one after the other, each would wait for the disk.
    await Promise.all(
      voters.map((colleague) => {
        const number = colleagues.indexOf(colleague);
        const choice = isSecond ? secondChoiceOf(number, dilemma) : choiceOf(number, dilemma);
        return voting.cast(colleague, round.id, isSecond ? 'second' : 'first', choice, clock.now());
      }),
    );
  }

  return {
    work,

    async find(...phases) {
      return (await rounds.liveOf([DEFAULT_PROGRAMME_ID])).find(({ phase }) => phases.includes(phase));
    },

    async vote({ phase }, who) {
      for (const round of (await rounds.live()).filter((one) => one.phase === phase)) await voteIn(round, who);
    },

    async jumpIntoNextPhase(round) {
      const next = nextPlanned(round);
      if (next === null) return;
      clock.jumpTo(next.at);
      await work();
      clock.jumpTo(new Date(clock.now().getTime() + DRAIN_MS));
      await work();
    },
  };
}
