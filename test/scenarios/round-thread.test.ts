import assert from 'node:assert/strict';
import { buttonsOf } from '../support/fake-teams/card-parts.js';
import type { Shown } from '../support/fake-teams/conversation.js';
import type { Person } from '../support/fake-teams/person.js';
import { inOrder, says, sentence } from '../support/says.js';
import { idOf, kindsTo, play, reads, type Stage, seen } from '../support/scenario.js';
import { joined, reach, TOWNS } from '../support/talks.js';
import { TENANT, WHOLE_WEEK } from '../support/test-app.js';
import { cardOf, postsKept, types } from '../support/threads.js';

const FACILITATOR = '0fa00000-0000-4000-8000-00000000000a';
const env = { ...WHOLE_WEEK, FACILITATORS: `${TENANT}:${FACILITATOR}` };

/** A story of `count` people in the talks of the first round, and a facilitator who takes part. */
function inRound(
  count: number,
  story: (stage: Stage, people: readonly Person[], facilitator: Person) => Promise<void>,
): Promise<void> {
  return play(
    async (stage) => {
      const people = await joined(stage.t, TOWNS.slice(0, count));
      const facilitator = await stage.t.joins('Fien Facilitator', { municipality: 'Delft', objectId: FACILITATOR });
      await reach(stage, 'discussing');
      await story(stage, people, facilitator);
    },
    { env },
  );
}

/** Opens the open thread by the word and the button. */
async function opens(person: Person): Promise<Shown> {
  const [list] = (await person.says('gesprek')).replies;
  assert.ok(list);
  return cardOf(await person.clicks(list, { verb: 'round.thread' }));
}

/** Writes in it and gives the card that answers. */
async function writes(person: Person, text: string): Promise<Shown> {
  return cardOf(await person.clicks(await opens(person), { verb: 'round.post' }, { text }));
}

/** The line above this text on a card: the name of its writer. */
function nameAbove(shown: Shown, text: string): string {
  const lines = reads(shown).split('\n');
  return lines[lines.indexOf(text) - 2] ?? assert.fail(`no ${text}`);
}

/** Asks which post, and presses the button of this one. */
async function press(person: Person, shown: Shown, verb: 'posts.report' | 'posts.judge', postId: string) {
  const choice = cardOf(await person.clicks(shown, { verb: `${verb}Ask` }));
  return person.clicks(choice, { verb, data: { post: postId } });
}

async function idOfPost(stage: Stage, text: string): Promise<string> {
  const found = (await stage.kept('posts')).find((post) => post.text === text);
  return String(found?._id ?? assert.fail(`no post ${text}`));
}

const SIZES = (['small', 'middle', 'large'] as const).map((size) => sentence(`roundThread.size_${size}`));
const NAME = new RegExp(`^\\p{Lu}[\\p{L} ]+( \\d+)?, (${SIZES.join('|')})$`, 'u');

