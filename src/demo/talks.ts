import type { Language } from '../language.js';
import type { Participant } from '../participants/participant.js';
import type { Round } from '../rounds/round.js';
import { choiceOf } from './colleagues.js';
import type { DemoWeekParts } from './demo-parts.js';
import { REASONS } from './reasons.js';
import { OPEN_LINES, PARTNER_SAYS, TOLD } from './told.js';

/** Number of simulated talks out of ten that take place. */
const TALKS_OF_TEN = 7;

export interface DemoTalks {
  /** Some colleagues write in the open thread of the round, once. */
  openThread(round: Round): Promise<void>;
  /** The colleagues talk, once in a round, and the visitor's own one says something. Null: that was done before. */
  talk(round: Round, language: Language): Promise<string | null>;
}

/** The talks of the simulated colleagues. */
export function createDemoTalks({ app, participants, visitorId, colleagues }: DemoWeekParts): DemoTalks {
  const { matching, dilemmas, roundThreads } = app.services;
  const talked = new Set<string>();

  /** The colleague who is to talk with the visitor, if anybody is. */
  async function partnerOfVisitor(): Promise<Participant | undefined> {
    const visitor = await participants.get(visitorId);
    const view = visitor === null ? undefined : (await matching.current(visitor))[0]?.view;
    if (view?.kind !== 'matched') return undefined;
    return colleagues.find(({ name }) => view.partners.some((partner) => partner.name === name));
  }

  async function meet(colleague: Participant): Promise<void> {
    const view = (await matching.current(colleague))[0]?.view;
    if (view?.kind === 'matched' && !view.met) await matching.noteMet(colleague, view.matchId);
  }

  function argumentOf(colleague: Participant, round: Round): string {
    const dilemma = dilemmas.shownIn(round);
    const choice = dilemma === undefined ? null : choiceOf(colleagues.indexOf(colleague), dilemma);
    const bank = REASONS[round.dilemmaId]?.[choice?.option ?? ''] ?? REASONS.any?.any ?? [];
    return choice?.reason || (bank[0] ?? '');
  }

  return {
    async openThread(round) {
      for (const [at, typed] of OPEN_LINES.entries()) {
        const colleague = colleagues[at * 7 + 3];
        if (colleague === undefined) continue;
        await roundThreads.post(colleague, round.id, { typed, origin: ['demo', round.id], source: 'personal' });
      }
    },

    async talk(round, language) {
      if (talked.has(round.id)) return null;
      talked.add(round.id);
      const partner = await partnerOfVisitor();
      for (const [at, colleague] of colleagues.entries()) {
        if (colleague === partner || at % 10 < TALKS_OF_TEN) await meet(colleague);
      }
      if (partner === undefined) return TOLD.noTalk[language];
      return PARTNER_SAYS[language](partner.name, argumentOf(partner, round));
    },
  };
}
