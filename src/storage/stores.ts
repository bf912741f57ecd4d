import type { Db } from 'mongodb';
import type { AgreementStore } from '../agreements/agreement-store.js';
import type { AuditStore } from '../audit/audit-store.js';
import type { ChannelStore } from '../channels/channel-store.js';
import type { DilemmaStore } from '../dilemmas/dilemma-store.js';
import type { MatchStore } from '../matching/match-store.js';
import type { OrganisationStore } from '../organisations/organisation-store.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import type { ExportLinkStore } from '../privacy/export-link-store.js';
import type { ProgrammeStore } from '../programmes/programme-store.js';
import type { ProposalStore } from '../proposals/proposal-store.js';
import type { BallotBoxStore } from '../rounds/ballot-box-store.js';
import type { ResultStore } from '../rounds/result-store.js';
import type { RoundStore } from '../rounds/round-store.js';
import type { VoteStore } from '../rounds/vote-store.js';
import type { JobStore } from '../scheduling/job-store.js';
import type { TenantStore } from '../tenants/tenant-store.js';
import type { ThreadAuthorStore } from '../threads/thread-author-store.js';
import type { ThreadStore } from '../threads/thread-store.js';
import { type OutageOptions, refusingWhenDown } from './outage/storage-down.js';
import { createMongoAgreementStore } from './stores/mongo-agreement-store.js';
import { createMongoAuditStore } from './stores/mongo-audit-store.js';
import { createMongoBallotBoxStore } from './stores/mongo-ballot-box-store.js';
import { createMongoChannelStore } from './stores/mongo-channel-store.js';
import { createMongoDilemmaStore } from './stores/mongo-dilemma-store.js';
import { createMongoExportLinkStore } from './stores/mongo-export-link-store.js';
import { createMongoJobStore } from './stores/mongo-job-store.js';
import { createMongoMatchStore } from './stores/mongo-match-store.js';
import { createMongoOrganisationStore } from './stores/mongo-organisation-store.js';
import { createMongoOutboxStore } from './stores/mongo-outbox-store.js';
import { createMongoParticipantStore } from './stores/mongo-participant-store.js';
import { createMongoProgrammeStore } from './stores/mongo-programme-store.js';
import { createMongoProposalStore } from './stores/mongo-proposal-store.js';
import { createMongoResultStore } from './stores/mongo-result-store.js';
import { createMongoRoundStore } from './stores/mongo-round-store.js';
import { createMongoTenantStore } from './stores/mongo-tenant-store.js';
import { createMongoThreadAuthorStore } from './stores/mongo-thread-author-store.js';
import { createMongoThreadStore } from './stores/mongo-thread-store.js';
import { createMongoVoteStore } from './stores/mongo-vote-store.js';

/** Everything that is kept. */
export interface Stores {
  readonly participants: ParticipantStore;
  readonly programmes: ProgrammeStore;
  readonly organisations: OrganisationStore;
  readonly rounds: RoundStore;
  readonly ballotBoxes: BallotBoxStore;
  readonly votes: VoteStore;
  readonly results: ResultStore;
  readonly matches: MatchStore;
  readonly agreements: AgreementStore;
  readonly threads: ThreadStore;
  readonly authors: ThreadAuthorStore;
  readonly proposals: ProposalStore;
  readonly dilemmaStore: DilemmaStore;
  readonly outbox: OutboxStore;
  readonly channels: ChannelStore;
  readonly tenants: TenantStore;
  readonly exportLinks: ExportLinkStore;
  readonly jobs: JobStore;
  readonly audit: AuditStore;
}

/**
 * The stores on this database. A database that cannot be reached is a `storageDown` refusal in all of them; `heard` gets
 * the failures themselves.
 */
export function createStores(db: Db, options: OutageOptions = {}): Stores {
  const saying = <Store extends object>(store: Store): Store => refusingWhenDown(store, options);
  return {
    participants: saying(createMongoParticipantStore(db)),
    organisations: saying(createMongoOrganisationStore(db)),
    programmes: saying(createMongoProgrammeStore(db)),
    rounds: saying(createMongoRoundStore(db)),
    ballotBoxes: saying(createMongoBallotBoxStore(db)),
    votes: saying(createMongoVoteStore(db)),
    results: saying(createMongoResultStore(db)),
    matches: saying(createMongoMatchStore(db)),
    agreements: saying(createMongoAgreementStore(db)),
    threads: saying(createMongoThreadStore(db)),
    authors: saying(createMongoThreadAuthorStore(db)),
    proposals: saying(createMongoProposalStore(db)),
    dilemmaStore: saying(createMongoDilemmaStore(db)),
    outbox: saying(createMongoOutboxStore(db)),
    channels: saying(createMongoChannelStore(db)),
    tenants: saying(createMongoTenantStore(db)),
    exportLinks: saying(createMongoExportLinkStore(db)),
    jobs: saying(createMongoJobStore(db)),
    audit: saying(createMongoAuditStore(db)),
  };
}
