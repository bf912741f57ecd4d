import assert from 'node:assert/strict';
import { loyaltySplit, type Serves } from '../../src/rounds/loyalties.js';
import { gateRule, row } from '../support/attack/gate-rule.js';
import { judge, type Publish } from '../support/attack/judge.js';
import { once } from '../support/attack/world.js';

const SERVES: Serves = { a: 'own', b: 'partnership', c: 'both', d: 'own' };

describe('the split between loyalties', () => {
  it('adds up the options that serve each, with shares of the whole', () => {
    assert.deepEqual(loyaltySplit({ a: 6, b: 5, c: 5, d: 4 }, SERVES), {
      counts: { own: 10, partnership: 5, both: 5 },
      shares: { own: 50, partnership: 25, both: 25 },
    });
  });

  it('hides a sum in which a count is hidden, and then all shares: with the total it could be worked out', () => {
    assert.deepEqual(loyaltySplit({ a: 6, b: 8, c: 5, d: null }, SERVES), {
      counts: { own: null, partnership: 8, both: 5 },
      shares: null,
    });
  });

  it('has nothing for a loyalty that no option serves', () => {
    assert.deepEqual(loyaltySplit({ a: 6, b: 6 }, SERVES), {
      counts: { own: 6, partnership: 6, both: null },
      shares: { own: 50, partnership: 50, both: 0 },
    });
  });

  it('says nothing where no count is shown, the dilemma names no loyalties, or nobody voted', () => {
    assert.equal(loyaltySplit({ a: null, b: null }, SERVES), null);
    assert.equal(loyaltySplit({ a: 6, b: 7 }, {}), null);
    assert.equal(loyaltySplit({}, SERVES), null);
    assert.equal(loyaltySplit({ a: 0, b: 0 }, SERVES)?.shares, null);
  });

  it('has no shares where an option has no loyalty', () => {
    assert.deepEqual(loyaltySplit({ a: 6, b: 7, x: 5 }, SERVES)?.shares, null);
  });
});

describe('the attacker who sees the split as well', () => {
  for (const setting of [once(3, [12]), once(4, [11]), once(3, [6, 6], 3)])
    it(`cannot tell more rounds of ${setting.options} options apart than without`, () => {
      const rule = gateRule();
      const withSplit: Publish = function* (of, world) {
        const split = JSON.stringify(loyaltySplit(row(of, world, 'first').overall, SERVES));
        for (const shown of rule(of, world)) yield `${shown} ${split}`;
      };
      const [before, after] = [rule, withSplit].map((publish) => judge(setting, publish, { colluders: 1 }));
      assert.equal(after?.views, before?.views);
      assert.deepEqual(after?.certain, []);
    });
});
