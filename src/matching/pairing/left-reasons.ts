import type { LeftReason } from './matching-terms.js';
import type { Roster } from './roster.js';

/** Why each of these people has no group, in their order. */
export function reasonsLeft(roster: Roster, left: readonly number[]): readonly LeftReason[] {
  const sizes = new Map<number, number>();
  for (const municipality of roster.municipality) sizes.set(municipality, (sizes.get(municipality) ?? 0) + 1);
  return left.map((person): LeftReason => {
    const own = sizes.get(roster.municipality[person] ?? 0) ?? 0;
    if (own === roster.size) return 'noOtherMunicipality';
    const others = roster.size - own;
    if (own > others) return 'tooManyOfOneMunicipality';
    return (roster.avoided[person]?.size ?? 0) >= others ? 'nobodyAllowed' : 'oddOneOut';
  });
}
