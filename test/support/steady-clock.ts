import { TestClock } from './test-clock.js';

/** A stopped clock whose secrets are the same in every run, so that the key of a round, and its matching, are too. */
export class SteadyClock extends TestClock {
  override readonly secret = (length: number): Buffer => Buffer.alloc(length, 7);
}