describe('scenario: the open thread of a round', () => {
  it('shows what people write under the name of a bird and the size of their municipality, and nothing else of them', () =>
    inRound(3, async (_stage, people) => {
      const [anna, bram, carla] = people;
      assert.ok(anna && bram && carla);
      assert.match(reads(await opens(anna)), says('roundThread.newcomer'));
      const own = await writes(anna, 'Wie herkent dit?');
      assert.match(reads(own), says('roundThread.sent'));
      await writes(bram, 'Ik. Elke maand.');
      await writes(anna, 'Hoe los je dat op?');
      const shown = await opens(carla);
      const [one, two, three] = ['Wie herkent dit?', 'Ik. Elke maand.', 'Hoe los je dat op?'].map((text) =>
        nameAbove(shown, text),
      );
      assert.match(one ?? '', NAME);
      assert.match(two ?? '', NAME);
      assert.equal(one, three, 'the same name all the time');
      assert.notEqual(one, two);
      assert.match(one ?? '', says('roundThread.size_large'), 'Leiden is a large one');
      const whole = JSON.stringify(shown.card);
      for (const { facts } of people) {
        for (const trace of [facts.name, facts.objectId, 'Leiden', 'Emmen']) assert.ok(!whole.includes(trace), trace);
      }
      assert.match(reads(await opens(anna)), says('roundThread.you', { name: one ?? assert.fail() }));
    }));

  it('keeps nothing in posts, threads and messages that can be laid beside a person without the key', () =>
    inRound(3, async (stage, people) => {
      const [anna] = people;
      assert.ok(anna);
      await writes(anna, 'Van mij');
      await stage.t.goTo('2026-11-25T16:00:00+01:00');
      for (const collection of ['posts', 'threads', 'voices', 'threadKeys']) {
        const text = JSON.stringify(await stage.kept(collection));
        assert.ok(text.length > 10, collection);
        assert.ok(!text.includes(anna.facts.objectId), collection);
      }
      const [post] = await stage.kept('posts');
      assert.equal(post?.at.getTime() % 300_000, 0, 'moments are coarse');
    }));

  it('gives another name in the next round', () =>
    inRound(3, async (stage, people) => {
      const [anna] = people;
      assert.ok(anna);
      const first = nameAbove(await writes(anna, 'Eerste ronde'), 'Eerste ronde');
      await reach(stage, 'closed');
      await reach(stage, 'discussing', 2);
      const second = nameAbove(await writes(anna, 'Tweede ronde'), 'Tweede ronde');
      assert.notEqual(first.replace(/,.*/, ''), second.replace(/,.*/, ''));
      assert.equal((await stage.kept('threads')).filter(({ kind }) => kind === 'round').length, 2);
    }));

  it('takes the same click once, refuses what is no text, and takes nothing fourteen days after the round', () =>
    inRound(2, async (stage, people) => {
      const { t } = stage;
      const [anna] = people;
      assert.ok(anna);
      const card = await opens(anna);
      t.teams.deliveries = 3;
      await anna.clicks(card, { verb: 'round.post' }, { text: 'Eén keer' });
      t.teams.deliveries = 1;
      await anna.clicks(card, { verb: 'round.post' }, { text: 'Eén keer' });
      assert.match(
        seen(await anna.clicks(card, { verb: 'round.post' }, { text: ' ' })),
        says('notices.threadEmpty.text'),
      );
      assert.match(
        seen(await anna.clicks(card, { verb: 'round.post' }, { text: 'x'.repeat(4_001) })),
        says('notices.threadTooLong.text', { count: 4000 }),
      );
      assert.deepEqual(
        (await postsKept(stage)).map(({ text }) => text),
        ['Eén keer'],
      );
      await reach(stage, 'closed');
      await t.goTo('2026-12-14T07:59:00+01:00');
      assert.match(
        seen(await anna.clicks(card, { verb: 'round.post' }, { text: 'Nog net' })),
        says('roundThread.sent'),
      );
      await t.goTo('2026-12-14T08:00:00+01:00');
      assert.match(
        seen(await anna.clicks(card, { verb: 'round.post' }, { text: 'Te laat' })),
        says('roundThread.endedUnsent'),
      );
      assert.equal((await postsKept(stage)).length, 2);
    }));

  it('is not there before the talks, for a round that does not exist, or for non-participants', () =>
    play(
      async (stage) => {
        const { t } = stage;
        const [anna] = await joined(t, ['Leiden']);
        assert.ok(anna);
        await reach(stage, 'voting');
        const [list] = (await anna.says('gesprek')).replies;
        assert.ok(list && !buttonsOf(list.card).some(({ verb }) => verb === 'round.thread'));
        await reach(stage, 'discussing');
        const shown = await opens(anna);
        const stranger = t.teams.person({ name: 'Stan Streep', tenant: TENANT });
        await stranger.installs();
        const refused = await stranger.clicks(shown, { verb: 'round.post' }, { text: 'Hallo' });
        assert.doesNotMatch(JSON.stringify(refused.body), says('roundThread.sent'));
        assert.deepEqual(await stage.kept('posts'), []);
      },
      { env },
    ));

  it('tells news at most once a day, not to its writer, and to nobody who does not want it', () =>
    inRound(3, async (stage, people, fien) => {
      const { t } = stage;
      const [anna, bram, carla] = people;
      assert.ok(anna && bram && carla);
      const news = (person: Person) =>
        person.inbox.filter((shown) => says('notices.roundNews.title').test(reads(shown)));
      await writes(anna, 'Een');
      await writes(anna, 'Twee');
      assert.equal(news(bram).length, 0);
      await t.goTo('2026-11-25T16:00:00+01:00');
      assert.deepEqual(
        [anna, bram, carla, fien].map((person) => news(person).length),
        [0, 1, 1, 1],
      );
      assert.match(reads(news(bram)[0] ?? assert.fail()), says('notices.roundNews.text', { count: 2 }));
      await writes(carla, 'Drie');
      await t.advance('3h');
      assert.equal(news(bram).length, 1, 'not twice on one day');
      await bram.clicks(news(bram)[0] ?? assert.fail(), { verb: 'news.off' });
      await t.restart();
      await t.goTo('2026-11-26T16:00:00+01:00');
      const after = [anna, bram, carla, fien].map((person) => news(person).length);
      assert.deepEqual(after, [1, 0, 1, 2], 'bram turned it off (that card now says so)');
      assert.match(reads(news(anna)[0] ?? assert.fail()), says('notices.roundNews.text', { count: 1 }));
      await t.advance('20h');
      assert.equal(news(fien).length, 2, 'nothing new, nothing told');
    }));
});

