import type { Collection } from 'mongodb';
import { kindOf } from '../../audit/audit-actions.js';
import { DEFAULT_PROGRAMME_ID } from '../../programmes/programme.js';
import type { AuditDocument } from '../documents/audit-document.js';

/**
 * Puts entries of the log from before there were programmes into the first one, page by page: until schema 2 it was the only
 * one. Each write asks once more whether it is still to be done, so this may be stopped anywhere, run again, and run by several
 * processes at once. Gives how many it looked at.
 */
export async function adoptAudit(collection: Collection<AuditDocument>, pageSize: number): Promise<number> {
  let seen = 0;
  for (let after = ''; ; ) {
    const page = await collection
      .find({ _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(pageSize)
      .toArray();
    const writes = page
      .filter(({ of }) => of === undefined)
      .map(({ _id, action }) => ({
        updateOne: {
          filter: { _id, of: { $exists: false } },
          update: { $set: { of: [DEFAULT_PROGRAMME_ID], kind: kindOf(action) } },
        },
      }));
    if (writes.length > 0) await collection.bulkWrite(writes, { ordered: false });
    seen += page.length;
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return seen;
    after = last._id;
  }
}
