import { notices } from '../../cards/notices/notices.js';
import { withProgramme } from '../../cards/programmes/with-programme.js';
import { withTabLink } from '../../cards/tab-link.js';
import type { CardMaker, MadeCard } from '../../src/delivery/card-maker.js';
import { languageFor } from '../../src/language.js';
import type { Message } from '../../src/outbox/message.js';
import type { ProgrammeDirectory } from '../../src/programmes/programme-directory.js';
import type { SeasonEnd } from '../../src/programmes/season-end.js';

export interface SeasonCardMakerParts {
  readonly seasonEnd: Pick<SeasonEnd, 'left'>;
  readonly directory: Pick<ProgrammeDirectory, 'facilitatedBy'>;
  /** Address of a place in the tab. */
  readonly tabUrl: (place: string, tenantId?: string) => string;
}

/** Is this message about the season as a whole? */
export function isAboutSeason({ kind }: Pick<Message, 'kind'>): boolean {
  return kind === 'seasonEnding';
}

/** Makes the cards that tell facilitators how many dilemmas are left; none when they were added meanwhile. They name the programme for somebody who facilitates several. */
export function createSeasonCardMaker({ seasonEnd, directory, tabUrl }: SeasonCardMakerParts): CardMaker {
  return async function makeCards(messages) {
    const cards = new Map<string, MadeCard>();
    for (const { message, to } of messages) {
      const programmeId = message.about ?? '';
      const own = await directory.facilitatedBy(to.id);
      const programme = own.find(({ id }) => id === programmeId);
      if (programme === undefined) continue;
      const left = await seasonEnd.left(programmeId);
      if (left === null) continue;
      const language = languageFor(to);
      const notice = left === 0 ? notices.seasonEnded(language) : notices.seasonEnding(language, left);
      const card = withTabLink(notice, tabUrl('desk/season', to.tenantId), language);
      cards.set(message.key, own.length === 1 ? card : withProgramme(card, programme.name));
    }
    return cards;
  };
}
