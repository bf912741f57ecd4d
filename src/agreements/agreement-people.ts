import type { Match } from '../matching/match.js';
import type { MatchStore } from '../matching/match-store.js';
import { ERASED, type Participant, takesPart } from '../participants/participant.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import type { Agreement } from './agreement.js';
import { type AgreementView, peopleIn, viewOf } from './agreement-view.js';

export interface AgreementPeopleParts {
  readonly participants: ParticipantStore;
  readonly matches: MatchStore;
}

/** The people around an agreement. */
export interface AgreementPeople {
  /** The other members of a match who take part. One round trip. */
  colleaguesIn(match: Match, participantId: string): Promise<readonly Participant[]>;
  /** The same for the talk that an agreement comes from; without those who said no or left. At most two round trips. */
  invitable(agreement: Agreement, participantId: string): Promise<readonly Participant[]>;
  /** The agreements as this person sees them. One round trip. */
  views(agreements: readonly Agreement[], readerId: string): Promise<readonly AgreementView[]>;
  /** Names by participant id. One round trip. */
  names(agreements: Iterable<Agreement>): Promise<ReadonlyMap<string, string>>;
}

/** Looks up the people around agreements. */
export function createAgreementPeople({ participants, matches }: AgreementPeopleParts): AgreementPeople {
  async function colleaguesIn({ members }: Match, participantId: string): Promise<readonly Participant[]> {
    const ids = members.map(({ id }) => id).filter((id) => id !== participantId && id !== ERASED);
    return (await participants.getMany(ids)).filter(takesPart);
  }

  async function names(agreements: Iterable<Agreement>): Promise<ReadonlyMap<string, string>> {
    const ids = peopleIn(agreements).filter((id) => id !== ERASED);
    return new Map((await participants.getMany(ids)).map(({ id, name }) => [id, name]));
  }

  return {
    colleaguesIn,
    names,

    async invitable({ matchId, parties }, participantId) {
      const match = matchId === null ? null : await matches.get(matchId);
      if (match === null) return [];
      const known = parties.map(({ id }) => id);
      return (await colleaguesIn(match, participantId)).filter(({ id }) => !known.includes(id));
    },

    async views(agreements, readerId) {
      const known = await names(agreements);
      return agreements.flatMap((agreement) => viewOf(agreement, readerId, known) ?? []);
    },
  };
}
