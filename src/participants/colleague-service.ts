import type { Clock } from '../clock.js';
import type { OrganisationRegister } from '../organisations/organisation-register.js';
import { amsterdamDate } from '../scheduling/calendar.js';
import { bestFirst, type PageWish, pageOf } from '../understanding/result-page.js';
import { queryWords } from '../understanding/text-ranking.js';
import { type ColleagueFinder, createColleagueFinder, mayFind, type WordMeaning } from './colleague-search.js';
import { assertTakesPart, type Participant } from './participant.js';
import type { ParticipantStore } from './participant-store.js';

/** Most people that one lookup brings. */
const MOST_PEOPLE = 1_000;

export interface ColleagueService {
  /**
   * People of the asker's programmes who chose to be found, by challenge, role or municipality, the best first; without a text those who joined
   * last. Not those of the asker's own municipality unless it is named. Refuses with `notJoined` unless the asker takes
   * part. One question to the database, or at most three at the same moment.
   */
  search(asker: Participant, text: string, page: PageWish): Promise<readonly Participant[]>;
}

export interface ColleagueServiceParts {
  readonly participants: ParticipantStore;
  readonly municipalities: OrganisationRegister;
  readonly clock: Clock;
}

/** Finding colleagues who want to be found. */
export function createColleagueService(parts: ColleagueServiceParts): ColleagueService {
  const { participants, municipalities, clock } = parts;
  let made: { readonly of: readonly unknown[]; readonly finder: ColleagueFinder } | null = null;

  /** Made anew when an organisation was added or renamed. */
  function finderNow(): ColleagueFinder {
    const of = municipalities.all();
    if (made?.of !== of) made = { of, finder: createColleagueFinder(municipalities) };
    return made.finder;
  }

  /** Everybody for whom the words could hold: looked up by the word that stands for the fewest kinds of things. */
  async function candidates(asker: Participant, words: readonly string[]): Promise<readonly Participant[]> {
    if (words.length === 0) return participants.findable(asker.memberOf, null, [], MOST_PEOPLE);
    const meanings = words.map(finderNow().meaningOf);
    const narrowest = meanings.reduce(
      (one, other) => (other.size < one.size ? other : one),
      meanings[0] as WordMeaning,
    );
    const found = await Promise.all(
      [...narrowest].map(([by, values]) => participants.findable(asker.memberOf, by, values, MOST_PEOPLE)),
    );
    return [...new Map(found.flat().map((person) => [person.id, person])).values()];
  }

  return {
    async search(asker, text, page) {
      assertTakesPart(asker);
      const words = queryWords(text);
      const today = amsterdamDate(clock.now());
      const people = (await candidates(asker, words)).filter((person) => mayFind(asker, person, today));
      return pageOf(
        bestFirst(people, (person) => finderNow().rank(words, asker, person)),
        page,
      );
    },
  };
}
