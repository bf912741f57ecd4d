import type { AgreementView } from '../agreements/agreement-view.js';
import type { Language } from '../language.js';
import type { Participant } from '../participants/participant.js';
import type { DemoWeekParts } from './demo-parts.js';
import { PARTNER_AGREES } from './told.js';

/** How the simulated colleague would know that it worked; asked of a proposal that does not say so. */
const MEASURE = 'Over drie weken bellen we elkaar: dan weten we het.';
const PAGE = 20;

export interface DemoAgreements {
  /**
   * The colleagues answer what the visitor proposed to them: one that does not say how they will know is changed once, the
   * others are accepted. Null: nothing waited for them.
   */
  answer(language: Language): Promise<string | null>;
}

/** The agreements of the simulated colleagues, by the same service as those of real people. */
export function createDemoAgreements({ app, participants, visitorId, colleagues }: DemoWeekParts): DemoAgreements {
  const { agreements } = app.services;

  /** Only for those whom the visitor asked: looking through the papers of all of them would take long. */
  async function asked(): Promise<readonly Participant[]> {
    const visitor = await participants.get(visitorId);
    if (visitor === null) return [];
    const { views } = await agreements.list(visitor, null, PAGE);
    const names = views
      .filter(({ state }) => state === 'proposed')
      .flatMap(({ others }) => others.map(({ name }) => name));
    return colleagues.filter(({ name }) => names.includes(name));
  }

  async function answerOne(colleague: Participant, view: AgreementView): Promise<'amended' | 'accepted'> {
    const { id, current } = view;
    if (current.how === '' && current.number === 1) {
      const { what, by } = current;
      await agreements.amend(colleague, id, current.number, { what, how: MEASURE, ...(by === null ? {} : { by }) });
      return 'amended';
    }
    await agreements.respond(colleague, id, current.number, 'accept');
    return 'accepted';
  }

  return {
    async answer(language) {
      for (const colleague of await asked()) {
        const waiting = (await agreements.list(colleague, null, PAGE)).views.find(({ may }) => may.accept);
        if (waiting === undefined) continue;
        return PARTNER_AGREES[await answerOne(colleague, waiting)][language](colleague.name);
      }
      return null;
    },
  };
}
