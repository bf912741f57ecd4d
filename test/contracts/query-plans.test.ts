import assert from 'node:assert/strict';
import type { AgreementDraft } from '../../src/agreements/agreement.js';
import { channelKey, teamKey } from '../../src/channels/channel.js';
import type { Match } from '../../src/matching/match.js';
import { DEFAULT_TALK } from '../../src/matching/talk-route.js';
import { roundIntent } from '../../src/outbox/message.js';
import type { BallotResult, RoundShift } from '../../src/rounds/result.js';
import { INDEXES } from '../../src/storage/indexes.js';
import type { Stores } from '../../src/storage/stores.js';
import { createQueryGuard } from '../support/query-guard.js';
import { type FreshStorage, freshStorage } from '../support/storage.js';
import { SIGHTING } from './stores/channel-samples.js';

const NOW = new Date('2026-11-23T08:00:00Z');
const LATER = new Date('2026-11-23T08:05:00Z');
const INTENT = roundIntent('main-1', 'ballot', 'T:1');
const VOTE = {
  roundId: 'main-1',
  ballot: 'first',
  pseudonym: 'p',
  municipality: 'GM0193',
  option: 'a',
  confidence: 3,
  reason: 'omdat',
  castAt: NOW,
} as const;

const MATCH: Match = {
  id: 'main-1:0-a:000000',
  roundId: 'main-1',
  sequence: 1,
  attempt: '0-a',
  madeAt: NOW,
  members: [
    { id: 'T:1', answer: null },
    { id: 'T:2', answer: null },
  ],
  state: 'talking',
  met: false,
  why: ['newPartner'],
  bent: [],
  waitingFor: null,
};
const CHANNEL = channelKey(SIGHTING);
const DRAFT: AgreementDraft = {
  roundId: 'main-1',
  participantId: 'T:1',
  what: 'Eerst bellen',
  agreedWith: 'self',
  by: null,
  savedAt: NOW,
};
const SECOND: BallotResult = {
  tally: { minimum: 5, overall: { a: 7 }, bySizeClass: {}, byMunicipality: {} },
  reasons: {},
};
const SHIFT: RoundShift = {
  confidence: null,
  movedBy: { partner: null, reason: null, fact: null, nothing: null },
  talks: null,
  transitions: { rows: { a: { a: 6 } } },
};

/** One call of every method of every store; the compiler sees to it that none is forgotten. */
type EveryCall = { readonly [S in keyof Stores]: { readonly [M in keyof Stores[S]]: () => Promise<unknown> } };

