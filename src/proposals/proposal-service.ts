import type { NoteAction } from '../audit/audit-log.js';
import type { Clock } from '../clock.js';
import type { DilemmaStore } from '../dilemmas/dilemma-store.js';
import type { Fault } from '../dilemmas/fault.js';
import type { GrowingLibrary } from '../dilemmas/growing-library.js';
import { DomainError } from '../errors.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import { assertTakesPart, type Participant } from '../participants/participant.js';
import type { ProgrammeDirectory } from '../programmes/programme-directory.js';
import type { ProgrammeStore } from '../programmes/programme-store.js';
import { type Confirmation, readSure, type SureText } from './confirmed-form.js';
import { type ChosenMessage, formFromMessage, type MessageForm } from './message-form.js';
import { MOST_WAITING, type Proposal, type ProposalText, proposalId } from './proposal.js';
import { createDeciding, type ProposalDeciding, type Review } from './proposal-deciding.js';
import { adviceOf, dilemmaOf, faultsOf } from './proposal-dilemma.js';
import {
  type FormProblem,
  type FoundWords,
  type Marked,
  type ProposalForm,
  personalIn,
  readUnfinished,
} from './proposal-form.js';
import { enqueueMessages } from './proposal-intents.js';
import { createProposalReviewers } from './proposal-reviewers.js';
import { createSending, idOfForm, type Sender } from './proposal-sending.js';
import type { ProposalStore } from './proposal-store.js';

/** How many are caught up with at a time. */
const BATCH = 50;

export type SubmitOutcome =
  | { readonly kind: 'problem'; readonly problem: FormProblem | { readonly kind: 'tooMany'; readonly limit: number } }
  /** Nothing was stored: the words must go, or be confirmed together with `seen`. */
  | ({ readonly kind: 'marked' } & Marked)
  | { readonly kind: 'sent'; readonly proposal: Proposal };

/** A text that a facilitator is still writing. */
export interface Look {
  readonly text: ProposalText;
  /** Faults that would keep it from being accepted. */
  readonly faults: readonly Fault[];
  /** Suggestions that block nothing. */
  readonly advice: readonly Fault[];
  readonly found: readonly FoundWords[];
  /** Words of these that the sender of the proposal said are not personal. */
  readonly notPersonal: readonly string[];
}

/**
 * Questions and changes of facilitators are scoped to them (`by`: participant id): a proposal of other programmes is refused with
 * `unknownProposal`, as one that is not there. Changes are noted with their maker.
 */
export interface ProposalService extends ProposalDeciding {
  /** The form for a message of a chat. Stores nothing. */
  fromMessage(message: ChosenMessage): MessageForm;
  /**
   * Sends a form in. The same form again is the same proposal: with another text that text counts, or is a proposal of its
   * own when a facilitator was at the first already. Delivered twice or late it changes nothing. Refuses with `notJoined`.
   */
  submit(participant: Participant, draft: string, form: ProposalForm, sure: Confirmation): Promise<SubmitOutcome>;
  /** This person's proposals, newest first. Refuses with `notJoined`. */
  mine(participant: Participant): Promise<readonly Proposal[]>;
  /** For messages: those of these ids that exist, with what a facilitator sees of them. */
  reviews(ids: readonly string[]): Promise<ReadonlyMap<string, Review>>;
  /**
   * For a facilitator: a dilemma of their own for this programme; the caller checks that right. It waits like any other, so that it is read once more before it is used. The
   * same text of the same draft again is the same proposal.
   */
  write(
    author: Participant,
    programmeId: string,
    draft: string,
    form: ProposalForm,
    sure: Confirmation,
  ): Promise<SubmitOutcome>;
  /**
   * For a facilitator: a form that is still being filled in, as the text of this proposal (null: of a new one). Stores
   * nothing. Refuses with `unknownProposal`.
   */
  look(form: ProposalForm, id: string | null, by: string): Promise<Look | { readonly problem: FormProblem }>;
  /** For a facilitator: the oldest that wait. */
  waiting(limit: number, by: string): Promise<readonly Review[]>;
  /** For a facilitator: the oldest that waits; null when none does. */
  next(by: string): Promise<Review | null>;
  /** For a facilitator. Refuses with `unknownProposal`. */
  review(id: string, by: string): Promise<Review>;
  /** May this person decide about it? */
  mayReview(by: string, proposal: Proposal): Promise<boolean>;
  /** Does what a process that was stopped left undone. */
  catchUp(): Promise<void>;
}

