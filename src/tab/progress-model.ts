import type { Clock } from '../clock.js';
import { DomainError } from '../errors.js';
import type { MessageKind } from '../outbox/message.js';
import type { OutboxStore, StateCounts } from '../outbox/outbox-store.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import { decide, type Phase, programmeOf, type Round, STEPS, type Step } from '../rounds/round.js';
import type { RoundStore } from '../rounds/round-store.js';
import { amsterdamDate } from '../scheduling/calendar.js';
import type { ProgressWire, RoundProgressWire, WorkStage, WorkWire } from './wire/progress-wire.js';

interface Work {
  readonly kind: MessageKind;
  readonly phase: Phase;
  /** The step of that phase that makes the messages. */
  readonly step: Step;
}

/** The messages of a round in the order in which people get them. */
const WORKS: readonly Work[] = [
  { kind: 'ballot', phase: 'voting', step: 'ask' },
  { kind: 'opening', phase: 'discussing', step: 'publishFirst' },
  { kind: 'match', phase: 'discussing', step: 'introduce' },
  { kind: 'silence', phase: 'discussing', step: 'match' },
  { kind: 'reminder', phase: 'discussing', step: 'remind' },
  { kind: 'revote', phase: 'revoting', step: 'askAgain' },
  { kind: 'result', phase: 'closed', step: 'publish' },
];

/** These go to a few, perhaps to nobody: that they are to come is not said. */
const TO_SOME: readonly MessageKind[] = ['silence', 'reminder'];

/** The facts from which the progress is derived: nothing else is stored about it. */
export interface ProgressFacts {
  readonly round: Round;
  readonly counts: Readonly<Partial<Record<MessageKind, StateCounts>>>;
  /** How many people would be asked now. */
  readonly people: number;
  readonly now: Date;
}

const NONE: StateCounts = { due: 0, sent: 0, unreachable: 0, dead: 0, dropped: 0 };
const sumOf = (counts: StateCounts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** How far the long work on the round is, from what is stored alone: every process and every page finds the same. */
export function progressOf(facts: ProgressFacts): RoundProgressWire {
  const { round } = facts;
  const all = WORKS.flatMap((work) => workOf(work, facts) ?? []);
  // Only the first of the coming ones, and none while another is being made, which has to end first.
  const isMaking = all.some(({ stage }) => stage === 'making');
  const firstComing = isMaking ? undefined : all.find(({ stage }) => stage === 'coming');
  const underWay = all.filter((work) => (work.stage === 'coming' ? work === firstComing : work.stage !== 'done'));
  const last = all.findLast(({ stage }) => stage === 'done');
  const work = underWay.length > 0 || last === undefined ? underWay : [last];
  const cancelling = round.phase === 'cancelled' && round.step !== null;
  const { id: roundId, sequence, phase } = round;
  return { roundId, sequence, phase, busy: underWay.length > 0 || cancelling, work };
}

/** Null: there are no such messages, and none is about to come. */
function workOf({ kind, phase, step }: Work, facts: ProgressFacts): WorkWire | null {
  const { round, people, now } = facts;
  const counts = facts.counts[kind] ?? NONE;
  const made = sumOf(counts);
  const making = stageOfMaking(round, phase, step, now);
  const isToSome = TO_SOME.includes(kind);
  if (made === 0 && (making === 'made' || isToSome)) return null;
  const stage: WorkStage = making === 'made' || isToSome ? (counts.due > 0 ? 'sending' : 'done') : making;
  const { sent, unreachable, dead: failed, dropped } = counts;
  // People who turned out to be unreachable were asked, but can no longer be.
  const asked = kind === 'ballot' ? people + counts.unreachable : sumOf(facts.counts.ballot ?? NONE);
  const expected = kind === 'match' ? null : asked;
  const isComplete = stage === 'sending' || stage === 'done';
  // Somebody who joins while the ballots are made gets one at once, so there can be more than there were people to ask.
  const total = isComplete ? made : expected === null ? null : Math.max(expected, made);
  return { kind, stage, total, made, sent, unreachable, failed, dropped };
}

function stageOfMaking(round: Round, phase: Phase, step: Step, now: Date): 'coming' | 'making' | 'made' {
  if (round.phase !== phase) {
    const next = decide(round, now, { messagesSettled: false });
    return next.kind === 'enter' && next.phase === phase ? 'coming' : 'made';
  }
  const steps: readonly Step[] = STEPS[phase];
  const at = round.step === null ? steps.length : steps.indexOf(round.step);
  const own = steps.indexOf(step);
  return at < own ? 'coming' : at === own ? 'making' : 'made';
}

/** How far the long work on rounds is. */
export interface ProgressModel {
  /**
   * That of a round, and of the others of its programme that are not sealed and have any. Two round trips for the rounds, and at most two
   * for each that has begun. Refuses with `unknownRound`.
   */
  ofRound(roundId: string): Promise<ProgressWire>;
}

export interface ProgressModelParts {
  readonly rounds: Pick<RoundStore, 'get' | 'liveOf'>;
  readonly outbox: Pick<OutboxStore, 'countsOfRound'>;
  readonly participants: Pick<ParticipantStore, 'countActive'>;
  readonly clock: Clock;
}

/** The progress on these stores. */
export function createProgressModel({ rounds, outbox, participants, clock }: ProgressModelParts): ProgressModel {
  async function read(round: Round): Promise<RoundProgressWire> {
    const now = clock.now();
    const asks = round.phase === 'planned' || (round.phase === 'voting' && round.step !== null);
    const [counts, people] = await Promise.all([
      round.phase === 'planned' ? {} : outbox.countsOfRound(round.id),
      asks ? participants.countActive(round.programmeId, amsterdamDate(now)) : 0,
    ]);
    return progressOf({ round, counts, people, now });
  }

  return {
    async ofRound(roundId) {
      // The rounds first: when one says that all are made, the counts that are read after it hold them all.
      const [round, live] = await Promise.all([rounds.get(roundId), rounds.liveOf([programmeOf(roundId)])]);
      if (round === null) throw new DomainError('unknownRound', roundId);
      const [own, ...others] = await Promise.all([round, ...live.filter(({ id }) => id !== roundId)].map(read));
      const shown = [...(own === undefined ? [] : [own]), ...others.filter(({ work }) => work.length > 0)];
      return { busy: shown.some(({ busy }) => busy), rounds: shown };
    },
  };
}
