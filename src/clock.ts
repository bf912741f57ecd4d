import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

/** Time, ids and randomness come in through this port, so that a test can stop the clock and a rule stays a pure function. */
export interface Clock {
  /** The present moment (UTC inside a `Date`). */
  readonly now: () => Date;
  /** Resolves after `ms` milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
  /** A new unguessable id: 36 characters, UUID version 4. */
  readonly id: () => string;
  /** A number in [0, 1). Not for secrets. */
  readonly random: () => number;
  /** `length` bytes fit for keys and tokens. */
  readonly secret: (length: number) => Buffer;
}

/** Clocks of Teams and of our processes may differ by this much (ms). */
const CLOCK_SKEW_MS = 5 * 60_000;

/**
 * The moment that Teams tells, or now when it tells none. One from further in the future than clocks differ is a clock that
 * is wrong: whatever came after it would count as older.
 */
export function plausible(told: Date | undefined, now: Date): Date {
  return told === undefined || told.getTime() > now.getTime() + CLOCK_SKEW_MS ? now : told;
}

/** The real world: the machine's clock and the operating system's randomness. */
export const systemClock: Clock = {
  now: () => new Date(),
  sleep: (ms) => delay(ms, undefined, { ref: false }),
  id: () => randomUUID(),
  random: () => Math.random(),
  secret: (length) => randomBytes(length),
};
