import assert from 'node:assert/strict';
import { chosenChannel, FACILITATOR, FACILITATORS, postIn, postsIn } from '../support/channels.js';
import { verbsOf } from '../support/fake-teams/card-parts.js';
import { inOrder, says, sentence } from '../support/says.js';
import { play, reads, seen } from '../support/scenario.js';
import { TENANT } from '../support/test-app.js';

const NINE = '2026-11-23T09:00:00+01:00';

describe('scenario: which channels get the dilemma', () => {
  it('is for facilitators to say, in the channel; others get a polite no', () =>
    play(
      async ({ t, kept }) => {
        const anna = await t.joins('Anna Aalders');
        const team = t.teams.team('Ruimte', TENANT);
        await team.installs(anna);
        const seat = team.seat(anna, 'Dilemma');
        const [no] = (await seat.says('plaats hier')).replies;
        assert.ok(no);
        assert.match(reads(no), says('notices.channelFacilitatorsOnly.title'));
        const [stopped] = (await seat.says('stop&nbsp;hier')).replies;
        assert.ok(stopped && says('notices.channelFacilitatorsOnly.title').test(reads(stopped)));
        const [other] = (await seat.says('dilemma')).replies;
        assert.ok(other && says('notices.groupOnlyPersonal.title').test(reads(other)));
        for (const words of ['hulp', 'help']) {
          const [works] = (await seat.says(words)).replies;
          assert.ok(works && says('notices.channelHelp.title').test(reads(works)), words);
        }
        await t.goTo(NINE);
        assert.equal(postsIn(seat).length, 0);
        assert.deepEqual(
          (await kept('channels')).map(({ chosen }) => chosen),
          [false],
        );
        const [refused] = (await anna.says('kanalen')).replies;
        assert.ok(refused && says('notices.notFacilitator.title').test(reads(refused)));
      },
      { env: FACILITATORS },
    ));

  it('gets what is open at once, and again only in its place', () =>
    play(
      async ({ t }) => {
        await t.goTo(NINE);
        const { seat } = await chosenChannel(t);
        await t.settle();
        const post = postIn(seat);
        await seat.says('plaats hier in het Engels');
        await t.settle();
        const again = postIn(seat);
        assert.equal(again.id, post.id);
        assert.match(reads(again), says('channelPost.kickerFirst', {}, 'en'));
      },
      { env: FACILITATORS },
    ));

  it('is a list in the personal chat, with buttons that work for facilitators only', () =>
    play(
      async ({ t, kept }) => {
        const { fien, team, seat } = await chosenChannel(t);
        await team.createsChannel('Nieuws');
        const [list] = (await fien.says('kanalen')).replies;
        assert.ok(list);
        assert.match(reads(list), inOrder(/Ruimte: Dilemma/, says('channelList.inDutch')));
        assert.match(reads(list), inOrder(/Ruimte: Nieuws/, says('channelList.off')));
        const dilemma = String((await kept('channels')).find(({ chosen }) => chosen)?._id);
        const inEnglish = { verb: 'channel.choose', data: { language: 'en' } };
        assert.match(seen(await fien.clicks(list, inEnglish)), says('channelList.missing'));
        const english = await fien.clicks(list, inEnglish, { channel: dilemma });
        assert.match(seen(english), inOrder(/Ruimte: Dilemma/, says('channelList.inEnglish'), /Ruimte: Nieuws/));
        assert.ok(english.card);
        const printed = { v: 1, channel: 'ruimte: dilemma' };
        const stop = { type: 'Action.Execute', verb: 'channel.stop', data: printed };
        const asPrinted = await fien.invokes('adaptiveCard/action', { action: stop, trigger: 'manual' });
        assert.doesNotMatch(
          JSON.stringify(asPrinted.body),
          says('channelList.inEnglish'),
          'what the card prints is read',
        );
        const again = await fien.clicks(english.card, inEnglish, { channel: dilemma });
        const off = await fien.clicks(again.card ?? assert.fail(), { verb: 'channel.stop' }, { channel: dilemma });
        assert.ok(off.card && !verbsOf(off.card.card).includes('channel.stop'), 'none of them gets it');
        await t.goTo(NINE);
        assert.equal(postsIn(seat).length, 0);

        const anna = await t.joins('Anna Aalders');
        const action = {
          type: 'Action.Execute',
          verb: 'channel.choose',
          data: { v: 1, channel: `${TENANT}:x`, language: 'nl' },
        };
        const sneaky = await anna.invokes('adaptiveCard/action', { action, trigger: 'manual' });
        assert.match(JSON.stringify(sneaky.body), says('notices.notFacilitator.title'));
        assert.equal((await kept('channels')).filter(({ chosen }) => chosen).length, 0);
        const inChannel = await seat.invokes('adaptiveCard/action', { action, trigger: 'manual' });
        assert.match(JSON.stringify(inChannel.body), says('notices.groupOnlyPersonal.title'));
      },
      { env: FACILITATORS },
    ));

  it('names a channel that was there before the app, as far as Teams tells', () =>
    play(
      async ({ t, kept }) => {
        const fien = await t.joins('Fien Begeleider', { objectId: FACILITATOR, municipality: 'Ede' });
        const team = t.teams.team('Ruimte', TENANT);
        for (const name of ['Regio', 'Nieuws']) team.channel(name);
        await team.installs(fien, 'Regio');
        const asks = () => t.teams.calls.filter(({ operation }) => operation === 'channels').length;
        for (const name of [sentence('channelList.general', {}, 'en'), 'Regio'])
          await team.seat(fien, name).says('plaats hier');
        assert.equal(asks(), 2);
        await team.seat(fien, 'Regio').says('stop hier');
        assert.equal(asks(), 2, 'asked only to choose');
        const [list] = (await fien.says('kanalen')).replies;
        assert.ok(list);
        assert.match(
          reads(list),
          says('channelList.name', { team: 'Ruimte', channel: sentence('channelList.general') }),
        );
        assert.match(reads(list), /Ruimte: Regio/);
        assert.equal((await kept('channels')).length, 2);
      },
      { env: FACILITATORS },
    ));

  it('can be stopped in the channel; what is there is still kept up to date', () =>
    play(
      async ({ t }) => {
        const { seat } = await chosenChannel(t);
        await t.goTo(NINE);
        const post = postIn(seat);
        const [stopped] = (await seat.says('stop hier')).replies;
        assert.ok(stopped && says('notices.channelStopped.title').test(reads(stopped)));
        await t.goTo('2026-11-25T09:00:00+01:00');
        await t.advance('11s');
        assert.match(reads(seat.now(post)), says('channelPost.kickerClosed'));
        await t.goTo('2026-11-30T09:00:00+01:00');
        assert.equal(postsIn(seat).length, 1, 'nothing new the next week');
      },
      { env: FACILITATORS },
    ));

  it('follows the team: new names, channels that go, the app that goes and comes back', () =>
    play(
      async ({ t, kept }) => {
        const { fien, team, seat } = await chosenChannel(t);
        await team.renamesChannel('Dilemma', 'Spagaat');
        await team.renames('Wonen');
        await team.createsChannel('Nieuws');
        const names = async () => (await kept('channels')).map(({ teamName, name }) => `${teamName}/${name}`).sort();
        assert.deepEqual(await names(), ['Wonen/', 'Wonen/Nieuws', 'Wonen/Spagaat']);
        await team.deletesChannel('Nieuws');
        assert.deepEqual(await names(), ['Wonen/', 'Wonen/Spagaat']);

        await team.uninstalls(fien);
        await t.goTo(NINE);
        assert.equal(postsIn(seat).length, 0);
        const [list] = (await fien.says('kanalen')).replies;
        assert.ok(list && says('channelList.lost').test(reads(list)));
        await team.installs(fien);
        await t.settle();
        assert.match(reads(postIn(seat)), says('channelPost.kickerFirst'));
      },
      { env: FACILITATORS },
    ));

  it('stays chosen when the channel is deleted and restored, and gets what is open then', () =>
    play(
      async ({ t, kept }) => {
        const { fien, team, seat } = await chosenChannel(t);
        const { conversation } = seat;
        const chosen = async () => (await kept('channels')).filter((one) => one.chosen === true);
        for (let times = 0; times < 2; times += 1) await team.deletesChannel('Dilemma');
        await t.goTo(NINE);
        assert.equal(postsIn(seat).length, 0);
        const [list] = (await fien.says('kanalen')).replies;
        assert.ok(list && says('channelList.lost').test(reads(list)), 'a facilitator sees that it gets nothing');
        assert.deepEqual(
          (await chosen()).map(({ reachable }) => reachable),
          [false],
        );
        for (let times = 0; times < 2; times += 1) await team.restoresChannel(conversation, 'Dilemma');
        await t.settle();
        assert.match(reads(postIn(seat)), says('channelPost.kickerFirst'));
        await t.goTo('2026-11-30T09:00:00+01:00');
        assert.equal(postsIn(seat).length, 2, 'and the next week');
      },
      { env: FACILITATORS },
    ));

  it('remembers nobody who manages the team, and nothing of a tenant that is not allowed', () =>
    play(
      async ({ t, kept }) => {
        const stranger = t.teams.person({ name: 'Stranger', tenant: 'ffffffff-0000-4000-8000-00000000000f' });
        const team = t.teams.team('Elders', 'ffffffff-0000-4000-8000-00000000000f');
        const answer = await team.installs(stranger);
        await team.createsChannel('Nieuws');
        assert.equal(answer.status, 200);
        assert.deepEqual(await kept('channels'), []);
        const here = t.teams.team('Ruimte', TENANT);
        await here.createsChannel('Nieuws');
        assert.deepEqual(await kept('participants'), []);
        assert.equal((await kept('channels')).length, 1);
      },
      { env: { ...FACILITATORS, ALLOWED_TENANTS: TENANT } },
    ));

  it('is no other than the facilitator of the configuration, whatever the card says', () =>
    play(
      async ({ t }) => {
        const { seat, team } = await chosenChannel(t);
        assert.equal(seat.facts.objectId, FACILITATOR);
        const twin = t.teams.person({
          name: 'Twin',
          tenant: '0aa00000-0000-4000-8000-000000000002',
          objectId: FACILITATOR,
        });
        const [no] = (await team.seat(twin, 'Dilemma').says('stop hier')).replies;
        assert.ok(no && says('notices.channelFacilitatorsOnly.title').test(reads(no)));
      },
      { env: FACILITATORS },
    ));
});
