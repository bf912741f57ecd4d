import type { Clock } from '../clock.js';
import type { DilemmaStore } from '../dilemmas/dilemma-store.js';
import type { Fault } from '../dilemmas/fault.js';
import type { GrowingLibrary } from '../dilemmas/growing-library.js';
import { DomainError } from '../errors.js';
import { type Intent, proposalIntent } from '../outbox/message.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import type { Participant } from '../participants/participant.js';
import type { ProgrammeStore } from '../programmes/programme-store.js';
import { type ChosenMessage, formFromMessage, type MessageForm } from './message-form.js';
import { LIMITS, MOST_WAITING, type Proposal, proposalId } from './proposal.js';
import { dilemmaOf, faultsOf } from './proposal-dilemma.js';
import {
  type FormProblem,
  type FoundWords,
  type Marked,
  marksOf,
  type ProposalForm,
  personalIn,
  readForm,
} from './proposal-form.js';
import type { Decision, ProposalStore } from './proposal-store.js';

/** How many are caught up with at a time. */
const BATCH = 50;

/** Sent with the form: the mark of the words that the sender saw, and whether these are said not to be personal. */
export interface Confirmation {
  readonly seen: string | undefined;
  readonly notPersonal: boolean;
}

export type SubmitOutcome =
  | { readonly kind: 'problem'; readonly problem: FormProblem | { readonly kind: 'tooMany'; readonly limit: number } }
  /** Nothing was stored: the words must go, or be confirmed together with `seen`. */
  | ({ readonly kind: 'marked' } & Marked)
  | { readonly kind: 'sent'; readonly proposal: Proposal };

/** A proposal as a facilitator sees it. */
export interface Review {
  readonly proposal: Proposal;
  /** What keeps it from being accepted. */
  readonly faults: readonly Fault[];
  /** Words that may be personal now, those confirmed by the sender included. */
  readonly found: readonly FoundWords[];
}

export type ReviewOutcome =
  | { readonly kind: 'done' | 'faulty' | 'changed' | 'reasonMissing' | 'reasonTooLong'; readonly review: Review }
  | { readonly kind: 'problem'; readonly problem: FormProblem };

export interface ProposalService {
  /** The form for a message of a chat. Stores nothing. */
  fromMessage(message: ChosenMessage): MessageForm;
  /** Sends a form in. The same form again is the same proposal. Refuses with `notJoined`. */
  submit(participant: Participant, draft: string, form: ProposalForm, sure: Confirmation): Promise<SubmitOutcome>;
  /** Of this person, the newest first. Refuses with `notJoined`. */
  mine(participant: Participant): Promise<readonly Proposal[]>;
  /** For messages: those of these ids that exist, with what a facilitator sees of them. */
  reviews(ids: readonly string[]): Promise<ReadonlyMap<string, Review>>;
  /** For a facilitator: the oldest that waits; null when none does. */
  next(): Promise<Review | null>;
  /** For a facilitator. Refuses with `unknownProposal`. */
  review(id: string): Promise<Review>;
  /** For a facilitator: another text. `changed`: somebody was first. Refuses with `unknownProposal`. */
  edit(id: string, revision: number, form: ProposalForm): Promise<ReviewOutcome>;
  /** For a facilitator: the dilemma goes to the end of the queue. `faulty`: it keeps a rule for authors not. */
  accept(id: string, revision: number): Promise<ReviewOutcome>;
  /** For a facilitator: with a reason for the sender. */
  decline(id: string, revision: number, reason: string): Promise<ReviewOutcome>;
  /** Does what a process that was stopped left undone. */
  catchUp(): Promise<void>;
}

export interface ProposalServiceParts {
  readonly proposals: ProposalStore;
  readonly dilemmaStore: DilemmaStore;
  readonly library: GrowingLibrary;
  readonly programmes: ProgrammeStore;
  readonly outbox: OutboxStore;
  /** Participant ids of who reviews. */
  readonly facilitators: ReadonlySet<string>;
  readonly municipalityNames: readonly string[];
  readonly clock: Clock;
  readonly wakeOutbox: () => void;
}

/**
 * Bringing in a dilemma and deciding about it. Every change is one write that says that something follows from it; what
 * follows can be done any number of times, by whoever changed it or by the next look of the timer.
 */
