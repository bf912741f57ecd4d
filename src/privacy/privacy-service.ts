import { createHash } from 'node:crypto';
import type { AgreementDraft } from '../agreements/agreement.js';
import type { AgreementStore } from '../agreements/agreement-store.js';
import { listMoment } from '../channels/channel.js';
import type { ChannelStore } from '../channels/channel-store.js';
import type { Clock } from '../clock.js';
import type { Answer, Match } from '../matching/match.js';
import type { MatchStore } from '../matching/match-store.js';
import type { Message } from '../outbox/message.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import type { Participant } from '../participants/participant.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import type { BallotBoxStore } from '../rounds/ballot-box-store.js';
import { BALLOTS, pseudonymOf, type Vote } from '../rounds/vote.js';
import type { VoteStore } from '../rounds/vote-store.js';
import type { ExportLinkStore } from './export-link-store.js';

/** How long a link to one's own data works (ms). */
export const EXPORT_LINK_MS = 10 * 60_000;
const TOKEN_BYTES = 32;

/** Everything that is kept about one person (AVG art. 15, inzage), as it is downloaded. Moments are ISO-8601 UTC. */
export interface DataExport {
  readonly exportedAt: Date;
  readonly participant: Participant;
  /** Votes of rounds that are not sealed. Of sealed rounds nothing is left that belongs to a person. */
  readonly votes: readonly Omit<Vote, 'pseudonym'>[];
  readonly messages: readonly Message[];
  /** The matches that the person was part of; of the others only how many there were. */
  readonly matches: readonly ExportedMatch[];
  readonly agreements: readonly AgreementDraft[];
  /** The channels where the person asked for an own view of the dilemma. */
  readonly channels: readonly { readonly team: string; readonly channel: string }[];
}

/** A match as one of its members may have it: the others are not theirs to take along. */
export interface ExportedMatch
  extends Pick<Match, 'roundId' | 'madeAt' | 'state' | 'met' | 'why' | 'bent' | 'waitingFor'> {
  readonly ownAnswer: Answer | null;
  readonly others: number;
}

export interface PrivacyService {
  /** A new secret for a download link; earlier ones of the person stop working. Only its hash is stored. */
  createLink(participant: Participant): Promise<string>;
  /** Does this link still work? */
  isLinkValid(token: string): Promise<boolean>;
  /** Everything about the person of this link, once; null when the link is unknown, used or older than ten minutes. */
  download(token: string): Promise<DataExport | null>;
  /** Does the person have a vote that is not sealed yet? */
  hasOpenVote(participant: Participant): Promise<boolean>;
  /**
   * Erases the person (AVG art. 17): votes that can still be laid beside them, messages, links, agreements, their place in
   * matches and on lists of others, profile. The profile goes last, so that an interrupted erasure can be asked again.
   */
  erase(participant: Participant): Promise<void>;
}

export interface PrivacyServiceParts {
  readonly participants: ParticipantStore;
  readonly ballotBoxes: BallotBoxStore;
  readonly votes: VoteStore;
  readonly outbox: OutboxStore;
  readonly exportLinks: ExportLinkStore;
  readonly matches: MatchStore;
  readonly agreements: AgreementStore;
  readonly channels: ChannelStore;
  /** Whoever would talk with this person is looked after. */
  readonly withdrawFromTalks: (participant: Participant) => Promise<void>;
  readonly clock: Clock;
}

/** Seeing and erasing what is kept about oneself. The participant passed in is the one who asks. */
export function createPrivacyService(parts: PrivacyServiceParts): PrivacyService {
  const {
    participants,
    ballotBoxes,
    votes,
    outbox,
    exportLinks,
    matches,
    agreements,
    channels,
    withdrawFromTalks,
    clock,
  } = parts;

  async function ownVotes(participantId: string): Promise<Omit<Vote, 'pseudonym'>[]> {
    const found: Omit<Vote, 'pseudonym'>[] = [];
    for (const box of await ballotBoxes.all()) {
      const pseudonym = pseudonymOf(box.key, participantId);
      const own = (await votes.getMany(box.roundId, BALLOTS, [pseudonym])).get(pseudonym) ?? {};
      for (const vote of Object.values(own)) {
        const { pseudonym: _, ...rest } = vote;
        found.push(rest);
      }
    }
    return found;
  }

  return {
    async createLink(participant) {
      const token = clock.secret(TOKEN_BYTES).toString('base64url');
      const expiresAt = new Date(clock.now().getTime() + EXPORT_LINK_MS);
      await exportLinks.create({ tokenHash: hashOf(token), participantId: participant.id, expiresAt });
      return token;
    },

    async isLinkValid(token) {
      return (await exportLinks.peek(hashOf(token), clock.now())) !== null;
    },

    async download(token) {
      const participantId = await exportLinks.consume(hashOf(token), clock.now());
      if (participantId === null) return null;
      const participant = await participants.get(participantId);
      if (participant === null) return null;
      return {
        exportedAt: clock.now(),
        participant,
        votes: await ownVotes(participantId),
        messages: await outbox.allTo(participantId),
        matches: (await matches.allOf(participantId)).map((match) => exported(match, participantId)),
        agreements: await agreements.allOf(participantId),
        channels: (await channels.ofViewer(participantId)).map(({ teamName, name }) => ({
          team: teamName,
          channel: name,
        })),
      };
    },

    async hasOpenVote(participant) {
      return (await ownVotes(participant.id)).length > 0;
    },

    async erase(participant) {
      const { id } = participant;
      await withdrawFromTalks(participant);
      const boxes = await ballotBoxes.all();
      const removeVotes = async () => {
        for (const box of boxes) await votes.remove(box.roundId, pseudonymOf(box.key, id));
      };
      await removeVotes();
      await outbox.eraseTo(id);
      await exportLinks.eraseOf(id);
      await agreements.eraseOf(id);
      await channels.eraseViewer(id, listMoment(clock.now()));
      await matches.erase(id);
      await participants.forgetAvoided(id);
      await participants.erase(id);
      // A vote that was on its way when the person disappeared.
      await removeVotes();
    },
  };
}

function exported({ members, ...match }: Match, participantId: string): ExportedMatch {
  const { roundId, madeAt, state, met, why, bent, waitingFor } = match;
  const ownAnswer = members.find(({ id }) => id === participantId)?.answer ?? null;
  return { roundId, madeAt, state, met, why, bent, waitingFor, ownAnswer, others: members.length - 1 };
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
