import { createHmac } from 'node:crypto';
import type { Language } from '../language.js';
import type { SizeClass } from '../organisations/organisation.js';
import { FLOCKS } from './birds.js';

/** Below 20,000 inhabitants, below 100,000, and more: coarse, so that it points at nobody. An organisation without a size is in the middle. */
export const MUNICIPALITY_SIZES = ['small', 'middle', 'large'] as const;
export type MunicipalitySize = (typeof MUNICIPALITY_SIZES)[number];

/** How somebody is called in the open thread of one round. */
export interface Alias {
  readonly flock: number;
  /** Place of the bird in its flock. */
  readonly bird: number;
  /** 1; the second time around 2, and so on. */
  readonly turn: number;
  readonly size: MunicipalitySize;
}

/** Classes 1 to 3, 4 and 5, 6 to 8 of CBS. */
export function sizeOf(sizeClass: SizeClass | undefined): MunicipalitySize {
  if (sizeClass === undefined) return 'middle';
  if (sizeClass <= 3) return 'small';
  return sizeClass <= 5 ? 'middle' : 'large';
}

/**
 * The name for whoever comes as number `at` (from 1 on) into the thread of the round with this sequence number. The key of
 * the thread shuffles the birds, so the name says nothing about who it is; two numbers never get the same.
 */
export function aliasAt(at: number, key: Buffer, sequence: number, size: MunicipalitySize): Alias {
  const flock = sequence % FLOCKS.length;
  const birds = FLOCKS[flock] ?? [];
  const order = birds
    .map((_, bird) => ({ bird, lot: createHmac('sha256', key).update(`bird:${bird}`).digest('hex') }))
    .sort((a, b) => a.lot.localeCompare(b.lot));
  const bird = order[(at - 1) % birds.length]?.bird ?? 0;
  return { flock, bird, turn: Math.floor((at - 1) / birds.length) + 1, size };
}

/** "Reiger"; the second of that name is "Reiger 2". Empty for a bird that there is not. */
export function birdName({ flock, bird, turn }: Alias, language: Language): string {
  const name = FLOCKS[flock]?.[bird]?.[language] ?? '';
  return turn === 1 || name === '' ? name : `${name} ${turn}`;
}
