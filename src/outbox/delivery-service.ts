import type { Clock } from '../clock.js';
import { DomainError } from '../errors.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import type { RoundStore } from '../rounds/round-store.js';
import { MESSAGE_KINDS, type Message, type MessageKind } from './message.js';
import type { FailedMessages, OutboxStore, StateCounts } from './outbox-store.js';

/**
 * Messages that everybody in a round gets. Of these a facilitator may see who did not get one. Of the others only how
 * many: that somebody is asked to talk, or was silent, is theirs.
 */
export const OPEN_KINDS: readonly MessageKind[] = ['ballot', 'opening', 'revote', 'result'];

/** Most undelivered messages that are listed for one kind. */
export const MOST_LISTED = 100;
const PAGE = 500;
const FAILED_STATES: readonly FailedMessages['state'][] = ['unreachable', 'dead'];

export interface UndeliveredMessage {
  readonly kind: MessageKind;
  readonly participantId: string;
  readonly name: string;
  readonly municipality: string | null;
  readonly state: 'unreachable' | 'dead';
  /** Code word for the failure. */
  readonly reason: string;
}

export interface RoundDelivery {
  readonly counts: readonly { readonly kind: MessageKind; readonly counts: StateCounts }[];
  readonly undelivered: readonly UndeliveredMessage[];
}

/** What a facilitator may know and do about the messages of a round. Who may is checked before. */
export interface DeliveryService {
  /** Refuses with `unknownRound`. */
  ofRound(roundId: string): Promise<RoundDelivery>;
  /** Sends again what failed for good of one kind, and nothing that anybody has. Returns how many. Refuses with `unknownRound`. */
  resend(roundId: string, kind: MessageKind): Promise<number>;
}

export interface DeliveryServiceParts {
  readonly outbox: OutboxStore;
  readonly rounds: RoundStore;
  readonly participants: ParticipantStore;
  readonly clock: Clock;
  readonly wakeOutbox: () => void;
}

/** Looking after the messages of a round. */
export function createDeliveryService(parts: DeliveryServiceParts): DeliveryService {
  const { outbox, rounds, participants, clock, wakeOutbox } = parts;

  async function assertRound(roundId: string): Promise<void> {
    if ((await rounds.get(roundId)) === null) throw new DomainError('unknownRound', roundId);
  }

  async function resendAll(failed: FailedMessages): Promise<number> {
    let sent = 0;
    for (let after: string | null = null; ; ) {
      const page = await outbox.pageOfFailed(failed, after, PAGE);
      const keys = page.filter(neverDelivered).map(({ key }) => key);
      await outbox.retryUndelivered(keys, clock.now());
      sent += keys.length;
      after = page.at(-1)?.key ?? null;
      if (after === null || page.length < PAGE) return sent;
    }
  }

  return {
    async ofRound(roundId) {
      await assertRound(roundId);
      const counts = await outbox.countsOfRound(roundId);
      const failing = OPEN_KINDS.flatMap((kind) =>
        FAILED_STATES.filter((state) => (counts[kind]?.[state] ?? 0) > 0).map((state) => ({ roundId, kind, state })),
      );
      const failed = await Promise.all(failing.map((one) => outbox.pageOfFailed(one, null, MOST_LISTED)));
      const messages = failed.flat().filter(neverDelivered);
      const people = await participants.getMany([...new Set(messages.map(({ to }) => to))]);
      const byId = new Map(people.map((person) => [person.id, person]));
      return {
        counts: MESSAGE_KINDS.flatMap((kind) => {
          const found = counts[kind];
          return found === undefined ? [] : [{ kind, counts: found }];
        }),
        undelivered: messages.flatMap(({ kind, to, state, reason }) => {
          const person = byId.get(to);
          if (person === undefined || person.standing === 'off') return [];
          if (state !== 'unreachable' && state !== 'dead') return [];
          const { name, municipality = null } = person;
          return [{ kind, participantId: to, name, municipality, state, reason: reason ?? '' }];
        }),
      };
    },

    async resend(roundId, kind) {
      await assertRound(roundId);
      let sent = 0;
      for (const state of FAILED_STATES) sent += await resendAll({ roundId, kind, state });
      if (sent > 0) wakeOutbox();
      return sent;
    },
  };
}

/** Who has the message, and misses only a newer state of it, is not sent it a second time. */
function neverDelivered({ sentRevision }: Message): boolean {
  return sentRevision === null;
}
