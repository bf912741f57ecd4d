import assert from 'node:assert/strict';
import { PHASES, type Phase, type Round } from '../../../src/rounds/round.js';
import { DEFAULT_TALK } from '../../../src/rounds/talk-route.js';
import type { RoundPlan } from '../../../src/scheduling/calendar.js';
import type { Stored } from '../../../src/storage/documents/documents.js';
import { atOnce, storeContract } from '../../support/store-contract.js';

const NOW = new Date('2026-11-23T08:00:00.000Z');

function after(minutes: number): Date {
  return new Date(NOW.getTime() + minutes * 60_000);
}

function round(sequence: number, more: Partial<Round> = {}): Round {
  return {
    id: `main-${sequence}`,
    programmeId: 'main',
    sequence,
    dilemmaId: 'plan-of-the-street',
    minimumCount: 5,
    plan: { voting: after(sequence), closed: after(sequence + 10) },
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
    ...more,
  };
}

function idsOf(rounds: readonly Round[]): readonly string[] {
  return rounds.map(({ id }) => id);
}

storeContract('the rounds: keeping and finding', (at) => {
  it('keeps a round as it was made, with its moments', async () => {
    const made = round(1, { plan: { voting: after(1), discussing: after(2), revoting: after(3), closed: after(4) } });
    await at.stores.rounds.createIfAbsent(made);
    assert.deepEqual(await at.stores.rounds.get('main-1'), made);
    assert.equal(await at.stores.rounds.get('main-2'), null);
  });

  it('reads a round of before there were talks: the usual setting, and no matching yet', async () => {
    const { rounds } = at.stores;
    await rounds.createIfAbsent(
      round(1, { talk: { minimumTurnout: 3, agreement: 55 }, matchingIds: ['0-a'], freedCount: 2 }),
    );
    const unset = { talk: '', attempts: '', freed: '', rematched: '' } as const;
    await at.storage.db.collection<Stored>('rounds').updateOne({ _id: 'main-1' }, { $unset: unset });
    assert.deepEqual(await rounds.get('main-1'), round(1));
    assert.deepEqual(await rounds.ofProgramme('main'), [round(1)]);
    await rounds.noteFreed('main-1');
    assert.equal((await rounds.get('main-1'))?.freedCount, 1);
  });

  it('gives many at once', async () => {
    const { rounds } = at.stores;
    for (const sequence of [2, 1, 3]) await rounds.createIfAbsent(round(sequence));
    assert.deepEqual([...(await rounds.getMany(['main-3', 'main-1', 'main-9'])).keys()].sort(), ['main-1', 'main-3']);
    assert.deepEqual((await rounds.getMany(['main-1'])).get('main-1'), round(1));
    assert.equal((await rounds.getMany([])).size, 0);
  });

  it('keeps the first round of an id, also when twenty are made at once', async () => {
    await at.stores.rounds.createIfAbsent(round(1));
    await at.stores.rounds.createIfAbsent(round(1, { dilemmaId: 'another', phase: 'closed' }));
    assert.deepEqual(await at.stores.rounds.get('main-1'), round(1));
    await atOnce(20, (n) => at.stores.rounds.createIfAbsent(round(2, { dilemmaId: `d${n}` })));
    assert.equal((await at.stores.rounds.ofProgramme('main')).length, 2);
  });

  it('gives the rounds that are not sealed, the oldest first', async () => {
    for (const [n, phase] of PHASES.entries()) await at.stores.rounds.createIfAbsent(round(20 - n, { phase }));
    const live = await at.stores.rounds.live();
    assert.deepEqual(idsOf(live), ['main-14', 'main-16', 'main-17', 'main-18', 'main-19', 'main-20']);
    assert.equal(
      live.some(({ phase }) => phase === 'sealed'),
      false,
    );
  });

  it('counts a sealed round among them until its votes are destroyed', async () => {
    await at.stores.rounds.createIfAbsent(round(1, { phase: 'sealed', step: 'destroyVotes' }));
    await at.stores.rounds.createIfAbsent(round(2, { phase: 'sealed' }));
    assert.deepEqual(idsOf(await at.stores.rounds.live()), ['main-1']);
  });

  it('gives the rounds of one programme, the newest first by number', async () => {
    for (const n of [2, 10, 1]) await at.stores.rounds.createIfAbsent(round(n));
    await at.stores.rounds.createIfAbsent(round(3, { id: 'other-3', programmeId: 'other' }));
    assert.deepEqual(idsOf(await at.stores.rounds.ofProgramme('main')), ['main-10', 'main-2', 'main-1']);
    assert.deepEqual(await at.stores.rounds.ofProgramme('$exists'), []);
  });

  it('counts the rounds in every phase', async () => {
    for (const n of [1, 2]) await at.stores.rounds.createIfAbsent(round(n, { phase: 'voting' }));
    await at.stores.rounds.createIfAbsent(round(3, { phase: 'sealed' }));
    const none = Object.fromEntries(PHASES.map((phase) => [phase, 0])) as Record<Phase, number>;
    assert.deepEqual(await at.stores.rounds.countByPhase(), { ...none, voting: 2, sealed: 1 });
  });
});

