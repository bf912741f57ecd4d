import type { Clock } from '../clock.js';
import type { Dilemma } from '../dilemmas/dilemma.js';
import type { DilemmaLibrary } from '../dilemmas/dilemma-library.js';
import { DomainError } from '../errors.js';
import { mayRead } from '../participants/membership.js';
import type { Participant } from '../participants/participant.js';
import type { BallotBoxStore } from '../rounds/ballot-box-store.js';
import type { ResultStore } from '../rounds/result-store.js';
import { isCountingAgain, programmeOf, type Round } from '../rounds/round.js';
import type { RoundStore } from '../rounds/round-store.js';
import { type Ballot, type BallotBox, type Choice, pseudonymOf, takesVote } from '../rounds/vote.js';
import type { VoteStore } from '../rounds/vote-store.js';
import { type ClosedRoundViewsParts, createClosedRoundViews, type OwnChoices } from './closed-round-views.js';
import type { RoundView } from './round-view.js';

export interface RoundViewsParts extends ClosedRoundViewsParts {
  readonly rounds: RoundStore;
  readonly ballotBoxes: BallotBoxStore;
  readonly votes: VoteStore;
  readonly results: ResultStore;
  readonly dilemmas: DilemmaLibrary;
  readonly clock: Clock;
}

/** Facts about a person that the ballot needs. */
export type Voter = Pick<Participant, 'wantsToTalk' | 'seeksDifference'>;

export interface RoundViews {
  /** One person's view of a round. Refuses with `unknownRound` or `notInProgramme`. */
  view(participant: Participant, roundId: string): Promise<RoundView>;
  /** The same for many people at once: the number of round trips does not grow with them. */
  views(participants: readonly Participant[], roundId: string): Promise<ReadonlyMap<string, RoundView>>;
  /** The open ballot as this person with these choices sees it. */
  openView(box: BallotBox, ballot: Ballot, person: Voter, own: OwnChoices, justSaved?: boolean): RoundView;
  /** The dilemma of a round. Refuses with `unknownRound`. */
  dilemmaOf(round: Parameters<DilemmaLibrary['shownIn']>[0]): Dilemma;
  /** The own choices of these people, by participant id. One round trip. */
  ownChoices(box: BallotBox, participants: readonly Participant[]): Promise<ReadonlyMap<string, OwnChoices>>;
}

/** People's views of rounds; nobody sees another's vote. */
export function createRoundViews(parts: RoundViewsParts): RoundViews {
  const { rounds, ballotBoxes, votes, results, dilemmas, clock } = parts;

  const closedViews = createClosedRoundViews(parts);

  function dilemmaOf(round: Parameters<RoundViews['dilemmaOf']>[0]): Dilemma {
    const dilemma = dilemmas.shownIn(round);
    if (dilemma === undefined) throw new DomainError('unknownRound', `no dilemma ${round.dilemmaId}`);
    return dilemma;
  }

  async function ownChoices(box: BallotBox, people: readonly Participant[]): Promise<ReadonlyMap<string, OwnChoices>> {
    const byPseudonym = new Map(people.map(({ id }) => [pseudonymOf(box.key, id), id]));
    const found = await votes.getMany(box.roundId, ['first', 'second'], [...byPseudonym.keys()]);
    const own = new Map<string, OwnChoices>();
    for (const [pseudonym, { first, second }] of found) {
      const id = byPseudonym.get(pseudonym);
      const choices = { ...(first && { first: choiceOf(first) }), ...(second && { second: choiceOf(second) }) };
      if (id !== undefined) own.set(id, choices);
    }
    return own;
  }

  function openView(
    box: BallotBox,
    ballot: Ballot,
    { wantsToTalk, seeksDifference = false }: Voter,
    own: OwnChoices,
    justSaved: boolean = false,
  ): RoundView {
    const { roundId, closesAt, minimumCount, talksAt } = box;
    const dilemma = dilemmaOf(box);
    const first = ballot === 'second' ? (own.first ?? null) : null;
    const choice = own[ballot] ?? null;
    const isAsked = ballot === 'first' && talksAt !== null && wantsToTalk;
    return {
      kind: 'open',
      roundId,
      ballot,
      dilemma,
      closesAt,
      minimumCount,
      talksAt,
      own: choice,
      first,
      justSaved,
      seeksDifference: isAsked ? seeksDifference : null,
    };
  }

  /** Views of a round that takes no votes now. */
  async function shutViews(
    roundId: string,
    box: BallotBox | null,
    people: readonly Participant[],
  ): Promise<Map<string, RoundView>> {
    const round = await rounds.get(roundId);
    if (round === null || round.phase === 'planned') throw new DomainError('unknownRound', roundId);
    const dilemma = dilemmaOf(round);
    const same = (view: RoundView) => new Map(people.map(({ id }) => [id, view]));
    if (round.cancelRequestedAt !== null) return same({ kind: 'cancelled', dilemma });
    const result = await results.get(roundId);
    if (result === null && round.phase === 'sealed') return same({ kind: 'uncounted', dilemma });
    if (result === null || isCountingAgain(round))
      return same({ kind: 'counting', dilemma, closedAt: closedAt(round) });
    const own = box === null ? new Map<string, OwnChoices>() : await ownChoices(box, people);
    const revotingAt = round.plan.revoting;
    if ((round.phase === 'discussing' || round.phase === 'revoting') && revotingAt !== undefined) {
      const { minimumCount } = round;
      const ownOption = (id: string) => own.get(id)?.first?.option ?? null;
      return new Map(
        people.map(({ id }) => [
          id,
          { kind: 'opened', roundId, dilemma, result, minimumCount, ownOption: ownOption(id), revotingAt },
        ]),
      );
    }
    return closedViews({ round, dilemma, result }, people, own);
  }

  async function views(people: readonly Participant[], roundId: string): Promise<ReadonlyMap<string, RoundView>> {
    const box = await ballotBoxes.get(roundId);
    if (box === null || box.open === null || !takesVote(box, box.open, clock.now()))
      return shutViews(roundId, box, people);
    const { open } = box;
    const own = await ownChoices(box, people);
    return new Map(people.map((person) => [person.id, openView(box, open, person, own.get(person.id) ?? {})]));
  }

  return {
    views,
    openView,
    dilemmaOf,
    ownChoices,

    async view(participant, roundId) {
      if (!mayRead(participant, programmeOf(roundId))) throw new DomainError('notInProgramme', roundId);
      const found = (await views([participant], roundId)).get(participant.id);
      if (found === undefined) throw new DomainError('unknownRound', roundId);
      return found;
    },
  };
}

function choiceOf({ option, confidence, reason, movedBy }: Choice): Choice {
  return { option, confidence, reason, ...(movedBy === undefined ? {} : { movedBy }) };
}

/** When the vote that is counted now was over. */
function closedAt({ phase, plan }: Round): Date {
  return phase === 'voting' || phase === 'discussing' ? (plan.discussing ?? plan.closed) : plan.closed;
}
