import { renderAgreement } from '../cards/agreement.js';
import type { AgreementMessage } from '../src/agreements/agreement-messages.js';
import { languageFor } from '../src/language.js';
import type { CardMaker, Letter, Postponed, ReadyCard } from '../src/outbox/outbox-worker.js';

/** What the messages about agreements say, by key. */
export type AboutAgreements = (letters: readonly Letter[]) => Promise<ReadonlyMap<string, AgreementMessage>>;

/** Makes the cards of messages about agreements. Those to somebody who pauses wait; see `createAgreementMessages`. */
export function createAgreementCardMaker(aboutAgreements: AboutAgreements): CardMaker {
  return async function makeCards(letters) {
    const people = new Map(letters.map(({ message, to }) => [message.key, to]));
    const cards = new Map<string, ReadyCard | Postponed>();
    for (const [key, message] of await aboutAgreements(letters)) {
      const to = people.get(key);
      if (message.kind === 'wait') cards.set(key, { notBefore: message.until });
      else if (to !== undefined) cards.set(key, renderAgreement(message, languageFor(to)));
    }
    return cards;
  };
}