storeContract('the rounds: one worker at a time', (at) => {
  beforeEach(() => at.stores.rounds.createIfAbsent(round(1)));

  it('is given to one of twenty holders who ask at once', async () => {
    const given = await atOnce(20, (n) => at.stores.rounds.claim('main-1', `holder-${n}`, NOW, after(1)));
    assert.equal(given.filter((one) => one !== null).length, 1);
  });

  it('gives the round without a word about its holder', async () => {
    assert.deepEqual(await at.stores.rounds.claim('main-1', 'a', NOW, after(1)), round(1));
  });

  it('is not given to another before the claim is over, and is from that moment on', async () => {
    const { rounds } = at.stores;
    await rounds.claim('main-1', 'a', NOW, after(5));
    assert.equal(await rounds.claim('main-1', 'b', new Date(after(5).getTime() - 1), after(9)), null);
    assert.notEqual(await rounds.claim('main-1', 'b', after(5), after(9)), null);
  });

  it('may be claimed again by its holder', async () => {
    const { rounds } = at.stores;
    await rounds.claim('main-1', 'a', NOW, after(5));
    assert.notEqual(await rounds.claim('main-1', 'a', after(1), after(6)), null);
    assert.equal(await rounds.claim('main-1', 'b', after(5), after(9)), null);
  });

  it('cannot be claimed when it does not exist, and is not made by that', async () => {
    assert.equal(await at.stores.rounds.claim('main-9', 'a', NOW, after(5)), null);
    assert.equal(await at.stores.rounds.get('main-9'), null);
  });

  it('takes the changes of its holder and prolongs the claim', async () => {
    const { rounds } = at.stores;
    await rounds.claim('main-1', 'a', NOW, after(5));
    const change = { phase: 'voting', phaseSince: after(1), step: 'ask', stepSince: after(1), cursor: 'T:5' } as const;
    assert.deepEqual(await rounds.save('main-1', 'a', change, after(8)), round(1, change));
    assert.deepEqual(await rounds.get('main-1'), round(1, change));
    assert.equal(await rounds.claim('main-1', 'b', after(7), after(9)), null);
  });

  it('takes the name of a matching, and up to where somebody who became free was looked after', async () => {
    const { rounds } = at.stores;
    await rounds.claim('main-1', 'a', NOW, after(5));
    const change = { matchingIds: ['0-a', '1-b'], rematchedUpTo: 3 } as const;
    assert.deepEqual(await rounds.save('main-1', 'a', change, after(5)), round(1, change));
    assert.deepEqual(await rounds.get('main-1'), round(1, change));
  });

  it('counts everybody who becomes free, also twenty at once and while it works', async () => {
    const { rounds } = at.stores;
    const read = await rounds.claim('main-1', 'a', NOW, after(5));
    assert.ok(read !== null);
    await atOnce(20, () => rounds.noteFreed('main-1'));
    const saved = await rounds.save('main-1', 'a', { rematchedUpTo: 5 }, after(5), read);
    assert.deepEqual([saved?.freedCount, saved?.rematchedUpTo], [20, 5]);
    await rounds.noteFreed('main-9');
    assert.equal(await rounds.get('main-9'), null);
  });

  it('refuses the changes of a holder whose claim another has taken over', async () => {
    const { rounds } = at.stores;
    await rounds.claim('main-1', 'a', NOW, after(5));
    await rounds.claim('main-1', 'b', after(5), after(9));
    assert.equal(await rounds.save('main-1', 'a', { phase: 'closed' }, after(20)), null);
    assert.deepEqual(await rounds.get('main-1'), round(1));
    assert.equal((await rounds.claim('main-1', 'c', after(9), after(10))) === null, false, 'nor prolonged the claim');
  });

  it('is free at once when its holder gives it back, and not when somebody else tries', async () => {
    const { rounds } = at.stores;
    await rounds.claim('main-1', 'a', NOW, after(5));
    await rounds.release('main-1', 'b');
    assert.equal(await rounds.claim('main-1', 'b', NOW, after(5)), null);
    await rounds.release('main-1', 'a');
    assert.notEqual(await rounds.claim('main-1', 'b', NOW, after(5)), null);
    assert.equal(await rounds.save('main-1', 'a', { cursor: 'x' }, after(9)), null);
  });
});