function everyCall(stores: Stores): EveryCall {
  const { participants, programmes, rounds, ballotBoxes, votes, results, matches, agreements } = stores;
  const { channels, outbox, exportLinks } = stores;
  return {
    participants: {
      touch: () =>
        participants.touch({ id: 'T:1', tenantId: 'T', objectId: '1', name: 'A', locale: 'nl', seenOn: '2026-11-23' }),
      touchKnown: () => participants.touchKnown({ id: 'T:1', tenantId: 'T', objectId: '1', seenOn: '2026-11-23' }),
      get: () => participants.get('T:1'),
      getMany: () => participants.getMany(['T:1', 'T:2']),
      change: () => participants.change('T:1', { standing: 'joined', municipality: 'GM0193' }),
      markUnreachable: () => participants.markUnreachable(['T:1'], NOW),
      pageOfActive: async () => {
        await participants.pageOfActive('2026-11-23', null, 10);
        await participants.pageOfActive('2026-11-23', 'T:0', 10);
      },
      addAvoided: () => participants.addAvoided('T:1', 'T:2'),
      forgetAvoided: () => participants.forgetAvoided('T:2'),
      pauseTalks: () => participants.pauseTalks(['T:1'], NOW),
      municipalities: () => participants.municipalities(),
      erase: () => participants.erase('T:1'),
    },
    programmes: {
      createIfAbsent: () =>
        programmes.createIfAbsent({
          id: 'main',
          name: 'Spagaat',
          startsAt: NOW,
          weekPlan: { voting: { weekday: 1, time: '09:00' }, closed: { weekday: 3, time: '09:00' } },
          queue: [],
          minimumCount: 5,
          talk: DEFAULT_TALK,
        }),
      get: () => programmes.get('main'),
      all: () => programmes.all(),
    },
    rounds: {
      createIfAbsent: () =>
        rounds.createIfAbsent({
          id: 'main-1',
          programmeId: 'main',
          sequence: 1,
          dilemmaId: 'd',
          minimumCount: 5,
          plan: { voting: NOW, closed: LATER },
          phase: 'planned',
          phaseSince: NOW,
          step: null,
          stepSince: NOW,
          cursor: null,
          cancelRequestedAt: null,
          talk: DEFAULT_TALK,
          attempts: [],
          freed: 0,
          rematched: 0,
        }),
      get: () => rounds.get('main-1'),
      live: () => rounds.live(),
      ofProgramme: () => rounds.ofProgramme('main'),
      claim: () => rounds.claim('main-1', 'holder', NOW, LATER),
      save: () => rounds.save('main-1', 'holder', { cursor: 'T:1' }, LATER),
      release: () => rounds.release('main-1', 'holder'),
      replan: () => rounds.replan('main-1', 'planned', { voting: NOW, closed: LATER }),
      requestCancel: () => rounds.requestCancel('main-1', 'planned', NOW),
      noteFreed: () => rounds.noteFreed('main-1'),
      countByPhase: () => rounds.countByPhase(),
    },
    ballotBoxes: {
      createIfAbsent: () =>
        ballotBoxes.createIfAbsent({
          roundId: 'main-1',
          dilemmaId: 'd',
          key: Buffer.alloc(32, 1),
          open: 'first',
          closesAt: LATER,
          minimumCount: 5,
          talksAt: null,
        }),
      get: () => ballotBoxes.get('main-1'),
      all: () => ballotBoxes.all(),
      open: () => ballotBoxes.open('main-1', 'second', LATER),
      close: () => ballotBoxes.close('main-1'),
      destroy: () => ballotBoxes.destroy('main-1'),
    },
    votes: {
      cast: () => votes.cast(VOTE),
      getMany: () => votes.getMany('main-1', ['first', 'second'], ['p', 'q']),
      counts: () => votes.counts('main-1', 'first'),
      reasons: async () => {
        for await (const choice of votes.reasons('main-1', 'first')) assert.equal(choice.option, 'a');
      },
      transitions: () => votes.transitions('main-1'),
      sums: () => votes.sums('main-1', 'first'),
      remove: () => votes.remove('main-1', 'p'),
      destroyRound: () => votes.destroyRound('main-1'),
    },
    results: {
      createIfAbsent: () => results.createIfAbsent({ roundId: 'main-1', dilemmaId: 'd', closedAt: LATER, ballots: {} }),
      completeIfAbsent: () => results.completeIfAbsent('main-1', SECOND, SHIFT),
      get: () => results.get('main-1'),
    },
    matches: {
      addAll: () => matches.addAll([MATCH]),
      get: () => matches.get(MATCH.id),
      newestOf: () => matches.newestOf('main-1', ['0-a'], ['T:1', 'T:2']),
      answer: () => matches.answer(MATCH.id, 'T:1', 'met'),
      pageOfAttempt: async () => {
        await matches.pageOfAttempt('main-1', '0-a', null, 10);
        await matches.pageOfAttempt('main-1', '0-a', MATCH.id, 10);
      },
      loose: () => matches.loose('main-1'),
      markOver: () => matches.markOver([MATCH.id]),
      dropOtherAttempts: () => matches.dropOtherAttempts('main-1', ['0-a']),
      ofRounds: async () => {
        for await (const match of matches.ofRounds(['main-1'])) assert.equal(match.id, MATCH.id);
      },
      counts: () => matches.counts('main-1'),
      allOf: () => matches.allOf('T:1'),
      erase: () => matches.erase('T:1'),
    },
    agreements: {
      save: () => agreements.save(DRAFT),
      get: () => agreements.get('main-1', 'T:1'),
      getMany: () => agreements.getMany('main-1', ['T:1', 'T:2']),
      allOf: () => agreements.allOf('T:1'),
      eraseOf: () => agreements.eraseOf('T:1'),
    },
    outbox: {
      enqueue: () => outbox.enqueue([INTENT], NOW),
      noteSent: () => outbox.noteSent(INTENT, NOW),
      revise: () => outbox.revise('main-1', 'ballot', 2, NOW),
      renew: () => outbox.renew('main-1', 'channel', 10_000, NOW),
      renewEach: () => outbox.renewEach([INTENT.key], NOW),
      retryUndelivered: () => outbox.retryUndelivered([INTENT.key], NOW),
      claim: async () => assert.equal((await outbox.claim('c', NOW, LATER, 10)).length, 1),
      settle: () => outbox.settle([{ key: INTENT.key, claim: 'c', state: 'dead', reason: 'x' }], NOW),
      hasUnsettled: () => outbox.hasUnsettled('main-1', 'ballot'),
      pageOfRecipients: async () => {
        await outbox.pageOfRecipients('main-1', 'ballot', null, 10);
        await outbox.pageOfRecipients('main-1', 'ballot', 'T:0', 10);
      },
      countByState: () => outbox.countByState('main-1', 'ballot'),
      countAll: () => outbox.countAll(),
      allTo: () => outbox.allTo('T:1'),
      eraseTo: () => outbox.eraseTo('T:1'),
    },
    channels: {
      note: () => channels.note(SIGHTING),
      get: () => channels.get(CHANNEL),
      getMany: () => channels.getMany([CHANNEL]),
      choose: () => channels.choose(CHANNEL, { chosen: true, language: 'en' }),
      pageOfChosen: async () => {
        await channels.pageOfChosen(null, 10);
        await channels.pageOfChosen(CHANNEL, 10);
      },
      chosen: () => channels.chosen(10),
      ofTenant: () => channels.ofTenant('T', 10),
      ofTeam: () => channels.ofTeam(teamKey(SIGHTING)),
      renameTeam: () => channels.renameTeam(teamKey(SIGHTING), 'Wonen'),
      loseTeam: () => channels.loseTeam(teamKey(SIGHTING), NOW),
      regainTeam: () => channels.regainTeam(teamKey(SIGHTING), 'https://smba.trafficmanager.net/emea/'),
      markUnreachable: () => channels.markUnreachable([CHANNEL], NOW),
      addViewer: () => channels.addViewer(CHANNEL, { id: 'T:1', userId: '29:1' }, NOW),
      pageOfDueLists: () => channels.pageOfDueLists(NOW, 10),
      listDone: () => channels.listDone(CHANNEL, NOW),
      ofViewer: () => channels.ofViewer('T:1'),
      eraseViewer: () => channels.eraseViewer('T:1', NOW),
      remove: () => channels.remove(CHANNEL),
    },
    exportLinks: {
      create: () => exportLinks.create({ tokenHash: 'h', participantId: 'T:1', expiresAt: LATER }),
      peek: () => exportLinks.peek('h', NOW),
      consume: () => exportLinks.consume('h', NOW),
      eraseOf: () => exportLinks.eraseOf('T:1'),
    },
  };
}

