import { renderAgreement } from '../cards/agreement.js';
import { notices } from '../cards/notices.js';
import { type AgreementMessage, isAboutAgreement } from '../src/agreements/agreement-messages.js';
import type { Clock } from '../src/clock.js';
import type { DilemmaLibrary } from '../src/dilemmas/dilemma-library.js';
import { type Language, languageOf } from '../src/language.js';
import type { MatchService } from '../src/matching/match-service.js';
import type { MatchView } from '../src/matching/match-view.js';
import type { MunicipalityRegister } from '../src/municipalities/municipality-register.js';
import type { Message, MessageKind } from '../src/outbox/message.js';
import type { CardMaker, Letter, Postponed, ReadyCard } from '../src/outbox/outbox-worker.js';
import { isActive } from '../src/participants/participant.js';
import type { RoundView } from '../src/rounds/round-view.js';
import type { VotingService } from '../src/rounds/voting-service.js';
import { amsterdamDate } from '../src/scheduling/calendar.js';
import type { RoundLetters } from '../src/threads/round-letters.js';
import type { ThreadLetters } from '../src/threads/thread-letters.js';
import { createThreadCardMaker, isAboutThread } from './for-thread-message.js';
import { matchCard, reminderCard } from './match-card.js';
import { roundCard } from './round-card.js';

/** The kinds of message about the talks; the others are about the vote. */
const ABOUT_TALKS: readonly MessageKind[] = ['match', 'reminder'];

/** What a kind of message about the vote can still be about when its turn comes; otherwise there is nothing left to say. */
const SAYS: Readonly<Partial<Record<MessageKind, (view: RoundView) => boolean>>> = {
  ballot: (view) => view.kind === 'open' && view.ballot === 'first',
  opening: (view) => view.kind === 'opened',
  revote: (view) => view.kind === 'open' && view.ballot === 'second',
  result: (view) => view.kind === 'closed',
};

/** What a message can be about. */
interface Views {
  readonly round: RoundView | undefined;
  readonly match: MatchView | undefined;
}

export interface CardMakerParts {
  readonly voting: VotingService;
  readonly matching: MatchService;
  readonly letters: ThreadLetters;
  readonly roundLetters: RoundLetters;
  readonly dilemmas: DilemmaLibrary;
  /** What the messages about agreements say, by key. */
  readonly aboutAgreements: (letters: readonly Letter[]) => Promise<ReadonlyMap<string, AgreementMessage>>;
  readonly municipalities: MunicipalityRegister;
  readonly clock: Clock;
  /** Somebody of a tenant that was switched off gets no messages any more. */
  readonly isAllowedTenant: (tenantId: string) => boolean;
}

/** Makes the cards of messages at the moment they are sent, from the state of that moment. */
export function createCardMaker(parts: CardMakerParts): CardMaker {
  const { voting, matching, aboutAgreements, municipalities, clock, isAllowedTenant } = parts;
  const makeThreadCards = createThreadCardMaker({ ...parts, now: clock.now });

  function cardFor({ message, to }: Letter, { round, match }: Views): ReadyCard | null {
    // Who pauses was promised not to be written to; what comes after the pause is a new round.
    if (!isAllowedTenant(to.tenantId) || !isActive(to, amsterdamDate(clock.now()))) return null;
    const language = languageFor(to);
    // A card that somebody already has is changed in place when its round is cancelled.
    if (round?.kind === 'cancelled') {
      return message.activityId === null || message.kind === 'result'
        ? null
        : roundCard(round, { participant: to, language }, municipalities);
    }
    if (message.kind === 'silence') return notices.talksPaused(language);
    if (ABOUT_TALKS.includes(message.kind)) return talkCard(message, to, match, language);
    const says = SAYS[message.kind];
    if (round === undefined || says === undefined || !says(round)) return null;
    return roundCard(round, { participant: to, language }, municipalities);
  }

  function talkCard(
    message: Message,
    to: Letter['to'],
    view: MatchView | undefined,
    language: Language,
  ): ReadyCard | null {
    if (view === undefined) return null;
    if (message.kind === 'reminder') {
      const isOpen = view.kind === 'matched' && !view.met && !view.answered && view.until > clock.now();
      return isOpen ? reminderCard(view, language, municipalities) : null;
    }
    // A later matching has its own message.
    const isNewest = (view.kind === 'matched' || view.kind === 'waiting') && view.attempt === message.attempt;
    return isNewest ? matchCard(view, { participant: to, language }, municipalities) : null;
  }

  async function viewsOf(roundId: string, letters: readonly Letter[]): Promise<(letter: Letter) => Views> {
    const aboutTalks = letters.filter(({ message }) => ABOUT_TALKS.includes(message.kind));
    const people = (some: readonly Letter[]) => [...new Map(some.map(({ to }) => [to.id, to])).values()];
    const [rounds, matches] = await Promise.all([
      voting.views(people(letters), roundId),
      aboutTalks.length === 0 ? new Map<string, MatchView>() : matching.views(people(aboutTalks), roundId),
    ]);
    return ({ to }) => ({ round: rounds.get(to.id), match: matches.get(to.id) });
  }

  /** Those about agreements wait for who pauses; see `createAgreementMessages`. */
  async function agreementCards(letters: readonly Letter[]): Promise<ReadonlyMap<string, ReadyCard | Postponed>> {
    const allowed = letters.filter(({ to }) => isAllowedTenant(to.tenantId));
    const people = new Map(allowed.map(({ message, to }) => [message.key, to]));
    const cards = new Map<string, ReadyCard | Postponed>();
    for (const [key, message] of await aboutAgreements(allowed)) {
      const to = people.get(key);
      if (message.kind === 'wait') cards.set(key, { notBefore: message.until });
      else if (to !== undefined) cards.set(key, renderAgreement(message, languageFor(to)));
    }
    return cards;
  }

  async function threadCards(letters: readonly Letter[]): ReturnType<CardMaker> {
    return makeThreadCards(letters.filter(({ to }) => isAllowedTenant(to.tenantId)));
  }

  return async function makeCards(letters) {
    const cards = new Map([
      ...(await threadCards(letters.filter(isAboutThread))),
      ...(await agreementCards(letters.filter(({ message }) => isAboutAgreement(message)))),
    ]);
    const others = letters.filter((letter) => !isAboutThread(letter) && !isAboutAgreement(letter.message));
    const roundIds = new Set(others.map(({ message }) => message.roundId));
    for (const roundId of roundIds) {
      const ofRound = others.filter(({ message }) => message.roundId === roundId);
      const views = await viewsOf(roundId, ofRound);
      for (const letter of ofRound) {
        const made = cardFor(letter, views(letter));
        if (made !== null) cards.set(letter.message.key, made);
      }
    }
    return cards;
  };
}

function languageFor({ language, locale }: Letter['to']): Language {
  return language ?? languageOf(locale);
}
