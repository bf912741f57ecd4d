import { keptPart } from '../../../src/matching/noised-vote.js';
import { matchPeople } from '../../../src/matching/pairing/matching.js';
import type { MatchInput, MatchPerson } from '../../../src/matching/pairing/matching-terms.js';

/** People of a small programme who all chose to be matched by their votes. The first two work together. */
export interface MatchSetting {
  readonly people: readonly Omit<MatchPerson, 'vote'>[];
  readonly options: number;
}

const COLLUDERS = 2;
const OPTIONS = ['a', 'b', 'c', 'd'] as const;

/** Every way to give each of `people` one of the options, by number. */
function* allVotes(people: number, options: number): Generator<number[]> {
  if (people === 0) {
    yield [];
    return;
  }
  for (const rest of allVotes(people - 1, options))
    for (let option = 0; option < options; option += 1) yield [...rest, option];
}

/**
 * All that two colleagues see together of the matching of a round, who both do what tells them most: the first says no
 * to the match, and whoever that sets free is matched again, with the second where that one says no as well to their
 * own partner's successor. With whom each was matched, and what their cards say about choosing differently, both times.
 * A function of the noised votes and of what everybody knows: the seed is given away too. With one colleague: that one
 * says no, and is matched again with whoever had nobody. People beyond the end of `noised` did not wish to be matched
 * by their votes.
 */
export function seenBy(setting: MatchSetting, noised: readonly number[], reader: Reader): string {
  return talksSeenBy(setting, noised, reader).shown;
}

/** Known to the reader: the seed, and as many of the first people as work together. */
export interface Reader {
  readonly seed: number;
  readonly colluders: number;
}

/** The same, with how many groups are left that can talk, and in how many of those somebody is who works with the reader. */
export function talksSeenBy({ people }: MatchSetting, noised: readonly number[], { seed, colluders }: Reader) {
  const known = people.map((one, at): MatchPerson => {
    const vote = noised[at];
    return { ...one, vote: vote === undefined ? null : (OPTIONS[vote] ?? null) };
  });
  const first = matched(known, seed);
  const own = known.slice(0, colluders).map(({ id }) => id);
  const last = own.at(-1) ?? '';
  const shown = own.map((id) => cardOf(id, first, known));
  // All say no: their partners are free, and so is who had none.
  const partners = own
    .flatMap((id) => first.find((group) => group.includes(id)) ?? [])
    .filter((id) => !own.includes(id));
  const placed = first.flat();
  const isOwnPartner = (id: string) => colluders === 1 && partners.includes(id);
  const free = known.filter(({ id }) => (partners.includes(id) && !isOwnPartner(id)) || !placed.includes(id));
  const withOne = known.filter(({ id }) => id === last || free.some((one) => one.id === id));
  const second = matched(withOne, seed);
  const isOwn = (group: readonly string[]) => own.some((id) => group.includes(id));
  const groups = [...first.filter((group) => !isOwn(group)), ...second];
  return {
    shown: JSON.stringify([...shown, cardOf(last, second, known)]),
    groups: groups.length,
    own: groups.filter(isOwn).length,
  };
}

function matched(people: readonly MatchPerson[], seed: number): readonly (readonly string[])[] {
  const input: MatchInput = { seed, round: 1, people, history: [], neighbours: new Map() };
  return matchPeople(input).groups.map(({ members }) => members);
}

function cardOf(id: string, groups: readonly (readonly string[])[], people: readonly MatchPerson[]): unknown {
  const group = groups.find((members) => members.includes(id)) ?? [];
  const others = group.filter((other) => other !== id);
  const voteOf = (one: string) => people.find((person) => person.id === one)?.vote ?? null;
  const [other] = others;
  const isTold = others.length === 1 && other !== undefined && voteOf(id) !== null && voteOf(other) !== null;
  return [others, isTold && voteOf(other) !== voteOf(id)];
}

export interface Odds {
  /** How many different things could be seen. */
  readonly views: number;
  /** The most that anything seen changes the odds between two votes of somebody. */
  readonly highest: number;
  /** The highest chance that some vote is the right one, for an even guess before. */
  readonly surest: number;
}

/**
 * The most that two colleagues who know everybody else's votes can conclude about the vote of a third. For each thing
 * that they can see, the chance of it is added up over all noised votes, once for each vote of the third. `kept`: which
 * part of the votes comes out as cast, the product's by default.
 */
export function oddsOf(
  setting: MatchSetting,
  seed: number,
  { kept = keptPart(setting.options) }: { readonly kept?: number } = {},
): Odds {
  const { people, options } = setting;
  const other = (1 - kept) / (options - 1);
  const seen = [...allVotes(people.length, options)].map((noised) => ({
    noised,
    shown: seenBy(setting, noised, { seed, colluders: COLLUDERS }),
  }));
  const views = new Set(seen.map(({ shown }) => shown)).size;
  let [highest, surest] = [1, 1 / options];
  for (const votes of allVotes(people.length, options)) {
    for (let third = COLLUDERS; third < people.length; third += 1) {
      // The third's own vote is tried below; once is enough.
      if (votes[third] !== 0) continue;
      for (const chances of chancesOf(votes, third).values()) {
        const sum = chances.reduce((all, chance) => all + chance, 0);
        // Seen only when the others voted in another way.
        if (sum === 0) continue;
        highest = Math.max(highest, Math.max(...chances) / Math.min(...chances));
        surest = Math.max(surest, Math.max(...chances) / sum);
      }
    }
  }
  return { views, highest, surest };

  /** For each thing seen its chance for every vote of the third, when the others voted like this. */
  function chancesOf(votes: readonly number[], third: number): ReadonlyMap<string, number[]> {
    const chances = new Map<string, number[]>();
    for (const { noised, shown } of seen) {
      const ofOthers = noised.reduce(
        (product, vote, at) => (at === third ? product : product * (vote === votes[at] ? kept : other)),
        1,
      );
      const known = chances.get(shown) ?? new Array<number>(options).fill(0);
      chances.set(shown, known);
      for (let vote = 0; vote < options; vote += 1)
        known[vote] = (known[vote] ?? 0) + ofOthers * (noised[third] === vote ? kept : other);
    }
    return chances;
  }
}
