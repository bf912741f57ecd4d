import type { DilemmaLibrary } from '../dilemmas/dilemma-library.js';
import { rankDilemma } from '../dilemmas/dilemma-search.js';
import { DomainError } from '../errors.js';
import type { ResultStore } from '../rounds/result-store.js';
import type { Round } from '../rounds/round.js';
import type { RoundStore } from '../rounds/round-store.js';
import { bestFirst, type PageWish, pageOf } from '../understanding/result-page.js';
import { queryWords } from '../understanding/text-ranking.js';
import { isPublished, type PublishedRound, publishedRound } from './published-round.js';

/** Rounds as anybody may see them, in whatever chat; no person is asked for and none is in the answer. */
export interface PublicationService {
  /**
   * The published dilemmas of these programmes that fit the text, the best first; without a text the newest first. Each dilemma once, with its
   * newest round. Two round trips to the database, however much is found.
   */
  search(programmeIds: readonly string[], text: string, page: PageWish): Promise<readonly PublishedRound[]>;
  /** The round of that id. Refuses with `unknownRound`, also for one that is not published. */
  get(roundId: string): Promise<PublishedRound>;
  /** The newest published round with this dilemma; null when there is none. Two round trips. */
  ofDilemma(dilemmaId: string): Promise<PublishedRound | null>;
}

export interface PublicationServiceParts {
  readonly rounds: RoundStore;
  readonly results: ResultStore;
  readonly dilemmas: DilemmaLibrary;
}

/** Finding and showing what was published. */
export function createPublicationService(parts: PublicationServiceParts): PublicationService {
  const { rounds, results, dilemmas } = parts;

  /** The newest round of each dilemma that was published, the newest first. */
  async function newest(programmeIds: readonly string[]): Promise<readonly Round[]> {
    const byDilemma = new Map<string, Round>();
    const found = await rounds.ofProgrammes(programmeIds);
    const byOpening = [...found].sort((one, other) => other.plan.voting.getTime() - one.plan.voting.getTime());
    for (const round of byOpening) {
      if (isPublished(round) && !byDilemma.has(round.dilemmaId)) byDilemma.set(round.dilemmaId, round);
    }
    return [...byDilemma.values()];
  }

  async function withResults(found: readonly Round[]): Promise<readonly PublishedRound[]> {
    const known = await results.getMany(found.map(({ id }) => id));
    return found.flatMap((round) => {
      const dilemma = dilemmas.shownIn(round);
      return dilemma === undefined ? [] : [publishedRound(round, dilemma, known.get(round.id) ?? null)];
    });
  }

  return {
    async search(programmeIds, text, page) {
      const words = queryWords(text);
      const found = bestFirst(await newest(programmeIds), (round) => {
        const dilemma = dilemmas.shownIn(round);
        return dilemma === undefined ? 0 : rankDilemma(words, dilemma);
      });
      return withResults(pageOf(found, page));
    },

    async get(roundId) {
      const round = await rounds.get(roundId);
      if (round === null || !isPublished(round)) throw new DomainError('unknownRound', roundId);
      const [found] = await withResults([round]);
      if (found === undefined) throw new DomainError('unknownRound', `no dilemma ${round.dilemmaId}`);
      return found;
    },

    async ofDilemma(dilemmaId) {
      const about = (await rounds.aboutDilemma(dilemmaId)).filter(isPublished);
      const round = about.sort((one, other) => other.plan.voting.getTime() - one.plan.voting.getTime())[0];
      return round === undefined ? null : ((await withResults([round]))[0] ?? null);
    },
  };
}
