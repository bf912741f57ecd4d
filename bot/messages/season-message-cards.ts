import { notices } from '../../cards/notices/notices.js';
import { withTabLink } from '../../cards/tab-link.js';
import type { CardMaker, MadeCard } from '../../src/delivery/card-maker.js';
import { languageFor } from '../../src/language.js';
import type { Message } from '../../src/outbox/message.js';
import type { ProgrammeDirectory } from '../../src/programmes/programme-directory.js';
import type { SeasonEnd } from '../../src/programmes/season-end.js';

export interface SeasonCardMakerParts {
  readonly seasonEnd: Pick<SeasonEnd, 'left'>;
  readonly directory: Pick<ProgrammeDirectory, 'mayFacilitate'>;
  /** Address of a place in the tab. */
  readonly tabUrl: (place: string, tenantId?: string) => string;
}

/** Is this message about the season as a whole? */
export function isAboutSeason({ kind }: Pick<Message, 'kind'>): boolean {
  return kind === 'seasonEnding';
}

/** Makes the cards that tell facilitators how many dilemmas are left; none when they were added meanwhile. */
export function createSeasonCardMaker({ seasonEnd, directory, tabUrl }: SeasonCardMakerParts): CardMaker {
  return async function makeCards(messages) {
    const cards = new Map<string, MadeCard>();
    for (const { message, to } of messages) {
      const programmeId = message.about ?? '';
      if (!(await directory.mayFacilitate(to.id, programmeId))) continue;
      const left = await seasonEnd.left(programmeId);
      if (left === null) continue;
      const language = languageFor(to);
      const notice = left === 0 ? notices.seasonEnded(language) : notices.seasonEnding(language, left);
      cards.set(message.key, withTabLink(notice, tabUrl('desk/season', to.tenantId), language));
    }
    return cards;
  };
}
