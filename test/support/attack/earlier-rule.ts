import { suppress } from '../../../src/rounds/suppression.js';
import type { Publish } from './judge.js';
import { countsOf, type Setting, type World } from './world.js';

/**
 * The rule before there was a gate: every count from the minimum on, overall and for each municipality, and no small
 * one that could be computed by subtraction. Kept as one that the attacker is known to beat.
 */
export const earlierRule: Publish = (setting: Setting, world: World) => {
  const { options, minimum, crowds } = setting;
  const places = [...new Set(crowds.map(({ municipality }) => municipality))];
  const sizeClasses = new Map(places.map((place) => [String(place), 'all']));
  const rows = (['first', 'second'] as const).map((ballot) => {
    const byPlace = places.map((place) =>
      countsOf(setting, world, ballot, ({ municipality }) => municipality === place),
    );
    return Array.from({ length: options }, (_, option) => {
      const counts = new Map(places.map((place, at) => [String(place), byPlace[at]?.[option] ?? 0]));
      const { overall, byMunicipality } = suppress({ minimum, sizeClasses, counts });
      return [overall, ...byMunicipality.values()];
    });
  });
  return [JSON.stringify(rows)];
};