export function createProposalService(parts: ProposalServiceParts): ProposalService {
  const { proposals, dilemmaStore, library, programmes, outbox, facilitators, municipalityNames, clock, wakeOutbox } =
    parts;

  function reviewOf(proposal: Proposal): Review {
    return { proposal, faults: faultsOf(proposal, municipalityNames), found: personalIn(proposal.text) };
  }

  async function stored(id: string): Promise<Proposal> {
    const proposal = await proposals.get(id);
    if (proposal === null) throw new DomainError('unknownProposal', id);
    return proposal;
  }

  /** Everything that follows from how a proposal stands; again and again with the same end. */
  async function carryOut(proposal: Proposal): Promise<void> {
    if (!proposal.untold) return;
    if (proposal.state === 'accepted') {
      const dilemma = dilemmaOf(proposal);
      await dilemmaStore.createIfAbsent(dilemma);
      library.add(dilemma);
      const [programme] = await programmes.all();
      if (programme !== undefined) await programmes.addToQueue(programme.id, dilemma.id);
    }
    await outbox.enqueue(intentsOf(proposal, facilitators), clock.now());
    await proposals.markTold(proposal.id, proposal.revision);
    wakeOutbox();
  }

  async function afterDeciding(id: string, revision: number, decision: Decision): Promise<ReviewOutcome> {
    const written = await proposals.decide(id, revision, decision);
    const proposal = await stored(id);
    await carryOut(proposal);
    return { kind: written || proposal.state === decision.state ? 'done' : 'changed', review: reviewOf(proposal) };
  }

  return {
    fromMessage: formFromMessage,

    async submit(participant, draft, form, { seen, notPersonal }) {
      if (participant.standing !== 'joined') throw new DomainError('notJoined');
      const read = readForm(form);
      if ('problem' in read) return { kind: 'problem', problem: read.problem };
      const found = personalIn(read.text);
      const marked = marksOf(found);
      if (marked !== null && !(notPersonal && seen === marked.seen)) return { kind: 'marked', ...marked };
      const id = proposalId(participant.id, draft);
      const own = await proposals.allOf(participant.id);
      const waiting = own.filter((one) => one.state === 'submitted' && one.id !== id).length;
      if (waiting >= MOST_WAITING) return { kind: 'problem', problem: { kind: 'tooMany', limit: MOST_WAITING } };
      const proposal = await proposals.createIfAbsent({
        id,
        participantId: participant.id,
        text: read.text,
        notPersonal: found.map(({ words }) => words),
        state: 'submitted',
        revision: 0,
        untold: true,
        submittedAt: clock.now(),
        decidedAt: null,
        reason: null,
      });
      await carryOut(proposal);
      return { kind: 'sent', proposal };
    },

    async mine(participant) {
      if (participant.standing !== 'joined') throw new DomainError('notJoined');
      return proposals.allOf(participant.id);
    },

    async reviews(ids) {
      const found = await proposals.getMany([...new Set(ids)]);
      return new Map(found.map((proposal) => [proposal.id, reviewOf(proposal)]));
    },

    async next() {
      const [oldest] = await proposals.waiting(1);
      return oldest === undefined ? null : reviewOf(oldest);
    },

    review: async (id) => reviewOf(await stored(id)),

    async edit(id, revision, form) {
      const read = readForm(form);
      if ('problem' in read) return { kind: 'problem', problem: read.problem };
      const written = await proposals.edit(id, revision, read.text);
      const after = await stored(id);
      await carryOut(after);
      const isSame = JSON.stringify(after.text) === JSON.stringify(read.text) && after.state === 'submitted';
      return { kind: written || isSame ? 'done' : 'changed', review: reviewOf(after) };
    },

    async accept(id, revision) {
      const review = reviewOf(await stored(id));
      if (review.proposal.state === 'submitted' && review.faults.length > 0) return { kind: 'faulty', review };
      return afterDeciding(id, revision, { state: 'accepted', at: clock.now() });
    },

    async decline(id, revision, reason) {
      const said = reason.trim();
      if (said === '') return { kind: 'reasonMissing', review: reviewOf(await stored(id)) };
      if (said.length > LIMITS.reason) return { kind: 'reasonTooLong', review: reviewOf(await stored(id)) };
      return afterDeciding(id, revision, { state: 'declined', at: clock.now(), reason: said });
    },

    async catchUp() {
      for (const proposal of await proposals.untold(BATCH)) await carryOut(proposal);
    },
  };
}

/** Who is to hear what. The key holds the revision, so that each edit is told once. */
function intentsOf(
  { id, state, revision, participantId }: Proposal,
  facilitators: ReadonlySet<string>,
): readonly Intent[] {
  if (state === 'accepted') return [proposalIntent(id, 'proposalAccepted', participantId)];
  if (state === 'declined') return [proposalIntent(id, 'proposalDeclined', participantId)];
  const reviews = [...facilitators].map((to) => proposalIntent(id, 'proposalReview', to));
  return revision === 0 ? reviews : [...reviews, proposalIntent(id, 'proposalEdited', participantId, String(revision))];
}
