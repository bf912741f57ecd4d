import { type ReviewNote, renderProposalReview } from '../../cards/proposals/proposal-review.js';
import type { RenderedCard } from '../../cards/render.js';
import { withTabLink } from '../../cards/tab-link.js';
import type { Language } from '../../src/language.js';
import type { Review } from '../../src/proposals/proposal-deciding.js';

export interface ReviewCardParts {
  /** Address of a place in the tab. */
  readonly tabUrl: (place: string, tenantId?: string) => string;
}

/** A proposal for a facilitator, with the way to the desk, where there is more room. The same for an answer and for a message. */
export function reviewCard(
  review: Review,
  { tabUrl }: ReviewCardParts,
  language: Language,
  note?: ReviewNote,
): RenderedCard {
  const { id } = review.proposal;
  return withTabLink(renderProposalReview(review, language, note), tabUrl(`desk/review/${id}`), language);
}
