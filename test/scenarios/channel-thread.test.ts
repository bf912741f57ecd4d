import assert from 'node:assert/strict';
import type { TakenReplies } from '../../src/channels/channel-replies.js';
import { activityOf } from '../support/activities.js';
import { chosenChannel, FACILITATORS, postIn } from '../support/channels.js';
import type { Shown } from '../support/fake-teams/conversation.js';
import type { Person } from '../support/fake-teams/person.js';
import type { Seat } from '../support/fake-teams/seat.js';
import { inOrder, says, sentence } from '../support/says.js';
import { idOf, play, reads, type Stage } from '../support/scenario.js';
import { reach } from '../support/talks.js';
import { TENANT, WHOLE_WEEK } from '../support/test-app.js';
import { cardOf } from '../support/threads.js';

interface Story {
  readonly stage: Stage;
  /** Takes part, and sits in the channel. */
  readonly anna: Person;
  readonly here: Seat;
  /** The post about the round. */
  readonly post: Shown;
  /** Somebody in the channel who takes no part. */
  readonly stranger: Seat;
  /** Somebody who takes part and reads the open thread. */
  readonly reader: Person;
}

/** A round whose card stands in a channel, up to this phase. */
function inChannel(
  phase: 'voting' | 'discussing',
  story: (facts: Story) => Promise<void>,
  taken: TakenReplies = 'all',
): Promise<void> {
  return play(
    async (stage) => {
      const { team, seat, fien } = await chosenChannel(stage.t);
      const anna = await stage.t.joins('Anna Aalders', { municipality: 'Leiden' });
      const nora = stage.t.teams.person({ name: 'Nora Nieuw', tenant: TENANT });
      await reach(stage, phase);
      const [here, stranger] = [team.seat(anna, 'Dilemma'), team.seat(nora, 'Dilemma')];
      await story({ stage, anna, here, post: postIn(seat), stranger, reader: fien });
    },
    { env: { ...WHOLE_WEEK, ...FACILITATORS, CHANNEL_REPLIES: taken } },
  );
}

async function opens(person: Person): Promise<string> {
  const [list] = (await person.says('gesprek')).replies;
  assert.ok(list);
  return reads(cardOf(await person.clicks(list, { verb: 'round.thread' })));
}

async function texts({ kept }: Stage): Promise<readonly unknown[]> {
  const posts = [...(await kept('posts'))].sort((one, other) => one.number - other.number);
  return posts.map(({ text, source, alias }) => [text, source, alias]);
}

