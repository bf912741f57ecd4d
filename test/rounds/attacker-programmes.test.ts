import assert from 'node:assert/strict';
import { mayVote } from '../../src/participants/membership.js';
import type { Participant } from '../../src/participants/participant.js';
import { putBefore } from '../../src/rounds/same-dilemma.js';
import { gateRule } from '../support/attack/gate-rule.js';
import { judge, type Publish } from '../support/attack/judge.js';
import { once, type Setting, sizesOf } from '../support/attack/world.js';

/** The number of colluding colleagues in the promise. */
const COLLUDERS = 3;
const OPENING = new Date('2026-11-23T08:00:00Z');
const LATER = new Date('2026-11-24T08:00:00Z');

/** People in the region alone, in both programmes, and in the country alone, in this order: the crowds of each setting. */
const MEMBERSHIPS = [['region'], ['region', 'country'], ['country']] as const;

const roundIn = (programmeId: string) => ({
  ...{ id: `${programmeId}-1`, programmeId, cancelRequestedAt: null },
  plan: { voting: OPENING, closed: LATER },
});

const somebodyIn = (memberOf: readonly string[]): Participant => ({
  ...{ id: 'T:1', tenantId: 'T', objectId: '1', name: '', locale: 'nl', seenOn: '2026-11-23', standing: 'joined' },
  ...{ challenges: [], wantsToTalk: true, reachable: true, avoid: [], skipsRounds: [], memberOf },
  memberships: Object.fromEntries(memberOf.map((id) => [id, { joinedAt: OPENING }])),
});

/** Which crowds vote in the round of this programme about a dilemma that both put at the same moment, by the rules of the product. */
function votersOf(programmeId: string): readonly number[] {
  const rounds = ['region', 'country'].map(roundIn);
  const excludes = putBefore(roundIn(programmeId), rounds, OPENING);
  return MEMBERSHIPS.flatMap((memberOf, at) => (mayVote(somebodyIn(memberOf), { programmeId, excludes }) ? [at] : []));
}

/** Everything that both rounds publish, laid side by side. */
function sideBySide(setting: Setting, populations: readonly (readonly number[])[]): Publish {
  const parts = populations.map((crowds) => ({
    part: { ...setting, crowds: setting.crowds.filter((_, at) => crowds.includes(at)) },
    crowds,
    publish: gateRule(),
  }));
  return (_, world) =>
    parts.reduce<readonly string[]>(
      (before, { part, crowds, publish }) => {
        const shown = [
          ...publish(
            part,
            world.filter((__, at) => crowds.includes(at)),
          ),
        ];
        return before.flatMap((one) => shown.map((other) => `${one} | ${other}`));
      },
      [''],
    );
}

/** The same people work for one organisation, or each crowd for its own. */
const together = (setting: Setting): Setting => ({
  ...setting,
  crowds: setting.crowds.map((crowd) => ({ ...crowd, municipality: 0 })),
});

const SETTINGS: readonly Setting[] = [
  ...[once(2, [1, 11, 1]), once(2, [2, 10, 1]), once(2, [1, 10, 10]), once(2, [3, 9, 12]), once(3, [1, 15, 1])],
  ...[once(2, [1, 11, 1]), once(2, [1, 10, 10])].map(together),
];

describe('the attacker who lays two programmes with one dilemma side by side', () => {
  it('meets two populations without anybody in both', () => {
    assert.deepEqual(votersOf('country'), [1, 2]);
    assert.deepEqual(votersOf('region'), [0], 'whoever is in both was asked in the other one');
  });

  for (const [at, setting] of SETTINGS.entries())
    it(`knows no vote of ${sizesOf(setting)}, ${setting.options} options (${at + 1})`, () => {
      const populations = ['country', 'region'].map(votersOf);
      const { views, certain } = judge(setting, sideBySide(setting, populations), { colluders: COLLUDERS });
      assert.ok(views > 0);
      assert.deepEqual(certain.slice(0, 3), []);
    });

  it('would know votes if people in both were asked twice', () => {
    const [setting = assert.fail()] = SETTINGS;
    const overlapping = [
      [0, 1],
      [1, 2],
    ];
    assert.ok(judge(setting, sideBySide(setting, overlapping), { colluders: 0 }).certain.length > 0);
  });
});
