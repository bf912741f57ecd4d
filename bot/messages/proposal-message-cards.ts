import { notices } from '../../cards/notices/notices.js';
import type { CardMaker, MadeCard, NotBefore } from '../../src/delivery/card-maker.js';
import { type Language, languageFor } from '../../src/language.js';
import type { Message, MessageKind } from '../../src/outbox/message.js';
import { isPaused, takesPart } from '../../src/participants/participant.js';
import type { PersonalMessage } from '../../src/participants/personal-message.js';
import type { Review } from '../../src/proposals/proposal-deciding.js';
import type { ProposalService } from '../../src/proposals/proposal-service.js';
import { amsterdamDate } from '../../src/scheduling/calendar.js';
import { type ReviewCardParts, reviewCard } from '../views/review-card.js';
import { afterPause } from './after-pause.js';

/** The kinds of message about proposals. */
const ABOUT_PROPOSALS: readonly MessageKind[] = [
  'proposalReview',
  'proposalEdited',
  'proposalAccepted',
  'proposalDeclined',
];

export interface ProposalCardMakerParts extends ReviewCardParts {
  readonly proposals: Pick<ProposalService, 'reviews' | 'mayReview'>;
  readonly now: () => Date;
}

/** Is this message about a proposal? */
export function isAboutProposal({ kind }: Pick<Message, 'kind'>): boolean {
  return ABOUT_PROPOSALS.includes(kind);
}

/**
 * Makes the cards of messages about proposals. Reviewers get them as facilitators, whether they participate or not;
 * proposers as participants, after any pause.
 */
export function createProposalCardMaker(parts: ProposalCardMakerParts): CardMaker {
  const { proposals, now } = parts;

  async function cardFor(
    { message, to }: PersonalMessage,
    review: Review | undefined,
  ): Promise<MadeCard | NotBefore | null> {
    if (review === undefined) return null;
    const made = proposalCard(
      message,
      review,
      { ...parts, tabUrl: (place) => parts.tabUrl(place, to.tenantId) },
      languageFor(to),
    );
    if (message.kind === 'proposalReview') return (await proposals.mayReview(to.id, review.proposal)) ? made : null;
    if (made === null || !takesPart(to)) return null;
    const isAway = isPaused(to, amsterdamDate(now()));
    return isAway && to.pausedUntil !== undefined ? afterPause(to.pausedUntil) : made;
  }

  return async function makeCards(messages) {
    const cards = new Map<string, MadeCard | NotBefore>();
    const reviews = await proposals.reviews(messages.map(({ message }) => message.about ?? ''));
    for (const one of messages) {
      const made = await cardFor(one, reviews.get(one.message.about ?? ''));
      if (made !== null) cards.set(one.message.key, made);
    }
    return cards;
  };
}

/** The card of a message about a proposal, from how it stands now; null when there is nothing left to say. */
function proposalCard(message: Message, review: Review, parts: ReviewCardParts, language: Language): MadeCard | null {
  const { state, text, reason } = review.proposal;
  switch (message.kind) {
    case 'proposalReview':
      return state === 'submitted' ? reviewCard(review, parts, language) : null;
    case 'proposalEdited':
      return state === 'submitted' ? notices.proposalEdited(language, text.title) : null;
    case 'proposalAccepted':
      return state === 'accepted' ? notices.proposalAccepted(language, text.title) : null;
    case 'proposalDeclined':
      return state === 'declined' ? notices.proposalDeclined(language, text.title, reason ?? '') : null;
    default:
      return null;
  }
}
