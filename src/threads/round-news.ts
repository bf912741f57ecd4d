import type { Clock } from '../clock.js';
import { newsIntent } from '../outbox/message.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import { isActiveIn } from '../participants/membership.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import { pagesOf } from '../rounds/paging.js';
import { programmeOf } from '../rounds/round.js';
import {
  amsterdamDate,
  amsterdamMoment,
  type IsHoliday,
  isWorkingDay,
  nextWorkingDay,
} from '../scheduling/calendar.js';
import type { Thread } from './thread.js';
import type { ThreadStore } from './thread-store.js';

/** The time of day at which people are told what is new. */
const NEWS_AT = '16:00';

export interface RoundNewsParts {
  readonly threads: ThreadStore;
  readonly participants: ParticipantStore;
  readonly outbox: OutboxStore;
  readonly isHoliday: IsHoliday;
  readonly clock: Clock;
  readonly pageSize: number;
}

/** When people are told of what is written at this moment: at four in the afternoon of a working day. */
export function newsAfter(now: Date, isHoliday: IsHoliday): Date {
  const today = amsterdamDate(now);
  const at = amsterdamMoment(today, NEWS_AT);
  if (now < at && isWorkingDay(today, isHoliday)) return at;
  return amsterdamMoment(nextWorkingDay(today, isHoliday), NEWS_AT);
}

/**
 * Tells everybody who wants to hear it that something is new in these open threads: at most one message for each person and
 * day, whatever was written in how many threads. May be stopped anywhere and run again, also by several processes at once.
 */
export function createRoundNews(parts: RoundNewsParts): (some: readonly Thread[]) => Promise<void> {
  const { threads, participants, outbox, isHoliday, clock, pageSize } = parts;

  async function tell(threadId: string, roundId: string, from: number): Promise<void> {
    const today = amsterdamDate(clock.now());
    const programmeId = programmeOf(roundId);
    const pageOf = (after: string | null) => participants.pageOfActive(programmeId, today, after, pageSize);
    for await (const page of pagesOf(pageOf, ({ id }) => id, pageSize)) {
      const willing = page.filter((one) => one.roundNews !== false && isActiveIn(one, programmeId, today));
      const intents = willing.map(({ id }) => newsIntent({ threadId, roundId, from }, today, id));
      await outbox.enqueue(intents, clock.now());
    }
  }

  return async function tellNews(some) {
    for (const thread of some) {
      await tell(thread.id, thread.roundId, thread.toldUpTo ?? 0);
      await threads.noteTold(thread, newsAfter(clock.now(), isHoliday));
    }
  };
}
