import { keptPart } from '../../../src/matching/noised-vote.js';
import type { MatchPerson } from '../../../src/matching/pairing/matching-terms.js';
import { areEnough } from '../../../src/rounds/published-row.js';
import { anyTally, type CountRow } from '../../../src/rounds/tally.js';
import { lotsOf } from './lots.js';
import { seenBy } from './odds.js';

/** A small programme of which somebody puts everything together: the result of a round, and what the matching tells. */
export interface TogetherSetting {
  /** The municipality of each voter, a letter each. The first ones collude. */
  readonly voters: string;
  /** The same for participants who did not vote. */
  readonly others?: string;
  readonly options: number;
  readonly minimum: number;
  readonly colluders: 1 | 2;
  /** How likely each option is. */
  readonly leaning: readonly number[];
}

export interface Together {
  /** How many different things could be seen. */
  readonly views: number;
  /** The part of the rounds in which the vote of somebody else was certain. */
  readonly certain: number;
  /** The most that anything seen changes the odds between two votes of somebody, beyond what the result alone does. */
  readonly beyond: number;
  /**
   * The highest chance of a vote being the right one, to a reader who knows the leaning: from the result alone, and
   * with the rest.
   */
  readonly surestAlone: number;
  readonly surest: number;
}

const OPTIONS = ['a', 'b', 'c', 'd'] as const;

/** Everything that can have happened: for each number the votes as its digits. */
export function digitsOf(length: number, base: number): readonly (readonly number[])[] {
  return Array.from({ length: base ** length }, (_, number) =>
    Array.from({ length }, (_unused, at) => Math.floor(number / base ** at) % base),
  );
}

/**
 * Weighs everything that can have happened with what two colleagues (or one) see: the rows of the first vote as the product
 * publishes them, for every outcome of its lots, with whom they were matched, twice, and what their cards said. Both
 * come from the votes by draws of their own, so the chance of seeing both is the product. They know the rules, who took part
 * and who voted, that everybody wished to be matched by their votes, and how likely each option is. Participation, the
 * delivery and the trial tell only who took part; files and notifications say what the rows say.
 * `kept`: which part of the noised votes is as cast, the product's by default.
 */
export function together(
  setting: TogetherSetting,
  seed: number,
  { kept = keptPart(setting.options) }: { readonly kept?: number } = {},
): Together {
  const { voters, options, colluders, leaning } = setting;
  const worlds = digitsOf(voters.length, options);
  const prior = worlds.map((votes) => votes.reduce((product, vote) => product * (leaning[vote] ?? 0), 1));
  const published = publishedIn(setting, worlds);
  const matched = matchedIn(setting, { seed, kept });
  const own = worlds.map((votes) => votes.slice(0, colluders).join(''));
  const found = { views: 0, certain: 0, beyond: 1, surestAlone: 0, surest: 0 };
  const thirds = Array.from(voters, (_, at) => at).slice(colluders);
  for (const shown of published.values()) {
    const alone = weighed(new Map(shown));
    for (const chances of matched.values()) {
      const both = weighed(new Map(shown.map(([world, chance]) => [world, chance * (chances[world] ?? 0)])));
      for (const [key, { all, byThird }] of both) {
        found.views += 1;
        const before = alone.get(key)?.byThird ?? [];
        if (byThird.some((votes) => votes.filter((weight) => weight > 0).length === 1)) found.certain += all;
        for (const [at, votes] of byThird.entries()) compare(before[at] ?? [], votes);
      }
    }
  }
  return found;

  /** For each thing that the colluders can have voted: how likely, and with which votes of each third. */
  function weighed(chances: ReadonlyMap<number, number>) {
    const groups = new Map<string, { all: number; readonly byThird: number[][] }>();
    for (const [world, chance] of chances) {
      const weight = chance * (prior[world] ?? 0);
      if (weight === 0) continue;
      const key = own[world] ?? '';
      const group = groups.get(key) ?? { all: 0, byThird: thirds.map(() => new Array<number>(options).fill(0)) };
      groups.set(key, group);
      group.all += weight;
      for (const [at, third] of thirds.entries()) {
        const votes = group.byThird[at] ?? [];
        const vote = worlds[world]?.[third] ?? 0;
        votes[vote] = (votes[vote] ?? 0) + weight;
      }
    }
    return groups;
  }

  function compare(before: readonly number[], after: readonly number[]): void {
    const sum = (weights: readonly number[]) => weights.reduce((left, weight) => left + weight, 0);
    found.surestAlone = Math.max(found.surestAlone, Math.max(...before) / sum(before));
    found.surest = Math.max(found.surest, Math.max(...after) / sum(after));
    const gains = after.flatMap((weight, at) => (before[at] ? [weight / before[at]] : []));
    found.beyond = Math.max(found.beyond, Math.max(...gains) / Math.min(...gains));
  }
}

