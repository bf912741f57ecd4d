import assert from 'node:assert/strict';
import type { ProfileChange } from '../../../src/participants/participant-store.js';
import { lost } from '../../support/lost.js';
import { kept } from '../../support/storage.js';
import { atOnce, storeContract } from '../../support/store-contract.js';
import { ADDRESS, ids, TODAY, visit } from './participant-samples.js';

const SINCE = new Date('2026-11-20T10:00:00Z');

storeContract('the participants: a visit', (at) => {
  it('makes a stranger known: no part in anything, not reachable, willing to talk', async () => {
    const { participant, isNew, isRepeat } = await at.stores.participants.touch(visit('T:1'));
    assert.deepEqual({ isNew, isRepeat }, { isNew: true, isRepeat: false });
    assert.deepEqual(participant, {
      ...visit('T:1'),
      ...{ standing: 'known', memberOf: [], memberships: {}, challenges: [] },
      ...{ wantsToTalk: true, reachable: false, avoid: [], skipsRounds: [] },
    });
  });

  it('in the personal chat notes the address and that the person can be reached', async () => {
    const { participant } = await at.stores.participants.touch(visit('T:1', { address: ADDRESS }));
    assert.deepEqual(participant.address, ADDRESS);
    assert.equal(participant.reachable, true);
  });

  it('elsewhere keeps the address and the reachability that were known', async () => {
    await at.stores.participants.touch(visit('T:1', { address: ADDRESS }));
    const { participant, isNew } = await at.stores.participants.touch(visit('T:1', { name: 'Anna B' }));
    assert.equal(isNew, false);
    assert.equal(participant.name, 'Anna B');
    assert.deepEqual(participant.address, ADDRESS);
    assert.equal(participant.reachable, true);
  });

  it('in the personal chat ends an earlier unreachability, elsewhere not', async () => {
    const { participants } = at.stores;
    await participants.touch(visit('T:1', { address: ADDRESS }));
    await participants.markUnreachable([lost('T:1', 'a:1', SINCE)], SINCE);
    const elsewhere = await participants.touch(visit('T:1'));
    assert.deepEqual(elsewhere.participant.unreachableSince, SINCE);
    assert.equal(elsewhere.participant.reachable, false);
    const { participant } = await participants.touch(visit('T:1', { address: ADDRESS }));
    assert.equal(participant.reachable, true);
    assert.equal('unreachableSince' in participant, false);
  });

  it('that comes late, from before the app was last added, tells nothing about the address', async () => {
    const { participants } = at.stores;
    const [at8, at9, at10] = [8, 9, 10].map((hour) => new Date(Date.UTC(2026, 10, 23, hour)));
    assert.ok(at8 && at9 && at10);
    const old = { ...ADDRESS, conversationId: 'a:old' };
    await participants.touch(visit('T:1', { address: ADDRESS, at: at9, isInstall: true }));
    for (const late of [{ at: at8 }, { at: at8, isInstall: true }]) {
      for (const touch of [participants.touch, participants.touchKnown]) {
        const touched = await touch(visit('T:1', { address: old, ...late, name: 'Anna B' }));
        assert.deepEqual([touched?.participant.address, touched?.isBack], [ADDRESS, false]);
        assert.equal(touched?.participant.name, 'Anna B');
        assert.deepEqual(await participants.get('T:1'), touched?.participant);
      }
    }
    await participants.markUnreachable([lost('T:1', 'a:1', at9)], at9);
    assert.equal((await participants.touch(visit('T:1', { address: old, at: at8 }))).participant.reachable, false);
    const { participant, isBack } = await participants.touch(visit('T:1', { address: old, at: at10 }));
    assert.deepEqual([participant.address, participant.installedAt, isBack], [old, at9, true]);
    assert.deepEqual(await participants.get('T:1'), participant);
    assert.equal(await participants.touchKnown(visit('T:9', { address: ADDRESS, at: at9 })), null);
  });

  it('tells the same as a read afterwards, whatever was there before', async () => {
    const { participants } = at.stores;
    const steps = [
      () => participants.touch(visit('T:1', { activityId: 'a1' })),
      () => participants.touch(visit('T:1', { address: ADDRESS, activityId: 'a2', locale: 'en-GB' })),
      async () => {
        await participants.change('T:1', { standing: 'joined', joinedAt: SINCE, municipality: 'GM0193' });
        return participants.touch(visit('T:1', { seenOn: '2026-11-24' }));
      },
      async () => {
        await participants.markUnreachable([lost('T:1', 'a:1', SINCE)], SINCE);
        return participants.touch(visit('T:1', { name: 'Anna de Vries' }));
      },
      () => participants.touch(visit('T:1', { address: { ...ADDRESS, conversationId: 'a:2' } })),
      () => participants.touch(visit('T:1', { address: ADDRESS, at: SINCE, isInstall: true })),
    ];
    for (const step of steps) {
      const { participant } = await step();
      assert.deepEqual(await participants.get('T:1'), participant);
    }
  });

  it('never changes a choice of the person', async () => {
    const { participants } = at.stores;
    const choices = {
      municipality: 'GM0193',
      role: 'clerk',
      challenges: ['housing'],
      language: 'en',
      wantsToTalk: false,
      pausedUntil: '2027-01-12',
      standing: 'joined',
      joinedAt: SINCE,
      talksPausedAt: SINCE,
      talksResumedAt: SINCE,
      userPrincipalName: 'anna@arnhem.example',
    } as const;
    await participants.touch(visit('T:1', { address: ADDRESS }));
    await participants.change('T:1', choices);
    const { participant } = await participants.touch(visit('T:1', { address: ADDRESS, seenOn: '2026-11-25' }));
    assert.deepEqual(participant, {
      ...visit('T:1'),
      address: ADDRESS,
      reachable: true,
      seenOn: '2026-11-25',
      ...{ avoid: [], memberOf: [], memberships: {}, skipsRounds: [] },
      ...choices,
    });
  });

  it('that does not tell a name or locale keeps those that are known, and leaves them empty for a stranger', async () => {
    const { participants } = at.stores;
    const { name: _name, locale: _locale, ...silent } = visit('T:1');
    const stranger = (await participants.touch(silent)).participant;
    assert.deepEqual([stranger.name, stranger.locale], ['', '']);
    assert.deepEqual(await participants.get('T:1'), stranger);
    await participants.touch(visit('T:1'));
    const known = (await participants.touch(silent)).participant;
    assert.deepEqual([known.name, known.locale], ['Anna', 'nl-NL']);
    assert.deepEqual(await participants.get('T:1'), known);
  });

  it('recognises an activity that was handled before', async () => {
    const { participants } = at.stores;
    assert.equal((await participants.touch(visit('T:1', { activityId: 'a1' }))).isRepeat, false);
    assert.equal((await participants.touch(visit('T:1', { activityId: 'a2' }))).isRepeat, false);
    assert.equal((await participants.touch(visit('T:1', { activityId: 'a1' }))).isRepeat, true);
    assert.equal((await participants.touch(visit('T:2', { activityId: 'a1' }))).isRepeat, false, 'another person');
  });

  it('keeps no more than the last ten activities', async () => {
    const { participants } = at.stores;
    for (let n = 0; n < 25; n += 1) await participants.touch(visit('T:1', { activityId: `a${n}` }));
    const [document] = await kept(at.storage, 'participants');
    assert.deepEqual(
      document?.recent,
      Array.from({ length: 10 }, (_, n) => `a${n + 15}`),
    );
  });

  it('of a new person, fifty times at once, makes one participant who is new once', async () => {
    const found = await atOnce(50, () => at.stores.participants.touch(visit('T:1', { address: ADDRESS })));
    assert.equal(found.filter(({ isNew }) => isNew).length, 1);
    assert.equal((await kept(at.storage, 'participants')).length, 1);
  });

  it('of one activity, delivered twenty times at once, is handled once', async () => {
    const found = await atOnce(20, () => at.stores.participants.touch(visit('T:1', { activityId: 'same' })));
    assert.equal(found.filter(({ isRepeat }) => !isRepeat).length, 1);
  });
});

