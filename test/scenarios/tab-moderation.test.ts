import assert from 'node:assert/strict';
import type { DecisionWire, ReportsWire, ReportWire } from '../../src/tab/wire/moderation-wire.js';
import type { Person } from '../support/fake-teams/person.js';
import { interposedStorage } from '../support/interposed-storage.js';
import { type OpenTalk, openTalk, report, WITH_FACILITATORS, writesOpenly } from '../support/reported.js';
import { inOrder, says } from '../support/says.js';
import { idOf, kindsTo, reads } from '../support/scenario.js';
import { alongside } from '../support/storage.js';
import { playTab, type TabStage } from '../support/tab-client.js';
import { cardOf } from '../support/threads.js';

function withTalk(count: number, story: (stage: TabStage, talk: OpenTalk) => Promise<void>): Promise<void> {
  return playTab(async (stage) => story(stage, await openTalk(stage, count)), { env: WITH_FACILITATORS });
}

async function listOf({ gets }: TabStage, person: Person, after = ''): Promise<ReportsWire> {
  const answer = await gets(person, `desk/reports${after === '' ? '' : `?after=${encodeURIComponent(after)}`}`);
  assert.equal(answer.status, 200);
  return answer.body as unknown as ReportsWire;
}

async function decides(
  { posts }: TabStage,
  by: Person,
  wish: 'hide' | 'restore',
  form: { readonly post: string; readonly seen: string | null; readonly text?: string },
): Promise<DecisionWire> {
  const answer = await posts(by, `desk/reports/${wish}`, form);
  assert.equal(answer.status, 200, answer.text);
  return answer.body as unknown as DecisionWire;
}

async function logOf({ gets }: TabStage, person: Person): Promise<readonly (readonly unknown[])[]> {
  const { entries } = (await gets(person, 'desk/log')).body as { entries: readonly Record<string, unknown>[] };
  return entries.map(({ who, action, about }) => [who, action, about]);
}

/** Hides the post in another process, where something happens just before this store call; gives what became of it. */
async function hidesElsewhere(
  { t, storage }: TabStage,
  by: Person,
  post: string,
  happens: () => Promise<unknown>,
  call = 'threads.decide',
): Promise<readonly string[]> {
  const beside = await alongside(storage);
  const other = await t.another(interposedStorage(beside, { call, happens }));
  try {
    const outcome = await other.services.moderating.hide(post, 'Een naam', idOf(by), null);
    assert.ok('kind' in outcome);
    return [outcome.kind, outcome.post.visibility.kind];
  } finally {
    await other.stop();
    await beside.close();
  }
}

const postOf = (decision: DecisionWire): ReportWire => ('post' in decision ? decision.post : assert.fail());

/** The messages that tell somebody that a post of theirs was hidden. */
const toldHidden = (person: Person) =>
  person.inbox.filter((shown) => says('roundThread.yoursHidden').test(reads(shown)));