describe('scenario: reporting and hiding in the open thread', () => {
  it('hides a post after two people reported it, until a facilitator decides; the writer hears the reason', () =>
    inRound(4, async (stage, people, fien) => {
      const { t } = stage;
      const [anna, bram, carla, daan] = people;
      assert.ok(anna && bram && carla && daan);
      await writes(anna, 'Mevrouw Jansen uit de Dorpsstraat');
      await writes(bram, 'Iets gewoons');
      const post = await idOfPost(stage, 'Mevrouw Jansen uit de Dorpsstraat');
      const once = cardOf(await press(bram, await opens(bram), 'posts.report', post));
      assert.match(reads(once), says('roundThread.reported'));
      await assert.rejects(
        bram.clicks(once, { verb: 'posts.reportAsk' }),
        /0 buttons/,
        'nothing here is left to report',
      );
      assert.match(reads(await opens(daan)), /Mevrouw Jansen/, 'one is not enough');
      await assert.rejects(press(anna, await opens(anna), 'posts.report', post), /0 buttons/);
      await press(carla, await opens(carla), 'posts.report', post);
      const hidden = reads(await opens(daan));
      assert.doesNotMatch(hidden, /Mevrouw Jansen/);
      assert.match(hidden, says('roundThread.waiting'));
      assert.match(hidden, /Iets gewoons/);
      const [list] = (await fien.says('moderatie')).replies;
      assert.ok(list);
      assert.match(reads(list), /Mevrouw Jansen/);
      assert.match(reads(list), says('moderation.reports', { count: 2 }));
      for (const { facts } of people)
        assert.ok(!JSON.stringify(list.card).includes(facts.objectId) && !reads(list).includes(facts.name));
      const judged = cardOf(await fien.clicks(list, { verb: 'posts.judge' }));
      assert.match(
        seen(await fien.clicks(judged, { verb: 'posts.hide' }, { text: ' ' })),
        says('moderation.groundsMissing'),
      );
      const done = cardOf(await fien.clicks(judged, { verb: 'posts.hide' }, { text: 'Er staat een naam in' }));
      assert.match(reads(done), says('moderation.isHidden'));
      await t.advance('5s');
      const told = reads(anna.lastCard());
      assert.match(told, inOrder(says('roundThread.yoursHidden'), /Er staat een naam in/, /Mevrouw Jansen/));
      for (const person of [bram, carla, daan]) {
        assert.ok(!(await kindsTo(stage, person)).includes('postHidden'));
      }
      const message = (await stage.kept('outbox')).find(({ kind }) => kind === 'postHidden');
      assert.ok(message && !JSON.stringify(message).includes(post), 'the message does not tell which post');
      assert.match(reads(await opens(daan)), says('roundThread.hidden'));
      assert.match(await types(fien, 'moderatie'), says('moderation.none'));
      await fien.clicks(done, { verb: 'posts.restore' });
      assert.match(reads(await opens(daan)), /Mevrouw Jansen/);
    }));

  it('lets a facilitator leave a reported post, and then it stays whoever reports it', () =>
    inRound(4, async (stage, people, fien) => {
      const [anna, bram, carla, daan] = people;
      assert.ok(anna && bram && carla && daan);
      await writes(anna, 'Scherp maar netjes');
      const post = await idOfPost(stage, 'Scherp maar netjes');
      for (const person of [bram, carla]) await press(person, await opens(person), 'posts.report', post);
      const [list] = (await fien.says('moderatie')).replies;
      const judged = cardOf(await fien.clicks(list ?? assert.fail(), { verb: 'posts.judge' }));
      await fien.clicks(judged, { verb: 'posts.restore' });
      await press(daan, await opens(daan), 'posts.report', post);
      assert.match(reads(await opens(daan)), /Scherp maar netjes/);
      assert.match(await types(fien, 'moderatie'), says('moderation.none'));
      await stage.t.advance('5s');
      assert.ok(!(await kindsTo(stage, anna)).includes('postHidden'));
    }));

  it('lets a facilitator hide what nobody reported, and nobody else', () =>
    inRound(2, async (stage, people, fien) => {
      const [anna, bram] = people;
      assert.ok(anna && bram);
      await writes(anna, 'Iets met een zaaknummer');
      const post = await idOfPost(stage, 'Iets met een zaaknummer');
      const judged = cardOf(await press(fien, await opens(fien), 'posts.judge', post));
      await assert.rejects(press(bram, await opens(bram), 'posts.judge', post), /0 buttons/);
      for (const [verb, text] of [
        ['posts.hide', 'Daarom'],
        ['posts.restore', undefined],
      ] as const) {
        const refused = await bram.clicks(judged, { verb }, text === undefined ? {} : { text });
        assert.match(JSON.stringify(refused.body), says('notices.notFacilitator.title'));
      }
      assert.match(await types(bram, 'moderatie'), says('notices.notFacilitator.title'));
      await fien.clicks(judged, { verb: 'posts.hide' }, { text: 'Zaaknummer' });
      assert.doesNotMatch(reads(await opens(bram)), /Iets met een zaaknummer/);
    }));
});

