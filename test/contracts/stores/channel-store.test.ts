import assert from 'node:assert/strict';
import { channelKey, listMoment, MOST_VIEWERS, teamKey } from '../../../src/channels/channel.js';
import { lost } from '../../support/lost.js';
import { atOnce, storeContract } from '../../support/store-contract.js';
import { SIGHTING, sighting } from './channel-samples.js';

const NOW = new Date('2026-11-23T08:10:00Z');
const DUE = listMoment(NOW);
const ID = channelKey(SIGHTING);
const TEAM = teamKey(SIGHTING);
const viewer = (at: number) => ({ id: `T:${at}`, userId: `29:${at}` });

storeContract('the channels: what Teams tells', (at) => {
  it('are made once, also when they are seen for the first time twice at once, and keep a name that is not told', async () => {
    await atOnce(5, () => at.stores.channels.note(SIGHTING));
    const { teamName: _team, name: _name, ...nameless } = SIGHTING;
    const noted = await at.stores.channels.note(nameless);
    assert.deepEqual([noted.teamName, noted.name, noted.chosen, noted.language], ['Ruimte', 'Dilemma', false, 'nl']);
    const renamed = await at.stores.channels.note({ ...SIGHTING, name: 'Nieuws' });
    assert.deepEqual([renamed.name, renamed.team], ['Nieuws', TEAM]);
    assert.equal((await at.stores.channels.ofTeam(TEAM)).length, 1);
  });

  it('follow their team: its name, its leaving and its coming back', async () => {
    const { channels } = at.stores;
    const other = sighting('19:other@thread.tacv2', { teamId: '19:another@thread.tacv2' });
    for (const seen of [SIGHTING, other]) await channels.note(seen);
    await channels.addViewer(ID, viewer(1), DUE);
    await channels.renameTeam(TEAM, 'Wonen');
    await channels.loseTeam(TEAM, NOW, NOW);
    const lost = await channels.get(ID);
    assert.deepEqual(
      [lost?.teamName, lost?.reachable, lost?.unreachableSince, lost?.viewers],
      ['Wonen', false, NOW, []],
    );
    assert.equal(lost?.listDueAt, undefined);
    assert.equal((await channels.get(channelKey(other)))?.reachable, true);
    await channels.regainTeam(TEAM, 'https://smba.trafficmanager.net/amer/', NOW);
    const back = await channels.get(ID);
    assert.deepEqual([back?.reachable, back?.unreachableSince], [true, undefined]);
    assert.equal(back?.address.serviceUrl, 'https://smba.trafficmanager.net/amer/');
  });

  it('are forgotten a fixed time after they were lost, but not one that came back or was lost later', async () => {
    const { channels } = at.stores;
    const teams = ['lost', 'back', 'later', 'here'].map((team) => sighting(`19:${team}`, { teamId: `19:${team}` }));
    for (const seen of teams) await channels.note(seen);
    const later = new Date(NOW.getTime() + 1);
    for (const team of ['lost', 'back']) await channels.loseTeam(`T:19:${team}`, NOW, NOW);
    await channels.loseTeam('T:19:later', later, later);
    await channels.regainTeam('T:19:back', SIGHTING.address.serviceUrl, NOW);
    assert.deepEqual([await channels.countLost(NOW), await channels.countLost(later)], [0, 1]);
    assert.equal(await channels.removeLost(later, 10), 1);
    assert.equal(await channels.removeLost(later, 10), 0);
    const left = await channels.getMany(teams.map(channelKey));
    assert.deepEqual(left.map(({ team }) => team).sort(), ['T:19:back', 'T:19:here', 'T:19:later']);
  });

  it('keep what they are when older news comes in late', async () => {
    const { channels } = at.stores;
    const [earlier, later] = [new Date(NOW.getTime() - 1), new Date(NOW.getTime() + 1)];
    const amer = 'https://smba.trafficmanager.net/amer/';
    const noted = await channels.note(SIGHTING, NOW);
    const old = { ...SIGHTING, name: 'Oud', address: { ...SIGHTING.address, serviceUrl: amer } };
    assert.deepEqual(await channels.note(old, earlier), noted);
    await channels.loseTeam(TEAM, NOW, earlier);
    await channels.regainTeam(TEAM, amer, earlier);
    await channels.markUnreachable([lost(ID, SIGHTING.channelId, earlier)], NOW);
    await channels.markUnreachable([lost(ID, '19:other', later)], NOW);
    await channels.markUnreachable([lost(ID, '', later, { address: old.address })], NOW);
    await channels.lose(ID, NOW, earlier);
    assert.deepEqual(await channels.get(ID), noted);
    await channels.markUnreachable([lost(ID, '', later, { address: SIGHTING.address })], NOW);
    assert.equal((await channels.get(ID))?.reachable, false);
    await channels.regainTeam(TEAM, amer, later);
    assert.deepEqual([(await channels.get(ID))?.reachable, (await channels.get(ID))?.installedAt], [true, later]);
    await channels.loseTeam(TEAM, later, NOW);
    assert.equal((await channels.get(ID))?.reachable, true);
    await channels.loseTeam(TEAM, later, later);
    assert.equal((await channels.get(ID))?.reachable, false);
  });

  it('stay as they are chosen when they are deleted, and go when nobody chose them', async () => {
    const { channels } = at.stores;
    const other = { ...SIGHTING, channelId: '19:other' };
    await channels.note(SIGHTING, NOW);
    await channels.note(other, NOW);
    await channels.choose(ID, { chosen: true, language: 'en' }, ['main']);
    for (let times = 0; times < 2; times += 1)
      for (const id of [ID, channelKey(other)]) await channels.lose(id, NOW, NOW);
    assert.equal(await channels.get(channelKey(other)), null);
    const { chosen, language, reachable, unreachableSince } = (await channels.get(ID)) ?? assert.fail();
    assert.deepEqual([chosen, language, reachable, unreachableSince], [true, 'en', false, NOW]);
    const { reachable: again, chosen: still } = await channels.note(SIGHTING, NOW);
    assert.deepEqual([again, still], [true, true]);
  });

  it('are removed, once and again', async () => {
    await at.stores.channels.note(SIGHTING);
    for (let times = 0; times < 2; times += 1) await at.stores.channels.remove(ID);
    assert.equal(await at.stores.channels.get(ID), null);
    assert.equal(await at.stores.channels.choose(ID, { chosen: true }, ['main']), null);
  });
});