export interface ProposalServiceParts {
  readonly proposals: ProposalStore;
  readonly dilemmaStore: DilemmaStore;
  readonly library: GrowingLibrary;
  readonly programmes: ProgrammeStore;
  readonly outbox: OutboxStore;
  readonly directory: ProgrammeDirectory;
  readonly municipalityNames: readonly string[];
  readonly noteAction: NoteAction;
  readonly clock: Clock;
}

/**
 * Bringing in a dilemma and deciding about it. Every change is one write that says that something follows from it; what
 * follows can be done any number of times, by whoever changed it or by the next look of the timer.
 */
export function createProposalService(parts: ProposalServiceParts): ProposalService {
  const { proposals, dilemmaStore, library, programmes, outbox, municipalityNames } = parts;
  const { noteAction, clock } = parts;
  const reviewers = createProposalReviewers(parts.directory);

  function reviewOf(proposal: Proposal): Review {
    return { proposal, faults: faultsOf(proposal, municipalityNames), found: personalIn(proposal.text) };
  }

  async function stored(id: string): Promise<Proposal> {
    const proposal = await proposals.get(id);
    if (proposal === null) throw new DomainError('unknownProposal', id);
    return proposal;
  }

  async function storedFor(by: string, id: string): Promise<Proposal> {
    const proposal = await stored(id);
    await reviewers.assertMay(by, proposal);
    return proposal;
  }

  /** Everything that follows from how a proposal stands; again and again with the same end. */
  async function carryOut(proposal: Proposal): Promise<void> {
    if (!proposal.untold) return;
    if (proposal.state === 'accepted') {
      const dilemma = dilemmaOf(proposal);
      await dilemmaStore.createIfAbsent(dilemma);
      library.add(dilemma);
      for (const id of proposal.acceptedFor ?? proposal.programmeIds) await programmes.addToQueue(id, dilemma.id);
    }
    await enqueueMessages(proposal, await reviewers.of(proposal), outbox, clock.now());
    await proposals.markTold(proposal.id, proposal.revision);
  }

  const sending = createSending({ proposals, stored, carryOut, clock });

  async function keep(id: string, sender: Sender, sure: SureText): Promise<SubmitOutcome> {
    return { kind: 'sent', proposal: await sending.keep(id, sender, sure) };
  }

  return {
    fromMessage: formFromMessage,

    async submit(participant, draft, form, sure) {
      assertTakesPart(participant);
      const read = readSure(form, sure);
      if ('kind' in read) return read;
      const own = await proposals.allOf(participant.id);
      const id = idOfForm(own, participant.id, draft, read.text);
      const waiting = own.filter((one) => one.state === 'submitted' && one.id !== id).length;
      if (waiting >= MOST_WAITING) return { kind: 'problem', problem: { kind: 'tooMany', limit: MOST_WAITING } };
      return keep(id, { participantId: participant.id, programmeIds: participant.memberOf }, read);
    },

    async write(author, programmeId, draft, form, sure) {
      const read = readSure(form, sure);
      if ('kind' in read) return read;
      // An answer that got lost may be followed by a better text: neither is thrown away.
      const id = proposalId(author.id, JSON.stringify([draft, read.text, programmeId]));
      if ((await proposals.get(id)) === null) await noteAction(author.id, 'proposal_write', id, [programmeId]);
      return keep(id, { participantId: author.id, programmeIds: [programmeId] }, read);
    },

    async look(form, id, by) {
      const read = readUnfinished(form);
      if ('problem' in read) return read;
      const { text } = read;
      const notPersonal = id === null ? [] : (await storedFor(by, id)).notPersonal;
      const unsaved = { id: id ?? 'new', text, notPersonal };
      const faults = faultsOf(unsaved, municipalityNames);
      return { text, faults, advice: adviceOf(unsaved, municipalityNames), found: personalIn(text), notPersonal };
    },

    waiting: async (limit, by) => (await proposals.waiting(limit, await reviewers.scopeOf(by))).map(reviewOf),

    async mine(participant) {
      assertTakesPart(participant);
      return proposals.allOf(participant.id);
    },

    async reviews(ids) {
      const found = await proposals.getMany([...new Set(ids)]);
      return new Map(found.map((proposal) => [proposal.id, reviewOf(proposal)]));
    },

    async next(by) {
      const [oldest] = await proposals.waiting(1, await reviewers.scopeOf(by));
      return oldest === undefined ? null : reviewOf(oldest);
    },

    review: async (id, by) => reviewOf(await storedFor(by, id)),

    mayReview: reviewers.may,

    ...createDeciding({ proposals, reviewers, stored, storedFor, carryOut, reviewOf, noteAction, clock }),

    async catchUp() {
      for (const proposal of await proposals.untold(BATCH)) await carryOut(proposal);
    },
  };
}
