import { exportedAgreement } from '../agreements/agreement-export.js';
import type { AgreementStore } from '../agreements/agreement-store.js';
import type { AuditStore } from '../audit/audit-store.js';
import { listMoment } from '../channels/channel.js';
import type { ChannelStore } from '../channels/channel-store.js';
import type { Clock } from '../clock.js';
import type { Match } from '../matching/match.js';
import type { MatchStore } from '../matching/match-store.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import type { Participant } from '../participants/participant.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import type { Programme } from '../programmes/programme.js';
import type { ProgrammeStore } from '../programmes/programme-store.js';
import type { ProposalStore } from '../proposals/proposal-store.js';
import type { BallotBoxStore } from '../rounds/ballot-box-store.js';
import { type BallotBox, pseudonymOf, type Vote } from '../rounds/vote.js';
import type { Voter, VoteStore } from '../rounds/vote-store.js';
import type { RoundThreadService } from '../threads/round-thread-service.js';
import type { Post } from '../threads/thread.js';
import type { ThreadService } from '../threads/thread-service.js';
import type { DataExport, ExportedMatch, ExportedPost, ExportedProgramme } from './data-export.js';
import type { ExportLinkStore } from './export-link-store.js';
import { forgetFacilitator } from './facilitators-forgotten.js';

/** The records one feature keeps about a person. */
export interface PersonalRecords {
  /** The collections that hold it. */
  readonly collections: readonly string[];
  /** The person's copy of them (AVG art. 15). */
  readonly exported?: (participant: Participant) => Promise<Partial<DataExport>>;
  /** Erases it (AVG art. 17). Idempotent. */
  readonly erase: (participant: Participant) => Promise<void>;
  /** More of it may be on its way while the person is erased: it is erased once more when the profile is gone. */
  readonly mayComeAfter?: boolean;
}

export interface PersonalRecordsParts {
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
  readonly programmes: Pick<ProgrammeStore, 'all' | 'changeDetails'>;
  /** Looks after those who would talk with this person. */
  readonly withdrawFromTalks: (participant: Participant) => Promise<void>;
  /** Agreements that are the person's alone go; others lose every trace of them, and those who stay are told. */
  readonly eraseAgreements: (participant: Participant) => Promise<void>;
  readonly clock: Pick<Clock, 'now'>;
}

/** The collections in which nothing belongs to a person, with the reason. */
export const NOTHING_PERSONAL: Readonly<Record<string, string>> = {
  meta: 'the version of the schema',
  organisations: 'names of organisations; who added one stands in the log alone',
  rounds: 'phases and deadlines; counts of people',
  results: 'what was published: counts, and reasons without a sender',
  dilemmas: 'texts that a facilitator accepted; who brought them in stands with the proposal',
  tenants: 'organisations',
  jobs: 'leases of processes',
};

/** An export for somebody with nothing but a profile. */
export const NOTHING_KEPT = {
  votes: [],
  messages: [],
  matches: [],
  posts: [],
  agreements: [],
  proposals: [],
  facilitation: [],
  channels: [],
  programmes: [],
} as const satisfies Omit<DataExport, 'exportedAt' | 'participant'>;

/**
 * Everything that is kept about a person beside the profile, in the order in which it is erased: first what others wait for,
 * then what is the person's own. A test holds that each collection is named here, by the profile or in `NOTHING_PERSONAL`.
 */
