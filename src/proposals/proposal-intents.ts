import { type Intent, proposalIntent } from '../outbox/message.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import { isTaken, type Proposal } from './proposal.js';

/** Puts what is to be said in the outbox. Cards that facilitators have already show the text that was sent last. */
export async function enqueueMessages(
  proposal: Proposal,
  facilitators: ReadonlySet<string>,
  outbox: OutboxStore,
  now: Date,
): Promise<void> {
  await outbox.enqueue(intentsOf(proposal, facilitators), now);
  if (isTaken(proposal) || proposal.replaced === undefined) return;
  await outbox.renewEach(
    reviewIntentsOf(proposal, facilitators).map(({ key }) => key),
    now,
  );
}

/** Requests to review it. */
function reviewIntentsOf({ id }: Pick<Proposal, 'id'>, facilitators: ReadonlySet<string>): readonly Intent[] {
  return [...facilitators].map((to) => proposalIntent(id, 'proposalReview', to));
}

/** Messages about a proposal. The key holds the revision, so that each edit is told once. */
export function intentsOf(
  { id, state, revision, participantId, replaced }: Proposal,
  facilitators: ReadonlySet<string>,
): readonly Intent[] {
  if (state === 'accepted') return [proposalIntent(id, 'proposalAccepted', participantId)];
  if (state === 'declined') return [proposalIntent(id, 'proposalDeclined', participantId)];
  const reviews = reviewIntentsOf({ id }, facilitators);
  const isEdited = isTaken({ state, revision, ...(replaced === undefined ? {} : { replaced }) });
  return !isEdited ? reviews : [...reviews, proposalIntent(id, 'proposalEdited', participantId, String(revision))];
}
