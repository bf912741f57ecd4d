import { ERASED } from '../participants/participant.js';
import {
  type Agreement,
  type AgreementState,
  type AgreementText,
  type AgreementVersion,
  type Answer,
  activePlaces,
  currentOf,
  type GoneReason,
  isOpen,
  MAXIMUM_VERSIONS,
  type News,
  type Party,
} from './agreement.js';
import { lookedAtLater, withNews } from './agreement-news.js';
import { firstReminder, type Moment } from './bringing-back.js';

/** Do these say the same? */
export function sameText(one: AgreementText, other: AgreementText): boolean {
  return one.agreedWith === other.agreedWith && one.what === other.what && one.by === other.by && one.how === other.how;
}

/**
 * The company follows from the parties: a text with others is with them, and there is no agreement with others if
 * none are part of it.
 */
export function inCompany(text: AgreementText, agreement: Agreement, invited: readonly string[]): AgreementText {
  const isShared = activePlaces(agreement).length > 1 || (text.agreedWith === 'partner' && asks(agreement, invited));
  const agreedWith = isShared ? 'partner' : text.agreedWith === 'partner' ? 'self' : text.agreedWith;
  return { ...text, agreedWith };
}

/** True if somebody new is invited. Those who declined or left are not asked again. */
function asks({ parties }: Agreement, invited: readonly string[]): boolean {
  return invited.some((id) => parties.every((party) => party.id !== id));
}

/** Replaces the text, which everybody else has to accept again; answers to an earlier one are void. */
export function withText(
  agreement: Agreement,
  author: number,
  text: AgreementText,
  invited: readonly string[],
  moment: Moment,
): Agreement {
  const number = (agreement.versions.at(-1)?.number ?? 0) + 1;
  const known = agreement.parties.map(({ id }) => id);
  const isAlone = activePlaces(agreement).length < 2;
  const asked = invited.filter((id) => !known.includes(id));
  const fresh = isAlone && text.agreedWith === 'partner' ? asked : [];
  const parties = [...agreement.parties, ...fresh.map(newParty)].map((party, place) => ({
    ...party,
    accepted: place === author ? number : null,
    answer: null,
  }));
  const version: AgreementVersion = { ...inCompany(text, agreement, asked), number, author, at: moment.now };
  const versions = [...agreement.versions, version].slice(-MAXIMUM_VERSIONS);
  const written = { ...agreement, parties, versions, reminder: firstReminder(version, moment.isHoliday) };
  return settled(written, newsFor(written, [author], { kind: 'proposed', of: null }), moment);
}

/** A yes to the text that counts; the last one puts it in force, which the others hear. */
export function accepted(agreement: Agreement, place: number, moment: Moment): Agreement {
  const { number } = currentOf(agreement);
  const after = settled(withParties(agreement, [place], { accepted: number }), [], moment);
  if (after.state !== 'inForce') return after;
  return withNews(after, newsFor(after, [place], { kind: 'agreed', of: null }), moment.now);
}

/** The others are asked no further; the text is in force for its writer. */
export function keptAlone(agreement: Agreement, place: number, moment: Moment): Agreement {
  const others = activePlaces(agreement).filter((other) => other !== place);
  return settled(withParties(agreement, others, goneNow(agreement, 'withdrawn')), [], moment);
}

/** This party says what came of it; the others hear it. */
export function answered(agreement: Agreement, place: number, answer: Answer, moment: Moment): Agreement {
  const news = newsFor(agreement, [place], { kind: 'answered', of: place });
  return settled(withParties(agreement, [place], { answer }), news, moment);
}

/** Some are no part of it any more; those who remain are told. */
export function without(agreement: Agreement, places: readonly number[], gone: GoneReason, moment: Moment): Agreement {
  const after = withParties(agreement, places, goneNow(agreement, gone));
  const news = isOpen(agreement) ? places.flatMap((of) => newsFor(after, places, { kind: 'gone', of })) : [];
  return settled(after, news, moment);
}

/** Takes away the name, the line and every text of this party; the places stay. */
export function erased(agreement: Agreement, place: number, moment: Moment): Agreement {
  const isProposal = agreement.state === 'proposed' && currentOf(agreement).author === place;
  const wasActive = agreement.parties[place]?.gone === null;
  const versions = agreement.versions.map((one) => (one.author === place ? { ...one, what: '', how: '' } : one));
  const nameless = withParties({ ...agreement, versions }, [place], { id: ERASED, answer: null });
  const after = wasActive ? without(nameless, [place], 'erased', moment) : nameless;
  // Nobody can say yes to a text that is gone.
  return isProposal ? lookedAtLater({ ...after, state: 'dropped' }, moment.now) : after;
}

/** The agreement with its state as it follows from what the parties said. */
function settled(agreement: Agreement, news: readonly News[], { now }: Moment): Agreement {
  return withNews({ ...agreement, state: stateOf(agreement) }, news, now);
}

function stateOf(agreement: Agreement): AgreementState {
  if (!isOpen(agreement)) return agreement.state;
  const { number } = currentOf(agreement);
  const active = agreement.parties.filter(({ gone }) => gone === null);
  if (active.length === 0) return 'dropped';
  if (active.some((party) => party.accepted !== number)) return 'proposed';
  const outcomes = active.map(({ answer }) => answer?.outcome);
  if (outcomes.includes(undefined)) return 'inForce';
  if (outcomes.includes('dropped')) return 'dropped';
  return outcomes.includes('changed') ? 'changed' : 'kept';
}

/** The same news for everybody who is part of it, apart from those at these places. */
function newsFor(
  agreement: Agreement,
  except: readonly number[],
  { kind, of }: Pick<News, 'kind' | 'of'>,
): readonly News[] {
  const version = currentOf(agreement).number;
  return activePlaces(agreement)
    .filter((place) => !except.includes(place))
    .map((to) => ({ kind, version, to, of }));
}

function withParties(agreement: Agreement, places: readonly number[], change: Partial<Party>): Agreement {
  const parties = agreement.parties.map((party, place) => (places.includes(place) ? { ...party, ...change } : party));
  return { ...agreement, parties };
}

function goneNow(agreement: Agreement, gone: GoneReason): Partial<Party> {
  return { gone, sawLast: currentOf(agreement).number };
}

/** Somebody who has said nothing yet. */
export function newParty(id: string): Party {
  return { id, accepted: null, answer: null, gone: null, sawLast: null };
}
