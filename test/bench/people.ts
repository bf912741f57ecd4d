import type { Db, Document } from 'mongodb';
import { CARD_VERSION } from '../../cards/actions.js';
import { pseudonymOf, voteIdPrefix } from '../../src/rounds/vote.js';
import { COLLECTIONS } from '../../src/storage/documents/documents.js';
import type { Storage } from '../../src/storage/storage.js';
import { type ActivityFacts, invokeOf } from '../support/activities.js';

/** Documents in one insert. */
const BULK = 5_000;
const TENANTS = 300;
const OPTIONS = ['a', 'b', 'c', 'd'] as const;
const TOWNS = ['GM0193', 'GM0546', 'GM0503', 'GM0014', 'GM0363', 'GM0599', 'GM0344', 'GM0772'] as const;
const REASON = 'De gemeenteraad heeft er nog niet over gesproken, en dan is het niet aan mij.';

/** A database with the stores on it, and the collections below them for what is put in by thousands. */
export interface PeopleStorage extends Pick<Storage, 'stores'> {
  readonly db: Db;
}

/** The person with this number, as Teams would tell of them. */
function personAt(number: number): Pick<ActivityFacts, 'tenantId' | 'objectId' | 'conversationId' | 'userId'> {
  const digits = String(number).padStart(12, '0');
  const tenantId = `0bb00000-0000-4000-8000-${String(number % TENANTS).padStart(12, '0')}`;
  const objectId = `0cc00000-0000-4000-8000-${digits}`;
  const place = `${tenantId}-${objectId}`;
  return { tenantId, objectId, conversationId: `a:${place}`, userId: `29:${place}` };
}

function idAt(number: number): string {
  const { tenantId, objectId } = personAt(number);
  return `${tenantId}:${objectId}`;
}

/**
 * Puts in `count` people who take part. The first is made by the stores themselves, the others are copies of its document, so
 * that they are stored as real ones are. `serviceUrl`: where messages to them go. `from`: how many are there already.
 */
export async function addPeople(
  { stores, db }: PeopleStorage,
  count: number,
  serviceUrl: string,
  from = 1,
): Promise<void> {
  const addressAt = (number: number) => {
    const { tenantId, conversationId, userId } = personAt(number);
    return { channelId: 'msteams', serviceUrl, conversationId, tenantId, botId: '28:bench', userId };
  };
  const { tenantId, objectId } = personAt(0);
  const id = idAt(0);
  const seen = { name: 'Collega Bench', locale: 'nl-NL', seenOn: '2026-11-23', activityId: '1700000000000' };
  await stores.participants.touch({ id, tenantId, objectId, ...seen, address: addressAt(0) });
  const profile = {
    municipality: TOWNS[0],
    role: 'policy-officer',
    challenges: [],
    joinedAt: new Date(1_700_000_000_000),
  };
  await stores.participants.change(id, { standing: 'joined', ...profile });
  await stores.participants.join(id, 'main', new Date(1_700_000_000_000));
  const collection = db.collection<Document & { _id: string }>(COLLECTIONS.participants);
  const model = await collection.findOne({ _id: id });
  await inBulk(
    from,
    count,
    (number) => ({
      ...model,
      ...{ tenantId: personAt(number).tenantId, objectId: personAt(number).objectId },
      _id: idAt(number),
      municipality: TOWNS[number % TOWNS.length] ?? TOWNS[0],
      address: addressAt(number),
    }),
    (documents) => collection.insertMany(documents, { ordered: false }),
  );
}

/** Puts in a vote of each of the first `count` people, as stored ones are. */
export async function addVotes({ stores, db }: PeopleStorage, roundId: string, count: number): Promise<void> {
  const box = await stores.ballotBoxes.get(roundId);
  if (box === null) throw new Error(`${roundId} has no ballot box`);
  const choice = {
    option: 'a',
    confidence: 4,
    reason: REASON,
    municipality: TOWNS[0],
    vouched: false,
    castAt: box.closesAt,
  };
  await stores.votes.cast({ roundId, ballot: 'first', pseudonym: pseudonymOf(box.key, idAt(0)), ...choice });
  const collection = db.collection<Document & { _id: string }>(COLLECTIONS.votes);
  const idOf = (number: number) => voteIdPrefix(roundId, 'first') + pseudonymOf(box.key, idAt(number));
  const model = await collection.findOne({ _id: idOf(0) });
  await inBulk(
    1,
    count,
    (number) => ({
      ...model,
      _id: idOf(number),
      option: OPTIONS[number % OPTIONS.length] ?? 'a',
      municipality: TOWNS[number % TOWNS.length] ?? TOWNS[0],
      reason: number % 2 === 0 ? `${REASON} ${number}` : '',
    }),
    (documents) => collection.insertMany(documents, { ordered: false }),
  );
}

async function inBulk<T>(
  from: number,
  to: number,
  make: (number: number) => T,
  insert: (documents: T[]) => Promise<unknown>,
): Promise<void> {
  for (let start = from; start < to; start += BULK) {
    const length = Math.min(BULK, to - start);
    await insert(Array.from({ length }, (_, at) => make(start + at)));
  }
}

/** The click on "vote" of one person, as Teams sends it. Every `turn` of one person differs in its id. */
export function voteOf(number: number, turn: number, roundId: string, now: Date): string {
  const facts: ActivityFacts = {
    ...personAt(number),
    id: `17000${String(turn).padStart(8, '0')}`,
    now,
    serviceUrl: 'http://127.0.0.1:9/emea/',
    botAppId: 'bench',
    conversationType: 'personal',
    userName: `Collega Bench ${number}`,
    locale: 'nl-NL',
  };
  const option = OPTIONS[turn % OPTIONS.length] ?? 'a';
  const data = { round: roundId, ballot: 'first', v: CARD_VERSION, option, confidence: '4', reason: REASON };
  const action = { type: 'Action.Execute', title: 'Stem', verb: 'vote.cast', data };
  const replyToId = '1700000000001';
  return JSON.stringify(invokeOf(facts, 'adaptiveCard/action', { action, trigger: 'manual' }, { replyToId }));
}
