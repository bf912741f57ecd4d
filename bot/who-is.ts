import type { Clock } from '../src/clock.js';
import type { Log } from '../src/log.js';
import type { Address } from '../src/outbox/sender.js';
import type { Participant } from '../src/participants/participant.js';
import type { ParticipantService } from '../src/participants/participant-service.js';
import { isMemberDue, isMet, mailOf } from '../src/participants/teams-member.js';
import { amsterdamDate } from '../src/scheduling/calendar.js';
import { within } from '../src/within.js';
import type { TeamsSender } from './teams/teams-sender.js';
import type { Turn } from './turns/turn.js';

/** How long a card waits for the names of its people (ms), so that one slow look-up delays nobody else's. */
const LONGEST_MS = 3_000;

export interface WhoIsParts {
  readonly sender: Pick<TeamsSender, 'lookupMember'>;
  readonly participants: Pick<ParticipantService, 'noteMember'>;
  /** The mail domain tells where somebody works: only then is Teams asked for the mail address. */
  readonly usesMail: boolean;
  readonly clock: Clock;
  readonly log: Log;
}

/** Asks Teams who somebody is. */
export interface WhoIs {
  /** For one turn: asked when called, and at most once. */
  at(address: Address): Pick<Turn, 'member' | 'mail'>;
  /**
   * Asks anew where the answer is not of today, so that a colleague gets links with the account of now. Nobody waits for
   * it; without an answer what is known stays. Never throws.
   */
  renew(participant: Participant): void;
  /**
   * The same people, of whom Teams was asked anew who they are, for a card with links to them: all at the same time, and never
   * longer than three seconds. Without an answer what is known stays. Rejects only where the answer cannot be stored.
   */
  renewed(people: readonly Participant[]): Promise<readonly Participant[]>;
}

/** Asks Teams, and notes what it says. */
export function createWhoIs({ sender, participants, usesMail, clock, log }: WhoIsParts): WhoIs {
  async function askedAnew(participant: Participant): Promise<Participant> {
    const { address } = participant;
    if (address === undefined) return participant;
    return participants.noteMember(participant, await sender.lookupMember(address));
  }

  return {
    at(address) {
      let asked: ReturnType<Turn['member']> | undefined;
      const member = () => {
        asked ??= sender.lookupMember(address);
        return asked;
      };
      return {
        member,
        mail: async () => {
          const found = usesMail ? await member() : null;
          return found === null ? undefined : mailOf(found);
        },
      };
    },

    renew(participant) {
      if (!isMemberDue(participant, amsterdamDate(clock.now()))) return;
      askedAnew(participant).catch((error: unknown) => log.debug({ err: error }, 'who somebody is was not asked anew'));
    },

    renewed: (people) =>
      Promise.all(people.map((one) => (isMet(one) ? within(LONGEST_MS, askedAnew(one), () => one) : one))),
  };
}