storeContract('the rounds: what a facilitator wants', (at) => {
  beforeEach(() => at.stores.rounds.createIfAbsent(round(1, { phase: 'voting' })));

  it('takes a new plan while the round is in that phase, and none afterwards', async () => {
    const { rounds } = at.stores;
    const plan = { voting: NOW, closed: after(1) };
    assert.equal(await rounds.replan('main-1', 'planned', plan), false);
    assert.deepEqual((await rounds.get('main-1'))?.plan, round(1).plan);
    assert.equal(await rounds.replan('main-1', 'voting', plan), true);
    assert.deepEqual((await rounds.get('main-1'))?.plan, plan);
    assert.equal(await rounds.replan('main-9', 'voting', plan), false);
  });

  it('is true also when the plan is the one that stands already', async () => {
    assert.equal(await at.stores.rounds.replan('main-1', 'voting', round(1).plan), true);
  });

  it('forgets the phases that the new plan leaves out', async () => {
    const { rounds } = at.stores;
    await rounds.replan('main-1', 'voting', { voting: NOW, discussing: after(1), closed: after(2) });
    await rounds.replan('main-1', 'voting', { voting: NOW, closed: after(2) });
    assert.deepEqual((await rounds.get('main-1'))?.plan, { voting: NOW, closed: after(2) });
  });

  const whole = { voting: after(1), discussing: after(2), reminding: after(3), revoting: after(4), closed: after(5) };
  const { discussing: _d, reminding: _r, revoting: _s, ...short } = whole;
  const plans: readonly (readonly [string, RoundPlan, RoundPlan])[] = [
    ['the opening moved', whole, { ...whole, voting: after(0) }],
    ['the closing moved', short, { ...short, closed: after(4) }],
    ['the talks moved', whole, { ...whole, discussing: after(1.5) }],
    ['the reminder moved', whole, { ...whole, reminding: after(2.5) }],
    ['the second vote moved', whole, { ...whole, revoting: after(4.5) }],
    ['the talks and the second vote were dropped', whole, short],
    ['the second vote alone was dropped', whole, { ...short, discussing: after(2), reminding: after(3) }],
    ['the talks and the second vote were added', short, whole],
  ];
  for (const [title, before, changed] of plans) {
    it(`refuses what the worker decided by an older plan: ${title}`, async () => {
      const { rounds } = at.stores;
      await rounds.replan('main-1', 'voting', before);
      const read = await rounds.claim('main-1', 'a', NOW, after(5));
      assert.ok(read !== null);
      assert.equal((await rounds.save('main-1', 'a', { cursor: 'T:1' }, after(5), read))?.cursor, 'T:1');
      await rounds.replan('main-1', 'voting', changed);
      assert.equal(await rounds.save('main-1', 'a', { cursor: 'T:2' }, after(5), read), null);
      const now = await rounds.get('main-1');
      assert.deepEqual([now?.plan, now?.cursor], [changed, 'T:1']);
    });
  }

  it('notes the wish to stop while the round is in that phase', async () => {
    const { rounds } = at.stores;
    assert.equal(await rounds.requestCancel('main-1', 'planned', NOW), false);
    assert.equal((await rounds.get('main-1'))?.cancelRequestedAt, null);
    assert.equal(await rounds.requestCancel('main-1', 'voting', NOW), true);
    assert.deepEqual((await rounds.get('main-1'))?.cancelRequestedAt, NOW);
  });

  it('stays when the worker writes afterwards', async () => {
    const { rounds } = at.stores;
    await rounds.claim('main-1', 'a', NOW, after(5));
    await rounds.requestCancel('main-1', 'voting', NOW);
    const saved = await rounds.save('main-1', 'a', { cursor: 'T:5' }, after(5));
    assert.deepEqual(saved?.cancelRequestedAt, NOW);
  });
});

