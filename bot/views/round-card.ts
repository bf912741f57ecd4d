import { notices } from '../../cards/notices/notices.js';
import type { RenderedCard } from '../../cards/render.js';
import { type BallotCard, renderBallot } from '../../cards/rounds/ballot.js';
import { renderBallotClosed } from '../../cards/rounds/ballot-closed.js';
import { renderClosing } from '../../cards/rounds/closing.js';
import { renderOpening } from '../../cards/rounds/opening.js';
import type { Language } from '../../src/language.js';
import type { OrganisationRegister } from '../../src/organisations/organisation-register.js';
import type { Participant } from '../../src/participants/participant.js';
import type { RoundView } from '../../src/voting/round-view.js';
import { closingOf, openingOf } from './result-card.js';

export interface RoundCardOptions {
  /** The card answers the click by which the agreement was kept. */
  readonly agreementSaved?: boolean;
  /** The card stands where others see it too, and is shown to the person with this Teams user id only. */
  readonly sharedFor?: string;
}

/** The card for what a person gets to see of a round, in their language. The same for an answer and for a message. */
export function roundCard(
  view: RoundView,
  person: { readonly participant: Participant; readonly language: Language },
  municipalities: OrganisationRegister,
  { agreementSaved = false, sharedFor }: RoundCardOptions = {},
): RenderedCard {
  const { participant, language } = person;
  const text = view.dilemma.text[language];
  const reader = { language, municipality: municipalities.get(participant.municipality ?? '') };
  switch (view.kind) {
    case 'open': {
      const refreshFor = sharedFor ?? participant.address?.userId;
      const ballot = { ...ballotOf(view, language), shared: sharedFor !== undefined };
      return renderBallot({ ...ballot, ...(refreshFor === undefined ? {} : { refreshFor }) }, language);
    }
    case 'counting':
      return renderBallotClosed({ title: text.title, closedAt: view.closedAt }, language);
    case 'cancelled':
      return notices.roundCancelled(language, text.title);
    case 'uncounted':
      return notices.roundUncounted(language, text.title);
    case 'opened':
      return renderOpening(openingOf(view, reader), language);
    case 'closed':
      return renderClosing(closingOf(view, reader, agreementSaved), language);
  }
}

/** The open ballot as its card wants it, for one person. */
export function ballotOf(view: Extract<RoundView, { kind: 'open' }>, language: Language): BallotCard {
  const { roundId, ballot, closesAt, own, first, talksAt, justSaved, seeksDifference, minimumCount: minimum } = view;
  const { title, situation, question, options, goal } = view.dilemma.text[language];
  return {
    roundId,
    ballot,
    title,
    situation,
    question,
    options,
    closesAt,
    minimum,
    justSaved,
    ...(goal === undefined ? {} : { goal }),
    ...(view.dilemma.learning?.sensitive === true ? { sensitive: true } : {}),
    ...(own === null ? {} : { own }),
    ...(first === null ? {} : { first }),
    ...(talksAt === null ? {} : { talksAt }),
    ...(seeksDifference === null ? {} : { seeksDifference }),
  };
}
