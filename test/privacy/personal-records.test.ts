import assert from 'node:assert/strict';
import {
  NOTHING_KEPT,
  NOTHING_PERSONAL,
  type PersonalRecordsParts,
  personalRecords,
} from '../../src/privacy/personal-records.js';
import { COLLECTIONS } from '../../src/storage/documents/documents.js';

/** The profile, which the service erases itself when all else is gone. */
const PROFILE = 'participants';

describe('what is kept about a person', () => {
  // Only what the list says of itself is asked: no part is used.
  const records = personalRecords({ threads: {}, roundThreads: {} } as unknown as PersonalRecordsParts);
  const named = new Set(records.flatMap(({ collections }) => collections));

  it('is erased in every collection, or nothing in it belongs to a person: a new one must say which', () => {
    const told = [...new Set([...named, PROFILE, ...Object.keys(NOTHING_PERSONAL)])];
    assert.deepEqual(told.sort(), Object.values<string>(COLLECTIONS).sort());
    for (const collection of named) assert.ok(!(collection in NOTHING_PERSONAL), `${collection} is named as both`);
  });

  it('is all in the export: each part of it comes from one feature', async () => {
    const parts = records.filter(({ exported }) => exported !== undefined);
    assert.equal(parts.length, Object.keys(NOTHING_KEPT).length);
  });
});
