import assert from 'node:assert/strict';
import { ODDS_FACTOR } from '../../src/matching/noised-vote.js';
import {
  type BrokenEverywhere,
  type Everything,
  type EverythingSetting,
  everything,
} from '../support/attack/everything.js';
import { tableOf } from '../support/attack/text-table.js';
import { type Casts, type Crowd, type Leaning, sizesOf } from '../support/attack/world.js';
import { IS_THOROUGH, spread } from '../support/thorough.js';

const EVEN: Leaning = { options: [0.5, 0.5], stays: 0.8 };
const LEADING: Leaning = { options: [0.7, 0.3], stays: 0.8 };
const EVEN_THREE: Leaning = { options: [1 / 3, 1 / 3, 1 / 3], stays: 0.8 };

function people(municipality: number, casts: Casts, size: number = 1): Crowd {
  return { municipality, casts, size };
}

/** Those who wish to be matched by their votes, each of another municipality, and the others. One of the first works with the reader. */
function round(willing: readonly Casts[], others: readonly Crowd[], change: Partial<EverythingSetting> = {}) {
  const setting: EverythingSetting = {
    ...{ options: 2, minimum: 3, colluders: 1, willing: willing.length, leaning: EVEN },
    crowds: [...willing.map((casts, at) => people(at, casts)), ...others],
    ...change,
  };
  return setting;
}

/** With a smaller minimum small programmes show as much as large ones; then fewer than it, less one, collude. */
const USUAL: readonly EverythingSetting[] = [
  round(['both', 'both', 'both', 'first'], [people(4, 'both', 6)]),
  round(['both', 'both', 'second'], [people(3, 'both', 7)], { leaning: LEADING }),
  round(['both', 'both', 'first'], [people(3, 'both', 11)], { minimum: 4, colluders: 2 }),
  round([], [people(0, 'both', 10), people(0, 'first', 2), people(0, 'second', 2)], { minimum: 2, colluders: 0 }),
];
const LONG: readonly EverythingSetting[] = [
  round(['both', 'both', 'first'], [people(0, 'both', 10), people(0, 'first'), people(3, 'second', 2)]),
  round(['both', 'both', 'both', 'both'], [people(4, 'both', 5), people(5, 'first', 3), people(6, 'second', 3)]),
  round(['both', 'both', 'both'], [people(4, 'both', 9), people(5, 'first', 1)], { leaning: LEADING }),
  round(['both', 'both', 'both', 'second'], [people(4, 'both', 8)]),
  round(['both', 'both', 'first'], [people(0, 'both', 5), people(1, 'both', 5)]),
  round(['both', 'both', 'first'], [people(3, 'both', 4)], { options: 3, leaning: EVEN_THREE }),
];

const SMALL = round(['both', 'both', 'first'], [people(3, 'both', 6)]);

describe('the attacker who puts everything together that is shown of a round', () => {
  it('knows no vote for certain, and the matching and the talks change the odds by the factor of two noised votes at most', () => {
    const head = ['people', 'minimum', 'colluders', 'lead', 'views', 'tables', 'what moved', 'talks', 'certain'];
    const more = ['odds beyond what is published', 'surest by what is published', 'surest'];
    const each = [...spread(USUAL, 3), ...(IS_THOROUGH ? LONG : [])].map((setting) => ({
      setting,
      found: everything(setting, 1),
    }));
    const cells = each.map(({ setting, found }) => {
      assert.equal(found.certain, 0, `${sizesOf(setting)}: ${found.example}`);
      // The published rows stay the same when two people change places: two noised votes change.
      assert.ok(found.beyond <= ODDS_FACTOR ** 2 + 1e-6, `${sizesOf(setting)}: ${found.beyond}`);
      const lead = percent(Math.max(...setting.leaning.options));
      return [sizesOf(setting), String(setting.minimum), String(setting.colluders), lead, ...cellsOf(found)];
    });
    process.stdout.write(`${tableOf([[...head, ...more], ...cells])}\n`);
    for (const part of ['tables', 'moved', ...(IS_THOROUGH ? (['talks'] as const) : [])] as const)
      assert.ok(
        each.some(({ found }) => found[part] > 0),
        `${part} are in no view`,
      );
    assert.ok(
      each.some(({ found }) => found.beyond > 2),
      'the matching tells something',
    );
  });

  const breaks: readonly (readonly [string, BrokenEverywhere])[] = [
    ['what moved people were counted over all voters', { movedOfAll: true }],
    ['the table of who moved were shown whoever is beside it', { tableAlone: true }],
    ['votes entered the matching as they were cast', { kept: 1 }],
  ];
  for (const [title, broken] of breaks)
    it(`would know votes if ${title}`, () => {
      const { certain } = everything(SMALL, 1, broken);
      assert.ok(certain > 0.01, String(certain));
      assert.equal(everything(SMALL, 1).certain, 0);
    });
});

function cellsOf(found: Everything): string[] {
  return [
    ...[found.views, found.tables, found.moved, found.talks].map(String),
    ...[percent(found.certain), found.beyond.toFixed(1), percent(found.surestAlone), percent(found.surest)],
  ];
}

function percent(part: number): string {
  return `${Math.round(1000 * part) / 10}%`;
}
