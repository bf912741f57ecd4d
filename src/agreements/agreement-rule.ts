import { ERASED } from '../participants/participant.js';
import {
  type Agreement,
  type AgreementText,
  activePlaces,
  currentOf,
  type GoneReason,
  isOpen,
  type Outcome,
} from './agreement.js';
import {
  accepted,
  answered,
  erased,
  inCompany,
  keptAlone,
  newParty,
  sameText,
  without,
  withText,
} from './agreement-changes.js';
import type { Moment } from './bringing-back.js';

/**
 * An action on an agreement. `version`: the text that they had on screen. `isRepeat`: Teams delivered it before, so it
 * may be older than what they did since.
 */
export type AgreementEvent =
  /** Another text. `invited`: becomes part of it if the text names them and nobody else is. */
  | {
      readonly kind: 'amend';
      readonly version: number;
      readonly text: AgreementText;
      readonly invited: readonly string[];
      readonly isRepeat?: boolean;
    }
  | { readonly kind: 'accept' | 'decline' | 'keepAlone'; readonly version: number }
  | {
      readonly kind: 'answer';
      readonly version: number;
      readonly outcome: Outcome;
      readonly line: string;
      readonly isRepeat?: boolean;
    }
  | { readonly kind: 'stepOut'; readonly reason: 'left' | 'unreachable' }
  | { readonly kind: 'erase' };

/**
 * `stale`: there is a newer text. `over`: it was kept, changed or dropped. `gone`: they are no part of it any more.
 * `notNow`: not possible in this state.
 */
export type AgreementRefusal = 'stale' | 'over' | 'gone' | 'notNow';

export type AgreementDecision =
  | { readonly kind: 'changed'; readonly agreement: Agreement }
  /** It is so already: the same click again. */
  | { readonly kind: 'same' }
  | { readonly kind: 'no'; readonly why: AgreementRefusal };

/** The writer, the text, the talk, and those who are asked to agree. */
export interface Beginning {
  readonly id: string;
  readonly roundId: string;
  readonly matchId: string | null;
  readonly maker: string;
  readonly invited: readonly string[];
  readonly text: AgreementText;
}

/** A new agreement: in force at once when nobody else is asked, else proposed to them. */
export function begin({ id, roundId, matchId, maker, invited, text }: Beginning, moment: Moment): Agreement {
  const { now } = moment;
  const blank: Agreement = {
    id,
    roundId,
    matchId,
    madeAt: now,
    order: `${now.toISOString()}|${id}`,
    parties: [newParty(maker)],
    versions: [],
    state: 'proposed',
    reminder: null,
    news: [],
    lookAt: null,
    revision: 0,
  };
  return withText(blank, 0, text, invited, moment);
}

/** Decides what an action by the party at this place does to the agreement. The one place that rules its life. */
export function decide(agreement: Agreement, place: number, event: AgreementEvent, moment: Moment): AgreementDecision {
  const party = agreement.parties[place];
  if (party === undefined) return no('gone');
  if (event.kind === 'erase') return party.id === ERASED ? SAME : changed(erased(agreement, place, moment));
  if (event.kind === 'stepOut') return steppedOut(agreement, place, event.reason, moment);
  if (party.gone !== null) return event.kind === 'decline' && party.gone === 'declined' ? SAME : no('gone');
  if (isRepeat(agreement, place, event)) return SAME;
  if (!isOpen(agreement))
    return isOtherLine(agreement, place, event) ? said(agreement, place, event, moment) : no('over');
  if (event.version !== currentOf(agreement).number && !isOwnSince(agreement, place, event)) return no('stale');
  return onCurrentText(agreement, place, event, moment);
}

type TextEvent = Exclude<AgreementEvent, { kind: 'stepOut' | 'erase' }>;

/** An event by somebody who is part of it, about the text that counts, while it is open. */
function onCurrentText(agreement: Agreement, place: number, event: TextEvent, moment: Moment): AgreementDecision {
  const current = currentOf(agreement);
  const isProposed = agreement.state === 'proposed';
  const hasAccepted = agreement.parties[place]?.accepted === current.number;
  switch (event.kind) {
    case 'amend': {
      const { text, invited } = event;
      // Somebody who changes nothing agrees with what is there.
      return sameText(inCompany(text, agreement, invited), current)
        ? changed(accepted(agreement, place, moment))
        : changed(withText(agreement, place, text, invited, moment));
    }
    case 'accept':
      return changed(accepted(agreement, place, moment));
    case 'decline':
      if (!isProposed || hasAccepted) return no('notNow');
      return changed(without(agreement, [place], 'declined', moment));
    case 'keepAlone': {
      if (!isProposed || !hasAccepted) return no('notNow');
      return changed(keptAlone(agreement, place, moment));
    }
    case 'answer':
      return agreement.state === 'inForce' ? said(agreement, place, event, moment) : no('notNow');
  }
}

type AnswerEvent = Extract<AgreementEvent, { kind: 'answer' }>;

function said(agreement: Agreement, place: number, event: AnswerEvent, moment: Moment): AgreementDecision {
  const { outcome, line } = event;
  return changed(answered(agreement, place, { outcome, line, at: moment.now }, moment));
}

/** The same outcome in other words: nothing hangs on it, and a text that somebody wrote is not thrown away. */
function isOtherLine(agreement: Agreement, place: number, event: TextEvent): event is AnswerEvent {
  const isSame = event.kind === 'answer' && agreement.parties[place]?.answer?.outcome === event.outcome;
  return isSame && event.version === currentOf(agreement).number;
}

/** The form was sent before, with another text, and nobody else wrote since: what they write last is what they mean. */
function isOwnSince({ versions }: Agreement, place: number, event: TextEvent): boolean {
  if (event.kind !== 'amend' || event.isRepeat === true) return false;
  const since = versions.filter(({ number }) => number > event.version);
  return since.length > 0 && since.every(({ author }) => author === place);
}

const SAME: AgreementDecision = { kind: 'same' };

function no(why: AgreementRefusal): AgreementDecision {
  return { kind: 'no', why };
}

function changed(agreement: Agreement): AgreementDecision {
  return { kind: 'changed', agreement };
}

function isRepeat(agreement: Agreement, place: number, event: AgreementEvent): boolean {
  const party = agreement.parties[place];
  const current = currentOf(agreement);
  switch (event.kind) {
    case 'amend': {
      const text = inCompany(event.text, agreement, event.invited);
      if (sameText(text, current) && party?.accepted === current.number) return true;
      return event.isRepeat === true && agreement.versions.some((one) => one.author === place && sameText(text, one));
    }
    case 'accept':
      return event.version === current.number && party?.accepted === current.number;
    case 'keepAlone':
      return agreement.state === 'inForce' && event.version === current.number && activePlaces(agreement).length === 1;
    case 'answer':
      if (event.version !== current.number || party?.answer?.outcome !== event.outcome) return false;
      return event.isRepeat === true || party.answer.line === event.line;
    default:
      return false;
  }
}

/** A sole party keeps it: it is there when they come back, and is erased with them. */
function steppedOut(agreement: Agreement, place: number, reason: GoneReason, moment: Moment): AgreementDecision {
  const active = activePlaces(agreement);
  if (!active.includes(place) || active.length < 2) return SAME;
  return changed(without(agreement, [place], reason, moment));
}
