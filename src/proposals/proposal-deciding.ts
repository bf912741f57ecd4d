import type { AuditAction } from '../audit/audit-actions.js';
import type { NoteAction } from '../audit/audit-log.js';
import { fits } from '../characters.js';
import type { Clock } from '../clock.js';
import type { Fault } from '../dilemmas/fault.js';
import { LIMITS, type Proposal } from './proposal.js';
import { type FormProblem, type FoundWords, type ProposalForm, readForm } from './proposal-form.js';
import type { ProposalReviewers } from './proposal-reviewers.js';
import type { Decision, ProposalStore } from './proposal-store.js';

/** A proposal as a facilitator sees it. */
export interface Review {
  readonly proposal: Proposal;
  /** Faults that keep it from being accepted. */
  readonly faults: readonly Fault[];
  /** Words that may be personal now, those confirmed by the sender included. */
  readonly found: readonly FoundWords[];
}

export type ReviewOutcome =
  | { readonly kind: 'done' | 'faulty' | 'changed' | 'reasonMissing' | 'reasonTooLong'; readonly review: Review }
  | { readonly kind: 'problem'; readonly problem: FormProblem };

/** The facilitator's part of a proposal: another text, yes or no. */
export interface ProposalDeciding {
  /** For a facilitator: another text. `changed`: somebody was first. Refuses with `unknownProposal`. */
  edit(id: string, revision: number, form: ProposalForm, by: string): Promise<ReviewOutcome>;
  /** For a facilitator: the dilemma goes to the end of the queue of those of its programmes that they facilitate. `faulty`: it breaks a rule for authors. */
  accept(id: string, revision: number, by: string): Promise<ReviewOutcome>;
  /** For a facilitator: with a reason for the sender. */
  decline(id: string, revision: number, reason: string, by: string): Promise<ReviewOutcome>;
}

interface DecidingParts {
  readonly proposals: ProposalStore;
  readonly reviewers: ProposalReviewers;
  readonly stored: (id: string) => Promise<Proposal>;
  /** The same, for somebody who may decide about it. */
  readonly storedFor: (by: string, id: string) => Promise<Proposal>;
  /** Everything that follows from how a proposal stands. */
  readonly carryOut: (proposal: Proposal) => Promise<void>;
  readonly reviewOf: (proposal: Proposal) => Review;
  readonly noteAction: NoteAction;
  readonly clock: Clock;
}

/** Deciding about proposals: part of the proposal service. */
export function createDeciding(parts: DecidingParts): ProposalDeciding {
  const { proposals, reviewers, stored, storedFor, carryOut, reviewOf, noteAction, clock } = parts;

  /** Notes what is about to be done, unless somebody was first: then nothing will be. */
  async function note(proposal: Proposal, revision: number, action: AuditAction, by: string) {
    const { id, state, revision: now, programmeIds } = proposal;
    if (state === 'submitted' && now === revision) await noteAction(by, action, id, programmeIds);
  }

  async function afterDeciding(id: string, revision: number, decision: Decision): Promise<ReviewOutcome> {
    const written = await proposals.decide(id, revision, decision);
    const proposal = await stored(id);
    await carryOut(proposal);
    return { kind: written || proposal.state === decision.state ? 'done' : 'changed', review: reviewOf(proposal) };
  }

  return {
    async edit(id, revision, form, by) {
      const read = readForm(form);
      if ('problem' in read) return { kind: 'problem', problem: read.problem };
      await note(await storedFor(by, id), revision, 'proposal_edit', by);
      const written = await proposals.edit(id, revision, read.text);
      const after = await stored(id);
      await carryOut(after);
      const isSame = JSON.stringify(after.text) === JSON.stringify(read.text) && after.state === 'submitted';
      return { kind: written || isSame ? 'done' : 'changed', review: reviewOf(after) };
    },

    async accept(id, revision, by) {
      const review = reviewOf(await storedFor(by, id));
      if (review.proposal.state === 'submitted' && review.faults.length > 0) return { kind: 'faulty', review };
      await note(review.proposal, revision, 'proposal_accept', by);
      return afterDeciding(id, revision, {
        state: 'accepted',
        at: clock.now(),
        acceptedFor: await reviewers.queuesFor(by, review.proposal),
      });
    },

    async decline(id, revision, reason, by) {
      const said = reason.trim();
      const proposal = await storedFor(by, id);
      if (said === '') return { kind: 'reasonMissing', review: reviewOf(proposal) };
      if (!fits(said, LIMITS.reason)) return { kind: 'reasonTooLong', review: reviewOf(proposal) };
      await note(proposal, revision, 'proposal_decline', by);
      return afterDeciding(id, revision, { state: 'declined', at: clock.now(), reason: said });
    },
  };
}
