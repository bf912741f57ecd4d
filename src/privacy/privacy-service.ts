import { createHash } from 'node:crypto';
import { type ExportedAgreement, exportedAgreement } from '../agreements/agreement-export.js';
import type { AgreementStore } from '../agreements/agreement-store.js';
import type { AuditEntry, AuditStore } from '../audit/audit-store.js';
import { listMoment } from '../channels/channel.js';
import type { ChannelStore } from '../channels/channel-store.js';
import type { Clock } from '../clock.js';
import type { Answer, Match } from '../matching/match.js';
import type { MatchStore } from '../matching/match-store.js';
import type { Message } from '../outbox/message.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import type { Gone } from '../participants/gone.js';
import type { Participant } from '../participants/participant.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import type { Proposal } from '../proposals/proposal.js';
import type { ProposalStore } from '../proposals/proposal-store.js';
import type { BallotBoxStore } from '../rounds/ballot-box-store.js';
import { type BallotBox, pseudonymOf, type Vote } from '../rounds/vote.js';
import type { Voter, VoteStore } from '../rounds/vote-store.js';
import type { RoundThreadService } from '../threads/round-thread-service.js';
import type { Post } from '../threads/thread.js';
import type { ThreadService } from '../threads/thread-service.js';
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
  /** What the person wrote in threads; what others wrote is not theirs to take along. */
  readonly posts: readonly ExportedPost[];
  /** What the person agreed, with every text of it; of the others only how many there are. */
  readonly agreements: readonly ExportedAgreement[];
  /** Dilemmas that the person brought in. */
  readonly proposals: readonly Proposal[];
  /** What the person did as a facilitator. */
  readonly facilitation: readonly AuditEntry[];
  /** The channels where the person asked for an own view of the dilemma. */
  readonly channels: readonly { readonly team: string; readonly channel: string }[];
}

/** Something that the person wrote. */
export type ExportedPost = Pick<Post, 'threadId' | 'at' | 'source' | 'text'>;

/** A match as one of its members may have it: the others are not theirs to take along. */
export interface ExportedMatch
  extends Pick<Match, 'roundId' | 'madeAt' | 'state' | 'met' | 'why' | 'bent' | 'waitingFor'> {
  readonly ownAnswer: Answer | null;
  readonly others: number;
}

export interface PrivacyService {
  /**
   * A new secret for a download link; earlier ones of the person stop working, unless the same question came twice: either
   * answer may be the one that they see. Only its hash is stored.
   */
  createLink(participant: Participant, isRepeat?: boolean): Promise<string>;
  /** Does this link still work? */
  isLinkValid(token: string): Promise<boolean>;
  /** Everything about the person of this link, once; null when the link is unknown, used or older than ten minutes. */
  download(token: string): Promise<DataExport | null>;
  /** Everything that is kept about the person. That it is for them, or for who erases it, is checked before. */
  exportOf(participant: Participant): Promise<DataExport>;
  /** Does the person have a vote that is not sealed yet? */
  hasOpenVote(participant: Participant): Promise<boolean>;
  /**
   * Erases the person (AVG art. 17): votes that can still be laid beside them, messages, links, agreements,
   * proposals, what they wrote in threads, their place in matches and on lists of others, profile. The profile goes last,
   * so that an interrupted erasure can be asked again. With `gone`, for who did not ask: somebody who came back at this very moment
   * keeps the profile, and the answer is false.
   */
  erase(participant: Participant, gone?: Gone): Promise<boolean>;
}

export interface PrivacyServiceParts {
  readonly participants: ParticipantStore;
  readonly ballotBoxes: BallotBoxStore;
  readonly votes: VoteStore;
  readonly outbox: OutboxStore;
  readonly exportLinks: ExportLinkStore;
  readonly matches: MatchStore;
  readonly agreements: AgreementStore;
  readonly threads: Pick<ThreadService, 'postsOf' | 'withdraw' | 'erase'>;
  readonly roundThreads: Pick<RoundThreadService, 'postsOf' | 'erase'>;
  readonly proposals: ProposalStore;
  readonly audit: AuditStore;
  readonly channels: ChannelStore;
  /** Whoever would talk with this person is looked after. */
  readonly withdrawFromTalks: (participant: Participant) => Promise<void>;
  /** Agreements that are the person's alone go; others lose every trace of them, and who is left is told. */
  readonly eraseAgreements: (participant: Participant) => Promise<void>;
  readonly clock: Clock;
}

