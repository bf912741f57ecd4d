import type { Db, Filter, UpdateFilter } from 'mongodb';
import type { Language } from '../language.js';
import type { Address } from '../outbox/sender.js';
import type { ActiveThread, Participant, Standing } from '../participants/participant.js';
import {
  MAXIMUM_AVOIDED,
  type ParticipantStore,
  type ProfileChange,
  type Sighting,
  type Touched,
} from '../participants/participant-store.js';
import { COLLECTIONS, compact, isDuplicateKey, SCHEMA_VERSION, type Stored } from './documents.js';
import { goneFilters } from './gone-filters.js';
import { addedBy, stillAt } from './late-news.js';

interface ParticipantDocument extends Stored {
  tenantId: string;
  objectId: string;
  name: string;
  locale: string;
  language?: Language;
  standing: Standing;
  municipality?: string;
  role?: string;
  challenges: string[];
  wantsToTalk: boolean;
  /** Absent in documents of before one could be found: nobody chose it then. */
  findable?: boolean;
  pausedUntil?: string;
  address?: Address;
  installedAt?: Date;
  reachable: boolean;
  unreachableSince?: Date;
  joinedAt?: Date;
  /** Absent in documents of before it was noted. */
  leftAt?: Date;
  /** Absent in documents of before there were talks. */
  avoid?: string[];
  talksPausedAt?: Date;
  talksResumedAt?: Date;
  skipsRound?: string;
  userPrincipalName?: string;
  activeThread?: ActiveThread;
  roundNews?: boolean;
  seenOn: string;
  /** Ids of the last activities, the newest last. */
  recent?: string[];
}

/** Teams delivers a repeat within minutes; ten activities of one person are enough to recognise it. */
const REMEMBERED_ACTIVITIES = 10;

