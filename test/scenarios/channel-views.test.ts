import assert from 'node:assert/strict';
import { chosenChannel, FACILITATORS, postIn, refreshedFor, votesInChannel } from '../support/channels.js';
import { either, says } from '../support/says.js';
import { play, reads, seen } from '../support/scenario.js';
import { joined, townsFor } from '../support/talks.js';
import { TENANT } from '../support/test-app.js';

const NINE = '2026-11-23T09:00:00+01:00';
const SENTENCE = 'Omdat je geeft wat je kreeg';

describe('scenario: a view of one’s own in a channel', () => {
  it('is there by itself for people who asked before; the post is changed for that once an hour, not by votes', () =>
    play(
      async ({ t }) => {
        const { team, seat } = await chosenChannel(t);
        const [anna, bram, carla] = await joined(t, townsFor(3, 3));
        assert.ok(anna && bram && carla);
        await t.goTo(NINE);
        const post = postIn(seat);
        assert.deepEqual(refreshedFor(post), []);
        const [a, b] = [team.seat(anna, 'Dilemma'), team.seat(bram, 'Dilemma')];
        await votesInChannel(a, 'a', { reason: SENTENCE });
        // Bram only looks.
        await b.clicks(post, { verb: 'shared.view' });
        await t.advance('58m');
        assert.equal(seat.now(post).updates, 0, 'not yet');
        await t.advance('3m');
        const listed = seat.now(post);
        assert.equal(listed.updates, 1);
        assert.deepEqual(refreshedFor(listed), [anna.facts.userId, bram.facts.userId].sort());
        assert.doesNotMatch(JSON.stringify(listed.card), /Aalders|geeft wat je kreeg/);

        await votesInChannel(b, 'b');
        await votesInChannel(a, 'b', { reason: SENTENCE });
        await t.advance('2h');
        assert.equal(seat.now(post).updates, 1, 'votes of those on the list change nothing');
        const own = await a.refreshes(a.conversation.seenBy('29:nobody').find(({ id }) => id === post.id) ?? post);
        assert.match(seen(own), /geeft wat je kreeg/);
        const automatic = await b.refreshes(seat.now(post));
        assert.doesNotMatch(seen(automatic), /geeft wat je kreeg/);
        await assert.rejects(async () => team.seat(carla, 'Dilemma').refreshes(seat.now(post)), /not for Carla/);
      },
      { env: FACILITATORS },
    ));

  it('comes by itself for at most sixty: the earliest makes room', () =>
    play(
      async ({ t, storage }) => {
        const { team, seat } = await chosenChannel(t);
        const people = await joined(t, townsFor(2, 2));
        const [first, last] = people;
        assert.ok(first && last);
        await t.goTo(NINE);
        const post = postIn(seat);
        await team.seat(first, 'Dilemma').clicks(post, { verb: 'shared.view' });
        const id = `${TENANT}:${seat.conversation.id}`;
        for (let at = 0; at < 59; at += 1) {
          await storage.stores.channels.addViewer(id, { id: `T:${at}`, userId: `29:other-${at}` }, t.clock.now());
        }
        await t.advance('1h');
        assert.equal(refreshedFor(seat.now(post)).length, 60);
        assert.ok(refreshedFor(seat.now(post)).includes(first.facts.userId));
        await team.seat(last, 'Dilemma').clicks(seat.now(post), { verb: 'shared.view' });
        await t.advance('1h');
        const listed = refreshedFor(seat.now(post));
        assert.equal(listed.length, 60);
        assert.ok(listed.includes(last.facts.userId));
        assert.ok(!listed.includes(first.facts.userId), 'the first one made room');
        const again = await team.seat(first, 'Dilemma').clicks(seat.now(post), { verb: 'shared.view' });
        assert.match(seen(again), says('ballot.confidence'), 'a click still works');
      },
      { env: FACILITATORS },
    ));

  it('is taken off the list with everything else of somebody who is erased', () =>
    play(
      async ({ t, everything }) => {
        const { team, seat } = await chosenChannel(t);
        const [anna] = await joined(t, townsFor(1, 1));
        assert.ok(anna);
        await t.goTo(NINE);
        const post = postIn(seat);
        await votesInChannel(team.seat(anna, 'Dilemma'), 'a');
        await t.advance('1h');
        assert.deepEqual(refreshedFor(seat.now(post)), [anna.facts.userId]);
        const [ask] = (await anna.says('wis mij')).replies;
        assert.ok(ask);
        await anna.clicks(ask, { verb: 'erase.confirm' });
        const left = (await everything()).filter(({ document }) =>
          JSON.stringify(document).includes(anna.facts.objectId),
        );
        assert.deepEqual(left, []);
        await t.advance('1h');
        assert.deepEqual(refreshedFor(seat.now(post)), [], 'and off the post');
      },
      { env: FACILITATORS },
    ));

  it('says below the card what is missing, and takes nothing that is not on the ballot', () =>
    play(
      async ({ t, kept }) => {
        const { team } = await chosenChannel(t);
        const [anna] = await joined(t, townsFor(1, 1));
        assert.ok(anna);
        await t.goTo(NINE);
        const here = team.seat(anna, 'Dilemma');
        const casts = (data: object) =>
          here.invokes('adaptiveCard/action', {
            action: { type: 'Action.Execute', verb: 'shared.vote', data: { v: 1, ...data } },
            trigger: 'manual',
          });
        const round = 'main-1';
        for (const data of [
          { round },
          { round, option: 'a' },
          { round, option: 'a', confidence: '9' },
          { round, option: 'zz', confidence: '3' },
          { round, option: 'a', confidence: '3', reason: 'x'.repeat(281) },
          { round: 'main-9', option: 'a', confidence: '3' },
          { option: 'a', confidence: '3' },
        ]) {
          const { status, body } = await casts(data);
          assert.equal(status, 200);
          assert.doesNotMatch(JSON.stringify(body), either(says('notices.failed.title'), /✓/), JSON.stringify(data));
        }
        assert.deepEqual(await kept('votes'), []);
        assert.match(JSON.stringify((await casts({ round, option: 'a', confidence: '3' })).body), says('ballot.saved'));
        const elsewhere = anna.inGroup('overleg');
        elsewhere.conversation.installed = true;
        const action = { type: 'Action.Execute', verb: 'shared.view', data: { v: 1, round } };
        const inGroup = await elsewhere.invokes('adaptiveCard/action', { action, trigger: 'manual' });
        assert.match(JSON.stringify(inGroup.body), /"verb":"shared.vote"/, 'the same in a group chat');
        assert.equal(
          (await kept('channels')).flatMap(({ viewers }) => viewers).length,
          0,
          'no vote puts anybody on a list',
        );
      },
      { env: FACILITATORS },
    ));

  it('is the closed ballot when the vote comes too late', () =>
    play(
      async ({ t }) => {
        const { team, seat } = await chosenChannel(t);
        const [anna] = await joined(t, townsFor(1, 1));
        assert.ok(anna);
        await t.goTo(NINE);
        const here = team.seat(anna, 'Dilemma');
        const { card: form } = await here.clicks(postIn(seat), { verb: 'shared.view' });
        assert.ok(form);
        await t.goTo('2026-11-25T09:00:00+01:00');
        const late = await here.clicks(form, { verb: 'shared.vote' }, { option: 'a', confidence: '3' });
        assert.match(seen(late), says('ballotClosed.heading'));
        await t.advance('11s');
        assert.match(reads(seat.lastCard()), says('channelPost.kickerClosed'));
      },
      { env: FACILITATORS },
    ));
});