storeContract('the participants: choices', (at) => {
  beforeEach(() => at.stores.participants.touch(visit('T:1', { address: ADDRESS })));

  it('changes what is named, leaves the rest, and gives the new state', async () => {
    const { participants } = at.stores;
    await participants.change('T:1', { municipality: 'GM0193', role: 'clerk' });
    const changed = await participants.change('T:1', { role: 'alderman', joinedAt: SINCE });
    assert.equal(changed?.municipality, 'GM0193');
    assert.equal(changed?.role, 'alderman');
    assert.deepEqual(changed?.joinedAt, SINCE);
    assert.deepEqual(await participants.get('T:1'), changed);
  });

  it('removes what is null and keeps what is undefined', async () => {
    const { participants } = at.stores;
    const all = { municipality: 'GM0193', pausedUntil: '2027-01-12', talksPausedAt: SINCE };
    const filled = await participants.change('T:1', all);
    assert.deepEqual({ ...filled, ...all }, filled);
    const half = await participants.change('T:1', { pausedUntil: null } satisfies ProfileChange);
    assert.equal(half !== null && 'pausedUntil' in half, false);
    assert.equal(half?.municipality, 'GM0193');
    assert.deepEqual(half?.talksPausedAt, SINCE);
    const rest = await participants.change('T:1', { municipality: null, talksPausedAt: null });
    assert.equal(rest !== null && ('municipality' in rest || 'talksPausedAt' in rest), false);
  });

  it('is null for somebody who is not there, and makes nobody', async () => {
    assert.equal(await at.stores.participants.change('T:9', { role: 'clerk' }), null);
    assert.equal(await at.stores.participants.get('T:9'), null);
  });

  it('of two changes of different fields at once loses none', async () => {
    const { participants } = at.stores;
    await Promise.all([
      participants.change('T:1', { role: 'clerk' }),
      participants.change('T:1', { municipality: 'GM0193' }),
      participants.touch(visit('T:1', { name: 'Anna B' })),
    ]);
    const { role, municipality, name } = (await participants.get('T:1')) ?? {};
    assert.deepEqual({ role, municipality, name }, { role: 'clerk', municipality: 'GM0193', name: 'Anna B' });
  });

  it('takes text that looks like an operator as text', async () => {
    const { participants } = at.stores;
    const odd = { role: '$role', challenges: ['$ne', '{"$gt":""}'], municipality: '$$ROOT' };
    const changed = await participants.change('T:1', odd);
    assert.deepEqual({ ...changed, ...odd }, changed);
    assert.equal(await participants.get('{"$gt":""}'), null);
    assert.deepEqual(await participants.getMany(['$gt', '$exists']), []);
  });
});