/** The participants in MongoDB. */
export function createMongoParticipantStore(db: Db): ParticipantStore {
  const collection = db.collection<ParticipantDocument>(COLLECTIONS.participants);

  async function touch(sighting: Sighting): Promise<Touched> {
    // Two first visits at the same moment: the other one made the document, so now there is one to update. A late one finds
    // it again, with an address that came after its own.
    for (const tried of [sighting, sighting, withoutAddress(sighting)]) {
      try {
        return touched(await touchOnce(tried), tried);
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    }
    throw new Error('A participant was made and erased again and again');
  }

  async function touchKnown(sighting: Sighting): Promise<Touched | null> {
    for (const tried of sighting.address === undefined ? [sighting] : [sighting, withoutAddress(sighting)]) {
      const before = await touchOnce(tried, false);
      if (before !== null) return touched(before, tried);
    }
    return null;
  }

  function touchOnce(
    { id, activityId, address, at, isInstall, ...seen }: Sighting,
    upsert: boolean = true,
  ): Promise<ParticipantDocument | null> {
    const installed = isInstall === true && at !== undefined ? { installedAt: at } : {};
    const update: UpdateFilter<ParticipantDocument> = {
      $set: { ...seen, ...(address === undefined ? {} : { address, reachable: true, ...installed }) },
      $setOnInsert: {
        v: SCHEMA_VERSION,
        standing: 'known',
        challenges: [],
        wantsToTalk: true,
        ...(seen.name === undefined ? { name: '' } : {}),
        ...(seen.locale === undefined ? { locale: '' } : {}),
        ...(address === undefined ? { reachable: false } : {}),
      },
    };
    if (address !== undefined) update.$unset = { unreachableSince: '' };
    if (activityId !== undefined) update.$push = { recent: { $each: [activityId], $slice: -REMEMBERED_ACTIVITIES } };
    const notLate = address === undefined || at === undefined ? {} : addedBy(at);
    return collection.findOneAndUpdate({ _id: id, ...notLate }, update, { upsert, returnDocument: 'before' });
  }

  return {
    touch,
    touchKnown,

    async get(id) {
      const found = await collection.findOne({ _id: id });
      return found === null ? null : toParticipant(found);
    },

    async getMany(ids) {
      if (ids.length === 0) return [];
      const found = await collection.find({ _id: { $in: [...ids] } }).toArray();
      return found.map(toParticipant);
    },

    async change(id, change) {
      const found = await collection.findOneAndUpdate({ _id: id }, toUpdate(change), { returnDocument: 'after' });
      return found === null ? null : toParticipant(found);
    },

    async markUnreachable(lost, since) {
      if (lost.length === 0) return;
      const update = { $set: { reachable: false, unreachableSince: since } };
      await collection.bulkWrite(
        lost.map((one) => ({ updateOne: { filter: { ...stillAt(one), reachable: true }, update } })),
        { ordered: false },
      );
    },

    async pageOfActive(today, afterId, limit) {
      const found = await collection
        .find({ ...activeOn(today), ...(afterId === null ? {} : { _id: { $gt: afterId } }) })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray();
      return found.map(toParticipant);
    },

    countActive: (today) => collection.countDocuments(activeOn(today)),

    async findable(by, values, limit) {
      const found = await (by === null
        ? collection.find({ findable: true }).sort({ joinedAt: -1 })
        : collection.find({ findable: true, [by]: { $in: [...values] } })
      )
        .limit(limit)
        .toArray();
      return found.map(toParticipant);
    },

    async addAvoided(id, otherId) {
      const update = { $push: { avoid: { $each: [otherId], $slice: -MAXIMUM_AVOIDED } } };
      await collection.updateOne({ _id: id, avoid: { $ne: otherId } }, update);
    },

    async forgetAvoided(otherId) {
      await collection.updateMany({ avoid: otherId }, { $pull: { avoid: otherId } });
    },

    async pauseTalks(ids, at) {
      if (ids.length === 0) return;
      const unpaused = { _id: { $in: [...ids] }, talksPausedAt: { $exists: false } };
      await collection.updateMany(unpaused, { $set: { talksPausedAt: at } });
    },

    async municipalities() {
      const found = await collection.distinct('municipality', { standing: 'joined' });
      return found.filter((code) => code !== undefined);
    },

    async countByMunicipality() {
      const groups = await collection
        .aggregate<{ _id: string | null; count: number }>([
          { $match: { standing: 'joined' } },
          { $group: { _id: '$municipality', count: { $sum: 1 } } },
        ])
        .toArray();
      return new Map(groups.flatMap(({ _id, count }) => (_id === null ? [] : [[_id, count] as const])));
    },

    async erase(id) {
      await collection.deleteOne({ _id: id });
    },

    async pageOfGone(gone, limit) {
      const page: ParticipantDocument[] = [];
      for (const filter of goneFilters(gone)) {
        const room = limit - page.length;
        if (room > 0) page.push(...(await collection.find(filter).limit(room).toArray()));
      }
      return page.map(toParticipant);
    },

    async countGone(gone) {
      let count = 0;
      for (const filter of goneFilters(gone)) count += await collection.countDocuments(filter);
      return count;
    },

    async eraseGone(id, gone) {
      for (const filter of goneFilters(gone)) {
        if ((await collection.deleteOne({ _id: id, ...filter })).deletedCount === 1) return true;
      }
      return false;
    },
  };
}

/** Nothing in it tells where the person can be reached. */
function withoutAddress({ address: _, ...sighting }: Sighting): Sighting {
  return sighting;
}

function touched(before: ParticipantDocument | null, sighting: Sighting): Touched {
  const isRepeat = sighting.activityId !== undefined && (before?.recent?.includes(sighting.activityId) ?? false);
  const isBack = before !== null && !before.reachable && sighting.address !== undefined;
  return { participant: toParticipant(afterTouch(before, sighting)), isNew: before === null, isRepeat, isBack };
}

/** The state that the update in `touchOnce` leads to, so that no second read is needed. */
function afterTouch(before: ParticipantDocument | null, sighting: Sighting): ParticipantDocument {
  const { id, activityId: _, address, at, isInstall, ...seen } = sighting;
  const base: ParticipantDocument = before ?? {
    _id: id,
    v: SCHEMA_VERSION,
    standing: 'known',
    challenges: [],
    wantsToTalk: true,
    reachable: false,
    name: '',
    locale: '',
    ...seen,
  };
  if (address === undefined) return { ...base, ...seen };
  const { unreachableSince: _since, ...reached } = base;
  const installed = isInstall === true && at !== undefined ? { installedAt: at } : {};
  return { ...reached, ...seen, address, ...installed, reachable: true };
}

/** Those who take part on this day and can be reached. */
function activeOn(today: string): Filter<ParticipantDocument> {
  const notPaused = [{ pausedUntil: { $exists: false } }, { pausedUntil: { $lte: today } }];
  return { standing: 'joined', reachable: true, $or: notPaused };
}

/** The fields of a change that can be taken back. */
const REMOVABLE = ['municipality', 'pausedUntil', 'talksPausedAt', 'skipsRound', 'activeThread', 'leftAt'] as const;

function toUpdate(change: ProfileChange): UpdateFilter<ParticipantDocument> {
  const set = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined && value !== null));
  const unset: Partial<Record<(typeof REMOVABLE)[number], ''>> = {};
  for (const field of REMOVABLE) if (change[field] === null) unset[field] = '';
  const update: UpdateFilter<ParticipantDocument> = { $set: { v: SCHEMA_VERSION, ...set } };
  if (Object.keys(unset).length > 0) update.$unset = unset;
  return update;
}

function toParticipant({ _id, v: _v, recent: _recent, ...rest }: ParticipantDocument): Participant {
  return compact({ id: _id, avoid: [], ...rest });
}
