import assert from 'node:assert/strict';
import { keptPart } from '../../src/matching/noised-vote.js';
import { differingPairs, type Knows, type VotingCrowd } from '../support/attack/differing-pairs.js';
import { tableOf } from '../support/attack/text-table.js';

const COLUMNS: readonly (readonly [string, Knows])[] = [
  ['by chance', 'nothing'],
  ['20%', { consent: 0.2 }],
  ['50%', { consent: 0.5 }],
  ['80%', { consent: 0.8 }],
  ['everybody', { consent: 1 }],
  ['votes as cast', 'all'],
];
const THREE_EVEN = [1 / 3, 1 / 3, 1 / 3];
const CROWDS: readonly VotingCrowd[] = [
  ...[[0.5, 0.5], [0.7, 0.3], [0.9, 0.1], THREE_EVEN].map((chances) => ({ people: 10, chances, rounds: 100 })),
  ...[[0.5, 0.5], [0.7, 0.3], [0.9, 0.1], THREE_EVEN].map((chances) => ({ people: 40, chances, rounds: 20 })),
];

describe('how many pairs really chose differently', () => {
  it('lies between chance and what the noise allows, and grows with those who wish it', () => {
    const found = CROWDS.map((crowd) => ({ crowd, parts: COLUMNS.map(([, knows]) => differingPairs(crowd, knows)) }));
    const lines = found.map(({ crowd: { people, chances }, parts }) => [
      ...[String(people), chances.map((chance) => Math.round(100 * chance)).join('/')],
      ...parts.map((part) => `${Math.round(100 * part)}%`),
    ]);
    process.stdout.write(`${tableOf([['people', 'votes', ...COLUMNS.map(([name]) => name)], ...lines])}\n`);
    for (const { parts, crowd } of found.filter(
      ({ crowd: { people, chances } }) => people === 40 && chances[0] !== 0.9,
    )) {
      const [chance = 1, , , , everybody = 0, cast = 0] = parts;
      assert.ok(chance < everybody && everybody < cast, `${crowd.chances}: ${parts}`);
    }
  });

  it('is the arithmetic of the noise where all pairs of noised votes differ: 82 and 84 percent for even votes', () => {
    // Two different noised votes: the true ones are alike when the one was noised into the other, or both came from a third option.
    for (const [options, percent] of [
      [2, 82],
      [3, 84],
    ] as const) {
      const kept = keptPart(options);
      const other = (1 - kept) / (options - 1);
      const alike = 2 * kept * other + (options - 2) * other * other;
      assert.equal(Math.round(100 * (1 - alike)), percent);
    }
  });
});
