import assert from 'node:assert/strict';
import { builtinDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import { loyaltySplit } from '../../src/rounds/loyalties.js';
import type { SeasonLineWire } from '../../src/tab/wire/result-wire.js';
import type { Person } from '../support/fake-teams/person.js';
import { says } from '../support/says.js';
import { ballotOf, idOf, kindsTo, reads, votes } from '../support/scenario.js';
import { playTab } from '../support/tab-client.js';
import { joined, matchesNow, reach, roundOfWeek, TOWNS, townsFor } from '../support/talks.js';
import { TENANT, WHOLE_WEEK } from '../support/test-app.js';

const CHOICE = { option: 'a', confidence: 4, reason: 'Omdat het kan', movedBy: null } as const;
const FIRST = { round: roundOfWeek(1), ballot: 'first', ...CHOICE } as const;

describe('scenario: the week in the tab', () => {
  it('a vote there and a vote in the chat are one and the same', () =>
    playTab(async ({ t, kept, gets, posts }) => {
      const anna = await t.joins('Anna');
      assert.equal((await gets(anna, 'week')).body.kind, 'none');
      await t.advance('1h');
      const open = (await gets(anna, 'week')).body;
      assert.equal(open.kind, 'open');
      assert.equal(open.own, null);
      const cast = await posts(anna, 'vote', FIRST);
      assert.equal(cast.body.justSaved, true);
      assert.deepEqual(cast.body.own, CHOICE);
      assert.match(
        reads((await anna.says('dilemma')).replies[0] ?? ballotOf(anna)),
        says('ballot.ownChoice', { letter: 'A' }),
      );
      t.clock.advance('1m');
      await votes(anna, 'b');
      assert.equal(((await gets(anna, 'week')).body.own as { option: string }).option, 'b');
      assert.equal((await kept('votes')).length, 1);
    }));

  it('leaves about who looks and votes just what it leaves about who looks, and the result reaches both', () =>
    playTab(
      async (stage) => {
        const { t, gets, posts, storage } = stage;
        const [looks, votesToo] = await joined(t, ['Leiden', 'Breda']);
        assert.ok(looks && votesToo);
        // No ballot is sent during a pause.
        for (const person of [looks, votesToo]) await person.says('pauze tot 15 december');
        await reach(stage, 'voting');
        const messages = async (person: Person) =>
          (await storage.stores.outbox.allTo(idOf(person))).map(({ key, to, ...rest }) => ({
            ...rest,
            key: key.replace(to, ''),
          }));
        assert.deepEqual(await messages(votesToo), []);
        for (const person of [looks, votesToo]) assert.equal((await gets(person, 'week')).body.kind, 'open');
        t.clock.advance('7m');
        assert.equal((await posts(votesToo, 'vote', FIRST)).body.justSaved, true);
        const left = await messages(looks);
        assert.deepEqual(
          left.map(({ kind, state }) => [kind, state]),
          [['ballot', 'sent']],
        );
        assert.deepEqual(await messages(votesToo), left);
        await reach(stage, 'discussing');
        for (const person of [looks, votesToo])
          assert.ok((await kindsTo(stage, person)).includes('opening'), 'the result comes');
      },
      { env: WHOLE_WEEK },
    ));

  it('takes no vote that is not right, and none after closing', () =>
    playTab(async ({ t, kept, posts }) => {
      const anna = await t.joins('Anna');
      await t.advance('1h');
      for (const [form, status, code] of [
        [{ ...FIRST, option: 'z' }, 422, 'unknownOption'],
        [{ ...FIRST, round: 'main-9' }, 404, 'unknownRound'],
        [{ ...FIRST, confidence: 6 }, 400, 'badRequest'],
        [{ ...FIRST, reason: 'x'.repeat(281) }, 400, 'badRequest'],
        [{ ...FIRST, option: { $gt: '' } }, 400, 'badRequest'],
        [{}, 400, 'badRequest'],
      ] as const) {
        const answer = await posts(anna, 'vote', form);
        assert.deepEqual([answer.status, answer.body.code], [status, code]);
      }
      await t.goTo('2026-11-25T09:00:01+01:00');
      assert.equal((await posts(anna, 'vote', FIRST)).body.kind, 'counting');
      assert.deepEqual(await kept('votes'), []);
    }));

  it('takes a reason of 280 characters, however many code units they are', () =>
    playTab(async ({ t, posts }) => {
      const anna = await t.joins('Anna');
      await t.advance('1h');
      for (const character of ['👩‍👩‍👧‍👦', '🇳🇱', 'é'.normalize('NFD')]) {
        const reason = character.repeat(280);
        const { body } = await posts(anna, 'vote', { ...FIRST, reason });
        assert.deepEqual(body.own, { ...CHOICE, reason });
        assert.equal((await posts(anna, 'vote', { ...FIRST, reason: `${reason}!` })).status, 400);
        const ballot = (await anna.says('dilemma')).replies[0] ?? ballotOf(anna);
        assert.ok(
          JSON.stringify(await anna.clicks(ballot, { verb: 'vote.cast' }, { option: 'b', confidence: '2', reason })),
        );
      }
    }));

  it('answers again with nothing new in no more than a header', () =>
    playTab(async ({ t, asks, tokenOf }) => {
      const anna = await t.joins('Anna');
      await t.advance('1h');
      const token = await tokenOf(anna);
      const first = await asks(token, 'week');
      const tag = first.headers.get('etag') ?? '';
      assert.match(tag, /^"[\w-]{20,}"$/);
      assert.equal(first.headers.get('cache-control'), 'no-store');
      const again = await asks(token, 'week', { headers: { 'If-None-Match': tag } });
      assert.deepEqual([again.status, again.text], [304, '']);
      await asks(token, 'vote', { form: FIRST });
      assert.equal((await asks(token, 'week', { headers: { 'If-None-Match': tag } })).status, 200);
    }));

  it('speaks the language that the person chose, and until then that of the page', () =>
    playTab(async ({ t, gets, posts }) => {
      const anna = await t.joins('Anna', { locale: 'en-GB' });
      await t.advance('1h');
      const titleIn = async (path: string) =>
        ((await gets(anna, path)).body.dilemma as { title: string } | undefined)?.title;
      const english = await titleIn('week?language=nl');
      const form = { role: 'legal', challenges: [], language: 'nl', wantsToTalk: true };
      assert.equal((await posts(anna, 'profile', form)).body.kind, 'saved');
      assert.notEqual(await titleIn('week?language=en'), english);
      const guest = t.teams.person({ name: 'Gast', tenant: TENANT, locale: 'nl-NL' });
      await guest.installs();
      assert.equal((await gets(guest, 'me')).body.language, 'nl');
      assert.equal((await gets(guest, 'me?language=en-GB')).body.language, 'en');
    }));

  it('shows of another person what the match card shows, and lets nobody touch the match of others', () =>
    playTab(
      async (stage) => {
        const { t, gets, posts } = stage;
        const people = await joined(t, townsFor(6, TOWNS.length));
        await reach(stage, 'voting');
        for (const [at, person] of people.entries()) await votes(person, at % 2 === 0 ? 'a' : 'b');
        await reach(stage, 'discussing');
        const [anna] = people;
        assert.ok(anna);
        const match = (await gets(anna, 'match')).body;
        assert.equal(match.kind, 'matched');
        const [partner] = match.partners as readonly Record<string, unknown>[];
        assert.deepEqual(Object.keys(partner ?? {}).sort(), [
          'account',
          'avoided',
          'challenges',
          'member',
          'municipality',
          'name',
          'role',
        ]);
        const foreign = (await matchesNow(stage)).find(({ members }) => members.every(({ id }) => id !== idOf(anna)));
        assert.ok(foreign);
        for (const path of ['match/met', 'match/decline', 'match/avoid']) {
          const answer = await posts(anna, path, { match: foreign.id, member: 0 });
          assert.deepEqual([answer.status, answer.body.code], [404, 'unknownMatch'], path);
        }
        assert.equal((await posts(anna, 'match/met', { match: match.matchId })).body.met, true);
        const said = (await matchesNow(stage)).find(({ id }) => id === match.matchId);
        assert.equal(said?.met, true);
      },
      { env: WHOLE_WEEK },
    ));

  it('skips a week before the matching, and takes part after all', () =>
    playTab(
      async (stage) => {
        const { t, gets, posts } = stage;
        const [anna] = await joined(t, ['Leiden']);
        assert.ok(anna);
        await reach(stage, 'voting');
        const before = (await gets(anna, 'match')).body;
        assert.equal(before.kind, 'before');
        assert.equal((await posts(anna, 'match/skip-week', { round: before.roundId })).body.kind, 'skipsWeek');
        assert.equal((await gets(anna, 'match')).body.kind, 'skipsWeek');
        assert.equal((await posts(anna, 'match/join-week', { round: before.roundId })).body.kind, 'before');
      },
      { env: WHOLE_WEEK },
    ));

  it('keeps closed rounds with both votes, in counts or in words, and hides what the minimum hides', () =>
    playTab(
      async (stage) => {
        const { t, gets } = stage;
        const people = await joined(t, townsFor(12, TOWNS.length));
        await reach(stage, 'voting');
        for (const [at, person] of people.entries())
          await votes(person, at < 6 ? 'a' : at < 11 ? 'b' : 'c', { reason: `Reden ${at}` });
        await reach(stage, 'discussing');
        const [anna] = people;
        assert.ok(anna);
        const opened = (await gets(anna, 'week')).body;
        assert.equal(opened.kind, 'opened');
        assert.deepEqual(((await gets(anna, 'archive')).body as { rounds: unknown }).rounds, []);
        await reach(stage, 'revoting');
        for (const person of people) await votes(person, 'a');
        await reach(stage, 'closed');
        const { rounds } = (await gets(anna, 'archive')).body as { rounds: readonly { roundId: string }[] };
        assert.deepEqual(
          rounds.map(({ roundId }) => roundId),
          ['main-1'],
        );
        const closed = (await gets(anna, 'archive/main-1')).body;
        const options = closed.options as readonly { id: string; first: object; second: object; ownFirst: boolean }[];
        assert.deepEqual(options[0]?.first, { count: 6, percent: null });
        assert.deepEqual(options[2]?.first, { count: null, percent: null });
        assert.deepEqual(options[0]?.second, { count: null, percent: null }, 'all twelve of twelve');
        assert.deepEqual(closed.words, { first: null, second: { kind: 'most', option: 'a' } });
        const { serves = {} } = builtinDilemmas[0] ?? assert.fail();
        const split = loyaltySplit({ a: 6, b: 5, c: null, d: null }, serves);
        assert.deepEqual(closed.loyalties, { first: split, second: null });
        const line = (await gets(anna, 'season-line')).body as unknown as SeasonLineWire;
        assert.deepEqual(
          line.programmes.map(({ name, points }) => [name, points.map(({ roundId, first }) => [roundId, first])]),
          [[null, [['main-1', null]]]],
          'a count is hidden, so there is no whole to take a part of',
        );
        // The results have been delivered, so the round is sealed: nobody knows any more who chose what.
        assert.equal(options[0]?.ownFirst, false);
        const missing = await gets(anna, 'archive/main-99');
        assert.deepEqual([missing.status, missing.body.code], [404, 'unknownRound']);
      },
      { env: WHOLE_WEEK },
    ));
});
