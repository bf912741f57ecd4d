import type { Participant } from './participant.js';
import type { Among, ParticipantStore } from './participant-store.js';

/**
 * The participants as the program knows them while only these tenants are switched on (empty: all of them). Whoever is
 * of another tenant stands here as `off`: they are on no list and in no count of people, and nobody who looks them up
 * finds that they take part. Stored data stays, and applies again once the tenant is switched on. The one place where
 * this is decided: no service gets another store, except for people's own data (`privacy-service.ts`).
 */
export function tenantsOn(participants: ParticipantStore, tenants: Among): ParticipantStore {
  if (tenants.size === 0) return participants;

  const seen = <P extends Participant | null>(person: P): P =>
    person === null || tenants.has(person.tenantId) ? person : { ...person, standing: 'off' };

  return {
    ...participants,
    async touch(sighting) {
      const touched = await participants.touch(sighting);
      return { ...touched, participant: seen(touched.participant) };
    },
    async touchKnown(sighting) {
      const touched = await participants.touchKnown(sighting);
      return touched === null ? null : { ...touched, participant: seen(touched.participant) };
    },
    get: async (id) => seen(await participants.get(id)),
    getMany: async (ids) => (await participants.getMany(ids)).map(seen),
    change: async (id, change) => seen(await participants.change(id, change)),
    move: async (id, move, when) => seen(await participants.move(id, move, when)),
    giveMoveCode: async (id, code) => seen(await participants.giveMoveCode(id, code)),
    join: async (id, programmeId, at) => seen(await participants.join(id, programmeId, at)),
    leaveProgramme: async (id, programmeId, at) => seen(await participants.leaveProgramme(id, programmeId, at)),
    pauseIn: async (id, programmeId, until) => seen(await participants.pauseIn(id, programmeId, until)),
    skipRound: async (id, roundId) => seen(await participants.skipRound(id, roundId)),
    unskipRound: async (id, roundId) => seen(await participants.unskipRound(id, roundId)),
    countMoved: (programmeId, after) => participants.countMoved(programmeId, after, tenants),
    pageOfActive: (programmeId, today, afterId, limit) =>
      participants.pageOfActive(programmeId, today, afterId, limit, tenants),
    pageOfUnreached: (programmeId, today, afterId, limit) =>
      participants.pageOfUnreached(programmeId, today, afterId, limit, tenants),
    noteReached: async (id, address) => seen(await participants.noteReached(id, address)),
    countActive: (programmeId, today) => participants.countActive(programmeId, today, tenants),
    findable: (programmeIds, by, values, limit) => participants.findable(programmeIds, by, values, limit, tenants),
    countByMunicipality: (programmeId) => participants.countByMunicipality(programmeId, tenants),
  };
}
