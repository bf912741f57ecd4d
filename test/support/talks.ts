import assert from 'node:assert/strict';
import type { Match } from '../../src/matching/match.js';
import type { RoundPlan } from '../../src/scheduling/calendar.js';
import { isJson } from './fake-teams/card-parts.js';
import type { Shown } from './fake-teams/conversation.js';
import type { Person } from './fake-teams/person.js';
import type { ActionAnswer } from './fake-teams/seat.js';
import { idOf, reads, type Stage } from './scenario.js';
import type { TestApp } from './test-app.js';

/** Municipalities of which no two border on each other. */
export const TOWNS = ['Leiden', 'Emmen', 'Breda', 'Zwolle', 'Venlo', 'Hoorn', 'Ede', 'Goes', 'Enschede'] as const;

const NAMES = [
  ...['Anna Aalders', 'Bram Boersma', 'Carla Claus', 'Daan Dirks', 'Emma Evers', 'Freek Faber', 'Greet Geerts'],
  ...['Henk Haan', 'Iris Idsinga', 'Joost Jansen', 'Karin Kok', 'Lars Lok', 'Mieke Mol', 'Nico Nap', 'Olga Oud'],
  ...[
    'Piet Prins',
    'Quirine Quist',
    'Rob Rood',
    'Sara Smit',
    'Teun Tak',
    'Ursula Uil',
    'Vera Vos',
    'Wim Wit',
    'Xander Xhofleer',
    'Yara Yildiz',
  ],
] as const;

/** How somebody stops taking part without saying no to their talk. */
export const WAYS_TO_GO: readonly { readonly name: string; readonly goes: (person: Person) => Promise<unknown> }[] = [
  { name: 'pauses', goes: (person) => person.says('pauze tot 15 december') },
  {
    name: 'leaves',
    goes: async (person) =>
      person.clicks((await person.says('stop')).replies[0] ?? assert.fail(), { verb: 'leave.confirm' }),
  },
  {
    name: 'is erased',
    goes: async (person) =>
      person.clicks((await person.says('wis mij')).replies[0] ?? assert.fail(), { verb: 'erase.confirm' }),
  },
];

/** Longer than the pause between the closing of a vote and its counting. */
const AFTER_COUNTING = '11s';

const objectIdOf = (at: number): string => `0dd00000-0000-4000-8000-0000000000${String(at).padStart(2, '0')}`;

/**
 * People who join, one for each of these municipalities, with names that differ in every word and with ids that are the
 * same in every run. Once in a story.
 */
export async function joined(t: TestApp, towns: readonly string[]): Promise<readonly Person[]> {
  const people: Person[] = [];
  for (const [at, municipality] of towns.entries()) {
    const name = NAMES[at];
    assert.ok(name, `there are names for ${NAMES.length} people`);
    people.push(await t.joins(name, { municipality, objectId: objectIdOf(at) }));
  }
  return people;
}

/** `count` municipalities in turn, the first `different` of `TOWNS`. */
export function townsFor(count: number, different: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => TOWNS[at % Math.min(different, TOWNS.length)] ?? 'Leiden');
}

export const roundOfWeek = (week: number): string => `main-${week}`;

/** The moments of a week in their order. */
const MOMENTS = [
  'voting',
  'discussing',
  'reminding',
  'revoting',
  'closed',
] as const satisfies readonly (keyof RoundPlan)[];

/**
 * Lets it become this moment of the plan of that week's round, by way of every moment before it that is still to come, and
 * lets happen what is due at each.
 */
export async function reach(
  { t, storage }: Pick<Stage, 't' | 'storage'>,
  moment: keyof RoundPlan,
  week: number = 1,
): Promise<void> {
  const round = await storage.stores.rounds.get(roundOfWeek(week));
  assert.ok(round?.plan[moment], `the round of week ${week} has a moment for ${moment}`);
  for (const next of MOMENTS.slice(0, MOMENTS.indexOf(moment) + 1)) {
    const at = round.plan[next];
    if (at === undefined || at <= t.clock.now()) continue;
    await t.goTo(at.toISOString());
    if (next === 'discussing' || next === 'closed') await t.advance(AFTER_COUNTING);
  }
}

