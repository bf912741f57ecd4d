import assert from 'node:assert/strict';
import { FACILITATOR } from '../support/channels.js';
import { titleOf } from '../support/dilemmas.js';
import { ballotsOf, idOf, votes } from '../support/scenario.js';
import { withFacilitator } from '../support/tab-client.js';
import { joined, reach, TOWNS, townsFor } from '../support/talks.js';
import { WHOLE_WEEK } from '../support/test-app.js';

const QUESTIONS = ['round', 'rounds', 'season', 'participation', 'log', 'delivery/main-1', 'rehearsal/main-1'];
const WISHES = ['round/open', 'round/close', 'round/cancel', 'resend', 'participation.csv', 'results.csv'];

describe('scenario: the facilitator’s desk in the tab', () => {
  it('is for facilitators only; nobody else learns or changes anything', () =>
    withFacilitator(async ({ t, gets, posts, asks, storage, kept }, fien) => {
      const anna = await t.joins('Anna');
      for (const path of QUESTIONS) {
        const answer = await gets(anna, `desk/${path}`);
        assert.deepEqual([answer.status, answer.body.code], [403, 'notFacilitator'], path);
        assert.equal((await asks(null, `desk/${path}`)).status, 401);
        assert.equal((await gets(fien, `desk/${path}`)).status, 200, path);
      }
      for (const path of WISHES) {
        const answer = await posts(anna, `desk/${path}`, { round: 'main-1', kind: 'ballot' });
        assert.deepEqual([answer.status, answer.body.code], [403, 'notFacilitator'], path);
        assert.equal((await asks(null, `desk/${path}`, { form: { round: 'main-1' } })).status, 401);
      }
      assert.equal((await storage.stores.rounds.get('main-1'))?.phase, 'planned');
      assert.deepEqual(await kept('audit'), []);
    }));

  it('opens, closes and cancels, each noted with its maker, from the chat as well', () =>
    withFacilitator(async ({ t, gets, posts }, fien) => {
      const { round } = (await gets(fien, 'desk/round')).body as { round: { roundId: string } };
      assert.equal((await posts(fien, 'desk/round/open', { round: round.roundId })).status, 200);
      await t.settle();
      assert.equal(ballotsOf(fien).length, 1);
      const again = await posts(fien, 'desk/round/open', { round: round.roundId });
      assert.deepEqual([again.status, again.body.code], [409, 'notPossibleNow']);
      assert.equal((await posts(fien, 'desk/round/close', { round: 'main-9' })).status, 404);
      t.clock.advance('1m');
      const [card] = (await fien.says('ronde')).replies;
      assert.ok(card);
      await fien.clicks(card, { verb: 'round.close' });
      const { entries } = (await gets(fien, 'desk/log')).body as { entries: readonly Record<string, unknown>[] };
      assert.deepEqual(
        entries.map(({ who, action, about }) => [who, action, about]),
        [
          ['Fien', 'round_close', 'main-1'],
          ['Fien', 'round_open', 'main-1'],
        ],
      );
      const title = titleOf(1);
      assert.deepEqual(entries[0]?.subject, { kind: 'round', sequence: 1, title, message: null });
    }));

  it('sees who got no ballot and why, and sends it again to them and to nobody else', () =>
    withFacilitator(async (stage, fien) => {
      const { t, gets, posts, kept } = stage;
      const [anna, bram] = [await t.joins('Anna'), await t.joins('Bram')];
      anna.fails({ how: 400, times: 1 });
      await t.advance('1h');
      type Delivery = {
        counts: readonly { kind: string; counts: Record<string, number> }[];
        undelivered: readonly Record<string, unknown>[];
      };
      const before = (await gets(fien, 'desk/delivery/main-1')).body as unknown as Delivery;
      assert.deepEqual(
        before.counts.map(({ kind, counts }) => [kind, counts.sent, counts.dead]),
        [['ballot', 2, 1]],
      );
      assert.deepEqual(
        before.undelivered.map(({ name, kind, state, municipality }) => [name, kind, state, municipality]),
        [['Anna', 'ballot', 'dead', 'Zwolle']],
      );
      assert.notEqual(before.undelivered[0]?.reason, '');
      const resent = await posts(fien, 'desk/resend', { round: 'main-1', kind: 'ballot' });
      assert.deepEqual(resent.body, { count: 1 });
      assert.deepEqual((await posts(fien, 'desk/resend', { round: 'main-1', kind: 'ballot' })).body, { count: 0 });
      await t.settle();
      assert.deepEqual([ballotsOf(anna).length, ballotsOf(bram).length], [1, 1]);
      const after = (await gets(fien, 'desk/delivery/main-1')).body as unknown as Delivery;
      assert.deepEqual(after.undelivered, []);
      const noted = await kept('audit');
      assert.equal((await posts(fien, 'desk/resend', { round: 'main-9', kind: 'ballot' })).status, 404);
      assert.deepEqual(await kept('audit'), noted, 'what is no round does not come in the log');
      assert.equal((await posts(fien, 'desk/resend', { round: 'main-1', kind: 'nothing' })).status, 400);
    }));

  it('finds the messages of an earlier round, and sends a result again when the next round is there', () =>
    withFacilitator(
      async (stage, fien) => {
        const { t, gets, posts } = stage;
        const people = await joined(t, townsFor(6, TOWNS.length));
        await reach(stage, 'voting');
        for (const person of people) await votes(person, 'a');
        await reach(stage, 'revoting');
        const [anna] = people;
        anna?.fails({ how: 400, times: 1 });
        await reach(stage, 'closed');
        const now = (await gets(fien, 'desk/round')).body as { round: { roundId: string } };
        assert.equal(now.round.roundId, 'main-2', 'the desk is about what comes');
        const { rounds } = (await gets(fien, 'desk/rounds')).body as { rounds: readonly Record<string, unknown>[] };
        assert.deepEqual(
          rounds.map(({ roundId, sequence, title }) => [roundId, sequence, title]),
          [['main-1', 1, titleOf(1)]],
        );
        const delivery = async () =>
          (await gets(fien, 'desk/delivery/main-1')).body as unknown as { undelivered: readonly { kind: string }[] };
        assert.deepEqual(
          (await delivery()).undelivered.map(({ kind }) => kind),
          ['result'],
        );
        assert.deepEqual((await posts(fien, 'desk/resend', { round: 'main-1', kind: 'result' })).body, { count: 1 });
        await t.settle();
        assert.deepEqual((await delivery()).undelivered, []);
      },
      { ...WHOLE_WEEK },
    ));

  it('counts who takes part from the minimum on, so that no small count can be computed', () =>
    withFacilitator(async ({ t, gets, posts }, fien) => {
      for (let at = 0; at < 5; at += 1) await t.joins(`Zwollenaar ${at}`);
      for (let at = 0; at < 6; at += 1) await t.joins(`Leidenaar ${at}`, { municipality: 'Leiden' });
      await t.joins('Enige', { municipality: 'Ede' });
      const { total, municipalities } = (await gets(fien, 'desk/participation')).body as {
        total: number;
        municipalities: readonly { name: string; count: number | null }[];
      };
      assert.equal(total, 13);
      const shown = municipalities.flatMap(({ count }) => count ?? []);
      assert.equal(municipalities.find(({ name }) => name === 'Ede')?.count, null);
      const rest = total - shown.reduce((sum, count) => sum + count, 0);
      assert.ok(rest >= 5, `the hidden ones are ${rest} together`);
      const file = await posts(fien, 'desk/participation.csv');
      assert.match(file.headers.get('content-type') ?? '', /^text\/csv/);
      assert.match(file.text, /^\uFEFF?"code";"gemeente";"deelnemers"\r\n/);
      assert.match(file.text, /"GM0228";"Ede";\r\n/);
    }));

  it('tries the matching: numbers that no vote changes, and nothing is stored or sent', () =>
    withFacilitator(async (stage, fien) => {
      const { t, gets, kept } = stage;
      const people = await joined(t, townsFor(12, TOWNS.length));
      await people[3]?.says('match');
      await reach(stage, 'voting');
      const trial = async () => (await gets(fien, 'desk/rehearsal/main-1')).text;
      const before = await trial();
      const sent = (await kept('outbox')).length;
      for (const [at, person] of people.entries()) await votes(person, at % 3 === 0 ? 'a' : 'b');
      await stage.storage.stores.participants.addAvoided(idOf(people[0] ?? fien), idOf(people[1] ?? fien));
      assert.equal(await trial(), before, 'neither votes nor lists change it');
      const result = JSON.parse(before) as {
        people: number;
        pairs: number;
        trios: number;
        wishes: readonly { wish: string }[];
      };
      assert.equal(result.people, 13);
      assert.equal(2 * result.pairs + 3 * result.trios, 13);
      assert.deepEqual(
        result.wishes.map(({ wish }) => wish),
        ['newPartner', 'sharedChallenge', 'notNeighbours', 'comparableSize'],
      );
      for (const secret of ['differentVote', 'weight', 'seed', 'members', 'vote', ...people.map(idOf)])
        assert.ok(!before.includes(secret), secret);
      assert.deepEqual(await kept('matches'), []);
      assert.equal((await kept('outbox')).length, sent);
    }, WHOLE_WEEK));

  it('looks half a year ahead, and exports results without what is hidden', () =>
    withFacilitator(async (stage, fien) => {
      const { gets, posts, t } = stage;
      const { weeks } = (await gets(fien, 'desk/season')).body as {
        weeks: readonly { rounds: readonly { phase: string | null }[] }[];
      };
      assert.equal(weeks.length, 26);
      assert.equal(weeks.flatMap(({ rounds }) => rounds).filter(({ phase }) => phase === 'planned').length, 1);
      const people = [fien];
      for (let at = 0; at < 11; at += 1) people.push(await t.joins(`Persoon ${at}`));
      await t.advance('1h');
      for (const [at, person] of people.entries()) await votes(person, at === 0 ? 'b' : at < 7 ? 'a' : 'c');
      assert.doesNotMatch((await posts(fien, 'desk/results.csv')).text, /main-1/, 'an open round is not in it');
      await t.goTo('2026-11-25T09:00:01+01:00');
      await t.advance('11s');
      const file = (await posts(fien, 'desk/results.csv')).text;
      assert.match(file, /"main-1";1;"[^"]+";"a";"[^"]+";6;;;\r\n/);
      assert.match(file, /"main-1";1;"[^"]+";"b";"[^"]+";;;;\r\n/);
    }));

  it('exports in words what has no counts', () =>
    withFacilitator(async (stage, fien) => {
      const { posts, t } = stage;
      const people = [fien];
      for (let at = 0; at < 10; at += 1) people.push(await t.joins(`Persoon ${at}`));
      await t.advance('1h');
      for (const person of people) await votes(person, person === fien ? 'b' : 'a');
      await t.goTo('2026-11-25T09:00:01+01:00');
      await t.advance('11s');
      const file = (await posts(fien, 'desk/results.csv')).text;
      assert.match(file, /"a";"[^"]+";;;"de meesten";\r\n/);
      assert.match(file, /"b";"[^"]+";;;;\r\n/);
    }));

  it('leaves what a facilitator did when that person is erased, without the name', () =>
    withFacilitator(async ({ gets, posts, everything, t }, fien) => {
      await posts(fien, 'desk/round/open', { round: 'main-1' });
      const data = JSON.parse((await posts(fien, 'my-data/export')).text) as { facilitation: readonly unknown[] };
      assert.equal(data.facilitation.length, 1);
      await posts(fien, 'my-data/erase', { words: 'erase me' });
      const left = (await everything()).filter(({ document }) => JSON.stringify(document).includes(FACILITATOR));
      assert.deepEqual(left, []);
      const back = await t.joins('Fien', { objectId: FACILITATOR });
      const { entries } = (await gets(back, 'desk/log')).body as { entries: readonly { who: unknown }[] };
      assert.deepEqual(
        entries.map(({ who }) => who),
        [null],
      );
    }));
});
