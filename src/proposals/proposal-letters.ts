import { type Intent, proposalIntent } from '../outbox/message.js';
import type { Proposal } from './proposal.js';

/** Who is to hear what. The key holds the revision, so that each edit is told once. */
export function intentsOf(
  { id, state, revision, participantId }: Proposal,
  facilitators: ReadonlySet<string>,
): readonly Intent[] {
  if (state === 'accepted') return [proposalIntent(id, 'proposalAccepted', participantId)];
  if (state === 'declined') return [proposalIntent(id, 'proposalDeclined', participantId)];
  const reviews = [...facilitators].map((to) => proposalIntent(id, 'proposalReview', to));
  return revision === 0 ? reviews : [...reviews, proposalIntent(id, 'proposalEdited', participantId, String(revision))];
}
