import { notices } from '../../cards/notices/notices.js';
import type { Clock } from '../../src/clock.js';
import type { CardMaker, MadeCard } from '../../src/delivery/card-maker.js';
import { type Language, languageFor } from '../../src/language.js';
import type { MatchService } from '../../src/matching/match-service.js';
import type { MatchView } from '../../src/matching/match-view.js';
import type { OrganisationRegister } from '../../src/organisations/organisation-register.js';
import type { Message, MessageKind } from '../../src/outbox/message.js';
import { isActiveIn } from '../../src/participants/membership.js';
import type { PersonalMessage } from '../../src/participants/personal-message.js';
import { programmeOf } from '../../src/rounds/round.js';
import { amsterdamDate } from '../../src/scheduling/calendar.js';
import type { RoundView } from '../../src/voting/round-view.js';
import type { VotingService } from '../../src/voting/voting-service.js';
import { matchCard, reminderCard } from '../views/match-card.js';
import { roundCard } from '../views/round-card.js';
import type { WhoIs } from '../who-is.js';

/** The kinds of message about the talks; the others are about the vote. */
const ABOUT_TALKS: readonly MessageKind[] = ['match', 'reminder'];

/** Makes the content of each kind of message about the vote when its turn comes; null if nothing is left to say. */
const SAYS: Readonly<Partial<Record<MessageKind, (view: RoundView) => boolean>>> = {
  ballot: (view) => view.kind === 'open' && view.ballot === 'first',
  opening: (view) => view.kind === 'opened',
  revote: (view) => view.kind === 'open' && view.ballot === 'second',
  result: (view) => view.kind === 'closed',
};

/** The subject of a message, by kind. */
interface Views {
  readonly round: RoundView | undefined;
  readonly match: MatchView | undefined;
}

export interface RoundCardMakerParts {
  readonly voting: VotingService;
  readonly matching: MatchService;
  readonly municipalities: OrganisationRegister;
  readonly whoIs: Pick<WhoIs, 'renewed'>;
  readonly clock: Clock;
}

/** Makes the cards of messages about a round: its votes and its talks. */
export function createRoundCardMaker(parts: RoundCardMakerParts): CardMaker {
  const { voting, matching, municipalities, whoIs, clock } = parts;

  function cardFor({ message, to }: PersonalMessage, { round, match }: Views): MadeCard | null {
    // People who pause were promised silence, and after the pause there is a new round.
    if (!isActiveIn(to, programmeOf(message.roundId), amsterdamDate(clock.now()))) return null;
    const language = languageFor(to);
    if (message.kind === 'silence') return silenceCard(to, language);
    // A card that somebody already has is changed in place when its round is cancelled.
    if (round?.kind === 'cancelled') {
      return message.activityId === null || message.kind === 'result'
        ? null
        : roundCard(round, { participant: to, language }, municipalities);
    }
    if (ABOUT_TALKS.includes(message.kind)) return talkCard(message, to, match, language);
    const says = SAYS[message.kind];
    if (round === undefined || says === undefined || !says(round)) return null;
    return roundCard(round, { participant: to, language }, municipalities);
  }

  function talkCard(
    message: Message,
    to: PersonalMessage['to'],
    view: MatchView | undefined,
    language: Language,
  ): MadeCard | null {
    if (view === undefined) return null;
    if (message.kind === 'reminder') {
      const isOpen = view.kind === 'matched' && !view.met && !view.answered && view.until > clock.now();
      return isOpen ? reminderCard(view, language, municipalities) : null;
    }
    // A later matching has its own message.
    const isNewest = (view.kind === 'matched' || view.kind === 'waiting') && view.matchingId === message.matchingId;
    // Nobody is told with whom to talk once the time for it is over.
    const isOver = view.kind === 'matched' && view.until <= clock.now() && message.activityId === null;
    return isNewest && !isOver ? matchCard(view, { participant: to, language }, municipalities) : null;
  }

  async function viewsOf(
    roundId: string,
    messages: readonly PersonalMessage[],
  ): Promise<(one: PersonalMessage) => Views> {
    const aboutTalks = messages.filter(({ message }) => ABOUT_TALKS.includes(message.kind));
    const isNewMatch = aboutTalks.some(({ message }) => message.kind === 'match' && message.activityId === null);
    const people = (some: readonly PersonalMessage[]) => [...new Map(some.map(({ to }) => [to.id, to])).values()];
    const [rounds, matches] = await Promise.all([
      voting.views(people(messages), roundId),
      aboutTalks.length === 0
        ? new Map<string, MatchView>()
        : matching.views(people(aboutTalks), roundId, isNewMatch ? whoIs.renewed : undefined),
    ]);
    return ({ to }) => ({ round: rounds.get(to.id), match: matches.get(to.id) });
  }

  return async function makeCards(messages) {
    const cards = new Map<string, MadeCard>();
    const roundIds = new Set(messages.map(({ message }) => message.roundId));
    for (const roundId of roundIds) {
      const ofRound = messages.filter(({ message }) => message.roundId === roundId);
      const views = await viewsOf(roundId, ofRound);
      for (const one of ofRound) {
        const made = cardFor(one, views(one));
        if (made !== null) cards.set(one.message.key, made);
      }
    }
    return cards;
  };
}

/** About the person and not about the round, which may be cancelled; not any more once they are back. */
function silenceCard({ talksPausedAt }: PersonalMessage['to'], language: Language): MadeCard | null {
  return talksPausedAt === undefined ? null : notices.talksPaused(language);
}
