import type { DilemmaLibrary } from '../../dilemmas/dilemma-library.js';
import type { Language } from '../../language.js';
import { readable } from '../../participants/membership.js';
import type { Participant } from '../../participants/participant.js';
import type { ProgrammeDirectory } from '../../programmes/programme-directory.js';
import { loyaltySplit, type Serves } from '../../rounds/loyalties.js';
import type { BallotResult } from '../../rounds/result.js';
import type { ResultStore } from '../../rounds/result-store.js';
import { type Round, wasHeld } from '../../rounds/round.js';
import type { RoundStore } from '../../rounds/round-store.js';
import type { SeasonLineWire } from '../wire/result-wire.js';

/** Rounds of each programme that the line shows, the newest: a year and a bit. */
const MOST_ROUNDS = 60;

export interface SeasonLineParts {
  readonly rounds: RoundStore;
  readonly results: Pick<ResultStore, 'getMany'>;
  readonly dilemmas: DilemmaLibrary;
  readonly directory: Pick<ProgrammeDirectory, 'all'>;
}

/**
 * The split between loyalties over the rounds of each programme that a reader takes or took part in, the oldest round first.
 * It is made of published counts alone; a round of which they are hidden has none. Two round trips.
 */
export function createSeasonLine({ rounds, results, dilemmas, directory }: SeasonLineParts) {
  return async (reader: Pick<Participant, 'memberOf' | 'memberships'>, language: Language): Promise<SeasonLineWire> => {
    const programmes = readable(reader);
    const held = (await rounds.ofProgrammes(programmes)).filter(wasHeld);
    held.sort((one, other) => one.plan.closed.getTime() - other.plan.closed.getTime());
    const shown = programmes.map((id) => held.filter(({ programmeId }) => programmeId === id).slice(-MOST_ROUNDS));
    const found = await results.getMany(shown.flat().map(({ id }) => id));
    const names = new Map((await directory.all()).map(({ id, name }) => [id, name]));

    const point = (round: Round): SeasonLineWire['programmes'][number]['points'] => {
      const dilemma = dilemmas.shownIn(round);
      if (dilemma === undefined) return [];
      const { first, second } = found.get(round.id)?.ballots ?? {};
      const { serves = {}, text } = dilemma;
      const split = (ballot: BallotResult | undefined) => sharesOf(ballot, serves);
      return [
        {
          roundId: round.id,
          sequence: round.sequence,
          title: text[language].title,
          first: split(first),
          second: split(second),
        },
      ];
    };
    return {
      programmes: programmes.map((id, at) => ({
        name: programmes.length > 1 ? (names.get(id) ?? id) : null,
        points: (shown[at] ?? []).flatMap(point),
      })),
    };
  };
}

function sharesOf(ballot: BallotResult | undefined, serves: Serves) {
  return loyaltySplit(ballot?.tally.overall ?? {}, serves)?.shares ?? null;
}