describe('scenario: somebody of the open thread is erased', () => {
  it('keeps the place of what they wrote and nothing else; before that they get it with their data', () =>
    inRound(3, async (stage, people) => {
      const { t } = stage;
      const [anna, bram] = people;
      assert.ok(anna && bram);
      await writes(anna, 'Gedachte van Anna');
      await writes(bram, 'Gedachte van Bram');
      await press(anna, await opens(anna), 'posts.report', await idOfPost(stage, 'Gedachte van Bram'));
      const [data] = (await anna.says('mijn gegevens')).replies;
      assert.ok(data);
      const exported = await (
        await fetch(t.url + new URL(anna.link(data, sentence('myData.download'))).pathname, { method: 'POST' })
      ).text();
      assert.match(exported, /Gedachte van Anna/);
      assert.doesNotMatch(exported, /Gedachte van Bram/);
      assert.equal((await stage.kept('voices')).length, 2);
      await anna.clicks((await anna.says('wis mij')).replies[0] ?? assert.fail(), { verb: 'erase.confirm' });
      const left = await stage.everything();
      assert.ok(!JSON.stringify(left).includes('Gedachte van Anna'));
      assert.ok(!JSON.stringify(left).includes(anna.facts.objectId));
      assert.equal((await stage.kept('voices')).length, 1);
      assert.deepEqual(
        (await stage.kept('posts')).map(({ reports }) => reports ?? []),
        [[], []],
      );
      assert.match(reads(await opens(bram)), inOrder(says('thread.removed'), /Gedachte van Bram/));
      assert.equal(await stage.storage.stores.participants.get(idOf(anna)), null);
    }));
});
