import {
  type Agreement,
  type AgreementState,
  type AgreementText,
  type Answer,
  type GoneReason,
  placeOf,
  versionsFor,
} from './agreement.js';

/** An agreement as one of its parties may have it: the others are not theirs to take along. */
export interface ExportedAgreement {
  readonly roundId: string;
  readonly madeAt: Date;
  readonly state: AgreementState;
  /** Every kept text that the person was part of, the newest last, with whether the person wrote it. */
  readonly versions: readonly (AgreementText & { readonly number: number; readonly at: Date; readonly own: boolean })[];
  /** The version that the person said yes to last. */
  readonly ownAccepted: number | null;
  readonly ownAnswer: Answer | null;
  /** Why the person is no part of it any more; null: is part of it. */
  readonly ownGone: GoneReason | null;
  readonly others: number;
}

/** The agreement as exported for this party. */
export function exportedAgreement(agreement: Agreement, participantId: string): ExportedAgreement {
  const place = placeOf(agreement, participantId);
  const own = agreement.parties[place ?? -1];
  const { roundId, madeAt, state, parties } = agreement;
  return {
    roundId,
    madeAt,
    state,
    versions: versionsFor(agreement, place ?? -1).map(({ author, ...text }) => ({ ...text, own: author === place })),
    ownAccepted: own?.accepted ?? null,
    ownAnswer: own?.answer ?? null,
    ownGone: own?.gone ?? null,
    others: parties.length - 1,
  };
}
