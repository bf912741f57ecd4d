import { performance } from 'node:perf_hooks';
import { heaviestMatching } from '../../src/matching/pairing/blossom-matching.js';
import { matchPeople } from '../../src/matching/pairing/matching.js';
import type { MatchInput } from '../../src/matching/pairing/matching-terms.js';
import { createPairContext } from '../../src/matching/pairing/pair-context.js';
import { createRoster, type Roster } from '../../src/matching/pairing/roster.js';
import { createDraw } from '../../src/matching/pairing/seeded.js';
import { crowd } from '../matching/crowds.js';
import { input } from '../matching/people.js';
import { answerAsks } from './asks.js';

/** Cost and result of matching `people`. */
export interface MatchingCost {
  readonly ms: number;
  readonly placed: number;
  readonly weight: number;
}

const ROUNDS = 12;
/** Candidates of each person in the sparse graph: the heaviest of those looked at. */
const CANDIDATES = 20;
const LOOKED_AT = 60;

const [count = '0'] = process.argv.slice(2);
const whole = withHistory(Number(count));

/** People who had a talk in each of twelve rounds. */
function withHistory(size: number): MatchInput {
  const people = crowd(size, size);
  const draw = createDraw(size);
  const history = Array.from({ length: ROUNDS }, (_, at) => at + 1).flatMap((round) =>
    people.flatMap(({ id }, at) => {
      const other = people[draw() % size]?.id;
      return at % 2 === 0 && other !== undefined && other !== id ? [{ round, members: [id, other], met: true }] : [];
    }),
  );
  return input(people, { round: ROUNDS + 1, history });
}

/** Weight of the heaviest matching in which these pairs count; everybody else may be put together for nothing. */
function heaviestOf(roster: Roster, weightOf: (one: number, other: number) => number): number {
  const { mate } = heaviestMatching(roster.size, weightOf);
  return mate.reduce((sum, other, one) => (one < other ? sum + weightOf(one, other) : sum), 0);
}

function sparse(roster: Roster): number {
  const draw = createDraw(roster.seed);
  const chosen = Array.from({ length: roster.size }, () => new Set<number>());
  for (const [one, own] of chosen.entries()) {
    const seen = Array.from({ length: LOOKED_AT }, () => draw() % roster.size);
    const allowed = seen.filter((other) => other !== one && roster.allowed(one, other));
    const best = allowed.sort((a, b) => roster.weight(one, b) - roster.weight(one, a)).slice(0, CANDIDATES);
    for (const other of best) {
      own.add(other);
      chosen[other]?.add(one);
    }
  }
  return heaviestOf(roster, (one, other) => (chosen[one]?.has(other) ? roster.weight(one, other) : 0));
}

const roster = () => createRoster(whole.people, createPairContext(whole));

answerAsks({
  match: (): MatchingCost => {
    const started = performance.now();
    const { groups, totalWeight } = matchPeople(whole);
    const ms = performance.now() - started;
    return { ms, placed: groups.reduce((sum, { members }) => sum + members.length, 0), weight: totalWeight };
  },
  /** Weight of the heaviest matching of all pairs. */
  exact: () => {
    const all = roster();
    return heaviestOf(all, (one, other) => (all.allowed(one, other) ? all.weight(one, other) : 0));
  },
  /** The same with twenty candidates for each person. */
  sparse: () => sparse(roster()),
});
process.once('SIGTERM', () => process.exit(0));
process.stdout.write('ready\n');
