import { GONE_WHYS } from '../../src/participants/departure.js';
import type { ParticipantStore } from '../../src/participants/participant-store.js';
import { lost } from '../support/lost.js';
import { NOW } from './query-samples.js';
import { SIGHTING } from './stores/channel-samples.js';

/** One call of every method of a store; the compiler sees to it that none is forgotten. */
export type CallsOf<Store> = { readonly [M in keyof Store]: () => Promise<unknown> };

export const TENANTS: ReadonlySet<string> = new Set(['T', 'U']);

/** Those of the participants. */
export function participantCalls(participants: ParticipantStore): CallsOf<ParticipantStore> {
  return {
    touch: () =>
      participants.touch({ id: 'T:1', tenantId: 'T', objectId: '1', name: 'A', locale: 'nl', seenOn: '2026-11-23' }),
    touchKnown: () => participants.touchKnown({ id: 'T:1', tenantId: 'T', objectId: '1', seenOn: '2026-11-23' }),
    get: () => participants.get('T:1'),
    getMany: () => participants.getMany(['T:1', 'T:2']),
    change: () => participants.change('T:1', { standing: 'joined', municipality: 'GM0193' }),
    pageOfMembers: () => participants.pageOfMembers(['main', 'regio'], 10),
    adopt: () => participants.adopt(10),
    join: () => participants.join('T:1', 'main', NOW),
    pauseIn: async () => {
      await participants.pauseIn('T:1', 'main', '2026-12-01');
      await participants.pauseIn('T:1', 'main', null);
    },
    skipRound: () => participants.skipRound('T:1', 'main-1'),
    unskipRound: () => participants.unskipRound('T:1', 'main-1'),
    leaveProgramme: async () => {
      await participants.leaveProgramme('T:1', 'main', NOW);
      await participants.join('T:1', 'main', NOW);
    },
    move: async () => {
      const when = { on: '2026-11-23', countedAfter: '2025-11-23' };
      for (const municipality of ['GM0193', 'GM0546', 'GM0363', 'GM0193'])
        await participants.move('T:1', { municipality, vouched: false, placedAt: NOW }, when);
    },
    pageOfWorkers: () => participants.pageOfWorkers(['GM0193', 'GM0546'], 10),
    countWorkers: () => participants.countWorkers('GM0193'),
    moveWorkers: () => participants.moveWorkers(['T:1'], 'GM0193', 'GM0193'),
    giveMoveCode: () => participants.giveMoveCode('T:1', 'ABCDEFGH'),
    hasMoveCode: () => participants.hasMoveCode('ABCDEFGH', 'main'),
    allowMove: () => participants.allowMove('ABCDEFGH', null),
    countMoved: async () => {
      await participants.countMoved('main', '2025-11-23');
      await participants.countMoved('main', '2025-11-23', TENANTS);
    },
    markUnreachable: () => participants.markUnreachable([lost('T:1', 'a:1', NOW)], NOW),
    noteReached: () => participants.noteReached('T:1', SIGHTING.address),
    pageToTryAgain: () => participants.pageToTryAgain(NOW, 10),
    noteTried: () => participants.noteTried('T:1', NOW),
    pageOfUnreached: async () => {
      await participants.pageOfUnreached('main', '2026-11-23', null, 10);
      await participants.pageOfUnreached('main', '2026-11-23', 'T:1', 10, TENANTS);
    },
    pageOfActive: async () => {
      await participants.pageOfActive('main', '2026-11-23', null, 10);
      await participants.pageOfActive('main', '2026-11-23', 'T:0', 10);
      await participants.pageOfActive('main', '2026-11-23', 'T:0', 10, TENANTS);
    },
    countActive: async () => {
      await participants.countActive('main', '2026-11-23');
      await participants.countActive('main', '2026-11-23', TENANTS);
    },
    findable: async () => {
      await participants.findable(['main'], null, [], 10);
      await participants.findable(['main'], 'municipality', ['GM0193', 'GM0080'], 10);
      await participants.findable(['main'], 'challenges', ['housing'], 10);
      await participants.findable(['main'], 'role', ['legal', 'adviser'], 10);
      await participants.findable(['main'], null, [], 10, TENANTS);
      await participants.findable(['main'], 'role', ['legal', 'adviser'], 10, TENANTS);
    },
    addAvoided: () => participants.addAvoided('T:1', 'T:2'),
    forgetAvoided: () => participants.forgetAvoided('T:2'),
    pauseTalks: () => participants.pauseTalks(['T:1'], NOW),
    pageOfGone: async () => {
      for (const why of GONE_WHYS) await participants.pageOfGone({ why, before: NOW }, 10);
    },
    countGone: async () => {
      for (const why of GONE_WHYS) await participants.countGone({ why, before: NOW });
    },
    eraseGone: () => participants.eraseGone('T:1', { why: 'left', before: NOW }),
    countByMunicipality: async () => {
      await participants.countByMunicipality('main');
      await participants.countByMunicipality('main', TENANTS);
    },
    tenantAfter: async () => {
      await participants.tenantAfter(null);
      await participants.tenantAfter('T');
    },
    pageOfTenant: async () => {
      await participants.pageOfTenant('T', null, 10);
      await participants.pageOfTenant('T', 'T:1', 10);
    },
    erase: () => participants.erase('T:1'),
  };
}
