import assert from 'node:assert/strict';
import { says } from '../support/says.js';
import { reads } from '../support/scenario.js';
import {
  DRAFT,
  inTalks,
  matchOf,
  type Post,
  pairOf,
  refusal,
  talkPath,
  textsIn,
  threadIn,
} from '../support/tab-talks.js';
import { reach } from '../support/talks.js';
import { TENANT } from '../support/test-app.js';
import { lettersOf, postsKept, talksHere, types } from '../support/threads.js';

describe('scenario: the conversation of a match in the tab', () => {
  it('is the same as in the chat: what one writes here the other reads there, and the other way around', () =>
    inTalks(2, async (stage, groups) => {
      const { t, gets, posts } = stage;
      const [anna, bram] = pairOf(groups);
      const match = await matchOf(stage, anna);
      const before = threadIn(await gets(anna, talkPath(match)));
      assert.deepEqual([before.state, before.posts], ['open', []]);
      assert.deepEqual(await stage.kept('threads'), [], 'looking opens nothing');
      const sent = await posts(anna, 'talks/post', { match, once: DRAFT, text: 'Hoi <b>Bram</b>' });
      assert.equal(sent.body.kind, 'posted');
      assert.deepEqual(textsIn(sent), ['Hoi <b>Bram</b>']);
      await t.settle();
      assert.deepEqual(lettersOf(bram).length, 1, 'the other gets it in the chat');
      await talksHere(bram);
      await types(bram, 'Dag Anna');
      const read = threadIn(await gets(anna, talkPath(match)));
      assert.deepEqual(
        read.posts.map(({ own, text, by }) => [own, text, by?.name]),
        [
          [true, 'Hoi <b>Bram</b>', undefined],
          [false, 'Dag Anna', bram.facts.name],
        ],
      );
    }));

  it('does not make it the one that plain messages to the bot go to', () =>
    inTalks(2, async (stage, groups) => {
      const [anna] = pairOf(groups);
      const match = await matchOf(stage, anna);
      await stage.posts(anna, 'talks/post', { match, once: DRAFT, text: 'Uit de tab' });
      await types(anna, 'zomaar een zin aan de bot');
      assert.deepEqual(
        (await postsKept(stage)).map(({ text }) => text),
        ['Uit de tab'],
      );
    }));

  it('takes the same draft once, at the same time too, and another draft with the same words as another post', () =>
    inTalks(2, async (stage, groups) => {
      const { t, posts } = stage;
      const [anna, bram] = pairOf(groups);
      const match = await matchOf(stage, anna);
      const form = { match, once: DRAFT, text: 'Ja' };
      const answers = await Promise.all([1, 2, 3].map(() => posts(anna, 'talks/post', form)));
      answers.push(await posts(anna, 'talks/post', form));
      for (const { body } of answers) assert.equal(body.kind, 'posted');
      assert.equal((await postsKept(stage)).length, 1);
      await posts(anna, 'talks/post', { ...form, once: 'draft-0002' });
      await t.settle();
      assert.equal((await postsKept(stage)).length, 2);
      assert.equal(lettersOf(bram).length, 2);
    }));

  it('refuses what is no text or too long with a word for it, and a body of 300 kB before it is read', () =>
    inTalks(2, async (stage, groups) => {
      const { asks, posts, tokenOf } = stage;
      const [anna] = pairOf(groups);
      const match = await matchOf(stage, anna);
      for (const [text, problem] of [
        ['', 'empty'],
        [' \u200b\n', 'empty'],
        ['x'.repeat(4_001), 'tooLong'],
      ] as const) {
        const { status, body } = await posts(anna, 'talks/post', { match, once: DRAFT, text });
        assert.deepEqual([status, body], [200, { kind: 'problem', problem }]);
      }
      const fits = await posts(anna, 'talks/post', { match, once: DRAFT, text: '€'.repeat(4_000) });
      assert.equal(fits.body.kind, 'posted', 'the longest text fits whatever its letters');
      for (const form of [
        { match, text: 'x' },
        { match, once: DRAFT },
        { match: { $gt: '' }, once: DRAFT, text: 'x' },
      ]) {
        assert.deepEqual(refusal(await posts(anna, 'talks/post', form)), [400, 'badRequest']);
      }
      const large = await asks(await tokenOf(anna), 'talks/post', {
        form: { match, once: DRAFT, text: 'x'.repeat(300_000) },
      });
      assert.deepEqual([large.status, large.body], [413, { status: 413, title: 'The request is too large' }]);
      assert.equal((await postsKept(stage)).length, 1);
    }));

  it('shows nothing of it to anybody else, signed in or not', () =>
    inTalks(4, async (stage, groups) => {
      const { asks, gets, posts, t } = stage;
      const [anna] = pairOf(groups);
      const carla = groups[1]?.[0];
      assert.ok(carla);
      const match = await matchOf(stage, anna);
      const form = { match, once: DRAFT, text: 'Geheim tussen ons' };
      await posts(anna, 'talks/post', form);
      const guest = t.teams.person({ name: 'Gast', tenant: TENANT });
      await guest.installs();
      const tries = [
        [await gets(carla, talkPath(match)), 404, 'unknownMatch'],
        [await posts(carla, 'talks/post', form), 404, 'unknownMatch'],
        [await posts(carla, 'talks/close', { match }), 404, 'unknownThread'],
        [await gets(carla, talkPath('main-1:x:99')), 404, 'unknownMatch'],
        [await gets(guest, talkPath(match)), 403, 'notJoined'],
        [await gets(guest, 'talks'), 403, 'notJoined'],
        [await posts(guest, 'talks/post', form), 403, 'notJoined'],
        [await asks(null, talkPath(match)), 401, 'noToken'],
        [await asks(null, 'talks/post', { form }), 401, 'noToken'],
      ] as const;
      for (const [answer, status, code] of tries) {
        assert.deepEqual(refusal(answer), [status, code]);
        assert.doesNotMatch(answer.text, /Geheim|Aalders|main-1/);
      }
      assert.deepEqual((await gets(carla, 'talks')).body, { talks: [], after: null });
      assert.equal((await postsKept(stage)).length, 1);
    }));

  it('holds no id of another person', () =>
    inTalks(3, async (stage, groups) => {
      const [anna, ...others] = groups[0] ?? [];
      assert.ok(anna && others.length === 2);
      const match = await matchOf(stage, anna);
      await stage.posts(anna, 'talks/post', { match, once: DRAFT, text: 'Dag allebei' });
      for (const [at, other] of others.entries())
        await stage.posts(other, 'talks/post', { match, once: DRAFT, text: `Dag ${at}` });
      const { text } = await stage.gets(anna, talkPath(match));
      for (const { facts } of others) {
        assert.ok(text.includes(facts.name));
        assert.ok(!text.includes(facts.objectId));
      }
      assert.ok(!text.includes(TENANT));
      assert.deepEqual(textsIn(await stage.gets(anna, talkPath(match))), ['Dag allebei', 'Dag 0', 'Dag 1']);
    }));

  it('gives older posts page by page, all of them once and in order', () =>
    inTalks(2, async (stage, groups) => {
      const [anna] = pairOf(groups);
      const match = await matchOf(stage, anna);
      const texts = Array.from({ length: 35 }, (_, at) => `Bericht ${at + 1}`);
      for (const [at, text] of texts.entries()) {
        await stage.posts(anna, 'talks/post', { match, once: `draft-${1_000 + at}`, text });
        stage.t.clock.advance('10s');
      }
      const newest = threadIn(await stage.gets(anna, talkPath(match)));
      assert.equal(newest.posts.length, 15);
      const read: Post[] = [...newest.posts];
      for (let { olderThan } = newest; olderThan !== null; ) {
        const page = threadIn(await stage.gets(anna, `${talkPath(match)}?before=${olderThan}`));
        read.unshift(...page.posts);
        olderThan = page.olderThan;
      }
      assert.deepEqual(
        read.map(({ text }) => text),
        texts,
      );
      for (const before of ['0', '-1', 'x', '1e99', '%24gt']) {
        assert.equal(threadIn(await stage.gets(anna, `${talkPath(match)}?before=${before}`)).posts.length, 15, before);
      }
    }));

  it('is closed by one for both; what comes after is not stored, and says so', () =>
    inTalks(2, async (stage, groups) => {
      const { gets, posts, t } = stage;
      const [anna, bram] = pairOf(groups);
      const match = await matchOf(stage, anna);
      assert.deepEqual(refusal(await posts(anna, 'talks/close', { match })), [404, 'unknownThread']);
      await posts(anna, 'talks/post', { match, once: DRAFT, text: 'Dag' });
      assert.equal(threadIn(await posts(bram, 'talks/close', { match })).state, 'mine');
      assert.equal(threadIn(await posts(bram, 'talks/close', { match })).state, 'mine', 'again: nothing');
      const late = await posts(anna, 'talks/post', { match, once: 'draft-0002', text: 'Te laat' });
      assert.equal(late.body.kind, 'ended');
      assert.equal(threadIn(late).state, 'theirs');
      assert.deepEqual(textsIn(await gets(anna, talkPath(match))), ['Dag']);
      await t.advance('5s');
      assert.ok(anna.inbox.some((shown) => says('notices.threadClosed.title').test(reads(shown))));
    }));

  it('stays in the list of conversations when the week is over, and there is no way into a talk that never was', () =>
    inTalks(4, async (stage, groups) => {
      const { gets, posts } = stage;
      const [anna] = pairOf(groups);
      const carla = groups[1]?.[0];
      assert.ok(carla);
      const match = await matchOf(stage, anna);
      const silent = await matchOf(stage, carla);
      await posts(anna, 'talks/post', { match, once: DRAFT, text: 'Dag' });
      await reach(stage, 'closed');
      assert.notEqual((await gets(anna, 'match')).body.kind, 'matched');
      const { talks } = (await gets(anna, 'talks')).body as { talks: readonly { matchId: string; state: string }[] };
      assert.deepEqual(
        talks.map(({ matchId, state }) => [matchId, state]),
        [[match, 'open']],
      );
      assert.equal(
        (await posts(anna, 'talks/post', { match, once: 'draft-0002', text: 'Nog iets' })).body.kind,
        'posted',
      );
      await stage.t.goTo('2026-12-14T08:00:00+01:00');
      assert.equal(threadIn(await gets(anna, talkPath(match))).state, 'over');
      assert.deepEqual(refusal(await gets(carla, talkPath(silent))), [409, 'matchOver']);
      assert.deepEqual(refusal(await posts(carla, 'talks/post', { match: silent, once: DRAFT, text: 'x' })), [
        409,
        'matchOver',
      ]);
    }));

  it('is over when nobody is left to write to; the places of an erased person stay', () =>
    inTalks(2, async (stage, groups) => {
      const { gets, posts } = stage;
      const [anna, bram] = pairOf(groups);
      const match = await matchOf(stage, anna);
      await posts(bram, 'talks/post', { match, once: DRAFT, text: 'Van Bram' });
      await posts(anna, 'talks/post', { match, once: DRAFT, text: 'Van Anna' });
      assert.equal((await posts(bram, 'my-data/erase', { words: 'wis mij' })).status, 200);
      const left = await gets(anna, talkPath(match));
      assert.deepEqual([threadIn(left).state, threadIn(left).others], ['over', []]);
      assert.deepEqual(
        threadIn(left).posts.map(({ text, by }) => [text, by?.name]),
        [
          [null, null],
          ['Van Anna', undefined],
        ],
      );
      assert.ok(!left.text.includes(bram.facts.name));
      assert.equal((await gets(bram, talkPath(match))).body.code, 'unknownPerson');
    }));

  it('answers again with nothing new in no more than a header, and with what is new at once', () =>
    inTalks(2, async (stage, groups) => {
      const { asks, posts, tokenOf } = stage;
      const [anna, bram] = pairOf(groups);
      const match = await matchOf(stage, anna);
      await posts(anna, 'talks/post', { match, once: DRAFT, text: 'Dag' });
      const token = await tokenOf(anna);
      const tag = (await asks(token, talkPath(match))).headers.get('etag') ?? '';
      const again = () => asks(token, talkPath(match), { headers: { 'If-None-Match': tag } });
      assert.deepEqual([(await again()).status, (await again()).text], [304, '']);
      await posts(bram, 'talks/post', { match, once: DRAFT, text: 'Dag terug' });
      assert.equal((await again()).status, 200);
    }));
});
