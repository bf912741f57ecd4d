import type { Db } from 'mongodb';
import type { Log } from '../../log.js';
import type { AuditDocument } from '../documents/audit-document.js';
import { COLLECTIONS, SCHEMA_VERSION, type Stored } from '../documents/documents.js';
import type { ParticipantDocument } from '../documents/participant-document.js';
import { adoptAudit } from './adopt-audit.js';
import { adoptMembers } from './adopt-members.js';

/** Documents handled at a time: what is in memory, and what a stopped start does again. */
const PAGE = 500;

/** A change of what is stored, from the version before it. May be stopped anywhere and run again. */
interface Migration {
  readonly to: number;
  readonly run: (db: Db) => Promise<number>;
}

const MIGRATIONS: readonly Migration[] = [{ to: 2, run: intoTheFirstProgramme }];

/**
 * Brings a database of version `from` to that of this program, however long it takes, and then notes the version. One that is
 * stopped halfway is taken up by the next start. Several processes may do so at once.
 */
export async function migrate(db: Db, from: number, log: Log): Promise<void> {
  for (const { to, run } of MIGRATIONS.filter((one) => one.to > from)) {
    log.info({ to }, 'bringing the database to a newer schema');
    const count = await run(db);
    await db.collection<Stored>(COLLECTIONS.meta).updateOne({ _id: 'schema' }, { $max: { v: to } });
    log.info({ to, count }, 'the database has the newer schema');
  }
}

/** The version that a fresh database has from the start. */
export async function noteFresh(db: Db): Promise<void> {
  const schema = db.collection<Stored>(COLLECTIONS.meta);
  await schema.updateOne({ _id: 'schema' }, { $max: { v: SCHEMA_VERSION } }, { upsert: true });
}

async function intoTheFirstProgramme(db: Db): Promise<number> {
  const participants = db.collection<ParticipantDocument>(COLLECTIONS.participants);
  let count = await adoptAudit(db.collection<AuditDocument>(COLLECTIONS.audit), PAGE);
  for (;;) {
    const adopted = await adoptMembers(participants, PAGE);
    count += adopted;
    if (adopted < PAGE) return count;
  }
}
