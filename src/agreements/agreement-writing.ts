import type { Clock } from '../clock.js';
import { DomainError } from '../errors.js';
import type { Match } from '../matching/match.js';
import type { Participant } from '../participants/participant.js';
import type { IsHoliday } from '../scheduling/calendar.js';
import { type Agreement, type AgreementText, currentOf, placeOf } from './agreement.js';
import type { FormProblem } from './agreement-form.js';
import type { AgreementPeople } from './agreement-people.js';
import { type AgreementEvent, type AgreementRefusal, begin, decide } from './agreement-rule.js';
import type { AgreementStore } from './agreement-store.js';
import type { AgreementView } from './agreement-view.js';

/** The outcome of a click. The view is the state after it; with `no` it says why nothing changed. */
export type AgreementOutcome =
  | { readonly kind: 'done'; readonly view: AgreementView }
  | { readonly kind: 'no'; readonly why: AgreementRefusal; readonly view: AgreementView }
  | { readonly kind: 'problem'; readonly problem: FormProblem };

export interface AgreementWritingParts {
  readonly agreements: AgreementStore;
  readonly people: AgreementPeople;
  readonly isHoliday: IsHoliday;
  readonly clock: Clock;
  /** There is something to tell. */
  readonly wakeScheduler: () => void;
}

/** Two or three people write one agreement; this many conflicts in a row point to a fault of ours. */
const ATTEMPTS = 10;

/** Writing an agreement that others may be writing at the same moment. */
export function createAgreementWriting(parts: AgreementWritingParts) {
  const { agreements, people, isHoliday, clock, wakeScheduler } = parts;
  const moment = () => ({ now: clock.now(), isHoliday });

  async function viewFor(agreement: Agreement, { id }: Participant): Promise<AgreementView> {
    const [view] = await people.views([agreement], id);
    if (view === undefined) throw new DomainError('unknownAgreement');
    return view;
  }

  async function own(participant: Participant, id: string): Promise<Agreement> {
    const found = await agreements.get(id);
    if (found === null || placeOf(found, participant.id) === null) throw new DomainError('unknownAgreement');
    return found;
  }

  /** Reads, decides and writes, and retries if somebody else wrote in between, deciding anew on the newer state. */
  async function act(
    participant: Participant,
    id: string,
    eventFor: (agreement: Agreement) => AgreementEvent,
  ): Promise<AgreementOutcome> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const agreement = await own(participant, id);
      const decision = decide(agreement, placeOf(agreement, participant.id) ?? -1, eventFor(agreement), moment());
      if (decision.kind === 'no') {
        return { kind: 'no', why: decision.why, view: await viewFor(agreement, participant) };
      }
      if (decision.kind === 'same') return { kind: 'done', view: await viewFor(agreement, participant) };
      if (!(await agreements.save(decision.agreement))) continue;
      if (decision.agreement.news.length > 0) wakeScheduler();
      return { kind: 'done', view: await viewFor(decision.agreement, participant) };
    }
    throw new Error('An agreement is written all the time');
  }

  /** A new agreement, or another text where one is there already. */
  async function put(
    participant: Participant,
    place: { readonly id: string; readonly roundId: string; readonly match: Match | null },
    text: AgreementText,
    { version, isRepeat = false }: { readonly version?: number | undefined; readonly isRepeat?: boolean },
  ): Promise<AgreementOutcome> {
    const { id, roundId, match } = place;
    const wanted = text.agreedWith === 'partner' && match !== null;
    const invited = wanted ? (await people.colleaguesIn(match, participant.id)).map((one) => one.id) : [];
    const beginning = { id, roundId, matchId: match?.id ?? null, maker: participant.id, invited, text };
    const fresh = begin(beginning, moment());
    if (await agreements.createIfAbsent(fresh)) {
      if (fresh.news.length > 0) wakeScheduler();
      return { kind: 'done', view: await viewFor(fresh, participant) };
    }
    return act(participant, id, (agreement) => {
      const { number, author } = currentOf(agreement);
      // A card that showed no text can only be meant to go before one's own last text, not before that of somebody else.
      const isOwn = author === placeOf(agreement, participant.id);
      // For a repeated click without a version, the current text is this one or a later one of theirs.
      if (isRepeat && version === undefined && isOwn)
        return { kind: 'amend', version: number, text: currentOf(agreement), invited };
      return { kind: 'amend', version: version ?? (isOwn ? number : 0), text, invited, isRepeat };
    });
  }

  return { own, viewFor, act, put };
}
