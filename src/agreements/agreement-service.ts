import type { Clock } from '../clock.js';
import { DomainError } from '../errors.js';
import type { Participant } from '../participants/participant.js';
import type { Round } from '../rounds/round.js';
import type { RoundStore } from '../rounds/round-store.js';
import { amsterdamDate } from '../scheduling/calendar.js';
import { AGREED_WITH, type AgreementDraft, MAXIMUM_AGREEMENT } from './agreement.js';
import type { AgreementStore } from './agreement-store.js';

/** What came from the form. Nothing in it is believed. */
export interface AgreementForm {
  readonly what?: string | undefined;
  readonly agreedWith?: string | undefined;
  readonly by?: string | undefined;
}

export type AgreementProblem = 'missing' | 'tooLong' | 'unclearDay';

export interface AgreementService {
  /**
   * Keeps the draft in the place of an earlier one of this round. A text that is empty or longer than 500 characters, or a
   * day that is no day or has passed, is a problem, and nothing is stored. Refuses with `notJoined` or `unknownRound`.
   */
  saveDraft(
    participant: Participant,
    roundId: string,
    form: AgreementForm,
  ): Promise<{ readonly draft: AgreementDraft } | { readonly problem: AgreementProblem }>;
}

export interface AgreementServiceParts {
  readonly agreements: AgreementStore;
  readonly rounds: RoundStore;
  readonly clock: Clock;
}

/** Putting an agreement on paper. The participant passed in is the one whose agreement it is; nobody else sees it. */
export function createAgreementService({ agreements, rounds, clock }: AgreementServiceParts): AgreementService {
  return {
    async saveDraft(participant, roundId, form) {
      if (participant.standing !== 'joined') throw new DomainError('notJoined');
      const round = await rounds.get(roundId);
      if (round === null || !wasHeld(round)) throw new DomainError('unknownRound', roundId);
      const what = form.what?.trim() ?? '';
      if (what === '') return { problem: 'missing' };
      if (what.length > MAXIMUM_AGREEMENT) return { problem: 'tooLong' };
      const by = form.by === undefined || form.by === '' ? null : form.by;
      if (by !== null && (!isDay(by) || by < amsterdamDate(clock.now()))) return { problem: 'unclearDay' };
      const agreedWith = AGREED_WITH.find((known) => known === form.agreedWith) ?? 'self';
      const draft = { roundId, participantId: participant.id, what, agreedWith, by, savedAt: clock.now() };
      await agreements.save(draft);
      return { draft };
    },
  };
}

/** The question what one agrees comes at the end of a round. */
function wasHeld({ phase, cancelRequestedAt }: Round): boolean {
  return cancelRequestedAt === null && (phase === 'closed' || phase === 'sealed');
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T12:00:00Z`));
}
