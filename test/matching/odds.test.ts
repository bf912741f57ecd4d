import assert from 'node:assert/strict';
import { keptPart, ODDS_FACTOR } from '../../src/matching/noised-vote.js';
import { type MatchSetting, oddsOf } from '../support/attack/odds.js';
import { tableOf } from '../support/attack/text-table.js';
import { person } from './people.js';

/** A small programme; each letter is one person and tells of which municipality. The first two work together. */
function programme(places: string, options: number): MatchSetting {
  const people = [...places].map((place, at) => person(`p${at}`, { municipality: `GM ${place}` }));
  return { people, options };
}

const SETTINGS: readonly (readonly [string, number])[] = [
  ['abcd', 2],
  ['abcde', 2],
  ['aabbcc', 2],
  ['aabcdef', 2],
  ['abcd', 3],
  ['aabcd', 3],
  ['abcd', 4],
];
const SEEDS = [1, 2, 3];

describe('the odds about a vote, for two colleagues who know all other votes and put together with whom they were matched', () => {
  it('change by nine at most, also when the first says no and the second is matched next', () => {
    const lines = SETTINGS.map(([places, options]) => {
      const each = SEEDS.map((seed) => oddsOf(programme(places, options), seed));
      const highest = Math.max(...each.map((one) => one.highest));
      const surest = Math.max(...each.map((one) => one.surest));
      assert.ok(highest <= ODDS_FACTOR + 1e-9, `${places}: ${highest}`);
      assert.ok(surest <= keptPart(options) + 1e-9, `${places}: ${surest}`);
      return { places, options, highest, surest, views: Math.max(...each.map(({ views }) => views)) };
    });
    assert.ok(Math.max(...lines.map(({ highest }) => highest)) > 2, 'something can be concluded at all');
    const cells = lines.map(({ places, options, views, highest, surest }) => [
      ...[String(places.length), String(new Set(places).size), String(options), String(views)],
      ...[highest.toFixed(2), `${Math.round(100 * surest)}%`],
    ]);
    const head = ['people', 'municipalities', 'options', 'views', 'highest odds', 'surest guess'];
    process.stdout.write(`${tableOf([head, ...cells])}\n`);
  });

  it('would be without a bound if the votes entered the matching as they were cast', () => {
    const { highest, surest } = oddsOf(programme('abcd', 3), 1, { kept: 1 });
    assert.equal(highest, Number.POSITIVE_INFINITY);
    assert.equal(surest, 1);
  });
});
