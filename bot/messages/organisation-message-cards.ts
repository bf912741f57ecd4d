import { notices } from '../../cards/notices/notices.js';
import type { CardMaker, MadeCard } from '../../src/delivery/card-maker.js';
import { languageFor } from '../../src/language.js';
import type { OrganisationRegister } from '../../src/organisations/organisation-register.js';
import { type Message, readMergedAbout } from '../../src/outbox/message.js';

/** Is this message about the organisation that somebody works for? */
export function isAboutOrganisation({ kind }: Pick<Message, 'kind'>): boolean {
  return kind === 'organisationMerged';
}

/** Makes the cards that tell people that their organisation went up in another; none when one of the two is not known. */
export function createOrganisationCardMaker(parts: {
  readonly municipalities: Pick<OrganisationRegister, 'get'>;
}): CardMaker {
  return async function makeCards(letters) {
    const cards = new Map<string, MadeCard>();
    for (const { message, to } of letters) {
      const about = readMergedAbout(message.about ?? '');
      const from = parts.municipalities.get(about?.from ?? '')?.label;
      const into = parts.municipalities.get(about?.into ?? '')?.label;
      if (from === undefined || into === undefined) continue;
      cards.set(message.key, notices.organisationMerged(languageFor(to), { from, into }));
    }
    return cards;
  };
}