describe('every query of the stores', () => {
  const guard = createQueryGuard();
  let storage: FreshStorage;
  let asked: string[];

  before(async () => {
    asked = [];
    const { listener } = guard;
    storage = await freshStorage({
      listener: {
        started(event) {
          asked.push(event.commandName);
          listener.started?.(event);
        },
      },
    });
  });
  after(() => storage.close());

  it('is served by its key or by a declared index', async () => {
    for (const [store, calls] of Object.entries(everyCall(storage.stores))) {
      for (const [method, call] of Object.entries<() => Promise<unknown>>(calls)) {
        asked = [];
        const before = guard.faults().length;
        await call();
        assert.deepEqual(guard.faults().slice(before), [], `${store}.${method}`);
        assert.notEqual(asked.length, 0, `${store}.${method} asked the database nothing, so nothing was proven`);
      }
    }
  });

  it('together use every index that is kept', () => {
    const declared = INDEXES.map(({ collection, name }) => `${collection}.${name}`);
    assert.deepEqual(
      declared.filter((name) => !guard.used().has(name)),
      [],
    );
  });

  it('is told with each index: the sentence names a method of a store', () => {
    const methods = Object.values(everyCall(storage.stores)).flatMap((calls) => Object.keys(calls));
    for (const { name, serves } of INDEXES) {
      assert.ok(
        methods.some((method) => new RegExp(`\\b${method}\\b`).test(serves)),
        `${name}: ${serves}`,
      );
    }
  });
});
