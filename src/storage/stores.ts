import type { Db } from 'mongodb';
import type { AgreementStore } from '../agreements/agreement-store.js';
import type { ChannelStore } from '../channels/channel-store.js';
import type { MatchStore } from '../matching/match-store.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import type { ExportLinkStore } from '../privacy/export-link-store.js';
import type { ProgrammeStore } from '../programmes/programme-store.js';
import type { BallotBoxStore } from '../rounds/ballot-box-store.js';
import type { ResultStore } from '../rounds/result-store.js';
import type { RoundStore } from '../rounds/round-store.js';
import type { VoteStore } from '../rounds/vote-store.js';
import { createMongoAgreementStore } from './mongo-agreement-store.js';
import { createMongoBallotBoxStore } from './mongo-ballot-box-store.js';
import { createMongoChannelStore } from './mongo-channel-store.js';
import { createMongoExportLinkStore } from './mongo-export-link-store.js';
import { createMongoMatchStore } from './mongo-match-store.js';
import { createMongoOutboxStore } from './mongo-outbox-store.js';
import { createMongoParticipantStore } from './mongo-participant-store.js';
import { createMongoProgrammeStore } from './mongo-programme-store.js';
import { createMongoResultStore } from './mongo-result-store.js';
import { createMongoRoundStore } from './mongo-round-store.js';
import { createMongoVoteStore } from './mongo-vote-store.js';
import { sayingWhenDown } from './storage-down.js';

/** Everything that is kept. */
export interface Stores {
  readonly participants: ParticipantStore;
  readonly programmes: ProgrammeStore;
  readonly rounds: RoundStore;
  readonly ballotBoxes: BallotBoxStore;
  readonly votes: VoteStore;
  readonly results: ResultStore;
  readonly matches: MatchStore;
  readonly agreements: AgreementStore;
  readonly outbox: OutboxStore;
  readonly channels: ChannelStore;
  readonly exportLinks: ExportLinkStore;
}

/** The stores on this database. A database that cannot be reached is a `storageDown` refusal in all of them. */
export function createStores(db: Db): Stores {
  return {
    participants: sayingWhenDown(createMongoParticipantStore(db)),
    programmes: sayingWhenDown(createMongoProgrammeStore(db)),
    rounds: sayingWhenDown(createMongoRoundStore(db)),
    ballotBoxes: sayingWhenDown(createMongoBallotBoxStore(db)),
    votes: sayingWhenDown(createMongoVoteStore(db)),
    results: sayingWhenDown(createMongoResultStore(db)),
    matches: sayingWhenDown(createMongoMatchStore(db)),
    agreements: sayingWhenDown(createMongoAgreementStore(db)),
    outbox: sayingWhenDown(createMongoOutboxStore(db)),
    channels: sayingWhenDown(createMongoChannelStore(db)),
    exportLinks: sayingWhenDown(createMongoExportLinkStore(db)),
  };
}
