import assert from 'node:assert/strict';
import { type SampledSetting, sampled } from '../support/attack/sampled.js';
import { tableOf } from '../support/attack/text-table.js';
import { runs } from '../support/thorough.js';

const LEANINGS: readonly (readonly number[])[] = [
  [1 / 3, 1 / 3, 1 / 3],
  [0.7, 0.15, 0.15],
  [0.9, 0.1],
];

describe('the attacker on large programmes, by random rounds', () => {
  it('finds for everybody another round that shows the same, in which they voted differently', () => {
    const head = [
      'programme',
      'voted',
      'towns',
      'options',
      'lead',
      'rows',
      'who moved',
      'certain',
      'people who change',
    ];
    const cells = [40, 120, 400].flatMap((programme) =>
      LEANINGS.map((leaning) => {
        const setting: SampledSetting = { programme, towns: Math.ceil(programme / 12), turnout: 0.7, leaning };
        const found = sampled(setting, runs(programme > 200 ? 4 : 40, programme > 200 ? 1 : 6));
        assert.equal(found.certain, 0, JSON.stringify(setting));
        return [
          ...[programme, Math.round(programme * 0.7), setting.towns, leaning.length].map(String),
          ...[Math.max(...leaning), found.rows, found.tables, found.certain].map(
            (part) => `${Math.round(100 * part)}%`,
          ),
          String(found.changed),
        ];
      }),
    );
    process.stdout.write(`${tableOf([head, ...cells])}\n`);
  });

  it('would find none for somebody if counts of one were shown', () => {
    const setting: SampledSetting = { programme: 40, towns: 8, turnout: 0.7, leaning: [0.9, 0.1], minimum: 1 };
    assert.ok(sampled(setting, 12).certain > 0);
  });
});
