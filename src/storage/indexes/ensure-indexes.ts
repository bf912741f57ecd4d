import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from 'mongodb';
import type { Log } from '../../log.js';
import { isDown } from '../outage/storage-down.js';
import type { DeclaredIndex } from './declared-index.js';
import { compareIndexes, hasFieldsOf } from './index-comparison.js';
import { IndexConflict } from './index-conflict.js';

/** The same fields are there under another name or with other options, or the same name with other fields. */
const CONFLICTS = new Set<unknown>([85, 86]);
/** The server builds it already, or was interrupted while it did. */
const UNDER_WAY = new Set<unknown>([276, 285]);
/** How often a build that was interrupted is asked for again, and the wait before (ms): a network forgets a silent connection. */
const TRIES = 10;
const PAUSE_MS = 2_000;

/** Does something on the same database without a limit on how long an answer may take. */
export type PatientCall = (work: (db: Db) => Promise<void>) => Promise<void>;

/**
 * Makes the declared indexes that are missing and waits for them, however long that takes; those that do the same work
 * already are left alone. Says before it what it builds where there is something to build, and which indexes nobody
 * declares. Rejects with `IndexConflict`, and then nothing was changed or less than all was made.
 */
export async function ensureIndexes(db: Db, patient: PatientCall, log: Log): Promise<void> {
  const { missing, conflicts, undeclared, collections } = await compareIndexes(db);
  if (conflicts.length > 0) throw new IndexConflict(conflicts);
  for (const collection of new Set(missing.map((index) => index.collection))) {
    const needs = missing.filter((index) => index.collection === collection);
    const documents = collections.has(collection) ? await db.collection(collection).estimatedDocumentCount() : 0;
    const about = { collection, indexes: needs.map(({ name }) => name), documents };
    if (documents > 0) log.info(about, 'building indexes; the start waits for it, on a large collection for long');
    const began = performance.now();
    // Nothing is quick to index; for the rest the limit of a click would end the start before the build ends.
    if (documents === 0) await build(db, collection, needs, log);
    else await patient((unlimited) => build(unlimited, collection, needs, log));
    const seconds = Math.round((performance.now() - began) / 1_000);
    if (documents > 0) log.info({ ...about, seconds }, 'the indexes are built');
  }
  if (undeclared.length === 0) return;
  const names = undeclared.map(({ collection, name }) => `${collection}.${name}`);
  log.info({ indexes: names }, 'the database has indexes that nobody declares; `npm run indexes` drops them');
}

/** Builds indexes that one collection lacks. A build goes on in the server when the connection is lost. */
export async function build(db: Db, collection: string, missing: readonly DeclaredIndex[], log: Log): Promise<void> {
  let needs = missing;
  for (let attempt = 1; needs.length > 0; attempt += 1) {
    const specifications = needs.map(({ name, keys }) => ({ name, key: { ...keys } }));
    try {
      await db.collection(collection).createIndexes(specifications);
      return;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      const mayPass = CONFLICTS.has(code) || UNDER_WAY.has(code) || isDown(error);
      if (attempt === TRIES || !mayPass) throw error;
      if (CONFLICTS.has(code)) {
        needs = await stillMissing(db, needs, error);
        continue;
      }
      log.warn({ err: error, collection, attempt }, 'building indexes was interrupted; it is asked for again');
      await sleep(PAUSE_MS);
    }
  }
}

/** Another process may have made the same just before; else the one that is in the way is named, by `IndexConflict`. */
async function stillMissing(
  db: Db,
  needs: readonly DeclaredIndex[],
  cause: unknown,
): Promise<readonly DeclaredIndex[]> {
  const { missing, conflicts, undeclared } = await compareIndexes(db, needs);
  const others = missing.flatMap((declared) => {
    const found = undeclared.find((index) => hasFieldsOf(declared, index));
    return found === undefined ? [] : [{ declared, found }];
  });
  const inTheWay = [...conflicts, ...others];
  if (inTheWay.length > 0) throw new IndexConflict(inTheWay, { cause });
  return missing;
}
