import assert from 'node:assert/strict';
import { ODDS_FACTOR } from '../../src/matching/noised-vote.js';
import { tableOf } from '../support/attack/text-table.js';
import { type TogetherSetting, together } from '../support/attack/together.js';
import { IS_THOROUGH } from '../support/thorough.js';

const EVEN = [0.5, 0.5];
const LEADING = [0.7, 0.3];
const EVEN_THREE = [1 / 3, 1 / 3, 1 / 3];
const LEADING_THREE = [0.7, 0.15, 0.15];
const EVEN_FOUR = [0.25, 0.25, 0.25, 0.25];

type Line = readonly [voters: string, others: string, minimum: number, colluders: 1 | 2, leaning: readonly number[]];

/** Each letter is one person and tells of which municipality. With a smaller minimum small programmes show as much as large ones. */
const USUAL: readonly Line[] = [
  ['abcde', '', 5, 2, LEADING],
  ['abcd', 'ab', 5, 2, EVEN_FOUR],
  ['abcdab', '', 5, 2, LEADING_THREE],
  ['abcdabcd', 'a', 5, 2, LEADING],
  ['abcdabcdab', '', 5, 2, EVEN],
  ['abcdabcdab', '', 5, 2, LEADING],
  ['aabbccddab', 'c', 5, 2, LEADING],
  ['abababab', '', 3, 1, LEADING],
  ['abcabc', '', 3, 1, EVEN_THREE],
  ['abcdab', '', 3, 1, LEADING_THREE],
];
const LONG: readonly Line[] = [
  ['abcdabcdabcd', '', 5, 2, LEADING],
  ['abcabcabca', 'bc', 5, 2, EVEN],
  ['aaaaaabbbbbb', '', 3, 1, LEADING],
  ['aaaaaabbbccc', '', 3, 1, EVEN],
  ['abcdabcd', '', 3, 1, LEADING_THREE],
  ['abcdab', '', 3, 1, EVEN_FOUR],
];

/** The published rows tell nothing at all, not even roughly. */
const saysNothing = ({ voters, minimum }: TogetherSetting) => voters.length < 2 * minimum;

describe('the attacker who puts the result and the matching together', () => {
  it('knows no vote for certain, and learns from each noised vote no more than its factor', () => {
    const head = ['voted', 'did not', 'towns', 'options', 'minimum', 'colluders', 'lead'];
    const more = ['views', 'certain', 'odds beyond the result', 'surest by the result', 'surest'];
    const cells = [...USUAL, ...(IS_THOROUGH ? LONG : [])].map(([voters, others, minimum, colluders, leaning]) => {
      const setting = { voters, others, options: leaning.length, minimum, colluders, leaning };
      const found = together(setting, 1);
      assert.equal(found.certain, 0, voters);
      // Counts that are known stay as they are only when two people change places: then two noised votes change.
      const changing = saysNothing(setting) ? 1 : 2;
      assert.ok(found.beyond <= ODDS_FACTOR ** changing + 1e-6, `${voters}: ${found.beyond}`);
      return [
        ...[voters.length, others.length, new Set(voters + others).size, leaning.length, minimum, colluders].map(
          String,
        ),
        ...[percent(Math.max(...leaning)), String(found.views), percent(found.certain), found.beyond.toFixed(1)],
        ...[percent(found.surestAlone), percent(found.surest)],
      ];
    });
    process.stdout.write(`${tableOf([[...head, ...more], ...cells])}\n`);
  });

  it('would know votes if these entered the matching as they were cast', () => {
    const setting = { voters: 'abcde', options: 2, minimum: 5, colluders: 2, leaning: LEADING } as const;
    const { certain, surest } = together(setting, 1, { kept: 1 });
    assert.ok(certain > 0.5, String(certain));
    assert.equal(surest, 1);
  });

  it('would know votes if counts of one were shown', () => {
    const setting = { voters: 'abcde', options: 2, minimum: 1, colluders: 2, leaning: LEADING } as const;
    assert.ok(together(setting, 1).certain > 0);
  });
});

function percent(part: number): string {
  return `${Math.round(1000 * part) / 10}%`;
}
