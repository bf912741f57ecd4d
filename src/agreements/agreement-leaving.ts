import type { Clock } from '../clock.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import { ERASED, type Participant } from '../participants/participant.js';
import type { IsHoliday } from '../scheduling/calendar.js';
import { type Agreement, placeOf } from './agreement.js';
import { NEWS_MESSAGES } from './agreement-news.js';
import { type AgreementEvent, decide } from './agreement-rule.js';
import type { AgreementStore } from './agreement-store.js';

/** Keeps agreements in order when somebody goes or comes back. */
export interface AgreementLeaving {
  /** For a person who has left: the others are told and keep the agreement. Idempotent. */
  leave(participant: Participant): Promise<void>;
  /**
   * Removes what was the person's alone; takes their name, lines and texts out of agreements with others, who are told.
   * Idempotent.
   */
  erase(participant: Participant): Promise<void>;
  /** The person is back from a pause, or can be reached again: what waited for that is sent now. Two round trips. */
  catchUp(participant: Participant): Promise<void>;
}

export interface AgreementLeavingParts {
  readonly agreements: AgreementStore;
  readonly outbox: OutboxStore;
  readonly isHoliday: IsHoliday;
  readonly clock: Clock;
  readonly wakeScheduler: () => void;
}

/** Attempts when others write at the same moment. */
const ATTEMPTS = 10;

/** The agreements of somebody who leaves, is erased or comes back. */
export function createAgreementLeaving(parts: AgreementLeavingParts): AgreementLeaving {
  const { agreements, outbox, isHoliday, clock, wakeScheduler } = parts;

  /** Does the same to every agreement of the person until there is nothing left to do. */
  async function toAll({ id }: Participant, event: AgreementEvent): Promise<void> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const found = await agreements.allOf(id);
      const after = found.flatMap((agreement) => changedBy(agreement, id, event));
      if (after.length === 0) return;
      const [ownerless, others] = [after.filter(isOwnerless), after.filter((one) => !isOwnerless(one))];
      if (ownerless.length > 0) await agreements.remove(ownerless.map((one) => one.id));
      await agreements.saveAll(others);
      wakeScheduler();
    }
    throw new Error('The agreements of somebody who goes are written all the time');
  }

  function changedBy(agreement: Agreement, id: string, event: AgreementEvent): readonly Agreement[] {
    const decision = decide(agreement, placeOf(agreement, id) ?? -1, event, { now: clock.now(), isHoliday });
    return decision.kind === 'changed' ? [decision.agreement] : [];
  }

  return {
    leave: (participant) => toAll(participant, { kind: 'stepOut', reason: 'left' }),
    erase: (participant) => toAll(participant, { kind: 'erase' }),

    async catchUp({ id }) {
      await outbox.retryTo(id, NEWS_MESSAGES, clock.now());
    },
  };
}

/** Nobody is left who could ask for it. */
export function isOwnerless({ parties }: Agreement): boolean {
  return parties.every(({ id }) => id === ERASED);
}