/** Seeing and erasing what is kept about oneself. The participant passed in is the one who asks. */
export function createPrivacyService(parts: PrivacyServiceParts): PrivacyService {
  const { participants, ballotBoxes, votes, outbox, exportLinks, matches, agreements, proposals, clock } = parts;
  const { channels, threads, roundThreads, withdrawFromTalks, eraseAgreements } = parts;

  async function ownVotes(participantId: string): Promise<Omit<Vote, 'pseudonym'>[]> {
    const own = await votes.ofVoters(votersOf(await ballotBoxes.all(), participantId));
    return own.map(({ pseudonym: _, ...vote }) => vote);
  }

  async function exportOf(participant: Participant): Promise<DataExport> {
    const { id } = participant;
    return {
      exportedAt: clock.now(),
      participant,
      votes: await ownVotes(id),
      messages: await outbox.allTo(id),
      matches: (await matches.allOf(id)).map((match) => exported(match, id)),
      agreements: (await agreements.allOf(id)).map((one) => exportedAgreement(one, id)),
      posts: [...(await threads.postsOf(id)), ...(await roundThreads.postsOf(id))].map(exportedPost),
      proposals: await proposals.allOf(id),
      facilitation: await parts.audit.allOf(id),
      channels: (await channels.ofViewer(id)).map(({ teamName, name }) => ({ team: teamName, channel: name })),
    };
  }

  return {
    exportOf,

    async createLink(participant, isRepeat = false) {
      const token = clock.secret(TOKEN_BYTES).toString('base64url');
      const expiresAt = new Date(clock.now().getTime() + EXPORT_LINK_MS);
      const link = { tokenHash: hashOf(token), participantId: participant.id, expiresAt };
      await exportLinks.create({ ...link, keepsEarlier: isRepeat });
      return token;
    },

    async isLinkValid(token) {
      return (await exportLinks.peek(hashOf(token), clock.now())) !== null;
    },

    async download(token) {
      const participantId = await exportLinks.consume(hashOf(token), clock.now());
      if (participantId === null) return null;
      const participant = await participants.get(participantId);
      return participant === null ? null : exportOf(participant);
    },

    async hasOpenVote(participant) {
      return (await ownVotes(participant.id)).length > 0;
    },

    async erase(participant, gone) {
      const { id } = participant;
      await withdrawFromTalks(participant);
      await threads.withdraw(participant);
      await eraseAgreements(participant);
      const voters = votersOf(await ballotBoxes.all(), id);
      const removeVotes = () => votes.remove(voters);
      await removeVotes();
      await outbox.eraseTo(id);
      await exportLinks.eraseOf(id);
      await threads.erase(participant);
      await roundThreads.erase(participant);
      await proposals.eraseOf(id);
      await parts.audit.eraseOf(id);
      await channels.eraseViewer(id, listMoment(clock.now()));
      await matches.erase(id);
      await participants.forgetAvoided(id);
      if (gone === undefined) await participants.erase(id);
      else if (!(await participants.eraseGone(id, gone))) return false;
      // A vote that was on its way, or a match that was being made, when the person disappeared.
      await removeVotes();
      await withdrawFromTalks(participant);
      await matches.erase(id);
      return true;
    },
  };
}

/** Who the person is in each round that is not sealed. */
function votersOf(boxes: readonly BallotBox[], participantId: string): readonly Voter[] {
  return boxes.map(({ roundId, key }) => ({ roundId, pseudonym: pseudonymOf(key, participantId) }));
}

function exported({ members, ...match }: Match, participantId: string): ExportedMatch {
  const { roundId, madeAt, state, met, why, bent, waitingFor } = match;
  const ownAnswer = members.find(({ id }) => id === participantId)?.answer ?? null;
  return { roundId, madeAt, state, met, why, bent, waitingFor, ownAnswer, others: members.length - 1 };
}

function exportedPost({ threadId, at, source, text }: Post): ExportedPost {
  return { threadId, at, source, text };
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
