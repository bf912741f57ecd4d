import { DomainError } from '../../errors.js';
import { type Language, languageOf } from '../../language.js';
import type { Programme } from '../../programmes/programme.js';
import type { Services } from '../../services.js';
import type { DilemmaCards } from '../review-model.js';
import type { TypedRoutes } from './typed-routes.js';

/** The cards' part in showing a programme. Injected, since this folder does not know cards. */
export interface ProgrammeCards {
  /** The card that somebody gets who has just joined, as an Adaptive Card. */
  joined(programme: Pick<Programme, 'id' | 'name' | 'introduction' | 'organiser'>, language: Language): object;
}

export interface TabProgrammeCardsParts {
  readonly services: Pick<Services, 'programmeAdmin' | 'programmes' | 'dilemmas'>;
  readonly cards: ProgrammeCards & Pick<DilemmaCards, 'ballot'>;
}

/** The cards that people of a programme will get, before anybody gets them. */
export function addTabProgrammeCards(routes: TypedRoutes, { services, cards }: TabProgrammeCardsParts): void {
  const { programmeAdmin, programmes, dilemmas } = services;

  routes.get('desk/programme/cards', async ({ caller, query }) => {
    const language = languageOf(query('cards') || caller.language);
    const [programme, rhythm, season] = await Promise.all([
      programmeAdmin.read(caller.programme),
      programmes.rhythm(caller.programme),
      programmes.season(caller.programme),
    ]);
    if (rhythm === null || season === null) throw new DomainError('notPossibleNow', 'there is no such programme');
    const [opening] = rhythm.preview.openings;
    const dilemma = dilemmas.get(season.coming[0] ?? '')?.text[language];
    const joined = cards.joined(programme, language);
    if (opening === undefined || dilemma === undefined) return { joined, ballot: null };
    const { discussing, revoting, closed } = opening;
    const closesAt = discussing ?? revoting ?? closed;
    const talks = discussing === undefined ? {} : { talksAt: discussing };
    const facts = { closesAt, ...talks, minimum: programme.minimumCount };
    return { joined, ballot: cards.ballot(dilemma, facts, language) };
  });
}
