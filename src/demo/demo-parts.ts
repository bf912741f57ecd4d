import type { App } from '../app-parts.js';
import type { Participant } from '../participants/participant.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import type { RoundStore } from '../rounds/round-store.js';
import type { TravellingClock } from './travelling-clock.js';
export interface DemoWeekParts {
  readonly app: App;
  readonly rounds: RoundStore;
  readonly participants: ParticipantStore;
  /** The person at the keyboard. */
  readonly visitorId: string;
  readonly colleagues: readonly Participant[];
  readonly clock: TravellingClock;
}
