import { notices } from '../cards/notices.js';
import { renderProposalReview } from '../cards/proposal-review.js';
import type { Language } from '../src/language.js';
import type { Message } from '../src/outbox/message.js';
import type { ReadyCard } from '../src/outbox/outbox-worker.js';
import type { Review } from '../src/proposals/proposal-service.js';

/** The card of a message about a proposal, from how it stands now; null when there is nothing left to say. */
export function proposalCard(message: Message, review: Review | undefined, language: Language): ReadyCard | null {
  if (review === undefined) return null;
  const { state, text, reason } = review.proposal;
  switch (message.kind) {
    case 'proposalReview':
      return state === 'submitted' ? renderProposalReview(review, language) : null;
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
