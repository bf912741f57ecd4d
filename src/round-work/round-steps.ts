import type { ChannelPosts } from '../channels/channel-posts.js';
import { PATIENT_TRIES } from '../delivery/backoff.js';
import type { MatchingSteps } from '../matching/matching-steps.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import type { SaveProgress, StepOutcome } from '../rounds/paging.js';
import type { Round, Step } from '../rounds/round.js';
import { type AskingStepsParts, createAskingSteps } from './asking-steps.js';
import { type CountingStepsParts, createCountingStep } from './counting-steps.js';

/** The work of the phases. Each step may be stopped anywhere and run again with the same result. */
export interface RoundSteps {
  run(round: Round, step: Step, save: SaveProgress): Promise<StepOutcome>;
  /** Looks for another match for everybody who became free. */
  rematch(round: Round, save: SaveProgress): Promise<StepOutcome>;
  /** Has everybody been sent the result, or been tried for long enough? */
  resultsDelivered(round: Round): Promise<boolean>;
}

export interface RoundStepsParts extends AskingStepsParts, CountingStepsParts {
  readonly outbox: OutboxStore;
  readonly matching: MatchingSteps;
  readonly channelPosts: ChannelPosts;
}

/** The steps on these stores. */
export function createRoundSteps(parts: RoundStepsParts): RoundSteps {
  const { ballotBoxes, votes, outbox, matching, channelPosts } = parts;
  const asking = createAskingSteps(parts);
  const count = createCountingStep(parts);

  /** The key first: from that moment on the votes that are left cannot be laid beside anybody. */
  async function destroyVotes(round: Round): Promise<StepOutcome> {
    await ballotBoxes.destroy(round.id);
    await votes.destroyRound(round.id);
    return 'done';
  }

  async function closeBallotBox(round: Round): Promise<StepOutcome> {
    await ballotBoxes.close(round.id);
    return 'done';
  }

  /** Channels first: they are few, and a round of many people takes a while. */
  const withChannels =
    (tellChannels: (round: Round) => Promise<void>, tellPeople: typeof asking.ask): typeof asking.ask =>
    async (round, save) => {
      await tellChannels(round);
      return tellPeople(round, save);
    };

  const work: Record<Step, (round: Round, save: SaveProgress) => Promise<StepOutcome>> = {
    openBallotBox: asking.openBallotBox,
    ask: withChannels(channelPosts.post, asking.ask),
    askUnreached: asking.askUnreached,
    closeBallotBox,
    // The waiting itself is in the rule; when it says `run`, the time is over.
    drain: async () => 'done',
    linger: async () => 'done',
    tally: count,
    publishFirst: withChannels(channelPosts.renew, (round, save) => asking.tellAsked('opening', round, save)),
    match: matching.match,
    introduce: matching.introduce,
    remind: matching.remind,
    openSecondBallot: asking.openSecondBallot,
    askAgain: withChannels(channelPosts.renew, (round, save) => asking.tellAsked('revote', round, save)),
    publish: withChannels(channelPosts.renew, (round, save) => asking.tellAsked('result', round, save)),
    withdraw: withChannels(channelPosts.renew, asking.withdraw),
    destroyVotes,
    sweep: destroyVotes,
  };

  return {
    run: (round, step, save) => work[step](round, save),
    rematch: matching.rematch,
    resultsDelivered: async (round) => !(await outbox.hasUnsettled(round.id, 'result', PATIENT_TRIES)),
  };
}
