import type { Participant } from '../participants/participant.js';
import { isOpenForVotes, type Phase, type Round } from '../rounds/round.js';
import type { RoundStore } from '../rounds/round-store.js';
import type { RoundViews } from './read-round-views.js';
import type { CurrentRound, InProgramme } from './round-view.js';

/** A person's view of a programme at this moment, with the round behind it where there is one. */
export interface PresentRound extends InProgramme<CurrentRound> {
  readonly round?: Round;
}

export interface PresentRoundsParts {
  readonly rounds: Pick<RoundStore, 'liveOf'>;
  readonly view: RoundViews['view'];
}

/** The phases in which there is an opened vote to show, when no ballot is open. */
const HAS_RESULT: readonly Phase[] = ['discussing', 'revoting', 'closed'];

/**
 * The rounds of this moment in those of these programmes that the person takes part in, open votes first. The rounds are one
 * question to the database, however many programmes there are.
 */
export function createPresentRounds({
  rounds,
  view,
}: PresentRoundsParts): (
  participant: Participant,
  programmeIds: readonly string[],
) => Promise<readonly PresentRound[]> {
  async function presentIn(
    participant: Participant,
    live: readonly Round[],
  ): Promise<Omit<PresentRound, 'programmeId'>> {
    // An open vote goes first; then the newest round with a result.
    const round = live.find(isOpenForVotes) ?? live.findLast(({ phase }) => HAS_RESULT.includes(phase));
    if (round !== undefined) return { round, view: await view(participant, round.id) };
    const planned = live.find(({ phase }) => phase === 'planned');
    return { view: { kind: 'none', nextAt: planned?.plan.voting ?? null } };
  }

  return async (participant, programmeIds) => {
    const ids = participant.memberOf.filter((id) => programmeIds.includes(id));
    const live = (await rounds.liveOf(ids)).filter(({ cancelRequestedAt }) => cancelRequestedAt === null);
    const present = await Promise.all(
      ids.map(async (programmeId) => {
        const own = live.filter((round) => round.programmeId === programmeId);
        return { programmeId, ...(await presentIn(participant, own)) };
      }),
    );
    return [...present].sort((one, other) => Number(isOpen(other)) - Number(isOpen(one)));
  };
}

function isOpen({ view }: PresentRound): boolean {
  return view.kind === 'open';
}
