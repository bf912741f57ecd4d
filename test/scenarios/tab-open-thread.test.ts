import assert from 'node:assert/strict';
import { idOf } from '../support/scenario.js';
import { playTab } from '../support/tab-client.js';
import { DRAFT, inTalks, matchOf, pairOf, ROUND, refusal, textsIn, threadIn } from '../support/tab-talks.js';
import { joined, reach } from '../support/talks.js';
import { TENANT, WHOLE_WEEK } from '../support/test-app.js';
import { postsKept } from '../support/threads.js';

describe('scenario: the open conversation of a round in the tab', () => {
  const open = `open-thread/${ROUND}`;

  it('shows what people write under the name of a bird and the size of their municipality, and nothing else of them', () =>
    inTalks(3, async (stage, groups) => {
      const { gets, posts } = stage;
      const people = groups.flat();
      const [anna, bram, carla] = people;
      assert.ok(anna && bram && carla);
      assert.deepEqual((await gets(anna, 'open-thread')).body, { roundId: ROUND });
      assert.equal(threadIn(await gets(anna, open)).alias, null);
      const own = await posts(anna, 'open-thread/post', { round: ROUND, once: DRAFT, text: 'Wie herkent dit?' });
      assert.equal(own.body.kind, 'posted');
      await posts(bram, 'open-thread/post', { round: ROUND, once: DRAFT, text: 'Ik. Elke maand.' });
      const answer = await gets(carla, open);
      const [first, second] = threadIn(answer).posts;
      assert.deepEqual(first?.writer, { kind: 'bird', ...threadIn(own).alias });
      assert.notEqual(first?.writer.name, second?.writer.name);
      assert.match(first?.writer.size ?? '', /^(small|middle|large)$/);
      assert.deepEqual([first?.own, threadIn(own).posts[0]?.own], [false, true]);
      for (const { facts } of people) {
        for (const trace of [facts.name, facts.objectId, facts.tenantId, 'Leiden', 'Emmen', 'Breda'])
          assert.ok(!answer.text.includes(trace), trace);
      }
    }));

  it('takes the same draft once, and refuses likewise', () =>
    inTalks(2, async (stage, groups) => {
      const { gets, posts, t } = stage;
      const [anna] = pairOf(groups);
      const form = { round: ROUND, once: DRAFT, text: 'Eén keer' };
      await Promise.all([1, 2, 3].map(() => posts(anna, 'open-thread/post', form)));
      assert.equal((await posts(anna, 'open-thread/post', form)).body.kind, 'posted');
      assert.deepEqual((await posts(anna, 'open-thread/post', { ...form, text: ' ' })).body, {
        kind: 'problem',
        problem: 'empty',
      });
      assert.equal(
        (await posts(anna, 'open-thread/post', { ...form, text: 'x'.repeat(4_001) })).body.problem,
        'tooLong',
      );
      assert.deepEqual(textsIn(await gets(anna, open)), ['Eén keer']);
      const guest = t.teams.person({ name: 'Gast', tenant: TENANT });
      await guest.installs();
      for (const [answer, status, code] of [
        [await gets(anna, 'open-thread/main-9'), 404, 'unknownRound'],
        [await posts(anna, 'open-thread/post', { ...form, round: 'main-2' }), 404, 'unknownRound'],
        [await gets(guest, open), 403, 'notJoined'],
        [await posts(guest, 'open-thread/post', form), 403, 'notJoined'],
        [await posts(guest, 'open-thread/report', { post: 'x' }), 403, 'notJoined'],
      ] as const) {
        assert.deepEqual(refusal(answer), [status, code]);
        assert.doesNotMatch(answer.text, /Eén keer/);
      }
      await t.goTo('2026-12-14T08:00:00+01:00');
      const late = await posts(anna, 'open-thread/post', { ...form, once: 'draft-0002' });
      assert.deepEqual([late.body.kind, threadIn(late).isOpen], ['ended', false]);
    }));

  it('lets people report a post once; two hide it, from everybody, without a word about who it was', () =>
    inTalks(4, async (stage, groups) => {
      const { gets, posts } = stage;
      const [anna, bram, carla, daan] = groups.flat();
      assert.ok(anna && bram && carla && daan);
      await posts(anna, 'open-thread/post', { round: ROUND, once: DRAFT, text: 'Mevrouw Jansen' });
      const post = threadIn(await gets(bram, open)).posts[0]?.id ?? assert.fail();
      assert.equal(threadIn(await gets(anna, open)).posts[0]?.reportable, false, 'nobody reports their own');
      await posts(anna, 'open-thread/report', { post });
      const once = threadIn(await posts(bram, 'open-thread/report', { post })).posts[0];
      assert.deepEqual([once?.reported, once?.reportable, once?.state], [true, false, 'shown']);
      await posts(bram, 'open-thread/report', { post });
      assert.equal(threadIn(await gets(daan, open)).posts[0]?.state, 'shown', 'the same person counts once');
      await posts(carla, 'open-thread/report', { post });
      const hidden = await gets(daan, open);
      assert.deepEqual(
        threadIn(hidden).posts.map(({ text, state, reported }) => [text, state, reported]),
        [[null, 'waiting', false]],
      );
      assert.doesNotMatch(hidden.text, /Jansen/);
      await stage.t.app.services.moderating.hide(post, 'Er staat een naam in', 'T:facilitator');
      const judged = await gets(daan, open);
      assert.equal(threadIn(judged).posts[0]?.state, 'hidden');
      assert.doesNotMatch(judged.text, /Er staat een naam in|Jansen/);
    }));

  it('does not let a post of a conversation between two be reported', () =>
    inTalks(2, async (stage, groups) => {
      const [anna, bram] = pairOf(groups);
      const match = await matchOf(stage, anna);
      await stage.posts(anna, 'talks/post', { match, once: DRAFT, text: 'Van ons twee' });
      const [post] = await postsKept(stage);
      const stored = (await stage.kept('posts'))[0]?._id;
      assert.ok(post && stored);
      const answer = await stage.posts(bram, 'open-thread/report', { post: String(stored) });
      assert.deepEqual(refusal(answer), [404, 'unknownThread']);
    }));

  it('turns the messages about what is new off and on', () =>
    inTalks(2, async (stage, groups) => {
      const [anna] = pairOf(groups);
      const turn = (wanted: boolean) => stage.posts(anna, 'open-thread/news', { round: ROUND, wanted });
      assert.equal((await turn(false)).body.hearsNews, false);
      assert.equal((await stage.gets(anna, open)).body.hearsNews, false);
      assert.equal((await stage.storage.stores.participants.get(idOf(anna)))?.roundNews, false);
      assert.equal((await turn(true)).body.hearsNews, true);
    }));

  it('is not there before the talks', () =>
    playTab(
      async (stage) => {
        const [anna] = await joined(stage.t, ['Leiden']);
        assert.ok(anna);
        await reach(stage, 'voting');
        assert.deepEqual((await stage.gets(anna, 'open-thread')).body, { roundId: null });
        assert.deepEqual(refusal(await stage.gets(anna, open)), [404, 'unknownRound']);
      },
      { env: WHOLE_WEEK },
    ));
});
