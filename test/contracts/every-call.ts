import assert from 'node:assert/strict';
import { teamKey } from '../../src/channels/channel.js';
import { PLAIN_PROGRAMME, UNCHANGED_SEASON } from '../../src/programmes/programme.js';
import { dilemmaOf } from '../../src/proposals/proposal-dilemma.js';
import { DEFAULT_TALK } from '../../src/rounds/talk-route.js';
import type { Stores } from '../../src/storage/stores.js';
import { lost } from '../support/lost.js';
import { proposal } from '../support/proposals.js';
import { type CallsOf, participantCalls, TENANTS } from './query-calls.js';
import {
  AGREEMENT,
  AUTHOR,
  CHANNEL,
  INTENT,
  LATER,
  MATCH,
  NOW,
  POST,
  REWRITE,
  SECOND,
  SHIFT,
  THREAD,
  VOTE,
  WRITTEN,
} from './query-samples.js';
import { SIGHTING } from './stores/channel-samples.js';

const ADDED = { code: 'OV-a', kind: 'other', name: 'A', label: 'A' } as const;

/** One call of every method of every store; the compiler sees to it that none is forgotten. */
export type EveryCall = { readonly [S in keyof Stores]: CallsOf<Stores[S]> };

/** Those calls, in an order in which each finds something to ask. */
export function everyCall(stores: Stores): EveryCall {
  const { participants, programmes, rounds, ballotBoxes, votes, results, matches, agreements, outbox } = stores;
  const { proposals, dilemmaStore, exportLinks, jobs, threads, authors, audit, channels, tenants } = stores;
  const { organisations } = stores;
  return {
    participants: participantCalls(participants),
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
          ...PLAIN_PROGRAMME,
          ...UNCHANGED_SEASON,
        }),
      get: () => programmes.get('main'),
      addToQueue: () => programmes.addToQueue('main', 'own-1'),
      changeSeason: async () => {
        for (const revision of [0, 1])
          await programmes.changeSeason('main', revision, { queue: ['b'], aside: ['a'], skippedWeeks: [] });
      },
      changeDetails: () => programmes.changeDetails('main', 2, { name: 'Spagaat', state: 'running' }),
      changeRhythm: async () => {
        const found = await programmes.get('main');
        if (found !== null) await programmes.changeRhythm('main', 3, { ...found, everyWeeks: 2 });
      },
      markFollowed: () => programmes.markFollowed('main', 4),
      all: () => programmes.all(),
    },
    organisations: {
      add: () => organisations.add(ADDED, NOW),
      changedSince: () => organisations.changedSince(NOW),
      rename: () => organisations.rename(ADDED.code, { name: 'B', label: 'B' }, NOW),
      noteEnd: async () => {
        await organisations.noteEnd('GM0193', { on: '2027-01-01', into: 'GM0546' }, NOW);
        await organisations.noteEnd('GM0193', null, NOW);
      },
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
          matchingIds: [],
          freedCount: 0,
          rematchedUpTo: 0,
        }),
      get: () => rounds.get('main-1'),
      getMany: () => rounds.getMany(['main-1', 'main-2']),
      liveOf: () => rounds.liveOf(['main', 'other']),
      aboutDilemma: () => rounds.aboutDilemma('d'),
      live: () => rounds.live(),
      ofProgramme: () => rounds.ofProgramme('main'),
      ofProgrammes: () => rounds.ofProgrammes(['main', 'other']),
      claim: () => rounds.claim('main-1', 'holder', NOW, LATER),
      save: () => rounds.save('main-1', 'holder', { cursor: 'T:1' }, LATER),
      release: () => rounds.release('main-1', 'holder'),
      replan: () => rounds.replan('main-1', 'planned', { voting: NOW, closed: LATER }),
      changePlanned: async () => {
        const round = await rounds.get('main-1');
        if (round !== null) await rounds.changePlanned(round, { dilemmaId: 'e', plan: round.plan, minimumCount: 6 });
      },
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
          ...{ closesAt: LATER, minimumCount: 5, talksAt: null },
        }),
      get: () => ballotBoxes.get('main-1'),
      all: () => ballotBoxes.all(),
      open: () => ballotBoxes.open('main-1', 'second', LATER),
      close: () => ballotBoxes.close('main-1'),
      noteAlsoPut: () => ballotBoxes.noteAlsoPut(['main-1'], { programmeId: 'region', at: LATER }),
      noteFirstVoters: () => ballotBoxes.noteFirstVoters('main-1', 12),
      destroy: () => ballotBoxes.destroy('main-1'),
    },
    votes: {
      cast: () => votes.cast(VOTE),
      getMany: () => votes.getMany('main-1', ['first', 'second'], ['p', 'q']),
      counts: () => votes.counts('main-1', 'first'),
      reasons: async () => {
        for await (const choice of votes.reasons('main-1', 'first')) assert.equal(choice.option, 'a');
      },
      transitions: () => votes.transitions('main-1', 25),
      sums: () => votes.sums('main-1', 'first'),
      forgetTimes: () => votes.forgetTimes('main-1', 'first'),
      ofVoters: () => votes.ofVoters([VOTE]),
      remove: () => votes.remove([VOTE]),
      destroyRound: () => votes.destroyRound('main-1'),
    },
    results: {
      createIfAbsent: () => results.createIfAbsent({ roundId: 'main-1', dilemmaId: 'd', closedAt: LATER, ballots: {} }),
      completeIfAbsent: () => results.completeIfAbsent('main-1', SECOND, SHIFT),
      get: () => results.get('main-1'),
      getMany: () => results.getMany(['main-1', 'main-2']),
    },
    matches: {
      addAll: () => matches.addAll([MATCH]),
      get: () => matches.get(MATCH.id),
      newestOf: () => matches.newestOf('main-1', ['0-a'], ['T:1', 'T:2']),
      answer: () => matches.answer(MATCH.id, 'T:1', 'met'),
      pageOfMatching: async () => {
        await matches.pageOfMatching('main-1', '0-a', null, 10);
        await matches.pageOfMatching('main-1', '0-a', MATCH.id, 10);
      },
      loose: () => matches.loose('main-1'),
      markOver: () => matches.markOver([MATCH.id]),
      dropOtherMatchings: () => matches.dropOtherMatchings('main-1', ['0-a']),
      ofRounds: async () => {
        for await (const match of matches.ofRounds(['main-1'])) assert.equal(match.id, MATCH.id);
      },
      counts: () => matches.counts('main-1'),
      allOf: () => matches.allOf('T:1'),
      allOfPeople: () => matches.allOfPeople(['T:1', 'T:2']),
      countOfRounds: () => matches.countOfRounds(['main-1', 'main-2']),
      removeOfRounds: () => matches.removeOfRounds(['main-0', 'main-1'], 10),
      erase: () => matches.erase('T:1'),
    },
    agreements: {
      createIfAbsent: () => agreements.createIfAbsent(AGREEMENT),
      get: () => agreements.get(AGREEMENT.id),
      getMany: () => agreements.getMany([AGREEMENT.id, 'main-1:T:1']),
      save: () => agreements.save(AGREEMENT),
      saveAll: () => agreements.saveAll([AGREEMENT]),
      pageOf: async () => {
        await agreements.pageOf('T:1', null, 10);
        await agreements.pageOf('T:1', AGREEMENT.order, 10);
      },
      due: () => agreements.due(LATER, 10),
      allOf: () => agreements.allOf('T:1'),
      remove: () => agreements.remove([AGREEMENT.id]),
    },
    threads: {
      rewrite: () => threads.rewrite(POST, REWRITE),
      markGone: () => threads.markGone({ ...POST, changedAt: NOW }),
      forgetGone: () => threads.forgetGone('p1'),
      openIfAbsent: () => threads.openIfAbsent(THREAD),
      get: () => threads.get(THREAD.id),
      append: () => threads.append(THREAD.id, 'T:1', WRITTEN, NOW),
      waiting: () => threads.waiting(THREAD.id),
      waitingIn: () => threads.waitingIn([THREAD.id, 'x']),
      place: () => threads.place([POST]),
      release: () => threads.release([POST]),
      unfinished: async () => {
        await threads.unfinished(NOW, 10);
        await threads.unfinished(NOW, 10, ['T:1', 'token']);
      },
      pageOfPosts: async () => {
        await threads.pageOfPosts(THREAD.id, null, 10);
        await threads.pageOfPosts(THREAD.id, 9, 10);
      },
      getPosts: () => threads.getPosts([POST.id]),
      getMany: () => threads.getMany([THREAD.id, 'x']),
      pageOfMember: async () => {
        await threads.pageOfMember('T:1', null, 10);
        await threads.pageOfMember('T:1', 's', 10);
      },
      close: () => threads.close(THREAD.id, 0, NOW),
      closeAll: () => threads.closeAll([THREAD.id], 'programme', NOW),
      openOf: () => threads.openOf('T:1', NOW),
      postsBy: () => threads.postsBy(['T:1', 'token']),
      removePostsBy: () => threads.removePostsBy(['T:1', 'token']),
      eraseMember: () => threads.eraseMember('T:1'),
      withWork: () => threads.withWork(NOW, NOW, 10),
      noteTold: () => threads.noteTold({ ...THREAD, newsAt: NOW }, LATER),
      report: () => threads.report(POST.id, 'token', NOW),
      decide: async () => {
        await threads.decide(POST.id, { state: 'shown', at: NOW });
        await threads.decide(POST.id, { state: 'shown', at: NOW }, POST);
        await threads.decide(
          POST.id,
          { state: 'shown', at: NOW },
          { ...POST, moderation: { state: 'shown', at: NOW } },
        );
      },
      reported: async () => {
        await threads.reported(10, ['round:main-1']);
        await threads.reported(10, ['round:main-1'], POST.id);
      },
      removeReportsBy: () => threads.removeReportsBy(['token', 'other']),
      endedBefore: () => threads.endedBefore('match', LATER, 10),
      countEnded: () => threads.countEnded('match', LATER),
      destroy: () => threads.destroy([THREAD.id]),
    },
    authors: {
      keyOf: () => authors.keyOf(AUTHOR.threadId, Buffer.alloc(32, 1)),
      findKey: () => authors.findKey(AUTHOR.threadId),
      findKeys: () => authors.findKeys([AUTHOR.threadId, 'x']),
      allKeys: () => authors.allKeys(),
      get: () => authors.get(AUTHOR.threadId, AUTHOR.token),
      nextNumber: () => authors.nextNumber(AUTHOR.threadId),
      addIfAbsent: () => authors.addIfAbsent(AUTHOR),
      remove: () => authors.remove([AUTHOR]),
      destroyThreads: () => authors.destroyThreads([AUTHOR.threadId]),
    },
    outbox: {
      enqueue: () => outbox.enqueue([INTENT], NOW),
      noteSent: () => outbox.noteSent(INTENT, NOW),
      noteShown: () => outbox.noteShown([INTENT], NOW),
      revise: () => outbox.revise('main-1', 'ballot', 2, NOW),
      renew: () => outbox.renew('main-1', 'channel', 10_000, NOW),
      renewEach: () => outbox.renewEach([INTENT.key], NOW),
      retryUndelivered: () => outbox.retryUndelivered([INTENT.key], NOW),
      giveBack: () => outbox.giveBack('c', NOW),
      tryAnyway: () => outbox.tryAnyway([INTENT.key], NOW),
      retryTo: () => outbox.retryTo('T:2', ['post'], NOW),
      claim: async () => assert.equal((await outbox.claim('c', NOW, LATER, 10)).length, 1),
      settle: () => outbox.settle([{ key: INTENT.key, claim: 'c', state: 'dead', reason: 'x' }], NOW),
      hasUnsettled: () => outbox.hasUnsettled('main-1', 'ballot'),
      pageOfRecipients: async () => {
        await outbox.pageOfRecipients('main-1', 'ballot', null, 10);
        await outbox.pageOfRecipients('main-1', 'ballot', 'T:0', 10);
      },
      countByState: () => outbox.countByState('main-1', 'ballot'),
      countsOfRound: () => outbox.countsOfRound('main-1'),
      pageOfFailed: async () => {
        await outbox.pageOfFailed({ roundId: 'main-1', kind: 'ballot', state: 'dead' }, null, 10);
        await outbox.pageOfFailed({ roundId: 'main-1', kind: 'ballot', state: 'dead' }, INTENT.key, 10);
      },
      countAll: () => outbox.countAll(),
      postsIn: () => outbox.postsIn('T:1'),
      allTo: () => outbox.allTo('T:1'),
      countSettled: () => outbox.countSettled(LATER, ['main-9']),
      removeSettled: () => outbox.removeSettled(LATER, ['main-9'], 10),
      eraseTo: () => outbox.eraseTo('T:1'),
    },
    proposals: {
      createIfAbsent: () => proposals.createIfAbsent(proposal()),
      get: () => proposals.get('p1'),
      getMany: () => proposals.getMany(['p1']),
      edit: () => proposals.edit('p1', 0, proposal().text),
      replace: () => proposals.replace('p1', 1, proposal(), ['t1']),
      decide: () => proposals.decide('p1', 2, { state: 'accepted', at: NOW, acceptedFor: ['main'] }),
      markTold: () => proposals.markTold('p1', 3),
      untold: () => proposals.untold(10),
      waiting: () => proposals.waiting(1, ['main']),
      allOf: () => proposals.allOf('T:1'),
      eraseOf: () => proposals.eraseOf('T:1'),
      countDecided: () => proposals.countDecided(LATER),
      removeDecided: () => proposals.removeDecided(LATER, 10),
    },
    dilemmaStore: {
      createIfAbsent: () => dilemmaStore.createIfAbsent(dilemmaOf(proposal())),
      getMany: () => dilemmaStore.getMany(['own-p1']),
    },
    channels: {
      note: () => channels.note(SIGHTING),
      get: () => channels.get(CHANNEL),
      getMany: () => channels.getMany([CHANNEL]),
      choose: () => channels.choose(CHANNEL, { chosen: true, language: 'en', programmeId: 'regio' }, ['main', 'regio']),
      pageOfChosen: async () => {
        await channels.pageOfChosen('main', null, 10);
        await channels.pageOfChosen('main', CHANNEL, 10);
        await channels.pageOfChosen('main', CHANNEL, 10, TENANTS);
      },
      chosen: async () => {
        await channels.chosen(['main', 'regio'], 10);
        await channels.chosen(['main', 'regio'], 10, TENANTS);
      },
      ofTenant: () => channels.ofTenant('T', 10),
      ofTeam: () => channels.ofTeam(teamKey(SIGHTING)),
      renameTeam: () => channels.renameTeam(teamKey(SIGHTING), 'Wonen'),
      loseTeam: () => channels.loseTeam(teamKey(SIGHTING), NOW, NOW),
      regainTeam: () => channels.regainTeam(teamKey(SIGHTING), 'https://smba.trafficmanager.net/emea/', NOW),
      noteReached: () => channels.noteReached(CHANNEL, SIGHTING.address),
      pageToTryAgain: () => channels.pageToTryAgain(NOW, 10),
      noteTried: () => channels.noteTried(CHANNEL, NOW),
      unreachedChosen: () => channels.unreachedChosen('main', 10),
      markUnreachable: () => channels.markUnreachable([lost(CHANNEL, '19:c', NOW)], NOW),
      addViewer: () => channels.addViewer(CHANNEL, { id: 'T:1', userId: '29:1' }, NOW),
      pageOfDueLists: () => channels.pageOfDueLists(NOW, 10),
      listsDone: () => channels.listsDone([{ id: CHANNEL, listDueAt: NOW }]),
      ofViewer: () => channels.ofViewer('T:1'),
      eraseViewer: () => channels.eraseViewer('T:1', NOW),
      countLost: () => channels.countLost(LATER),
      removeLost: () => channels.removeLost(LATER, 10),
      lose: () => channels.lose(CHANNEL, NOW, NOW),
      remove: () => channels.remove(CHANNEL),
    },
    exportLinks: {
      create: () => exportLinks.create({ tokenHash: 'h', participantId: 'T:1', expiresAt: LATER }),
      peek: () => exportLinks.peek('h', NOW),
      consume: () => exportLinks.consume('h', NOW),
      countExpired: () => exportLinks.countExpired(LATER),
      removeExpired: () => exportLinks.removeExpired(LATER, 10),
      eraseOf: () => exportLinks.eraseOf('T:1'),
    },
    jobs: {
      get: () => jobs.get('retention'),
      createIfAbsent: () => jobs.createIfAbsent('retention', '2026-11-22'),
      claim: () => jobs.claim('retention', 'holder', NOW, LATER),
      keep: () => jobs.keep('retention', 'holder', LATER),
      finish: () => jobs.finish('retention', 'holder', { doneFor: '2026-11-23', doneAt: NOW }),
      release: () => jobs.release('retention', 'holder'),
    },
    tenants: {
      all: () => tenants.all(),
      noteOff: () => tenants.noteOff('T', NOW),
      noteOn: () => tenants.noteOn('T'),
      noteAppId: () => tenants.noteAppId('T', 'app'),
      noteLookedAfter: () => tenants.noteLookedAfter('T', true),
      choose: () => tenants.choose('T', 'off', 'Gemeente T'),
      askErase: () => tenants.askErase('T', NOW),
      remove: () => tenants.remove('T'),
    },
    audit: {
      add: () =>
        audit.add({ id: 'a', at: NOW, who: 'T:1', action: 'round_open', about: 'main-1', programmeIds: ['main'] }),
      newest: async () => {
        const part = { programmeId: 'main', kind: 'round', from: NOW, until: LATER } as const;
        await audit.newest(10);
        await audit.newest(10, { kind: 'round' });
        await audit.newest(10, { programmeId: 'main' });
        await audit.newest(10, { ...part, beforeId: 'b' });
      },
      countBefore: () => audit.countBefore(NOW),
      removeBefore: () => audit.removeBefore(NOW, 10),
      allOf: () => audit.allOf('T:1'),
      eraseOf: () => audit.eraseOf('T:1'),
    },
  };
}
