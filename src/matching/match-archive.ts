import type { Dilemma } from '../dilemmas/dilemma.js';
import type { DilemmaLibrary } from '../dilemmas/dilemma-library.js';
import { rankDilemma } from '../dilemmas/dilemma-search.js';
import type { OrganisationRegister } from '../organisations/organisation-register.js';
import { assertTakesPart, ERASED, type Participant } from '../participants/participant.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import type { Round } from '../rounds/round.js';
import type { RoundStore } from '../rounds/round-store.js';
import { bestFirst, type PageWish, pageOf } from '../understanding/result-page.js';
import { queryWords, rankText, searchField } from '../understanding/text-ranking.js';
import type { Match } from './match.js';
import type { MatchStore } from './match-store.js';

/** One of a person's own groups, for that person. */
export interface OwnMatch {
  readonly matchId: string;
  readonly roundId: string;
  readonly dilemma: Dilemma;
  readonly madeAt: Date;
  readonly met: boolean;
  /** The others; whoever was erased is not among them. */
  readonly partners: readonly { readonly name: string; readonly municipality: string | null }[];
}

export interface MatchArchive {
  /**
   * The person's own groups that fit the text (a name, a municipality, a dilemma), the newest first. A group that somebody
   * could not keep is not among them. Refuses with `notJoined`. Two round trips, however many groups there are.
   */
  search(person: Participant, text: string, page: PageWish): Promise<readonly OwnMatch[]>;
}

export interface MatchArchiveParts {
  readonly matches: MatchStore;
  readonly rounds: RoundStore;
  readonly participants: ParticipantStore;
  readonly dilemmas: DilemmaLibrary;
  readonly municipalities: OrganisationRegister;
}

/** Looking back at whom one talked with. The participant passed in is the one who asks. */
export function createMatchArchive(parts: MatchArchiveParts): MatchArchive {
  const { matches, rounds, participants, dilemmas, municipalities } = parts;

  async function groupsOf(person: Participant): Promise<readonly OwnMatch[]> {
    const all = (await matches.allOf(person.id)).filter(
      ({ state, members }) => state === 'talking' && members.length > 1,
    );
    const others = [...new Set(all.flatMap(({ members }) => members.map(({ id }) => id)))];
    const [ofRound, people] = await Promise.all([
      rounds.getMany([...new Set(all.map(({ roundId }) => roundId))]),
      participants.getMany(others.filter((id) => id !== ERASED && id !== person.id)),
    ]);
    const known = new Map(people.map((one) => [one.id, one]));
    return all
      .filter((match) => counts(match, ofRound.get(match.roundId)))
      .sort((one, other) => other.madeAt.getTime() - one.madeAt.getTime())
      .flatMap((match) => {
        const round = ofRound.get(match.roundId);
        const dilemma = round === undefined ? undefined : dilemmas.shownIn(round);
        return dilemma === undefined ? [] : [ownMatch(match, dilemma, known)];
      });
  }

  return {
    async search(person, text, page) {
      assertTakesPart(person);
      const words = queryWords(text);
      const found = bestFirst(await groupsOf(person), (match) => rankOf(words, match, municipalities));
      return pageOf(found, page);
    },
  };
}

/** A matching that its round does not name never counted: a killed process left it behind. */
function counts({ matchingId }: Match, round: Round | undefined): boolean {
  return round?.cancelRequestedAt === null && round.matchingIds.includes(matchingId);
}

function ownMatch(match: Match, dilemma: Dilemma, known: ReadonlyMap<string, Participant>): OwnMatch {
  const { id: matchId, roundId, madeAt, met, members } = match;
  const partners = members.flatMap(({ id }) => {
    const other = known.get(id);
    return other === undefined ? [] : [{ name: other.name, municipality: other.municipality ?? null }];
  });
  return { matchId, roundId, dilemma, madeAt, met, partners };
}

/** Fits by name and municipality, or else by the dilemma; all that fit are worth the same, so that the newest stays first. */
function rankOf(words: readonly string[], { partners, dilemma }: OwnMatch, register: OrganisationRegister): number {
  const names = partners.flatMap(({ name, municipality }) => [name, register.get(municipality ?? '')?.label ?? '']);
  const fits = rankText(words, [searchField(1, ...names)]) > 0 || rankDilemma(words, dilemma) > 0;
  return fits ? 1 : 0;
}
