import type { ChannelReplies } from '../channels/channel-replies.js';
import { DomainError } from '../errors.js';
import { participantId } from '../participants/participant.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import type { RoundThreadService } from './round-thread-service.js';

export interface ChannelThreadParts {
  readonly participants: ParticipantStore;
  readonly roundThreads: Pick<RoundThreadService, 'postFromChannel'>;
}

/**
 * Answers under the round's card in a channel become posts of the round's open thread. Only of those who take part: who
 * did not say yes to that is not stored, nor what they write. Nothing is taken before the thread is open, and nothing that
 * is too long.
 */
export function createChannelThread({ participants, roundThreads }: ChannelThreadParts): ChannelReplies {
  return {
    async take({ roundId, person, text, activityId }) {
      const writer = await participants.get(participantId(person));
      if (writer === null || writer.standing !== 'joined') return 'refused';
      try {
        const writing = { typed: text, origin: ['channel', activityId] };
        return (await roundThreads.postFromChannel(writer, roundId, writing)) === 'posted' ? 'taken' : 'refused';
      } catch (error) {
        if (error instanceof DomainError && error.code === 'unknownRound') return 'refused';
        throw error;
      }
    },
  };
}
