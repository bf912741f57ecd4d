import assert from 'node:assert/strict';
import { chosenChannel, FACILITATORS, postIn, postsIn, votesInChannel } from '../support/channels.js';
import { says } from '../support/says.js';
import { idOf, play, reads, seen } from '../support/scenario.js';
import { joined, reach, townsFor } from '../support/talks.js';
import { WHOLE_WEEK } from '../support/test-app.js';

const ENV = { ...WHOLE_WEEK, ...FACILITATORS };

describe('scenario: a week in a channel', () => {
  it('is one post, that asks, shows the counts when all may see them, and asks again', () =>
    play(
      async (stage) => {
        const { t, kept } = stage;
        const { team, seat: fien } = await chosenChannel(t);
        assert.match(reads(fien.lastCard()), says('notices.channelChosen.title'));
        const people = await joined(t, townsFor(11, 5));
        await reach(stage, 'voting');
        const post = postIn(fien);
        assert.match(reads(post), says('channelPost.kickerFirst'));
        assert.match(reads(post), /maandag|dinsdag|woensdag/);
        assert.doesNotMatch(JSON.stringify(post.card), /29:|Fien|Input\./);

        const seats = people.map((person) => team.seat(person, 'Dilemma'));
        for (const [at, seat] of seats.entries()) {
          const answer = await votesInChannel(seat, at < 6 ? 'a' : 'b', { reason: 'Omdat ik dat een goed idee vind' });
          assert.match(seen(answer), says('ballot.saved'));
        }
        await t.settle();
        assert.equal((await kept('votes')).length, 11);
        const afterVotes = fien.now(post);
        assert.equal(afterVotes.updates, 0, 'no vote changes the post');
        assert.equal(reads(afterVotes), reads(post));

        await reach(stage, 'discussing');
        const opened = postIn(fien);
        assert.equal(opened.updates, 2, 'the opening, and the list of those with an own view');
        assert.match(reads(opened), says('channelPost.kickerBetween'));
        for (const count of [6, 5]) assert.match(reads(opened), says('result.count', { count }));
        const [first] = seats;
        assert.ok(first);
        const own = await first.clicks(postIn(first), { verb: 'shared.view' });
        assert.match(seen(own), says('result.own'));
        assert.match(seen(own), says('channelPost.onlyYou'));
        assert.doesNotMatch(reads(fien.now(post)), says('result.own'));

        await reach(stage, 'revoting');
        assert.match(reads(postIn(fien)), says('channelPost.kickerSecond'));
        assert.match(reads(postIn(fien)), says('result.count', { count: 6 }));
        for (const seat of seats) {
          const view = await seat.clicks(fien.now(post), { verb: 'shared.view' });
          assert.match(seen(view), says('ballot.first'));
          assert.ok(view.card);
          assert.match(JSON.stringify(view.card.card), /"movedBy"/, 'asked as in the personal chat');
          await seat.clicks(view.card, { verb: 'shared.vote' }, { option: 'a', confidence: '5' });
        }
        assert.equal((await kept('votes')).length, 22);
        await reach(stage, 'closed');
        const closed = fien.now(post);
        assert.match(reads(closed), says('channelPost.kickerClosed'));
        assert.match(reads(closed), says('result.shortMost', { letter: 'A' }), 'all eleven, which nobody may know');
        assert.doesNotMatch(reads(closed), says('result.count', { count: 11 }));
        assert.equal(postsIn(fien).length, 1, 'one post for the whole week');
        assert.equal(closed.updates, 4, 'the list, the opening, the second vote, the closing');
        await t.advance('8d');
        const late = await first.clicks(closed, { verb: 'shared.view' });
        assert.match(seen(late), says('channelPost.noOwn'));
      },
      { env: ENV },
    ));

  it('is in the language that was asked for, whatever the language of the reader', () =>
    play(
      async (stage) => {
        const { seat, team } = await chosenChannel(stage.t, 'plaats hier in het Engels');
        const joan = await stage.t.joins('Joan Smith', { locale: 'en-GB' });
        const piet = await stage.t.joins('Piet Prins', { municipality: 'Goes' });
        await reach(stage, 'voting');
        const post = postIn(seat);
        assert.match(reads(post), says('channelPost.kickerFirst', {}, 'en'));
        const dutch = await team.seat(piet, 'Dilemma').clicks(post, { verb: 'shared.view' });
        assert.match(seen(dutch), says('ballot.confidence'));
        const english = await team.seat(joan, 'Dilemma').clicks(post, { verb: 'shared.view' });
        assert.match(seen(english), says('ballot.confidence', {}, 'en'));
      },
      { env: ENV },
    ));

  it('changes in its place when the round is stopped', () =>
    play(
      async (stage) => {
        const { seat } = await chosenChannel(stage.t);
        await reach(stage, 'voting');
        const post = postIn(seat);
        await stage.t.app.services.programmes.cancel('main-1', 'tenant:facilitator');
        await stage.t.settle();
        assert.match(reads(seat.now(post)), says('notices.roundCancelled.title'));
        assert.equal(seat.inbox.filter(({ id }) => id > post.id).length, 0, 'nothing new');
      },
      { env: ENV },
    ));

  it('shows no count when too few people voted', () =>
    play(
      async (stage) => {
        const { seat, team } = await chosenChannel(stage.t);
        const [anna] = await joined(stage.t, townsFor(1, 1));
        assert.ok(anna);
        await reach(stage, 'voting');
        const post = postIn(seat);
        await votesInChannel(team.seat(anna, 'Dilemma'), 'a');
        await reach(stage, 'closed');
        assert.match(reads(seat.now(post)), says('result.nothing'));
        assert.doesNotMatch(reads(seat.now(post)), says('result.count', { count: 1 }));
      },
      { env: ENV },
    ));

  it('counts who looked as asked, without a word on who voted', () =>
    play(
      async (stage) => {
        const { seat, team } = await chosenChannel(stage.t);
        const [anna] = await joined(stage.t, townsFor(1, 1));
        assert.ok(anna);
        await anna.says('pauze tot 1 december');
        await reach(stage, 'voting');
        const about = async () => (await stage.storage.stores.outbox.allTo(idOf(anna))).map(({ kind }) => kind);
        assert.deepEqual(await about(), []);
        await team.seat(anna, 'Dilemma').clicks(postIn(seat), { verb: 'shared.view' });
        assert.deepEqual(await about(), ['ballot']);
        await votesInChannel(team.seat(anna, 'Dilemma'), 'a').catch(() => undefined);
        assert.deepEqual(await about(), ['ballot']);
      },
      { env: ENV },
    ));
});