/** The cards that name a partner, oldest first: those that ask for their newest state under the verb of the match. */
export function matchCardsOf(person: Person): readonly Shown[] {
  return person.inbox.filter(({ card }) => {
    const action = isJson(card.refresh) ? card.refresh.action : undefined;
    return isJson(action) && action.verb === 'match.show';
  });
}

/** The newest of them. */
export function matchCardOf(person: Person): Shown {
  const shown = matchCardsOf(person).at(-1);
  if (shown === undefined) throw new Error(`${person.facts.name} has no match card`);
  return shown;
}

/** Did a message to this person say so? */
export function wasTold(person: Person, words: RegExp): boolean {
  return person.inbox.some((shown) => words.test(reads(shown)));
}

/** Those of these people whose name stands on the card. */
export function namedOn(shown: Shown, people: readonly Person[]): readonly Person[] {
  const text = JSON.stringify(shown.card);
  return people.filter(({ facts }) => text.includes(facts.name));
}

/** Presses a button of the newest match card. */
export function answers(person: Person, verb: 'match.met' | 'match.skip'): Promise<ActionAnswer> {
  return person.clicks(matchCardOf(person), { verb });
}

/** The person's view when they ask about their match. */
export async function asksMatch(person: Person): Promise<string> {
  const [card] = (await person.says('match')).replies;
  assert.ok(card);
  return reads(card);
}

/** The matches of a week's round that count: of the matchings that the round names, the newest of each person. */
export async function matchesNow({ storage }: Stage, week: number = 1): Promise<readonly Match[]> {
  const round = await storage.stores.rounds.get(roundOfWeek(week));
  assert.ok(round);
  const newest = new Map<string, Match>();
  const all: Match[] = [];
  for await (const match of storage.stores.matches.ofRounds([round.id])) all.push(match);
  for (const matchingId of round.matchingIds) {
    for (const match of all) {
      if (match.matchingId === matchingId) for (const { id } of match.members) newest.set(id, match);
    }
  }
  return [...new Set(newest.values())];
}

/** The groups that talk now, each as the people in it. */
export async function groupsNow(
  stage: Stage,
  people: readonly Person[],
  week: number = 1,
): Promise<readonly (readonly Person[])[]> {
  const matches = await matchesNow(stage, week);
  return matches
    .filter(({ state }) => state === 'talking')
    .map(({ members }) => members.flatMap(({ id }) => people.find((person) => idOf(person) === id) ?? []));
}

/** Those with whom this person talks now; empty when with nobody. */
export async function partnersOf(
  stage: Stage,
  people: readonly Person[],
  person: Person,
  week: number = 1,
): Promise<readonly Person[]> {
  const group = (await groupsNow(stage, people, week)).find((members) => members.includes(person));
  return (group ?? []).filter((member) => member !== person);
}

/** Fails when somebody has two partners at once, or a partner of the own municipality. */
export async function assertOneGroupEach(stage: Stage, people: readonly Person[], week: number = 1): Promise<void> {
  const groups = await groupsNow(stage, people, week);
  const placed = groups.flat();
  assert.equal(new Set(placed).size, placed.length, 'nobody is in two groups');
  const profiles = await stage.storage.stores.participants.getMany(placed.map(idOf));
  const townOf = new Map(profiles.map(({ id, municipality }) => [id, municipality]));
  for (const group of groups) {
    assert.ok(group.length === 2 || group.length === 3, `a group of ${group.length}`);
    assert.equal(
      new Set(group.map((person) => townOf.get(idOf(person)))).size,
      group.length,
      'one of each municipality',
    );
  }
}
