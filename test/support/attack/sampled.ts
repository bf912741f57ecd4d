import { createDraw, hashOf } from '../../../src/matching/pairing/seeded.js';
import type { Lot } from '../../../src/rounds/published-groups.js';
import { anyTally, type CountRow } from '../../../src/rounds/tally.js';
import type { TransitionCount } from '../../../src/rounds/transition-counts.js';
import { anyTransitions, peopleAside } from '../../../src/rounds/transitions.js';

/** A programme that is too large to try everything that can have happened. */
export interface SampledSetting {
  readonly programme: number;
  readonly towns: number;
  readonly turnout: number;
  /** How likely each option is the first time; the next time four in five stay with it, and one in ten stays away. */
  readonly leaning: readonly number[];
  /** Five, unless it is shown that the attacker would find what is shown below that. */
  readonly minimum?: number;
}

interface Person {
  readonly place: string;
  readonly vouched: boolean;
  /** Put aside by lot, for the table of moves. */
  readonly aside: boolean;
  readonly first: number;
  readonly second: number | null;
}

/** Findings in `rounds` random rounds. */
export interface Sampled {
  /** The part of them in which no other round was found that shows the same and in which somebody voted differently. */
  readonly certain: number;
  /** The most people who had to vote otherwise for it. */
  readonly changed: number;
  /** Share of rounds with rows of municipalities, and with a table of moves. */
  readonly rows: number;
  readonly tables: number;
}

const MINIMUM = 5;
const NAMES = ['a', 'b', 'c', 'd'] as const;
const COLLUDERS = 2;
/** Rounds with four votes changed that are tried for one person. */
const MOST_TRIES = 500;

/**
 * The attacker on large programmes: draws rounds, publishes them with the functions of the product, and for everybody
 * beside two random colleagues looks for another round that shows the same to the letter, in which they voted
 * differently and the colleagues as they did. Two people exchange their first votes, their second ones, or both, or one
 * votes otherwise; the lots of rows that were not shown may have fallen otherwise, for nobody knows them. A round that
 * is found proves that the vote is not certain. Every observation of the matching has a chance in every round, changed
 * by at most the factor for each noised vote that is exchanged.
 */
