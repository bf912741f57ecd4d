import type { Clock } from '../clock.js';
import { DomainError } from '../errors.js';
import type { Match } from '../matching/match.js';
import { assertTakesPart, type Participant } from '../participants/participant.js';
import { wasHeld } from '../rounds/round.js';
import type { RoundStore } from '../rounds/round-store.js';
import { amsterdamDate, type IsHoliday } from '../scheduling/calendar.js';
import { type Agreement, type AgreementText, currentOf, type Outcome, placeOf } from './agreement.js';
import { type AgreementForm, type FormProblem, readAgreement, readLine } from './agreement-form.js';
import { idInMatch, idInRound, idsInMatch } from './agreement-id.js';
import { type AgreementPeopleParts, createAgreementPeople } from './agreement-people.js';
import { type AgreementEvent, type AgreementRefusal, begin, decide } from './agreement-rule.js';
import type { AgreementStore } from './agreement-store.js';
import type { AgreementView } from './agreement-view.js';

/** The outcome of a click. The view is the state after it; with `no` it says why nothing changed. */
export type AgreementOutcome =
  | { readonly kind: 'done'; readonly view: AgreementView }
  | { readonly kind: 'no'; readonly why: AgreementRefusal; readonly view: AgreementView }
  | { readonly kind: 'problem'; readonly problem: FormProblem };

/** The agreement about a talk, or else the colleagues to agree with. */
export type OpenedAgreement =
  | { readonly kind: 'there'; readonly view: AgreementView }
  | { readonly kind: 'new'; readonly matchId: string; readonly partners: readonly string[] };

export interface AgreementService {
  /**
   * Puts on paper what came of a round, or writes it anew. With the partner: proposed to the others of the talk. `version`:
   * the text on the card, where it showed one. `isRepeat`, here and below: Teams delivered this before; what the person did
   * since then stands. Refuses with `notJoined` or `unknownRound`.
   */
  saveForRound(
    participant: Participant,
    roundId: string,
    form: AgreementForm,
    seen?: { readonly version?: number | undefined; readonly isRepeat?: boolean },
  ): Promise<AgreementOutcome>;
  /** The same about a talk, at any time from the talk on. Refuses with `notJoined`, `unknownMatch` or `matchOver`. */
  saveForMatch(
    participant: Participant,
    matchId: string,
    form: AgreementForm,
    isRepeat?: boolean,
  ): Promise<AgreementOutcome>;
  /** The view for making an agreement about a talk. Refuses as `saveForMatch` does. */
  open(participant: Participant, matchId: string): Promise<OpenedAgreement>;
  /** One agreement. Refuses with `unknownAgreement` for anyone who was never part of it. */
  view(participant: Participant, id: string): Promise<AgreementView>;
  /** The same with the names of those who could still be asked to agree. */
  edit(
    participant: Participant,
    id: string,
  ): Promise<{ readonly view: AgreementView; readonly partners: readonly string[] }>;
  /** A page of the own agreements, the newest first. `next`: what the next page begins after; null: that was all. */
  list(
    participant: Participant,
    after: string | null,
    limit: number,
  ): Promise<{ readonly views: readonly AgreementView[]; readonly next: string | null }>;
  /** Another text in the place of `version`. Refuses with `notJoined` or `unknownAgreement`, as do the next ones. */
  amend(
    participant: Participant,
    id: string,
    version: number,
    form: AgreementForm,
    isRepeat?: boolean,
  ): Promise<AgreementOutcome>;
  /** Yes, no, or "then by myself", to the text with this number. */
  respond(
    participant: Participant,
    id: string,
    version: number,
    response: 'accept' | 'decline' | 'keepAlone',
  ): Promise<AgreementOutcome>;
  /** Records the outcome, with a line of text. */
  answer(
    participant: Participant,
    id: string,
    version: number,
    said: { readonly outcome: Outcome; readonly line?: string | undefined; readonly isRepeat?: boolean },
  ): Promise<AgreementOutcome>;
}

export interface AgreementServiceParts extends AgreementPeopleParts {
  readonly agreements: AgreementStore;
  readonly rounds: RoundStore;
  readonly isHoliday: IsHoliday;
  readonly clock: Clock;
  /** There is something to tell. */
  readonly wakeScheduler: () => void;
}

