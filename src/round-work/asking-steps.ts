import type { Clock } from '../clock.js';
import { PATIENT_TRIES } from '../delivery/backoff.js';
import { type MessageKind, roundIntent } from '../outbox/message.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import { isAsked } from '../participants/membership.js';
import type { Participant } from '../participants/participant.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import type { BallotBoxStore } from '../rounds/ballot-box-store.js';
import { forEveryPage, type Paging, type SaveProgress, type StepOutcome } from '../rounds/paging.js';
import { nextPlanned, type Round } from '../rounds/round.js';
import type { RoundStore } from '../rounds/round-store.js';
import { putAfter, putBefore } from '../rounds/same-dilemma.js';
import type { Ballot, BallotBox } from '../rounds/vote.js';
import { amsterdamDate } from '../scheduling/calendar.js';

const KEY_BYTES = 32;
/** The look of a card after its round was cancelled. */
const CANCELLED_REVISION = 2;
/** The cards that ask for something, and ask in vain once the round is cancelled. */
const ASKING_KINDS = ['ballot', 'match', 'reminder', 'revote'] as const;

export interface AskingStepsParts extends Paging {
  readonly participants: ParticipantStore;
  readonly ballotBoxes: BallotBoxStore;
  readonly rounds: Pick<RoundStore, 'aboutDilemma'>;
  readonly outbox: OutboxStore;
  readonly clock: Clock;
}

export interface AskingSteps {
  /** Makes the round's key and takes first votes from now on. */
  openBallotBox(round: Round): Promise<StepOutcome>;
  /** Takes second votes from now on, under the same key. */
  openSecondBallot(round: Round): Promise<StepOutcome>;
  /** Sends the ballot to everybody who takes part. */
  ask(round: Round, save: SaveProgress): Promise<StepOutcome>;
  /** Tries the ballot once, after all others, with everybody who takes part and could not be reached before. */
  askUnreached(round: Round, save: SaveProgress): Promise<StepOutcome>;
  /** Sends one kind of card to everybody who was asked, whether they voted or not: voters are not known by name. */
  tellAsked(kind: MessageKind, round: Round, save: SaveProgress): Promise<StepOutcome>;
  /** Changes the cards of a cancelled round that people have already. */
  withdraw(round: Round): Promise<StepOutcome>;
}

/** The steps that open a ballot and tell people about it. */
export function createAskingSteps(parts: AskingStepsParts): AskingSteps {
  const { participants, ballotBoxes, rounds, outbox, clock, pageSize } = parts;

  /** The box, once the rounds that put the same dilemma before know of it: people who are asked here must not be let in there. */
  async function boxOf(round: Round, open: Ballot): Promise<BallotBox> {
    const aboutTheSame = await rounds.aboutDilemma(round.dilemmaId);
    const excludes = putBefore(round, aboutTheSame, clock.now());
    const before = aboutTheSame.filter(({ programmeId }) => excludes.includes(programmeId)).map(({ id }) => id);
    const also = { programmeId: round.programmeId, at: round.plan.voting };
    if (before.length > 0) await ballotBoxes.noteAlsoPut(before, also);
    return {
      roundId: round.id,
      dilemmaId: round.dilemmaId,
      ...(round.dilemmaVersion === undefined ? {} : { dilemmaVersion: round.dilemmaVersion }),
      key: clock.secret(KEY_BYTES),
      open,
      openedAt: clock.now(),
      closesAt: nextPlanned(round)?.at ?? round.plan.closed,
      minimumCount: round.minimumCount,
      talksAt: round.plan.discussing ?? null,
      excludes,
      alsoPut: putAfter(round, aboutTheSame, clock.now()),
    };
  }

  const tell = (round: Round, kind: MessageKind) => (people: readonly { readonly id: string }[]) =>
    outbox.enqueue(
      people.map(({ id }) => roundIntent(round.id, kind, id)),
      clock.now(),
    );

  async function askedIn({ id, programmeId }: Round, today: string): Promise<(person: Participant) => boolean> {
    const asks = { ...(await ballotBoxes.get(id)), programmeId };
    return (person) => isAsked(person, asks, today);
  }

  return {
    async openBallotBox(round) {
      await ballotBoxes.createIfAbsent(await boxOf(round, 'first'));
      return 'done';
    },

    async openSecondBallot(round) {
      const box = await boxOf(round, 'second');
      await ballotBoxes.createIfAbsent(box);
      await ballotBoxes.open(round.id, 'second', box.closesAt);
      return 'done';
    },

    async ask(round, save) {
      const today = amsterdamDate(clock.now());
      const asked = await askedIn(round, today);
      const page = (afterId: string | null) => participants.pageOfActive(round.programmeId, today, afterId, pageSize);
      const handle = (people: readonly Participant[]) => tell(round, 'ballot')(people.filter(asked));
      return forEveryPage(round, { page, idOf: ({ id }) => id, handle }, save, parts);
    },

    async askUnreached(round, save) {
      const today = amsterdamDate(clock.now());
      const asked = await askedIn(round, today);
      const page = (afterId: string | null) =>
        participants.pageOfUnreached(round.programmeId, today, afterId, pageSize);
      const handle = (people: readonly Participant[]) =>
        outbox.enqueue(
          people.filter(asked).map(({ id }) => ({ ...roundIntent(round.id, 'ballot', id), anyway: true })),
          clock.now(),
        );
      return forEveryPage(round, { page, idOf: ({ id }) => id, handle }, save, parts);
    },

    tellAsked(kind, round, save) {
      const page = async (afterId: string | null) =>
        (await outbox.pageOfRecipients(round.id, 'ballot', afterId, pageSize)).map((id) => ({ id }));
      return forEveryPage(round, { page, idOf: ({ id }) => id, handle: tell(round, kind) }, save, parts);
    },

    /** Cards that are on their way now are caught at the next look. */
    async withdraw(round) {
      let left = false;
      for (const kind of ASKING_KINDS) {
        const revised = await outbox.revise(round.id, kind, CANCELLED_REVISION, clock.now());
        left = revised > 0 || (await outbox.hasUnsettled(round.id, kind, PATIENT_TRIES)) || left;
      }
      return left ? 'later' : 'done';
    },
  };
}
