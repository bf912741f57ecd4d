import assert from 'node:assert/strict';
import { earlierRule } from '../support/attack/earlier-rule.js';
import { gateRule } from '../support/attack/gate-rule.js';
import { judge, type Publish } from '../support/attack/judge.js';
import { secrecyLines, secrecyTable, usefulnessTable } from '../support/attack/secrecy-table.js';
import { alsoUnvouched, once, type Setting, sizesOf, twice } from '../support/attack/world.js';

/** The number of colluding colleagues in the promise, and the two of the original task. */
const COLLUDERS = 3;

function assertSafe(setting: Setting, publish: Publish, colluders: number): number {
  const { views, certain } = judge(setting, publish, { colluders });
  assert.deepEqual(certain.slice(0, 3), [], `${certain.length} of ${views} views of ${sizesOf(setting)}`);
  return views;
}

describe('the attacker as judge: everything that can have happened, to a reader who knows the participants', () => {
  const small: readonly Setting[] = [
    ...[5, 9, 10, 12].map((size) => once(2, [size])),
    ...[9, 10, 12].map((size) => once(3, [size])),
    once(4, [10]),
    once(2, [6, 6]),
    once(3, [5, 5]),
    once(2, [3, 3, 3, 3]),
  ];
  for (const setting of small) {
    it(`knows no vote of ${sizesOf(setting)}, ${setting.options} options, with three colleagues who collude`, () => {
      assertSafe(setting, gateRule(), COLLUDERS);
    });
  }

  it('knew votes by the rule that was there before', () => {
    for (const setting of [once(2, [6]), once(3, [9]), once(2, [6, 6]), once(2, [4, 4, 4])]) {
      const { certain } = judge(setting, earlierRule, { colluders: 2 });
      assert.ok(certain.length > 0, sizesOf(setting));
    }
  });

  it('and would know them with four who collude: the promise says three', () => {
    assert.ok(judge(once(2, [10]), gateRule(), { colluders: 4 }).certain.length > 0);
  });
});

/** With a smaller minimum small worlds show as much as large ones; then fewer than it, less one, collude. */
describe('the attacker as judge: rows of municipalities', () => {
  for (const setting of [once(2, [12, 12]), once(2, [10, 10, 4])]) {
    it(`knows no vote of ${sizesOf(setting)}`, () => {
      assertSafe(setting, gateRule(), COLLUDERS);
    });
  }
  for (const setting of [once(2, [6, 6], 3), once(2, [8, 6, 6], 3)]) {
    it(`nor of ${sizesOf(setting)} with ${setting.options} options and a minimum of 3`, () => {
      assertSafe(setting, gateRule(), 1);
    });
  }

  const unvouched = [
    [alsoUnvouched(once(2, [4, 4], 2), [0, 1]), 0],
    [alsoUnvouched(once(2, [4, 6], 2), [2, 3]), 0],
    [alsoUnvouched(once(3, [4, 4], 2), [1, 2]), 0],
    [alsoUnvouched(once(2, [8, 6], 3), [0, 4]), 1],
  ] as const;
  for (const [setting, colluders] of unvouched) {
    it(`nor of ${sizesOf(setting)}: that the others are diverse tells of nobody who is not vouched for`, () => {
      assertSafe(setting, gateRule(), colluders);
    });
  }

  it('would know some if no row were left out by lot', () => {
    const setting = once(2, [6, 6, 7], 2);
    assert.ok(judge(setting, gateRule({ noLots: true }), { colluders: 0 }).certain.length > 0);
    assertSafe(setting, gateRule(), 0);
  });
});

describe('the attacker as judge: moves between options', () => {
  const moving: readonly (readonly [Setting, number])[] = [
    [twice(2, [[12, 0, 1]], 3), 4],
    [twice(2, [[12, 1, 0]], 3), 4],
  ];
  for (const [setting, aside] of moving) {
    it(`knows no vote of ${sizesOf(setting)}, minimum 3`, () => {
      const views = assertSafe(setting, gateRule({ aside }), 1);
      assert.ok(views > 500, `${views} views`);
    });
  }

  it('would know the vote of somebody erased after it was counted, if the others were put in a table all the same', () => {
    const setting = twice(2, [[18, 1, 0]], 3);
    assert.ok(judge(setting, gateRule({ aside: 15, withoutErased: true }), { colluders: 0 }).certain.length > 0);
    assertSafe(setting, gateRule({ aside: 15 }), 1);
  });

  it('would know some if the table were shown whoever is beside it', () => {
    const [setting] = moving[0] ?? [];
    assert.ok(setting);
    assert.ok(judge(setting, gateRule({ tableAlone: true }), { colluders: 0 }).certain.length > 0);
  });
});

describe('the attacker as judge: the table', () => {
  it('has no round with a certain vote, where the rule before the gate had many', () => {
    const lines = secrecyLines();
    process.stdout.write(`${secrecyTable(lines)}\n\n${usefulnessTable()}\n`);
    assert.deepEqual(
      lines.filter(({ now }) => now !== 0),
      [],
    );
    assert.ok(Math.max(...lines.map(({ before }) => before)) > 0.5);
  });
});
