import { idInMatch, idInRound, idsInMatch } from '../agreements/agreement-id.js';
import type { AgreementStore } from '../agreements/agreement-store.js';
import { type AgreementView, peopleIn, viewOf } from '../agreements/agreement-view.js';
import type { Dilemma } from '../dilemmas/dilemma.js';
import type { Match } from '../matching/match.js';
import type { MatchStore } from '../matching/match-store.js';
import { type Participant, takesPart } from '../participants/participant.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import type { RoundResult } from '../rounds/result.js';
import type { Round } from '../rounds/round.js';
import type { Ballot, Choice } from '../rounds/vote.js';
import type { RoundView } from './round-view.js';

/** A person's own choices of a round. */
export type OwnChoices = Readonly<Partial<Record<Ballot, Choice>>>;

export interface ClosedRoundViewsParts {
  readonly matches: MatchStore;
  readonly participants: ParticipantStore;
  readonly agreements: AgreementStore;
}

interface ClosedRound {
  readonly round: Round;
  readonly dilemma: Dilemma;
  readonly result: RoundResult;
}

/** People's views of a round that is over, by participant id: the result, their partners, and what they agreed. Three round trips. */
export function createClosedRoundViews({ matches, participants, agreements }: ClosedRoundViewsParts) {
  return async function closedViews(
    { round, dilemma, result }: ClosedRound,
    people: readonly Participant[],
    own: ReadonlyMap<string, OwnChoices>,
  ): Promise<Map<string, RoundView>> {
    const ids = people.map(({ id }) => id);
    const newest = await matchesOf(round, ids);
    const onPaper = await agreementsOf(round, ids, newest);
    const known = await peopleAround(newest, onPaper);
    const names = new Map([...known].map(([id, { name }]) => [id, name]));
    const { id: roundId, minimumCount } = round;
    return new Map(
      ids.map((id) => {
        const { first, second } = own.get(id) ?? {};
        const options = { ...(first && { first: first.option }), ...(second && { second: second.option }) };
        const match = newest.get(id);
        const others = othersIn(match, id).map((other) => known.get(other));
        const partners = others.flatMap((other) => (takesPart(other) ? [other.name] : []));
        const agreement = agreementOf(id, match);
        const view = { dilemma, result, minimumCount, own: options, partners, agreement };
        return [id, { kind: 'closed', roundId, ...view }];
      }),
    );

    function agreementOf(id: string, match: Match | undefined): AgreementView | null {
      const mine = [match === undefined ? null : idInMatch(match, id), idInRound(round.id, id)];
      const theirs = match === undefined ? [] : idsInMatch(match);
      const views = [...mine, ...theirs].flatMap((one) => {
        const found = onPaper.get(one ?? '');
        return found === undefined ? [] : (viewOf(found, id, names) ?? []);
      });
      return views.find(({ own: { gone } }) => gone === null) ?? null;
    }
  };

  async function matchesOf(round: Round, ids: readonly string[]): Promise<ReadonlyMap<string, Match>> {
    return round.matchingIds.length === 0 ? new Map() : matches.newestOf(round.id, round.matchingIds, ids);
  }

  /** Everything that these people may read on paper about the round, by id. One round trip. */
  function agreementsOf(round: Round, ids: readonly string[], newest: ReadonlyMap<string, Match>) {
    const ofMatches = [...newest.values()].flatMap(idsInMatch);
    return agreements.getMany([...new Set([...ofMatches, ...ids.map((id) => idInRound(round.id, id))])]);
  }

  async function peopleAround(
    newest: ReadonlyMap<string, Match>,
    onPaper: Awaited<ReturnType<typeof agreementsOf>>,
  ): Promise<ReadonlyMap<string, Participant>> {
    const ofMatches = [...newest].flatMap(([id, match]) => othersIn(match, id));
    const ids = new Set([...ofMatches, ...peopleIn(onPaper.values())]);
    return new Map((await participants.getMany([...ids])).map((one) => [one.id, one]));
  }
}

/** Those whom this person was to talk with. */
function othersIn(match: Match | undefined, id: string): readonly string[] {
  if (match?.state !== 'talking') return [];
  return match.members.map((member) => member.id).filter((other) => other !== id);
}