storeContract('the participants: who takes part', (at) => {
  async function person(id: string, change: ProfileChange, isReachable = true): Promise<void> {
    await at.stores.participants.touch(visit(id, isReachable ? { address: ADDRESS } : {}));
    await at.stores.participants.change(id, change);
    await at.stores.participants.join(id, 'main', SINCE);
  }

  it('leaves out those who only looked, left, pause or cannot be reached', async () => {
    await person('T:known', {});
    await person('T:left', { standing: 'left' });
    await person('T:joined', { standing: 'joined' });
    await person('T:no-address', { standing: 'joined' }, false);
    await person('T:paused', { standing: 'joined', pausedUntil: '2026-11-24' });
    await person('T:back-today', { standing: 'joined', pausedUntil: TODAY });
    await person('T:resumed', { standing: 'joined', pausedUntil: '2027-01-12' });
    await person('T:resumed', { pausedUntil: null });
    const page = await at.stores.participants.pageOfActive('main', TODAY, null, 100);
    assert.deepEqual(ids(page), ['T:back-today', 'T:joined', 'T:resumed']);
    assert.equal(await at.stores.participants.countActive('main', TODAY), 3);
  });

  it('gives everybody once, page by page, also when people come and go between the pages', async () => {
    const { participants } = at.stores;
    const all = Array.from({ length: 23 }, (_, n) => `T:${String(n * 2).padStart(3, '0')}`);
    for (const id of all.toReversed()) await person(id, { standing: 'joined' });
    const seen: string[] = [];
    let after: string | null = null;
    for (;;) {
      const page = ids(await participants.pageOfActive('main', TODAY, after, 5));
      assert.ok(page.length <= 5);
      seen.push(...page);
      after = page.at(-1) ?? after;
      if (page.length < 5) break;
      if (seen.length === 5) await person('T:001', { standing: 'joined' });
      if (seen.length === 10) await participants.erase('T:000');
    }
    assert.deepEqual(seen, all);
  });

  it('counts by municipality who joined', async () => {
    await person('T:1', { standing: 'joined', municipality: 'GM0193' });
    await person('T:2', { standing: 'joined', municipality: 'GM0193' });
    await person('T:3', { standing: 'joined', municipality: 'GM0080' }, false);
    await person('T:4', { standing: 'left', municipality: 'GM0014' });
    await person('T:5', { standing: 'joined' });
    await person('T:6', { municipality: 'GM0034' });
    const counts = await at.stores.participants.countByMunicipality('main');
    assert.deepEqual([...counts].sort(), [
      ['GM0080', 1],
      ['GM0193', 2],
    ]);
  });
});

