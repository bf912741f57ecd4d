import type { ChangeOutcome, ChannelReplies, ChannelReply, ChannelReplyChange } from '../channels/channel-replies.js';
import { DomainError } from '../errors.js';
import { type Participant, type PersonKey, participantId, takesPart } from '../participants/participant.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import type { RoundThreadService } from './round-thread-service.js';
import { readPost } from './thread.js';
import type { ThreadFollowing } from './thread-following.js';

export interface ChannelThreadParts {
  readonly participants: ParticipantStore;
  readonly roundThreads: Pick<RoundThreadService, 'postFromChannel' | 'isWritable'>;
  readonly following: Pick<ThreadFollowing, 'inChannel' | 'goneInChannel'>;
}

/**
 * Answers under the round's card in a channel become posts of the round's open thread. Only those of participants:
 * people who did not consent are not stored, nor is their text. Nothing is taken before the thread is open, and nothing
 * that is too long.
 */
export function createChannelThread({ participants, roundThreads, following }: ChannelThreadParts): ChannelReplies {
  /** Null for non-participants; nothing of theirs is kept. */
  async function writerOf(person: PersonKey): Promise<Participant | null> {
    const writer = await participants.get(participantId(person));
    return takesPart(writer) ? writer : null;
  }

  /** A message that is not known: what comes late is of no use any more, what is new is posted. */
  async function unknown(change: ChannelReplyChange): Promise<ChangeOutcome> {
    const { kind, person, roundId, activityId, at, text, mayBeTaken } = change;
    const writer = await writerOf(person);
    if (writer === null) return 'nothing';
    if (kind === 'deleted') {
      if (await roundThreads.isWritable(roundId)) await following.goneInChannel(writer, roundId, activityId, at);
      return 'nothing';
    }
    if (text === null || !mayBeTaken) return 'nothing';
    return (await take(writer, { ...change, text })) === 'taken' ? 'taken' : 'nothing';
  }

  async function take(
    writer: Participant,
    { roundId, text, activityId }: Pick<ChannelReply, 'roundId' | 'text' | 'activityId'>,
  ): Promise<'taken' | 'refused'> {
    try {
      const writing = { typed: text, origin: ['channel', activityId] };
      return (await roundThreads.postFromChannel(writer, roundId, writing)) === 'posted' ? 'taken' : 'refused';
    } catch (error) {
      if (error instanceof DomainError && error.code === 'unknownRound') return 'refused';
      throw error;
    }
  }

  return {
    async follow(change) {
      const { kind, person, roundId, activityId, at } = change;
      // Nothing new is kept of somebody who left; an earlier text goes once they change it.
      const text = (await writerOf(person)) === null ? null : change.text;
      const source = kind === 'deleted' ? { kind, at } : { kind, text, at };
      const copy = await following.inChannel(person, roundId, activityId, source);
      if (copy === 'unknown') return unknown(change);
      if (copy === 'same') return 'nothing';
      return kind !== 'deleted' && (text === null || 'problem' in readPost(text)) ? 'withdrawn' : 'followed';
    },

    async take(reply) {
      const writer = await writerOf(reply.person);
      return writer === null ? 'refused' : take(writer, reply);
    },
  };
}