/** For everything that can be published: the worlds in which it can be, and how likely it is there. */
function publishedIn({ voters, options, minimum }: TogetherSetting, worlds: readonly (readonly number[])[]) {
  const places = [...new Set(voters)];
  const names = OPTIONS.slice(0, options);
  // A group without enough voters has no row whatever its lot is.
  const sizes = [...places.map((place) => [place, [...voters].filter((one) => one === place).length] as const)];
  const rows = [...sizes, ['class all', voters.length] as const].filter(([, size]) => areEnough([size], minimum));
  const lots = lotsOf(rows.map(([row]) => row));
  const known = new Map<string, ReadonlyMap<string, number>>();
  const published = new Map<string, [number, number][]>();
  for (const [world, votes] of worlds.entries()) {
    const counts = places.map((place) =>
      names.map((_, option) => votes.filter((vote, at) => vote === option && voters[at] === place).length),
    );
    const key = String(counts);
    const outcomes = known.get(key) ?? outcomesOf(counts);
    known.set(key, outcomes);
    for (const [shown, chance] of outcomes) {
      const found = published.get(shown) ?? [];
      published.set(shown, found);
      found.push([world, chance]);
    }
  }
  return published;

  function outcomesOf(counts: readonly (readonly number[])[]): ReadonlyMap<string, number> {
    const votes = places.flatMap((place, at) =>
      names.map(
        (option, number): CountRow => ({
          ...{ municipality: place, vouched: true, option, count: counts[at]?.[number] ?? 0 },
        }),
      ),
    );
    const outcomes = new Map<string, number>();
    for (const { lot, chance } of lots) {
      const groups = { sizeClassOf: () => 'all', lot };
      const shown = JSON.stringify(anyTally({ minimum, options: names, votes, groups }));
      outcomes.set(shown, (outcomes.get(shown) ?? 0) + chance);
    }
    return outcomes;
  }
}

/** For everything that can be seen of the matching: how likely it is in each world. */
function matchedIn(
  { voters, others = '', options, colluders }: TogetherSetting,
  { seed, kept }: { readonly seed: number; readonly kept: number },
) {
  const places = [...voters, ...others];
  const people = places.map(
    (place, at): Omit<MatchPerson, 'vote'> => ({
      ...{ id: `p${at}`, municipality: `GM ${place}`, challenges: [], sizeClass: null, wantsToTalk: true },
      ...{ leftOutLastRound: false, avoid: [] },
    }),
  );
  const size = options ** voters.length;
  const seen = new Map<string, Float64Array>();
  for (const [number, noised] of digitsOf(places.length, options).entries()) {
    const shown = seenBy({ people, options }, noised, { seed, colluders });
    const chances = seen.get(shown) ?? new Float64Array(size);
    seen.set(shown, chances);
    // Whoever did not vote has any noised vote alike.
    const at = number % size;
    chances[at] = (chances[at] ?? 0) + 1 / options ** others.length;
  }
  for (const chances of seen.values())
    for (let voter = 0; voter < voters.length; voter += 1) blur(chances, options ** voter, { options, kept });
  return seen;
}

/** From how likely something is with this noised vote of one voter to how likely it is with this vote. */
export function blur(
  chances: Float64Array,
  step: number,
  { options, kept }: { readonly options: number; readonly kept: number },
): void {
  const other = (1 - kept) / (options - 1);
  for (let start = 0; start < chances.length; start += 1) {
    if (Math.floor(start / step) % options !== 0) continue;
    let sum = 0;
    for (let vote = 0; vote < options; vote += 1) sum += chances[start + vote * step] ?? 0;
    for (let vote = 0; vote < options; vote += 1) {
      const at = start + vote * step;
      const own = chances[at] ?? 0;
      chances[at] = kept * own + other * (sum - own);
    }
  }
}