describe('scenario: answers in a channel', () => {
  it('become posts of the open thread, without a name, with and without a mention, in their order', () =>
    inChannel('discussing', async ({ stage, anna, here, post, reader }) => {
      assert.match(reads(here.now(post)), says('channelPost.replies'), 'everybody is told beforehand');
      const overheard = await here.writesUnder(post, 'Wij bellen altijd eerst', { mention: false });
      assert.deepEqual(overheard.replies, [], 'nobody spoke to the bot');
      const [answer] = (await here.writesUnder(post, 'En daarna mailen we')).replies;
      assert.ok(answer && says('notices.channelReplyKept.title').test(reads(answer)));
      assert.deepEqual(await texts(stage), [
        ['Wij bellen altijd eerst', 'channel', undefined],
        ['En daarna mailen we', 'channel', undefined],
      ]);
      const shown = await opens(reader);
      assert.match(
        shown,
        inOrder(
          says('roundThread.fromChannel'),
          /Wij bellen altijd eerst/,
          says('roundThread.fromChannel'),
          /En daarna mailen we/,
        ),
      );
      assert.ok(!shown.includes(anna.facts.name));
    }));

  it('call no colleague by name who was mentioned, and hold nothing of the markup of Teams', () =>
    inChannel('discussing', async ({ stage, here, post }) => {
      const mention = (id: string, name: string) => ({ type: 'mention', mentioned: { id, name } });
      const bot = mention(here.activity(post.id).botAppId, 'Spagaat');
      const write = async (text: string, entities: readonly object[]) => {
        const { replies } = await here.sends({
          ...activityOf('message', here.activity(post.id), { text, textFormat: 'plain', entities }),
          replyToId: post.id,
        });
        return replies.length;
      };
      const jan = [mention('29:jan', 'Jan Jansen')];
      assert.equal(await write('<at>Spagaat</at> eens met <at>Jan Jansen</at>&nbsp;&amp; co', [bot, ...jan]), 1);
      assert.equal(await write('<quoted messageId="1"/> eens met <at>Jan Jansen</at>', jan), 0, 'not said to the bot');
      const kok = [mention('29:kok', 'Kok & Zonen')];
      assert.equal(await write('<at>Kok &amp; Zonen</at> ga je mee lunchen?', kok), 0);
      assert.equal(await write('<at>Jan Jansen</at>', jan), 0, 'a mention alone is no answer');
      const somebody = sentence('thread.somebody');
      assert.deepEqual(
        (await texts(stage)).map((one) => (one as readonly unknown[])[0]),
        [`eens met ${somebody} & co`, `eens met ${somebody}`, `${somebody} ga je mee lunchen?`],
      );
      const elsewhere = activityOf('message', here.activity(), {
        text: '<at>Kok &amp; Zonen</at> lunch?',
        entities: kok,
      });
      assert.deepEqual((await here.sends(elsewhere)).replies, [], 'the mention of somebody else is none of the bot');
    }));

  it('must speak to the bot unless the setting says otherwise: the rest is not read, whatever Teams delivers', () =>
    inChannel(
      'discussing',
      async ({ stage, here, post }) => {
        assert.match(reads(here.now(post)), says('channelPost.repliesMentioned'), 'everybody is told how');
        assert.deepEqual((await here.writesUnder(post, 'Niet voor de bot', { mention: false })).replies, []);
        await here.writesUnder(post, 'Wel voor de bot');
        assert.deepEqual(await texts(stage), [['Wel voor de bot', 'channel', undefined]]);
      },
      'mentioned',
    ));

  it('cannot be laid beside what the same person writes under the name of a bird', () =>
    inChannel('discussing', async ({ stage, anna, here, post }) => {
      await here.writesUnder(post, 'Onder mijn eigen naam', { mention: false });
      const [list] = (await anna.says('gesprek')).replies;
      assert.ok(list);
      const thread = cardOf(await anna.clicks(list, { verb: 'round.thread' }));
      await anna.clicks(thread, { verb: 'round.post' }, { text: 'Onder een schuilnaam' });
      const posts = await stage.kept('posts');
      assert.equal(new Set(posts.map(({ by }) => by)).size, 2);
      for (const collection of ['posts', 'voices'])
        assert.ok(!JSON.stringify(await stage.kept(collection)).includes(anna.facts.objectId), collection);
    }));

  it('are kept once when Teams delivers them again', () =>
    inChannel('discussing', async ({ stage, here, post }) => {
      const facts = here.activity(post.id);
      const said = { ...activityOf('message', facts, { text: 'Eén keer', textFormat: 'plain' }), replyToId: post.id };
      await here.sends(said);
      await here.sends(said);
      assert.deepEqual(await texts(stage), [['Eén keer', 'channel', undefined]]);
    }));

  it('of somebody who takes no part are not kept, and neither is the person', () =>
    inChannel('discussing', async ({ stage, stranger, post }) => {
      const people = (await stage.kept('participants')).length;
      assert.deepEqual((await stranger.writesUnder(post, 'Ik kijk maar', { mention: false })).replies, []);
      const [answer] = (await stranger.writesUnder(post, 'Hoor je mij?')).replies;
      assert.ok(answer && !says('notices.channelReplyKept.title').test(reads(answer)));
      assert.deepEqual(await texts(stage), []);
      assert.ok((await stage.kept('participants')).length <= people + 1, 'met only for speaking to the bot');
    }));

  it('wait for nothing: before the talks they stay in the channel, and a text that is too long does too', () =>
    inChannel('voting', async ({ stage, here, post }) => {
      assert.doesNotMatch(reads(here.now(post)), says('channelPost.replies'));
      await here.writesUnder(post, 'Te vroeg', { mention: false });
      await reach(stage, 'discussing');
      await here.writesUnder(post, 'x'.repeat(4_001), { mention: false });
      assert.deepEqual(await texts(stage), []);
    }));

  it('go with the erasure of their writer; the place stays', () =>
    inChannel('discussing', async ({ stage, anna, here, post }) => {
      await here.writesUnder(post, 'Weg ermee', { mention: false });
      const participant = await stage.storage.stores.participants.get(idOf(anna));
      assert.ok(participant);
      await stage.t.app.services.privacy.erase(participant);
      const posts = await stage.kept('posts');
      assert.deepEqual(
        posts.map(({ text }) => text),
        [null],
      );
      assert.ok(!JSON.stringify(await stage.everything()).includes(anna.facts.objectId));
    }));
});
