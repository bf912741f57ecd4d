import type { OrganisationRegister } from '../organisations/organisation-register.js';
import { rankText, type SearchField, searchField } from '../understanding/text-ranking.js';
import { CHALLENGE_IDS, CHALLENGE_NAMES } from './challenges.js';
import { isActive, type Participant } from './participant.js';
import type { FindableBy } from './participant-store.js';
import { ROLE_IDS, ROLE_NAMES } from './roles.js';

/** Something by which people can be looked for, with its names in every language. */
interface Place {
  readonly by: FindableBy;
  /** Code or id, as a profile has it. */
  readonly value: string;
  readonly names: SearchField;
}

/** Meanings of a typed word: ids, by their field in the profile. */
export type WordMeaning = ReadonlyMap<FindableBy, readonly string[]>;

export interface ColleagueFinder {
  /** Meanings of the word, forgiving accents and slips; empty if there are none. */
  meaningOf(word: string): WordMeaning;
  /**
   * How well the person fits the words; 0: not. People of the asker's own municipality fit only when the words name it.
   */
  rank(words: readonly string[], asker: Participant, person: Participant): number;
}

/** Prepares everything that people can be looked for by: municipalities, challenges and roles. */
export function createColleagueFinder(municipalities: OrganisationRegister): ColleagueFinder {
  const places: readonly Place[] = [
    ...municipalities.all().map(({ code, name, label }) => place('municipality', code, name, label)),
    ...CHALLENGE_IDS.map((id) => place('challenges', id, ...Object.values(CHALLENGE_NAMES[id]))),
    ...ROLE_IDS.map((id) => place('role', id, ...Object.values(ROLE_NAMES[id]))),
  ];
  const byValue = new Map(places.map((one) => [`${one.by}:${one.value}`, one.names]));

  function fieldsOf({ municipality = '', role = '', challenges }: Participant): readonly SearchField[] {
    const keys = [`municipality:${municipality}`, `role:${role}`, ...challenges.map((id) => `challenges:${id}`)];
    return keys.flatMap((key) => byValue.get(key) ?? []);
  }

  return {
    meaningOf(word) {
      const found = places.filter(({ names }) => rankText([word], [names]) > 0);
      return grouped(found);
    },

    rank(words, asker, person) {
      const own = byValue.get(`municipality:${asker.municipality ?? ''}`);
      const isOwn = person.municipality === asker.municipality;
      const asksOwn = own !== undefined && words.some((word) => rankText([word], [own]) > 0);
      return isOwn && !asksOwn ? 0 : rankText(words, fieldsOf(person));
    },
  };
}

/**
 * May `asker` find `person`? Only people who chose it, take part now and can be reached; nobody finds themself or
 * somebody with whom one of the two wants no talk.
 */
export function mayFind(asker: Participant, person: Participant, today: string): boolean {
  if (person.findable !== true || !person.reachable || !isActive(person, today)) return false;
  return person.id !== asker.id && !person.avoid.includes(asker.id) && !asker.avoid.includes(person.id);
}

function place(by: FindableBy, value: string, ...names: readonly string[]): Place {
  return { by, value, names: searchField(1, ...names) };
}

function grouped(places: readonly Place[]): WordMeaning {
  const meaning = new Map<FindableBy, string[]>();
  for (const { by, value } of places) meaning.set(by, [...(meaning.get(by) ?? []), value]);
  return meaning;
}