describe('scenario: moderation in the tab', () => {
  it('shows what was reported, what waits longest first, and nobody who wrote or reported it', () =>
    withTalk(4, async (stage, { people, fien }) => {
      const [anna, bram, carla, daan] = people;
      assert.ok(anna && bram && carla && daan);
      const second = await writesOpenly(stage, anna, 'Mevrouw Jansen\nuit de Dorpsstraat');
      const first = await writesOpenly(stage, bram, 'Een <b>scherp</b> woord');
      await writesOpenly(stage, carla, 'Iets gewoons');
      await report(stage, first, [anna]);
      stage.t.clock.advance('1m');
      await report(stage, second, [bram, carla]);
      const { posts, next } = await listOf(stage, fien);
      assert.equal(next, null);
      assert.deepEqual(
        posts.map(({ postId, text, reports, visibility, decidedAt }) => [postId, text, reports, visibility, decidedAt]),
        [
          [first, 'Een <b>scherp</b> woord', 1, 'shown', null],
          [second, 'Mevrouw Jansen\nuit de Dorpsstraat', 2, 'waiting', null],
        ],
      );
      assert.deepEqual([posts[0]?.roundId, posts[0]?.sequence, posts[0]?.size], ['main-1', 1, 'large']);
      assert.match(posts[0]?.bird ?? '', /^\p{Lu}\p{L}+$/u);
      assert.deepEqual(Object.keys(posts[0] ?? {}).sort(), [
        ...['at', 'bird', 'decidedAt', 'grounds', 'postId', 'reports', 'roundId', 'sequence', 'size', 'source'],
        ...['text', 'title', 'visibility'],
      ]);
      const whole = JSON.stringify(await listOf(stage, fien));
      for (const { facts } of people)
        for (const trace of [facts.name, facts.objectId, 'Leiden', 'Emmen']) assert.ok(!whole.includes(trace), trace);
    }));

  it('hides with grounds that the writer reads, restores, and notes each decision with the post alone', () =>
    withTalk(3, async (stage, { people, fien, floor }) => {
      const [anna, bram] = people;
      assert.ok(anna && bram);
      const post = await writesOpenly(stage, anna, 'Mevrouw Jansen');
      await report(stage, post, [bram]);
      for (const [text, outcome] of [
        [' ', 'missing'],
        ['x'.repeat(501), 'tooLong'],
      ] as const)
        assert.deepEqual(await decides(stage, fien, 'hide', { post, seen: null, text }), { outcome });
      assert.deepEqual(await stage.kept('audit'), []);
      const hidden = postOf(await decides(stage, fien, 'hide', { post, seen: null, text: ' Er staat\neen naam in' }));
      assert.deepEqual([hidden.visibility, hidden.grounds], ['hidden', 'Er staat een naam in']);
      assert.deepEqual((await listOf(stage, fien)).posts, []);
      await stage.t.advance('5s');
      assert.match(reads(anna.lastCard()), inOrder(says('roundThread.yoursHidden'), /Er staat een naam in/));
      const again = (await stage.gets(floor, `desk/reports/${encodeURIComponent(post)}`)).body as unknown as ReportWire;
      assert.deepEqual(again, hidden);
      const shown = postOf(await decides(stage, floor, 'restore', { post, seen: again.decidedAt }));
      assert.deepEqual([shown.visibility, shown.grounds], ['shown', null]);
      assert.deepEqual(await logOf(stage, fien), [
        ['Floor Facilitator', 'post_restore', post],
        ['Fien Facilitator', 'post_hide', post],
      ]);
      const noted = JSON.stringify(await stage.kept('audit'));
      for (const trace of ['Jansen', 'naam in', ...people.map(idOf)]) assert.ok(!noted.includes(trace), trace);
    }));

  it('notes the decisions of the bot’s card too, the same one once however often it is clicked', () =>
    withTalk(2, async (stage, { people, fien }) => {
      const [anna, bram] = people;
      assert.ok(anna && bram);
      const post = await writesOpenly(stage, anna, 'Mevrouw Jansen');
      await report(stage, post, [bram]);
      const [list] = (await fien.says('moderatie')).replies;
      const judged = cardOf(await fien.clicks(list ?? assert.fail(), { verb: 'posts.judge' }));
      stage.t.teams.deliveries = 3;
      await fien.clicks(judged, { verb: 'posts.hide' }, { text: 'Een naam' });
      stage.t.teams.deliveries = 1;
      await fien.clicks(judged, { verb: 'posts.hide' }, { text: 'Een naam' });
      await fien.clicks(judged, { verb: 'posts.restore' });
      assert.deepEqual(await logOf(stage, fien), [
        ['Fien Facilitator', 'post_restore', post],
        ['Fien Facilitator', 'post_hide', post],
      ]);
    }));

  it('takes a double click as one decision, and tells the writer once', () =>
    withTalk(2, async (stage, { people, fien }) => {
      const [anna, bram] = people;
      assert.ok(anna && bram);
      const post = await writesOpenly(stage, anna, 'Mevrouw Jansen');
      await report(stage, post, [bram]);
      const form = { post, seen: null, text: 'Een naam' };
      const both = await Promise.all([decides(stage, fien, 'hide', form), decides(stage, fien, 'hide', form)]);
      assert.deepEqual(
        both.map(({ outcome }) => outcome),
        ['decided', 'decided'],
      );
      assert.deepEqual(await logOf(stage, fien), [['Fien Facilitator', 'post_hide', post]]);
      await stage.t.advance('5s');
      assert.equal(toldHidden(anna).length, 1);
    }));

  it('says clearly that somebody else decided first, and leaves that decision', () =>
    withTalk(2, async (stage, { people, fien, floor }) => {
      const [anna, bram] = people;
      assert.ok(anna && bram);
      const post = await writesOpenly(stage, anna, 'Mevrouw Jansen');
      await report(stage, post, [bram]);
      await decides(stage, floor, 'restore', { post, seen: null });
      const late = await decides(stage, fien, 'hide', { post, seen: null, text: 'Een naam' });
      assert.deepEqual([late.outcome, postOf(late).visibility], ['overtaken', 'shown']);
      assert.deepEqual(await logOf(stage, fien), [['Floor Facilitator', 'post_restore', post]]);
      await stage.t.advance('5s');
      assert.ok(!(await kindsTo(stage, anna)).includes('postHidden'));
      const knowing = await decides(stage, fien, 'hide', { post, seen: postOf(late).decidedAt, text: 'Een naam' });
      assert.equal(knowing.outcome, 'decided');
      const behind = await decides(stage, floor, 'restore', { post, seen: null });
      assert.deepEqual([behind.outcome, postOf(behind).grounds], ['overtaken', 'Een naam']);
    }));

  it('lets one decision stand when two are taken in two processes at the same moment, and tells the writer that one', () =>
    withTalk(2, async (stage, { people, fien, floor }) => {
      const [anna, bram] = people;
      assert.ok(anna && bram);
      const post = await writesOpenly(stage, anna, 'Mevrouw Jansen');
      await report(stage, post, [bram]);
      const meanwhile = () => decides(stage, floor, 'restore', { post, seen: null });
      assert.deepEqual(await hidesElsewhere(stage, fien, post, meanwhile), ['overtaken', 'shown']);
      await stage.t.advance('5s');
      assert.deepEqual(toldHidden(anna), [], 'nothing was hidden');
      const { visibility } = (await stage.gets(fien, `desk/reports/${encodeURIComponent(post)}`)).body;
      assert.equal(visibility, 'shown');
    }));

  it('grants a decision that reaches two processes at the same moment in both of them', () =>
    withTalk(2, async (stage, { people, fien, floor }) => {
      const [anna, bram] = people;
      assert.ok(anna && bram);
      const post = await writesOpenly(stage, anna, 'Mevrouw Jansen');
      await report(stage, post, [bram]);
      const meanwhile = () => decides(stage, floor, 'hide', { post, seen: null, text: 'Een naam' });
      assert.deepEqual(await hidesElsewhere(stage, fien, post, meanwhile), ['decided', 'hidden']);
    }));

  for (const call of ['audit.add', 'outbox.enqueue', 'outbox.retryUndelivered', 'threads.decide']) {
    it(`hides, and tells the writer once, when a process died just before ${call} and it is decided again`, () =>
      withTalk(2, async (stage, { people, fien }) => {
        const [anna, bram] = people;
        assert.ok(anna && bram);
        const post = await writesOpenly(stage, anna, 'Mevrouw Jansen');
        await report(stage, post, [bram]);
        const told = () => toldHidden(anna).length;
        const dies = () => Promise.reject(new Error('killed'));
        await assert.rejects(hidesElsewhere(stage, fien, post, dies, call), /killed/);
        await stage.t.advance('5s');
        assert.deepEqual([told(), (await listOf(stage, fien)).posts.length], [0, 1], 'nothing was decided');
        assert.equal((await decides(stage, fien, 'hide', { post, seen: null, text: 'Een naam' })).outcome, 'decided');
        await stage.t.advance('5s');
        assert.deepEqual([told(), (await listOf(stage, fien)).posts.length], [1, 0]);
      }));
  }

  it('gives a long list in parts, each post once', () =>
    withTalk(3, async (stage, { people, fien }) => {
      const [anna, bram, carla] = people;
      assert.ok(anna && bram && carla);
      const ids: string[] = [];
      for (let at = 0; at < 23; at += 1) {
        ids.push(await writesOpenly(stage, anna, `Bericht ${at}`));
        await report(stage, ids[at] ?? '', [at % 2 === 0 ? bram : carla]);
        if (at % 5 === 4) stage.t.clock.advance('7s');
      }
      const found: string[] = [];
      let parts = 0;
      for (let after: string | null = ''; after !== null; parts += 1) {
        const { posts, next } = await listOf(stage, fien, after);
        found.push(...posts.map(({ postId }) => postId));
        after = next;
      }
      assert.equal(parts, 3);
      assert.deepEqual([...found].sort(), [...ids].sort());
      await decides(stage, fien, 'restore', { post: found[9] ?? '', seen: null });
      const { posts } = await listOf(stage, fien, found[9]);
      assert.equal(posts[0]?.postId, found[0], 'after one that waits no more it begins anew');
    }));

  it('is for facilitators only, and answers bad input clearly without telling anything', () =>
    withTalk(2, async (stage, { people, fien }) => {
      const { gets, posts, asks } = stage;
      const [anna, bram] = people;
      assert.ok(anna && bram);
      const post = await writesOpenly(stage, anna, 'Mevrouw Jansen');
      await report(stage, post, [bram]);
      const one = `desk/reports/${encodeURIComponent(post)}`;
      for (const path of ['desk/reports', one]) {
        const answer = await gets(bram, path);
        assert.deepEqual([answer.status, answer.body.code], [403, 'notFacilitator']);
        assert.ok(!answer.text.includes('Jansen'));
        assert.equal((await asks(null, path)).status, 401);
      }
      for (const wish of ['hide', 'restore'] as const) {
        const form = { post, seen: null, text: 'Een naam' };
        const answer = await posts(bram, `desk/reports/${wish}`, form);
        assert.deepEqual([answer.status, answer.body.code], [403, 'notFacilitator']);
        assert.equal((await asks(null, `desk/reports/${wish}`, { form })).status, 401);
        const bad = [{}, { post }, { ...form, seen: 'gisteren' }, { ...form, post: 7 }, { ...form, post: '' }];
        for (const wrong of bad) {
          const refused = await posts(fien, `desk/reports/${wish}`, wrong);
          assert.deepEqual([refused.status, refused.body.code], [400, 'badRequest'], JSON.stringify(wrong));
        }
        const none = await posts(fien, `desk/reports/${wish}`, { ...form, post: 'round:main-1:none' });
        assert.deepEqual([none.status, none.body.code], [404, 'unknownThread']);
      }
      assert.equal((await gets(fien, 'desk/reports/round%3Amain-1%3Anone')).status, 404);
      assert.equal((await listOf(stage, fien)).posts.length, 1, 'nothing was decided');
      assert.deepEqual(await stage.kept('audit'), []);
    }));

  it('never judges what two people say to each other', () =>
    withTalk(2, async (stage, { people, fien }) => {
      const [anna] = people;
      assert.ok(anna);
      const { threads } = stage.storage.stores;
      const now = stage.t.clock.now();
      const thread = await threads.openIfAbsent({
        ...{ id: 'match:x', kind: 'match', roundId: 'main-1', dilemmaId: 'd', members: [{ id: idOf(anna) }] },
        ...{ openedAt: now, endsAt: new Date(now.getTime() + 1_000), closedBy: null, posts: 0, rank: 'r' },
      });
      const written = { id: 'match:x:1', by: idOf(anna), at: now, source: 'personal', text: 'Geheim' } as const;
      await threads.place((await threads.append(thread.id, idOf(anna), written, now))?.waiting ?? []);
      const answer = await stage.gets(fien, 'desk/reports/match%3Ax%3A1');
      assert.deepEqual([answer.status, answer.body.code], [404, 'unknownThread']);
      assert.ok(!answer.text.includes('Geheim'));
      const form = { post: 'match:x:1', seen: null, text: 'Een naam' };
      assert.equal((await stage.posts(fien, 'desk/reports/hide', form)).status, 404);
    }));
});
