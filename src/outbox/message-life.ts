import type { Message, MessageKind } from './message.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * For messages that end with a phase: a ballot with the vote, an opening with the second vote, a match with the talks.
 * The card maker then drops them, so this age only bounds a phase that never ends.
 */
const UNTIL_ITS_PHASE_ENDS = 60 * DAY_MS;
/** A talk can be written in until two weeks after its round; what is about it has no sense afterwards. */
const TALK = 14 * DAY_MS;
/** For requests, and answers to requests. */
const MATTER = 30 * DAY_MS;

/** How long a message makes sense from the moment on that it was to be sent (ms). Longer than that it is not tried. */
const LIFE_MS: Readonly<Record<MessageKind, number>> = {
  ballot: UNTIL_ITS_PHASE_ENDS,
  opening: UNTIL_ITS_PHASE_ENDS,
  match: UNTIL_ITS_PHASE_ENDS,
  reminder: UNTIL_ITS_PHASE_ENDS,
  revote: UNTIL_ITS_PHASE_ENDS,
  silence: TALK,
  // By then the next result is there, and this one stands in the archive.
  result: TALK,
  channel: TALK,
  post: TALK,
  threadClosed: TALK,
  postHidden: TALK,
  // The next day has its own.
  news: DAY_MS,
  agreementProposed: MATTER,
  agreementAgreed: MATTER,
  agreementAnswered: MATTER,
  agreementGone: MATTER,
  agreementSoon: MATTER,
  agreementDue: MATTER,
  proposalReview: MATTER,
  seasonEnding: MATTER,
  organisationMerged: MATTER,
  proposalEdited: MATTER,
  proposalAccepted: MATTER,
  proposalDeclined: MATTER,
};

/** A card that cannot be made is a fault of ours; a day is enough for a new version that can. */
const WITHOUT_CARD_MS = DAY_MS;

/** Has this message lost its sense at that moment? Tries are not counted: how far apart they are is up to Teams. */
export function isTooOld({ kind, since }: Pick<Message, 'kind' | 'since'>, at: Date): boolean {
  return at.getTime() >= since.getTime() + LIFE_MS[kind];
}

/** The same for one whose card could not be made. */
export function isTooOldWithoutCard(message: Pick<Message, 'kind' | 'since'>, at: Date): boolean {
  return isTooOld(message, at) || at.getTime() >= message.since.getTime() + WITHOUT_CARD_MS;
}
