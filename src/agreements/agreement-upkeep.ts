import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import { ERASED, type Participant, takesPart } from '../participants/participant.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import type { IsHoliday } from '../scheduling/calendar.js';
import { type Agreement, activePlaces } from './agreement.js';
import { isOwnerless } from './agreement-leaving.js';
import { intentsOf, withoutNews } from './agreement-news.js';
import { type AgreementEvent, decide } from './agreement-rule.js';
import type { AgreementStore } from './agreement-store.js';
import { peopleIn } from './agreement-view.js';
import { broughtBack, type Moment } from './bringing-back.js';

/** Agreements handled at a time: their messages fit in one call to the outbox. */
const BATCH = 300;

/** Somebody out of reach this long counts as gone (ms): four weeks, longer than most holidays. */
export const UNREACHABLE_FOR_GOOD_MS = 28 * 24 * 3_600_000;

export interface AgreementWorkParts {
  readonly agreements: AgreementStore;
  readonly participants: ParticipantStore;
  readonly outbox: OutboxStore;
  readonly isHoliday: IsHoliday;
  readonly isStopping: () => boolean;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Tells what is to be told about agreements and brings back those whose time has come: first the messages are put in the
 * outbox, each under its key, then it is noted that they are. Whoever is killed in between leaves the same work with the
 * same keys, and two processes that do it at the same moment put the same messages there once; so nothing has to be
 * claimed. Four round trips for a batch, whatever its size.
 */
export function createAgreementUpkeep(parts: AgreementWorkParts): () => Promise<void> {
  const { agreements, participants, outbox, isHoliday, isStopping, clock, log } = parts;

  /** One that breaks a rule must not hold up the others. */
  function looked(
    agreement: Agreement,
    people: ReadonlyMap<string, Participant>,
    moment: Moment,
  ): readonly Agreement[] {
    try {
      return [broughtBack(withoutThoseGone(agreement, people, moment), moment)];
    } catch (error) {
      log.error({ err: error, agreement: agreement.id }, 'an agreement is stuck, the others go on');
      return [];
    }
  }

  return async function work() {
    for (;;) {
      const moment = { now: clock.now(), isHoliday };
      const due = await agreements.due(moment.now, BATCH);
      if (due.length === 0) return;
      const ids = peopleIn(due).filter((id) => id !== ERASED);
      const people = new Map((await participants.getMany(ids)).map((one) => [one.id, one]));
      const after = due.flatMap((agreement) => looked(agreement, people, moment));
      await outbox.enqueue(after.flatMap(intentsOf), moment.now);
      const ownerless = after.filter(isOwnerless);
      if (ownerless.length > 0) await agreements.remove(ownerless.map(({ id }) => id));
      const others = after.filter((one) => !isOwnerless(one));
      await agreements.saveAll(others.map((agreement) => withoutNews(agreement, moment.now)));
      if (due.length < BATCH || after.length === 0 || isStopping()) return;
    }
  };
}

/**
 * Takes those who are gone out of the agreement. Leaving and erasure do so at once; this covers people who could not be
 * reached for a long time, and agreements made at the very moment when somebody went.
 */
function withoutThoseGone(agreement: Agreement, people: ReadonlyMap<string, Participant>, moment: Moment): Agreement {
  return activePlaces(agreement).reduce((present, place) => {
    const event = eventOf(people.get(present.parties[place]?.id ?? ''), moment.now);
    const decision = event === null ? null : decide(present, place, event, moment);
    return decision?.kind === 'changed' ? decision.agreement : present;
  }, agreement);
}

function eventOf(person: Participant | undefined, now: Date): AgreementEvent | null {
  if (person === undefined) return { kind: 'erase' };
  if (!takesPart(person)) return { kind: 'stepOut', reason: 'left' };
  const { reachable, unreachableSince } = person;
  if (reachable || unreachableSince === undefined) return null;
  const away = now.getTime() - unreachableSince.getTime();
  return away >= UNREACHABLE_FOR_GOOD_MS ? { kind: 'stepOut', reason: 'unreachable' } : null;
}
