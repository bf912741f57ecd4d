import type { Clock } from '../src/clock.js';
import { languageOf } from '../src/language.js';
import type { MunicipalityRegister } from '../src/municipalities/municipality-register.js';
import type { MessageKind } from '../src/outbox/message.js';
import type { CardMaker, Letter, ReadyCard } from '../src/outbox/outbox-worker.js';
import { isActive } from '../src/participants/participant.js';
import type { RoundView, VotingService } from '../src/rounds/voting-service.js';
import { amsterdamDate } from '../src/scheduling/calendar.js';
import { roundCard } from './round-card.js';

/** What a kind of message can still be about when its turn comes; otherwise there is nothing left to say. */
const SAYS: Readonly<Record<MessageKind, readonly RoundView['kind'][]>> = {
  ballot: ['open'],
  result: ['opened'],
};

export interface CardMakerParts {
  readonly voting: VotingService;
  readonly municipalities: MunicipalityRegister;
  readonly clock: Clock;
  /** Somebody of a tenant that was switched off gets no messages any more. */
  readonly isAllowedTenant: (tenantId: string) => boolean;
}

/** Makes the cards of messages at the moment they are sent, from the state of that moment. */
export function createCardMaker({ voting, municipalities, clock, isAllowedTenant }: CardMakerParts): CardMaker {
  function cardFor({ message, to }: Letter, view: RoundView | undefined): ReadyCard | null {
    // Who pauses was promised not to be written to; what comes after the pause is a new round.
    if (view === undefined || !isAllowedTenant(to.tenantId) || !isActive(to, amsterdamDate(clock.now()))) return null;
    // A ballot that somebody already has is changed in place when its round is cancelled.
    const withdrawn = message.kind === 'ballot' && view.kind === 'cancelled' && message.activityId !== null;
    if (!withdrawn && !SAYS[message.kind].includes(view.kind)) return null;
    return roundCard(view, { participant: to, language: to.language ?? languageOf(to.locale) }, municipalities);
  }

  return async function makeCards(letters) {
    const cards = new Map<string, ReadyCard>();
    const roundIds = new Set(letters.map(({ message }) => message.roundId));
    for (const roundId of roundIds) {
      const ofRound = letters.filter(({ message }) => message.roundId === roundId);
      const views = await voting.views(
        ofRound.map(({ to }) => to),
        roundId,
      );
      for (const letter of ofRound) {
        const made = cardFor(letter, views.get(letter.to.id));
        if (made !== null) cards.set(letter.message.key, made);
      }
    }
    return cards;
  };
}
