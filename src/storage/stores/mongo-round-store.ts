import type { Db, Filter } from 'mongodb';
import { PHASES, type Phase, type Round, STEPS } from '../../rounds/round.js';
import type { RoundStore } from '../../rounds/round-store.js';
import { PHASE_TIMES, type RoundPlan } from '../../scheduling/calendar.js';
import { COLLECTIONS } from '../documents/documents.js';
import { freshRound, type RoundDocument, storedChange, toRound } from '../documents/round-document.js';

const LIVE: readonly Phase[] = PHASES.filter((phase) => phase !== 'sealed');

/** The rounds in MongoDB. The worker's claim is a lease on the document itself, so that each write can check it. */
export function createMongoRoundStore(db: Db): RoundStore {
  const collection = db.collection<RoundDocument>(COLLECTIONS.rounds);

  return {
    async createIfAbsent(round) {
      await collection.updateOne({ _id: round.id }, { $setOnInsert: freshRound(round) }, { upsert: true });
    },

    async get(id) {
      return roundOrNull(await collection.findOne({ _id: id }));
    },

    async getMany(ids) {
      if (ids.length === 0) return new Map();
      const found = await collection.find({ _id: { $in: [...ids] } }).toArray();
      return new Map(found.map((round) => [round._id, toRound(round)]));
    },

    async live() {
      return oldestFirst(await collection.find({ $or: unfinished() }).toArray());
    },

    async liveOf(programmeIds) {
      if (programmeIds.length === 0) return [];
      const own = { programmeId: { $in: [...programmeIds] } };
      const branches = unfinished().map((branch) => ({ ...own, ...branch }));
      return oldestFirst(await collection.find({ $or: branches }).toArray());
    },

    async aboutDilemma(dilemmaId) {
      return (await collection.find({ dilemmaId }).toArray()).map(toRound);
    },

    async ofProgramme(programmeId) {
      const found = await collection.find({ programmeId }).sort({ sequence: -1 }).toArray();
      return found.map(toRound);
    },

    async ofProgrammes(programmeIds) {
      if (programmeIds.length === 0) return [];
      const found = await collection.find({ programmeId: { $in: [...programmeIds] } }).toArray();
      return found.map(toRound).sort((one, other) => other.sequence - one.sequence);
    },

    async claim(id, holder, now, until) {
      const free = { _id: id, $or: [{ holder: null }, { holder }, { leaseUntil: { $lte: now } }] };
      const update = { $set: { holder, leaseUntil: until } };
      return roundOrNull(await collection.findOneAndUpdate(free, update, { returnDocument: 'after' }));
    },

    async save(id, holder, change, until, asRead) {
      const update = { $set: { ...storedChange(change), leaseUntil: until } };
      return roundOrNull(
        await collection.findOneAndUpdate({ _id: id, holder, ...unchanged(asRead) }, update, {
          returnDocument: 'after',
        }),
      );
    },

    async release(id, holder) {
      await collection.updateOne({ _id: id, holder }, { $set: { holder: null, leaseUntil: null } });
    },

    async replan(id, phase, plan, wish) {
      const change = { plan, ...(wish === undefined ? {} : { wish }) };
      const { matchedCount } = await collection.updateOne({ _id: id, phase }, { $set: change });
      return matchedCount === 1;
    },

    async changePlanned(asRead, { dilemmaId, plan, minimumCount }) {
      const { id: _id, dilemmaId: before } = asRead;
      const stands = {
        ...unchanged(asRead),
        _id,
        dilemmaId: before,
        phase: 'planned' as const,
        cancelRequestedAt: null,
      };
      const { matchedCount } = await collection.updateOne(stands, { $set: { dilemmaId, plan, minimumCount } });
      return matchedCount === 1;
    },

    async requestCancel(id, phase, at, wish) {
      const change = { cancelRequestedAt: at, ...(wish === undefined ? {} : { wish }) };
      const { matchedCount } = await collection.updateOne({ _id: id, phase }, { $set: change });
      return matchedCount === 1;
    },

    async noteFreed(id) {
      await collection.updateOne({ _id: id }, { $inc: { freed: 1 } });
    },

    async countByPhase() {
      const counts = await Promise.all(PHASES.map((phase) => collection.countDocuments({ phase })));
      return Object.fromEntries(PHASES.map((phase, at) => [phase, counts[at] ?? 0])) as Record<Phase, number>;
    },
  };
}

/** A sealed round counts until its votes are really destroyed. */
function unfinished(): Filter<RoundDocument>[] {
  return [{ phase: { $in: [...LIVE] } }, { phase: 'sealed', step: { $in: [...STEPS.sealed] } }];
}

function oldestFirst(found: readonly RoundDocument[]): readonly Round[] {
  return found.map(toRound).sort((a, b) => a.plan.voting.getTime() - b.plan.voting.getTime());
}

const PLAN_MOMENTS = [...PHASE_TIMES, 'reminding'] as const satisfies readonly (keyof RoundPlan)[];

/** Matches the round as long as it stands as it was read. A moment that the plan left out must still be left out. */
function unchanged(asRead: Round | undefined): Filter<RoundDocument> {
  if (asRead === undefined) return {};
  const { phase, cancelRequestedAt, plan } = asRead;
  const moments = PLAN_MOMENTS.map((moment) => [`plan.${moment}`, plan[moment] ?? { $exists: false }]);
  return { phase, cancelRequestedAt, ...Object.fromEntries(moments) };
}

function roundOrNull(found: RoundDocument | null): Round | null {
  return found === null ? null : toRound(found);
}
