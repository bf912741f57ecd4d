import type { Dilemma } from '../dilemmas/dilemma.js';
import { type DilemmaLibrary, titleIn } from '../dilemmas/dilemma-library.js';
import type { Language } from '../language.js';
import type { Season } from '../programmes/season-service.js';
import { holidayName } from '../scheduling/holidays.js';
import type { LibraryDilemmaWire, SeasonWire } from './wire/season-wire.js';

const NO_SEASON: SeasonWire = { revision: 0, weeks: [], lastSequence: null, coming: [], library: [] };

/** The season in the words of this language. */
export function seasonWire(season: Season | null, dilemmas: DilemmaLibrary, language: Language): SeasonWire {
  if (season === null) return NO_SEASON;
  const titleOf = (dilemmaId: string) => titleIn(dilemmas, dilemmaId, language);
  const { revision, weeks, coming, plannedFirst, addable } = season;
  const expected = weeks.flatMap((week) => week.rounds).filter(({ phase }) => phase === null || phase === 'planned');
  const opens = new Map(expected.map(({ dilemmaId, plan }) => [dilemmaId, plan.voting.toISOString()]));
  return {
    revision,
    weeks: weeks.map(({ rounds, holidays, ...week }) => ({
      ...week,
      holidays: holidays.map((day) => ({ day, name: holidayName(day, language) })),
      rounds: rounds.map(({ sequence, dilemmaId, plan, phase }) => ({
        sequence,
        title: titleOf(dilemmaId),
        phase,
        opens: plan.voting.toISOString(),
        closes: plan.closed.toISOString(),
      })),
    })),
    lastSequence: lastSequence(season, (id) => opens.has(id)),
    coming: coming.map((dilemma, at) => ({
      dilemma,
      title: titleOf(dilemma),
      planned: plannedFirst && at === 0,
      opens: opens.get(dilemma) ?? null,
    })),
    library: addable.flatMap((id) => dilemmas.get(id) ?? []).map((dilemma) => libraryWire(dilemma, language)),
  };
}

function libraryWire({ id, text, challenges, setting, learning }: Dilemma, language: Language): LibraryDilemmaWire {
  return {
    dilemma: id,
    title: text[language].title,
    tension: text[language].tension,
    challenges,
    setting,
    block: learning?.block ?? null,
    role: learning?.role ?? null,
    core: learning?.core ?? false,
  };
}

function lastSequence({ coming, rounds, weeks }: Season, comesInTime: (dilemmaId: string) => boolean): number | null {
  const sequences = [...rounds, ...weeks.flatMap((week) => week.rounds)].map(({ sequence }) => sequence);
  return coming.every(comesInTime) && sequences.length > 0 ? Math.max(...sequences) : null;
}
