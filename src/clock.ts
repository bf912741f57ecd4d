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

/** The real world: the machine's clock and the operating system's randomness. */
export const systemClock: Clock = {
  now: () => new Date(),
  sleep: (ms) => delay(ms, undefined, { ref: false }),
  id: () => randomUUID(),
  random: () => Math.random(),
  secret: (length) => randomBytes(length),
};