storeContract('the round that is planned', (at) => {
  const CHANGE = {
    dilemmaId: 'guests-must-wait',
    plan: { voting: after(60), closed: after(90) },
    minimumCount: 9,
  } as const;

  it('gets another dilemma, week and minimum, whoever holds it meanwhile', async () => {
    const { rounds } = at.stores;
    await rounds.createIfAbsent(round(1));
    await rounds.createIfAbsent(round(2));
    await rounds.claim('main-1', 'a', NOW, after(5));
    assert.equal(await rounds.changePlanned(round(1), CHANGE), true);
    assert.deepEqual(await rounds.get('main-1'), round(1, CHANGE));
    assert.deepEqual(await rounds.get('main-2'), round(2));
    assert.equal(await rounds.changePlanned(round(3), CHANGE), false);
  });

  const others: readonly (readonly [string, Partial<Round>])[] = [
    ['opened', { phase: 'voting' }],
    ['is asked to open', { plan: { ...round(1).plan, voting: NOW } }],
    ['is asked to stop', { cancelRequestedAt: NOW }],
    ['has another dilemma', { dilemmaId: 'plan-of-nobody' }],
  ];
  for (const [name, more] of others) {
    it(`stays as it is when it ${name} meanwhile`, async () => {
      const { rounds } = at.stores;
      await rounds.createIfAbsent(round(1, more));
      assert.equal(await rounds.changePlanned(round(1), CHANGE), false);
      assert.deepEqual(await rounds.get('main-1'), round(1, more));
    });
  }

  it('never opens with one dilemma when somebody was told another', async () => {
    const { rounds } = at.stores;
    const asRead = round(1);
    await rounds.createIfAbsent(asRead);
    await rounds.claim('main-1', 'a', NOW, after(5));
    const [written, opened] = await Promise.all([
      rounds.changePlanned(asRead, { ...CHANGE, plan: asRead.plan }),
      rounds.save('main-1', 'a', { phase: 'voting' }, after(5), asRead),
    ]);
    assert.equal(opened?.phase, 'voting', 'another dilemma keeps nobody from opening');
    assert.equal((await rounds.get('main-1'))?.dilemmaId, written ? CHANGE.dilemmaId : asRead.dilemmaId);
    assert.equal(await rounds.changePlanned({ ...asRead, phase: 'voting' }, CHANGE), false);
  });
});