/** Two or three people write one agreement; this many conflicts in a row point to a fault of ours. */
const ATTEMPTS = 10;

/** Putting an agreement on paper and what follows. The participant passed in is the one who asks; others cannot touch it. */
export function createAgreementService(parts: AgreementServiceParts): AgreementService {
  const { agreements, rounds, matches, isHoliday, clock, wakeScheduler } = parts;
  const people = createAgreementPeople(parts);
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

  async function talkOf(participant: Participant, matchId: string): Promise<Match> {
    assertTakesPart(participant);
    const match = await matches.get(matchId);
    if (match === null || idInMatch(match, participant.id) === null) throw new DomainError('unknownMatch');
    if (match.state !== 'talking') throw new DomainError('matchOver');
    return match;
  }

  async function change(participant: Participant, id: string, event: AgreementEvent): Promise<AgreementOutcome> {
    assertTakesPart(participant);
    return act(participant, id, () => event);
  }

  const read = (form: AgreementForm) => readAgreement(form, amsterdamDate(clock.now()));

  return {
    async saveForRound(participant, roundId, form, seen = {}) {
      assertTakesPart(participant);
      const round = await rounds.get(roundId);
      // The question what one agrees comes at the end of a round.
      if (round === null || !wasHeld(round)) throw new DomainError('unknownRound', roundId);
      const found = read(form);
      if ('problem' in found) return { kind: 'problem', problem: found.problem };
      const newest = (await matches.newestOf(roundId, round.matchingIds, [participant.id])).get(participant.id);
      const match = newest?.state === 'talking' ? newest : null;
      const id = (match === null ? null : idInMatch(match, participant.id)) ?? idInRound(roundId, participant.id);
      return put(participant, { id, roundId, match }, found.text, seen);
    },

    async saveForMatch(participant, matchId, form, isRepeat = false) {
      const match = await talkOf(participant, matchId);
      const found = read(form);
      if ('problem' in found) return { kind: 'problem', problem: found.problem };
      const id = idInMatch(match, participant.id) ?? '';
      return put(participant, { id, roundId: match.roundId, match }, found.text, { isRepeat });
    },

    async open(participant, matchId) {
      const match = await talkOf(participant, matchId);
      const found = await agreements.getMany(idsInMatch(match));
      const mine = found.get(idInMatch(match, participant.id) ?? '');
      const theirs = [...found.values()].find((one) => {
        const place = placeOf(one, participant.id);
        return place !== null && one.parties[place]?.gone === null;
      });
      const there = mine ?? theirs;
      if (there !== undefined) return { kind: 'there', view: await viewFor(there, participant) };
      const partners = (await people.colleaguesIn(match, participant.id)).map(({ name }) => name);
      return { kind: 'new', matchId, partners };
    },

    view: async (participant, id) => viewFor(await own(participant, id), participant),

    async edit(participant, id) {
      const agreement = await own(participant, id);
      const view = await viewFor(agreement, participant);
      const isAlone = view.others.every(({ gone }) => gone !== null);
      const partners = isAlone ? (await people.invitable(agreement, participant.id)).map(({ name }) => name) : [];
      return { view, partners };
    },

    async list(participant, after, limit) {
      const found = await agreements.pageOf(participant.id, after, limit + 1);
      const views = await people.views(found.slice(0, limit), participant.id);
      return { views, next: found.length > limit ? (views.at(-1)?.order ?? null) : null };
    },

    async amend(participant, id, version, form, isRepeat = false) {
      const found = read(form);
      if ('problem' in found) return { kind: 'problem', problem: found.problem };
      const { text } = found;
      const invited =
        text.agreedWith === 'partner'
          ? (await people.invitable(await own(participant, id), participant.id)).map((one) => one.id)
          : [];
      return change(participant, id, { kind: 'amend', version, text, invited, isRepeat });
    },

    respond: (participant, id, version, kind) => change(participant, id, { kind, version }),

    async answer(participant, id, version, said) {
      const line = readLine(said.line);
      if (line === null) return { kind: 'problem', problem: 'lineTooLong' };
      return change(participant, id, { ...said, kind: 'answer', version, line });
    },
  };
}
