import type { MatchPerson } from '../../src/matching/pairing/matching-terms.js';
import { createDraw } from '../../src/matching/pairing/seeded.js';
import { officialMunicipalities } from '../../src/organisations/official-municipalities.js';
import { person } from './people.js';

export interface CrowdShape {
  /** How many municipalities they come from; all by default. */
  readonly towns?: number;
  /** Percentage of the people who work in the first municipality, beside those who do by chance. */
  readonly inFirst?: number;
  /** Percentage of the people who chose the first option. */
  readonly agreed?: number;
  /** Percentage of the people who avoid somebody. */
  readonly avoiding?: number;
  /** Percentage of the people who were left out last time. */
  readonly leftOut?: number;
}

const CHALLENGES = ['housing', 'safety', 'digital', 'youth', 'climate', 'care', 'work', 'mobility', 'finance'];
const OPTIONS = ['a', 'b', 'c'];

/** People drawn from the seed: of real municipalities, with votes, challenges and whom they avoid. */
export function crowd(count: number, seed: number, shape: CrowdShape = {}): readonly MatchPerson[] {
  const { towns = Number.POSITIVE_INFINITY, inFirst = 0, agreed = 33, avoiding = 5, leftOut = 0 } = shape;
  const places = officialMunicipalities().slice(0, Math.min(towns, officialMunicipalities().length));
  const draw = createDraw(seed);
  const upTo = (most: number) => draw() % most;
  const percent = (part: number) => upTo(100) < part;
  const idAt = (at: number) => `p${String(at).padStart(6, '0')}`;
  return Array.from({ length: count }, (_, at) => {
    const place = places[percent(inFirst) ? 0 : upTo(places.length)];
    const voted = percent(90);
    return person(idAt(at), {
      municipality: place?.code ?? '',
      sizeClass: place?.sizeClass ?? null,
      vote: voted ? (OPTIONS[percent(agreed) ? 0 : 1 + upTo(OPTIONS.length - 1)] ?? null) : null,
      challenges: [...new Set([0, 1].map(() => CHALLENGES[upTo(CHALLENGES.length)] ?? ''))],
      avoid: percent(avoiding) ? [idAt(upTo(count))] : [],
      leftOutLastRound: percent(leftOut),
    });
  });
}