export function sampled(setting: SampledSetting, rounds: number): Sampled {
  const found = { certain: 0, changed: 0, rows: 0, tables: 0 };
  for (let round = 0; round < rounds; round += 1) {
    const people = drawn(setting, round);
    const shown = published(setting, people, lotOf(round, new Set()));
    const rows = rowsIn(shown);
    if (rows.size > 0) found.rows += 1 / rounds;
    if (/"rows":\{.*:\d/.test(shown)) found.tables += 1 / rounds;
    // Nobody knows whether a row that is not there was left out by lot: then it was, wherever it matters.
    const otherLots = lotOf(round, new Set([...places(setting), ...CLASSES].filter((row) => !rows.has(row))));
    const isSame = (other: readonly Person[]) =>
      published(setting, other, lotOf(round, new Set())) === shown || published(setting, other, otherLots) === shown;
    const votes = worstVotes(people, setting.leaning.length, isSame);
    if (votes === null) found.certain += 1 / rounds;
    else found.changed = Math.max(found.changed, votes);
  }
  return found;
}

/** The most people who vote otherwise for anybody's vote to be another; null: somebody's is certain. */
function worstVotes(
  people: readonly Person[],
  options: number,
  isSame: (other: readonly Person[]) => boolean,
): number | null {
  const unknown = people.slice(COLLUDERS);
  const classes = [...new Map(unknown.map((person) => [JSON.stringify(person), person])).values()];
  let worst = 0;
  for (const person of classes)
    for (const ballot of ['first', 'second'] as const) {
      if (person[ballot] === null || mayVoteOtherwise(person, ballot)) continue;
      if (exchanged(person, ballot) !== null) worst = Math.max(worst, 2);
      else if (ballot === 'first' && fourExchanged(person)) worst = 4;
      else return null;
    }
  return Math.max(1, worst);

  /** Alone, as where nothing but words is shown. */
  function mayVoteOtherwise(person: Person, ballot: 'first' | 'second'): boolean {
    return Array.from({ length: options }, (_, option) => option).some(
      (option) =>
        option !== person[ballot] &&
        isSame(people.map((each) => (each === person ? { ...each, [ballot]: option } : each))),
    );
  }

  /**
   * Where nobody of the own town did as much and chose differently: two who voted twice exchange all of it, each in a town
   * in which somebody who voted once makes up for the first vote.
   */
  function fourExchanged(person: Person): boolean {
    let tries = 0;
    for (const changed of foursWith(person, classes)) {
      if (isSame(people.map((each) => changed.get(each) ?? each))) return true;
      tries += 1;
      if (tries >= MOST_TRIES) return false;
    }
    return false;
  }

  /** Somebody with whom this person can be exchanged so that nothing that is shown changes; those nearest to them first. */
  function exchanged(person: Person, ballot: 'first' | 'second'): Person | null {
    const nearness = (one: Person) =>
      Number(one.place === person.place) * 4 +
      Number(one.aside === person.aside) * 2 +
      Number((one.second === null) === (person.second === null));
    const others = classes
      .filter((one) => one[ballot] !== null && one[ballot] !== person[ballot])
      .sort((one, other) => nearness(other) - nearness(one));
    const both = { first: true, second: true };
    for (const one of others)
      for (const which of [{ first: ballot === 'first', second: ballot === 'second' }, both]) {
        if (which.second && (one.second === null) !== (person.second === null)) continue;
        const swapped = people.map((each) => {
          if (each === person) return taking(each, one, which);
          return each === one ? taking(each, person, which) : each;
        });
        if (isSame(swapped)) return one;
      }
    return null;
  }
}

/**
 * Four people with this one among them, and how they voted otherwise; sums of towns and of moves can stay as they are.
 */
function* foursWith(person: Person, all: readonly Person[]): Generator<ReadonlyMap<Person, Person>> {
  const once = all.filter(({ second }) => second === null);
  const twice = all.filter(({ second }) => second !== null);
  const isBeside = (one: Person) => one.place === person.place && one.first !== person.first;
  const pairs =
    person.second === null
      ? twice.filter(isBeside).map((near) => [person, near] as const)
      : once.filter(isBeside).map((near) => [near, person] as const);
  for (const [single, near] of pairs)
    for (const far of twice.filter(({ first }) => first === single.first))
      for (const last of once.filter(({ first, place }) => first === near.first && place === far.place)) {
        if (last === single) continue;
        yield new Map([
          [single, { ...single, first: near.first }],
          [last, { ...last, first: far.first }],
          [near, { ...near, first: far.first, second: far.second, aside: far.aside }],
          [far, { ...far, first: near.first, second: near.second, aside: near.aside }],
        ]);
      }
}

function taking(person: Person, from: Person, which: { readonly first: boolean; readonly second: boolean }): Person {
  return {
    ...person,
    ...(which.first ? { first: from.first } : {}),
    ...(which.second ? { second: from.second } : {}),
    // Nobody knows who is put aside, so of two who voted twice it can have been the other.
    ...(which.first && which.second && from.second !== null ? { aside: from.aside } : {}),
  };
}

const CLASSES = ['class 0', 'class 1', 'class 2'] as const;
const places = ({ towns }: SampledSetting) => Array.from({ length: towns }, (_, at) => `town ${at}`);

function drawn({ programme, towns, turnout, leaning }: SampledSetting, round: number): readonly Person[] {
  const draw = createDraw(hashOf(`${programme} ${towns} ${leaning} ${round}`));
  const part = () => draw() / 2 ** 32;
  const choose = () => {
    let left = part();
    for (const [at, chance] of leaning.entries()) {
      left -= chance;
      if (left < 0) return at;
    }
    return leaning.length - 1;
  };
  const voters = Array.from({ length: Math.round(programme * turnout) }, () => {
    const first = choose();
    const second = part() < 0.1 ? null : part() < 0.8 ? first : choose();
    // Some towns are larger than others.
    const place = `town ${Math.floor(part() ** 2 * towns)}`;
    return { place, vouched: part() < 0.8, first, second };
  });
  const twice = voters.filter(({ second }) => second !== null).length;
  let aside = Math.min(peopleAside(MINIMUM), Math.floor(twice / 3));
  return voters.map((voter) => ({ ...voter, aside: voter.second !== null && aside-- > 0 }));
}

function lotOf(round: number, leftOut: ReadonlySet<string>): Lot {
  return (row) => (leftOut.has(row) ? 0 : (hashOf(`${round} ${row}`) >>> 0) / 2 ** 32);
}

/** All numbers and words that anybody is shown, as a text. */
function published(setting: SampledSetting, people: readonly Person[], lot: Lot): string {
  const { leaning, minimum = MINIMUM } = setting;
  const options = NAMES.slice(0, leaning.length);
  const nameOf = (at: number | null) => (at === null ? null : (options[at] ?? null));
  const firsts = people.map(
    ({ place, vouched, first }): CountRow => ({
      ...{ municipality: place, vouched, option: nameOf(first) ?? '', count: 1 },
    }),
  );
  const seconds = people.flatMap(({ second }): CountRow[] =>
    second === null ? [] : [{ municipality: null, vouched: false, option: nameOf(second) ?? '', count: 1 }],
  );
  const counts = people.map(
    ({ first, second, aside }): TransitionCount => ({
      ...{ from: nameOf(first), to: nameOf(second), aside, count: 1 },
    }),
  );
  const sizeClassOf = (place: string) => Number(place.slice('town '.length)) % CLASSES.length;
  return JSON.stringify([
    anyTally({ minimum, options, votes: firsts, groups: { sizeClassOf, lot } }),
    anyTally({ minimum, options, votes: seconds, groups: null }),
    anyTransitions({ minimum, options, counts }),
  ]);
}

/** The groups of which there is a row. */
function rowsIn(shown: string): ReadonlySet<string> {
  const [first] = JSON.parse(shown) as [{ bySizeClass: object; byMunicipality: object }];
  return new Set([
    ...Object.keys(first.bySizeClass).map((sizeClass) => `class ${sizeClass}`),
    ...Object.keys(first.byMunicipality),
  ]);
}
