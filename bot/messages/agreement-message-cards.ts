import { renderAgreement } from '../../cards/agreements/agreement.js';
import type { AgreementMessage } from '../../src/agreements/agreement-messages.js';
import type { CardMaker, MadeCard, NotBefore } from '../../src/delivery/card-maker.js';
import { languageFor } from '../../src/language.js';
import type { PersonalMessage } from '../../src/participants/personal-message.js';

/** Texts of the messages about agreements, by key. */
export type AboutAgreements = (messages: readonly PersonalMessage[]) => Promise<ReadonlyMap<string, AgreementMessage>>;

/** Makes the cards of messages about agreements. Those to somebody who pauses wait; see `createAgreementMessages`. */
export function createAgreementCardMaker(aboutAgreements: AboutAgreements): CardMaker {
  return async function makeCards(messages) {
    const people = new Map(messages.map(({ message, to }) => [message.key, to]));
    const cards = new Map<string, MadeCard | NotBefore>();
    for (const [key, message] of await aboutAgreements(messages)) {
      const to = people.get(key);
      if (message.kind === 'wait') cards.set(key, { notBefore: message.until });
      else if (to !== undefined) cards.set(key, renderAgreement(message, languageFor(to)));
    }
    return cards;
  };
}