export function personalRecords(parts: PersonalRecordsParts): readonly PersonalRecords[] {
  const { participants, outbox, exportLinks, matches, agreements, threads, roundThreads, proposals, audit } = parts;
  const { ballotBoxes, votes, channels, programmes, clock } = parts;
  return [
    { collections: ['matches'], erase: parts.withdrawFromTalks, mayComeAfter: true },
    { collections: ['threads', 'threadKeys'], erase: threads.withdraw },
    {
      collections: ['agreements'],
      exported: async ({ id }) => ({
        agreements: (await agreements.allOf(id)).map((one) => exportedAgreement(one, id)),
      }),
      erase: parts.eraseAgreements,
    },
    {
      collections: ['votes', 'ballotBoxes'],
      exported: async ({ id }) => ({ votes: await ownVotes(parts, id) }),
      erase: async ({ id }) => votes.remove(votersOf(await ballotBoxes.all(), id)),
      mayComeAfter: true,
    },
    {
      collections: ['outbox'],
      exported: async ({ id }) => ({ messages: await outbox.allTo(id) }),
      erase: ({ id }) => outbox.eraseTo(id),
    },
    { collections: ['exportLinks'], erase: ({ id }) => exportLinks.eraseOf(id) },
    {
      collections: ['posts', 'threads', 'voices'],
      exported: async ({ id }) => ({
        posts: [...(await threads.postsOf(id)), ...(await roundThreads.postsOf(id))].map(exportedPost),
      }),
      erase: async (participant) => {
        await threads.erase(participant);
        await roundThreads.erase(participant);
      },
    },
    {
      collections: ['proposals'],
      exported: async ({ id }) => ({ proposals: await proposals.allOf(id) }),
      erase: ({ id }) => proposals.eraseOf(id),
    },
    {
      collections: ['audit'],
      exported: async ({ id }) => ({ facilitation: await audit.allOf(id) }),
      erase: ({ id }) => audit.eraseOf(id),
    },
    {
      collections: ['programmes'],
      exported: async (participant) => ({ programmes: exportedProgrammes(participant, await programmes.all()) }),
      erase: ({ id }) => forgetFacilitator(programmes, id),
    },
    {
      collections: ['channels'],
      exported: async ({ id }) => ({
        channels: (await channels.ofViewer(id)).map(({ teamName, name }) => ({ team: teamName, channel: name })),
      }),
      erase: ({ id }) => channels.eraseViewer(id, listMoment(clock.now())),
    },
    {
      collections: ['matches'],
      exported: async ({ id }) => ({ matches: (await matches.allOf(id)).map((match) => exportedMatch(match, id)) }),
      erase: ({ id }) => matches.erase(id),
      mayComeAfter: true,
    },
    // On the lists of others; the profile itself goes last.
    { collections: ['participants'], erase: ({ id }) => participants.forgetAvoided(id) },
  ];
}

/** The person's votes in rounds that are not sealed. Two round trips. */
export async function ownVotes(
  { ballotBoxes, votes }: Pick<PersonalRecordsParts, 'ballotBoxes' | 'votes'>,
  participantId: string,
): Promise<Omit<Vote, 'pseudonym'>[]> {
  const own = await votes.ofVoters(votersOf(await ballotBoxes.all(), participantId));
  return own.map(({ pseudonym: _, ...vote }) => vote);
}

/** The pseudonym of the person in each round that is not sealed. */
function votersOf(boxes: readonly BallotBox[], participantId: string): readonly Voter[] {
  return boxes.map(({ roundId, key }) => ({ roundId, pseudonym: pseudonymOf(key, participantId) }));
}

/** The programmes that the person takes or took part in, or facilitates, by their names. */
function exportedProgrammes({ id, memberships }: Participant, all: readonly Programme[]): readonly ExportedProgramme[] {
  return all.flatMap((programme) => {
    const membership = memberships[programme.id];
    const facilitates = programme.facilitators.includes(id);
    if (membership === undefined && !facilitates) return [];
    return [{ id: programme.id, name: programme.name, facilitates, ...membership }];
  });
}

function exportedMatch({ members, ...match }: Match, participantId: string): ExportedMatch {
  const { roundId, madeAt, state, met, why, bent, waitingFor } = match;
  const ownAnswer = members.find(({ id }) => id === participantId)?.answer ?? null;
  return { roundId, madeAt, state, met, why, bent, waitingFor, ownAnswer, others: members.length - 1 };
}

function exportedPost({ threadId, at, source, text }: Post): ExportedPost {
  return { threadId, at, source, text };
}
