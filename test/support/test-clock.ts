import { createHash } from 'node:crypto';
import type { Clock } from '../../src/clock.js';

/** All that a clock remembers. */
export interface ClockState {
  readonly moment: Date;
  readonly count: number;
  readonly secrets: number;
}

/** A clock that stands still until the test moves it. Ids and secrets are counted, so that what is drawn by lot is the same in every run. */
export class TestClock implements Clock {
  private moment: Date;
  private count = 0;
  private secrets = 0;

  constructor(start: string | Date) {
    this.moment = new Date(start);
  }

  readonly now = (): Date => new Date(this.moment);
  /** Waiting takes no time in a test; the moment does not move by it. */
  readonly sleep = async (): Promise<void> => {};
  readonly id = (): string => {
    this.count += 1;
    return `id-${String(this.count).padStart(8, '0')}`;
  };
  readonly random = (): number => 0.5;
  readonly secret = (length: number): Buffer => {
    this.secrets += 1;
    return createHash('shake256', { outputLength: length }).update(`secret ${this.secrets}`).digest();
  };

  /** The moment, and how many ids and secrets were given. */
  get state(): ClockState {
    return { moment: this.now(), count: this.count, secrets: this.secrets };
  }

  /** Makes the moment and the counts what they were, here or on another clock. */
  become({ moment, count, secrets }: ClockState): void {
    this.moment = new Date(moment);
    this.count = count;
    this.secrets = secrets;
  }

  /** Moves on: `advance('2d')`, `advance('90m')`, `advance('15s')`. */
  advance(span: string): void {
    const [, amount = '', unit = ''] = /^(\d+)([smhd])$/.exec(span) ?? [];
    const unitMs = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }[unit];
    if (unitMs === undefined) throw new Error(`Not a span of time: ${span}`);
    this.moment = new Date(this.moment.getTime() + Number(amount) * unitMs);
  }

  /** Moves to a moment, given with its offset from UTC. */
  goTo(moment: string): void {
    this.moment = new Date(moment);
  }
}