storeContract('the channels: which get the dilemma', (at) => {
  it('are the chosen ones that can be reached, page by page, in order', async () => {
    const { channels } = at.stores;
    const ids = Array.from({ length: 5 }, (_, number) => `19:${number}@thread.tacv2`);
    for (const id of ids) {
      await channels.note(sighting(id));
      await channels.choose(`T:${id}`, { chosen: true, language: 'en' }, ['main']);
    }
    await channels.markUnreachable([lost(`T:${ids[1]}`, `${ids[1]}`, NOW)], NOW);
    await channels.choose(`T:${ids[3]}`, { chosen: false }, ['main']);
    const first = await channels.pageOfChosen('main', null, 2);
    assert.deepEqual(
      first.map(({ id }) => id),
      [`T:${ids[0]}`, `T:${ids[2]}`],
    );
    const rest = await channels.pageOfChosen('main', first.at(-1)?.id ?? null, 2);
    assert.deepEqual(
      rest.map(({ id, language }) => [id, language]),
      [[`T:${ids[4]}`, 'en']],
    );
    assert.equal((await channels.chosen(['main'], 10)).length, 4);
    assert.equal((await channels.chosen(['main'], 3)).length, 3);
  });

  it('are those of one programme, which no other one takes until they are free', async () => {
    const { channels } = at.stores;
    for (const id of ['19:a', '19:b', '19:c']) await channels.note(sighting(id));
    const choose = (id: string, programmeId: string | undefined, holders: readonly string[]) =>
      channels.choose(id, { chosen: true, ...(programmeId === undefined ? {} : { programmeId }) }, holders);
    // As older programs wrote it: without a programme.
    assert.equal((await choose('T:19:a', undefined, []))?.programmeId, 'main');
    assert.equal((await choose('T:19:b', 'regio', ['regio']))?.programmeId, 'regio');
    assert.equal(await choose('T:19:a', 'regio', ['regio', 'other']), null);
    assert.equal(await choose('T:19:b', 'main', ['main']), null);
    assert.equal(await channels.choose('T:19:b', { chosen: false }, ['main']), null);
    const ids = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id);
    assert.deepEqual(ids(await channels.pageOfChosen('main', null, 10)), ['T:19:a']);
    assert.deepEqual(ids(await channels.pageOfChosen('regio', null, 10)), ['T:19:b']);
    assert.deepEqual(ids(await channels.chosen(['regio'], 10)), ['T:19:b']);
    assert.deepEqual(ids(await channels.chosen(['regio', 'main'], 10)).sort(), ['T:19:a', 'T:19:b']);
    assert.deepEqual(await channels.chosen([], 10), []);
    for (const id of ['19:a', '19:b']) await channels.markUnreachable([lost(`T:${id}`, id, NOW)], NOW);
    assert.deepEqual(ids(await channels.unreachedChosen('main', 10)), ['T:19:a']);
    assert.deepEqual(ids(await channels.unreachedChosen('regio', 10)), ['T:19:b']);
    assert.equal((await channels.choose('T:19:b', { chosen: false }, ['regio']))?.programmeId, 'regio');
    assert.equal((await choose('T:19:b', 'main', ['main']))?.programmeId, 'main', 'who stopped it left it free');
  });

  it('are told apart by tenant', async () => {
    const { channels } = at.stores;
    await channels.note(SIGHTING);
    await channels.note(sighting(SIGHTING.channelId, { tenantId: 'TT' }));
    assert.deepEqual(
      (await channels.ofTenant('T', 10)).map(({ tenantId }) => tenantId),
      ['T'],
    );
  });
});

