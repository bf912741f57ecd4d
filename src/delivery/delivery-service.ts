import type { ChannelStore } from '../channels/channel-store.js';
import type { Clock } from '../clock.js';
import { DomainError } from '../errors.js';
import { isToChannel, MESSAGE_KINDS, type Message, type MessageKind } from '../outbox/message.js';
import type { FailedMessages, OutboxStore, StateCounts } from '../outbox/outbox-store.js';
import { isActive } from '../participants/participant.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import { pagesOf } from '../rounds/paging.js';
import type { Phase, Round } from '../rounds/round.js';
import type { RoundStore } from '../rounds/round-store.js';
import { amsterdamDate } from '../scheduling/calendar.js';

/**
 * Messages that everybody in a round gets. For these a facilitator may see who did not get one. For the others only how
 * many: being asked to talk, or having been silent, is private.
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
  /** Kinds of which some failed and can be tried again: what they say still holds. */
  readonly canResend: readonly MessageKind[];
  readonly counts: readonly { readonly kind: MessageKind; readonly counts: StateCounts }[];
  readonly undelivered: readonly UndeliveredMessage[];
}

/** The facilitator's view of and actions on the messages of a round. The caller checks permission. */
export interface DeliveryService {
  /** Refuses with `unknownRound`. */
  ofRound(roundId: string): Promise<RoundDelivery>;
  /**
   * Tries again what failed for good of one kind, at the address that is stored, and nothing that anybody has. Returns how many
   * are tried: nobody without an address, or who takes no part now, and nothing that has lost its sense. Refuses with
   * `unknownRound`.
   */
  resend(roundId: string, kind: MessageKind): Promise<number>;
}

export interface DeliveryServiceParts {
  readonly outbox: OutboxStore;
  readonly rounds: RoundStore;
  readonly participants: ParticipantStore;
  readonly channels: ChannelStore;
  readonly clock: Clock;
}

/** Looking after the messages of a round. */
export function createDeliveryService(parts: DeliveryServiceParts): DeliveryService {
  const { outbox, rounds, participants, channels, clock } = parts;

  async function roundOf(roundId: string): Promise<Round> {
    const round = await rounds.get(roundId);
    if (round === null) throw new DomainError('unknownRound', roundId);
    return round;
  }

  /** Those of these messages that would be tried: to somebody who is there and takes part, or a channel that gets the dilemma. */
  async function triable(messages: readonly Message[]): Promise<readonly Message[]> {
    const today = amsterdamDate(clock.now());
    const ids = (some: readonly Message[]) => some.map(({ to }) => to);
    const people = await participants.getMany(ids(messages.filter((message) => !isToChannel(message))));
    const places = await channels.getMany(ids(messages.filter(isToChannel)));
    const there = new Set([
      ...people.filter((person) => person.address !== undefined && isActive(person, today)).map(({ id }) => id),
      ...places.filter(({ chosen }) => chosen).map(({ id }) => id),
    ]);
    return messages.filter(({ to }) => there.has(to));
  }

  async function resendAll(failed: FailedMessages): Promise<number> {
    let tried = 0;
    const pageOf = (after: string | null) => outbox.pageOfFailed(failed, after, PAGE);
    for await (const page of pagesOf(pageOf, ({ key }) => key, PAGE)) {
      const keys = (await triable(page.filter(neverDelivered))).map(({ key }) => key);
      tried += await outbox.tryAnyway(keys, clock.now());
    }
    return tried;
  }

  return {
    async ofRound(roundId) {
      const round = await roundOf(roundId);
      const counts = await outbox.countsOfRound(roundId);
      const failing = OPEN_KINDS.flatMap((kind) =>
        FAILED_STATES.filter((state) => (counts[kind]?.[state] ?? 0) > 0).map((state) => ({ roundId, kind, state })),
      );
      const failed = await Promise.all(failing.map((one) => outbox.pageOfFailed(one, null, MOST_LISTED)));
      const messages = failed.flat().filter(neverDelivered);
      const people = await participants.getMany([...new Set(messages.map(({ to }) => to))]);
      const byId = new Map(people.map((person) => [person.id, person]));
      return {
        canResend: MESSAGE_KINDS.filter((kind) => hasFailed(counts[kind]) && isStillSaid(kind, round)),
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
      if (!isStillSaid(kind, await roundOf(roundId))) return 0;
      let tried = 0;
      for (const state of FAILED_STATES) tried += await resendAll({ roundId, kind, state });
      return tried;
    },
  };
}

/** False for people who have the message and only miss its latest state: they get no second copy. */
function neverDelivered({ sentRevision }: Message): boolean {
  return sentRevision === null;
}

function hasFailed(counts: StateCounts | undefined): boolean {
  return counts !== undefined && FAILED_STATES.some((state) => counts[state] > 0);
}

/** The phases in which a kind of message still says something new. */
const SAID_IN: Readonly<Partial<Record<MessageKind, readonly Phase[]>>> = {
  ballot: ['voting'],
  opening: ['discussing'],
  match: ['discussing'],
  reminder: ['discussing'],
  revote: ['revoting'],
  result: ['closed', 'sealed'],
  channel: ['voting', 'revoting'],
};

function isStillSaid(kind: MessageKind, { phase, cancelRequestedAt }: Round): boolean {
  return cancelRequestedAt === null && (SAID_IN[kind]?.includes(phase) ?? true);
}
