import { DomainError } from '../errors.js';
import type { Match } from '../matching/match.js';
import { assertTakesPart, type Participant } from '../participants/participant.js';
import { wasHeld } from '../rounds/round.js';
import type { RoundStore } from '../rounds/round-store.js';
import { amsterdamDate } from '../scheduling/calendar.js';
import { type Outcome, placeOf } from './agreement.js';
import { type AgreementForm, readAgreement, readLine } from './agreement-form.js';
import { idInMatch, idInRound, idsInMatch } from './agreement-id.js';
import { type AgreementPeopleParts, createAgreementPeople } from './agreement-people.js';
import type { AgreementEvent } from './agreement-rule.js';
import type { AgreementView } from './agreement-view.js';
import { type AgreementOutcome, type AgreementWritingParts, createAgreementWriting } from './agreement-writing.js';

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

export interface AgreementServiceParts extends AgreementPeopleParts, Omit<AgreementWritingParts, 'people'> {
  readonly rounds: RoundStore;
}

/** Putting an agreement on paper and what follows. The participant passed in is the one who asks; others cannot touch it. */
export function createAgreementService(parts: AgreementServiceParts): AgreementService {
  const { agreements, rounds, matches, clock } = parts;
  const people = createAgreementPeople(parts);
  const { own, viewFor, act, put } = createAgreementWriting({ ...parts, people });

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