storeContract('the channels: who has an own view there', (at) => {
  beforeEach(() => at.stores.channels.note(SIGHTING));

  it('are at most sixty, of whom the first goes when another comes', async () => {
    for (let number = 1; number <= MOST_VIEWERS + 1; number += 1) {
      await at.stores.channels.addViewer(ID, viewer(number), DUE);
    }
    const viewers = (await at.stores.channels.get(ID))?.viewers ?? [];
    assert.equal(viewers.length, MOST_VIEWERS);
    assert.deepEqual([viewers[0], viewers.at(-1)], [viewer(2), viewer(61)]);
  });

  it('stand on the list once, and adding them again makes nothing due', async () => {
    const { channels } = at.stores;
    await atOnce(4, () => channels.addViewer(ID, viewer(1), DUE));
    await channels.listsDone([{ id: ID, listDueAt: DUE }]);
    await channels.addViewer(ID, viewer(1), new Date(DUE.getTime() + 3_600_000));
    const channel = await channels.get(ID);
    assert.deepEqual([channel?.viewers, channel?.listDueAt], [[viewer(1)], undefined]);
  });

  it('are given to the posts when it is time, and a change after that stays due', async () => {
    const { channels } = at.stores;
    const later = new Date(DUE.getTime() + 3_600_000);
    await channels.addViewer(ID, viewer(1), DUE);
    assert.deepEqual(await channels.pageOfDueLists(NOW, 10), []);
    assert.equal((await channels.pageOfDueLists(DUE, 10)).length, 1);
    await channels.addViewer(ID, viewer(2), later);
    await channels.listsDone([{ id: ID, listDueAt: DUE }]);
    assert.equal((await channels.pageOfDueLists(later, 10)).length, 1);
    await channels.listsDone([{ id: ID, listDueAt: later }]);
    assert.equal((await channels.pageOfDueLists(later, 10)).length, 0);
  });

  it('are forgotten when they are erased, in every channel', async () => {
    const { channels } = at.stores;
    const other = sighting('19:other@thread.tacv2');
    await channels.note(other);
    for (const id of [ID, channelKey(other)]) await channels.addViewer(id, viewer(1), DUE);
    await channels.addViewer(ID, viewer(2), DUE);
    await channels.listsDone([{ id: ID, listDueAt: DUE }]);
    assert.equal((await channels.ofViewer('T:1')).length, 2);
    await channels.eraseViewer('T:1', DUE);
    assert.equal((await channels.ofViewer('T:1')).length, 0);
    const left = await channels.get(ID);
    assert.deepEqual([left?.viewers, left?.listDueAt], [[viewer(2)], DUE]);
  });

  it('are nobody in a channel that is not known', async () => {
    await at.stores.channels.addViewer('T:19:unknown', viewer(1), DUE);
    assert.equal(await at.stores.channels.get('T:19:unknown'), null);
  });
});