storeContract('the participants: who chose to be found', (at) => {
  const JOINED = { standing: 'joined', findable: true } as const;
  const day = (n: number) => new Date(SINCE.getTime() + n * 86_400_000);

  beforeEach(async () => {
    const { participants } = at.stores;
    for (const n of [1, 2, 3, 4]) {
      await participants.touch(visit(`T:${n}`));
      await participants.join(`T:${n}`, 'main', SINCE);
    }
    await participants.change('T:1', { ...JOINED, joinedAt: day(1), municipality: 'GM0193', role: 'legal' });
    await participants.change('T:2', { ...JOINED, joinedAt: day(3), municipality: 'GM0080', challenges: ['housing'] });
    await participants.change('T:3', {
      ...JOINED,
      joinedAt: day(2),
      role: 'adviser',
      challenges: ['safety', 'housing'],
    });
    await participants.change('T:4', { ...JOINED, joinedAt: day(4), municipality: 'GM0193', role: 'legal' });
    await participants.change('T:4', { findable: false });
  });

  const found = async (...asked: Parameters<typeof at.stores.participants.findable>) =>
    ids(await at.stores.participants.findable(...asked));

  it('are given with those who joined last first, up to the limit', async () => {
    assert.deepEqual(await found(['main'], null, [], 10), ['T:2', 'T:3', 'T:1']);
    assert.deepEqual(await found(['main'], null, [], 2), ['T:2', 'T:3']);
  });

  it('are looked up by municipality, challenge and role', async () => {
    assert.deepEqual(await found(['main'], 'municipality', ['GM0193'], 10), ['T:1']);
    assert.deepEqual([...(await found(['main'], 'municipality', ['GM0193', 'GM0080'], 10))].sort(), ['T:1', 'T:2']);
    assert.deepEqual([...(await found(['main'], 'challenges', ['housing', 'safety'], 10))].sort(), ['T:2', 'T:3']);
    assert.deepEqual(await found(['main'], 'role', ['legal'], 10), ['T:1']);
    assert.deepEqual(await found(['main'], 'role', [], 10), []);
  });
});

storeContract('the participants: erasure', (at) => {
  it('leaves nothing about the person, and may be done again', async () => {
    const { participants } = at.stores;
    await participants.touch(visit('T:1', { address: ADDRESS, activityId: 'a1' }));
    await participants.touch(visit('T:2'));
    await participants.erase('T:1');
    await participants.erase('T:1');
    assert.equal(await participants.get('T:1'), null);
    assert.equal((await kept(at.storage, 'participants')).length, 1);
    assert.equal((await participants.touch(visit('T:1', { activityId: 'a1' }))).isNew, true);
  });
});
