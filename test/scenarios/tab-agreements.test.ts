import assert from 'node:assert/strict';
import type {
  AgreementListWire,
  AgreementOutcomeWire,
  AgreementWire,
  NewAgreementWire,
} from '../../src/tab/wire/agreement-wire.js';
import { closes, headingsOf, letterAbout, lettersAbout, onPaper, PAPER, theOne } from '../support/agreements.js';
import type { Person } from '../support/fake-teams/person.js';
import { inOrder, says, sentence } from '../support/says.js';
import { idOf, reads, seen } from '../support/scenario.js';
import { afterTalkInTab } from '../support/tab-agreements.js';
import { playTab, type TabAnswer, type TabStage } from '../support/tab-client.js';
import { answers, joined, reach } from '../support/talks.js';
import { TENANT, WHOLE_WEEK } from '../support/test-app.js';

const ROUND = { about: { kind: 'round', id: 'main-1' } } as const;
const OWN = { ...PAPER, what: 'Ik bel eerst de buurgemeente', agreedWith: 'self' } as const;

const afterTalk = (story: Parameters<typeof afterTalkInTab>[1]) => afterTalkInTab(WHOLE_WEEK, story);

const bodyOf = <T>({ status, text }: TabAnswer): T => {
  assert.equal(status, 200, text);
  return JSON.parse(text) as T;
};

/** The outcome must be done; gives the agreement after it. */
function done(answer: TabAnswer): AgreementWire {
  const outcome = bodyOf<AgreementOutcomeWire>(answer);
  return outcome.kind === 'done' ? outcome.agreement : assert.fail(answer.text);
}

/** The outcome must be this "no"; gives the agreement as it stands. */
function refused(answer: TabAnswer, why: string): AgreementWire {
  const outcome = bodyOf<AgreementOutcomeWire>(answer);
  assert.ok(outcome.kind === 'no', answer.text);
  assert.equal(outcome.why, why);
  return outcome.agreement;
}

async function listOf({ gets }: TabStage, person: Person): Promise<readonly (readonly [string, string])[]> {
  const { groups } = bodyOf<AgreementListWire>(await gets(person, 'agreements'));
  return groups.flatMap(({ name, items }) => items.map(({ what }) => [name, what] as const));
}

async function newFor({ gets }: TabStage, person: Person, round = ''): Promise<NewAgreementWire> {
  return bodyOf(await gets(person, `agreements/new${round === '' ? '' : `?round=${round}`}`));
}

describe('scenario: agreements in the tab', () => {
  it('go from a proposal to how it went, between one in the tab and one in the chat', () =>
    afterTalk(async (stage, anna, bram) => {
      const { t, gets, posts } = stage;
      assert.deepEqual(await listOf(stage, anna), []);
      const begin = await newFor(stage, anna);
      assert.ok(begin.kind === 'new');
      assert.deepEqual(
        [begin.about, begin.partners, begin.days],
        [ROUND.about, ['Bram Boersma'], { first: '2026-11-30', last: '2028-11-30' }],
      );
      const made = done(await posts(anna, 'agreements/propose', { ...ROUND, ...PAPER }));
      assert.deepEqual(
        [made.state, made.may],
        ['proposed', { accept: false, amend: true, keepAlone: true, answer: false }],
      );
      await t.settle();
      assert.deepEqual(headingsOf(bram), [sentence('agreement.summary_proposed')]);
      assert.deepEqual(await listOf(stage, anna), [['waiting', PAPER.what]]);
      assert.deepEqual(await listOf(stage, bram), [['answer', PAPER.what]]);
      assert.deepEqual(await newFor(stage, bram), { kind: 'there', id: made.id });

      const answer = { agreement: made.id, version: 1, response: 'accept' };
      assert.equal(done(await posts(bram, 'agreements/respond', answer)).state, 'inForce');
      await t.settle();
      assert.deepEqual(headingsOf(anna), [sentence('agreement.summary_agreed')]);
      assert.deepEqual(await listOf(stage, anna), [['standing', PAPER.what]]);

      await t.goTo('2026-12-18T09:00:00+01:00');
      assert.deepEqual(await listOf(stage, anna), [['tell', PAPER.what]]);
      const said = { agreement: made.id, version: 1, outcome: 'kept', line: '  Ging \n vanzelf ' };
      const after = done(await posts(anna, 'agreements/answer', said));
      assert.deepEqual(after.own.answer, { outcome: 'kept', line: 'Ging vanzelf' });
      assert.deepEqual(await listOf(stage, anna), [['waiting', PAPER.what]]);
      await t.settle();
      assert.match(
        reads(letterAbout(bram)),
        inOrder(says('agreement.said_kept', { name: 'Anna Aalders' }), /“Ging vanzelf”/),
      );
      await bram.clicks(letterAbout(bram), sentence('agreement.dropped'));
      const end = bodyOf<AgreementWire>(await gets(anna, `agreements/${encodeURIComponent(made.id)}`));
      assert.deepEqual([end.state, end.others[0]?.answer?.outcome], ['dropped', 'dropped']);
      assert.deepEqual(await listOf(stage, anna), [['ended', PAPER.what]]);
    }));

  it('can be made in the week of the talk, and with oneself, which nobody hears of', () =>
    playTab(
      async (stage) => {
        const { t, posts } = stage;
        const [anna, bram] = await joined(t, ['Leiden', 'Breda']);
        assert.ok(anna && bram);
        assert.deepEqual(await newFor(stage, anna), { kind: 'none' });
        await reach(stage, 'discussing');
        await answers(anna, 'match.met');
        const begin = await newFor(stage, anna);
        assert.ok(begin.kind === 'new' && begin.about.kind === 'match');
        const before = bram.inbox.length;
        const made = done(await posts(anna, 'agreements/propose', { about: begin.about, ...OWN }));
        await t.settle();
        assert.deepEqual([made.state, made.current.agreedWith], ['inForce', 'self']);
        assert.equal(bram.inbox.length, before);
        assert.deepEqual(await listOf(stage, bram), []);
        assert.deepEqual(await newFor(stage, anna), { kind: 'there', id: made.id });
        const theirs = await newFor(stage, bram);
        assert.equal(theirs.kind, 'new', 'what somebody agrees with themselves is nobody else’s');
        assert.ok(!JSON.stringify(theirs).includes('Ik bel'));
      },
      { env: WHOLE_WEEK },
    ));

  it('are one for a double click, told once, and the same in the chat', () =>
    afterTalk(async (stage, anna, bram) => {
      const { t, posts } = stage;
      const send = () => posts(anna, 'agreements/propose', { ...ROUND, ...PAPER });
      const [one, other] = await Promise.all([send(), send()]);
      assert.equal(done(one).id, done(other).id);
      await t.settle();
      const { id, versions } = await theOne(stage, anna);
      assert.deepEqual([versions.length, lettersAbout(bram).length], [1, 1]);
      for (const [path, form] of [
        ['respond', { response: 'accept' }],
        ['answer', { outcome: 'kept', line: 'Ja' }],
      ] as const) {
        const twice = () => posts(bram, `agreements/${path}`, { agreement: id, version: 1, ...form });
        for (const answer of await Promise.all([twice(), twice()])) done(answer);
      }
      await t.settle();
      assert.deepEqual(headingsOf(anna), [
        sentence('agreement.summary_agreed'),
        sentence('agreement.summary_answered'),
      ]);
      assert.match(
        seen(await anna.clicks(letterAbout(anna), sentence('agreement.kept'))),
        says('agreement.state_kept'),
      );
      const again = { agreement: id, version: 1, outcome: 'kept', line: 'Ja' };
      assert.equal(done(await posts(bram, 'agreements/answer', again)).state, 'kept');
      const changes = { ...again, outcome: 'dropped' };
      assert.equal(refused(await posts(bram, 'agreements/answer', changes), 'over').state, 'kept');
    }));

  it('answer a text that was changed meanwhile with the newest one, and change nothing', () =>
    afterTalk(async (stage, anna, bram) => {
      const { posts, gets } = stage;
      const { id } = done(await posts(anna, 'agreements/propose', { ...ROUND, ...PAPER }));
      const path = `agreements/${encodeURIComponent(id)}/form`;
      const form = bodyOf<{ readonly agreement: AgreementWire }>(await gets(bram, path));
      assert.equal(form.agreement.current.what, PAPER.what);
      const newer = { agreement: id, version: 1, ...PAPER, what: 'Van Anna' };
      assert.equal(done(await posts(anna, 'agreements/amend', newer)).current.number, 2);
      for (const [wish, more] of [
        ['respond', { response: 'accept' }],
        ['respond', { response: 'decline' }],
        ['amend', { ...PAPER, what: 'Van Bram' }],
        ['answer', { outcome: 'kept', line: '' }],
      ] as const) {
        const late = await posts(bram, `agreements/${wish}`, { agreement: id, version: 1, ...more });
        assert.deepEqual(refused(late, 'stale').current.what, 'Van Anna', wish);
      }
      const kept = await theOne(stage, anna);
      assert.deepEqual([kept.state, kept.versions.length, kept.parties[1]?.accepted], ['proposed', 2, null]);
      const again = { agreement: id, version: 2, ...PAPER, what: 'Van Bram' };
      const bramWrote = done(await posts(bram, 'agreements/amend', again));
      assert.deepEqual(
        [bramWrote.current.isOwn, bramWrote.earlier.map(({ what, author }) => [what, author])],
        [
          true,
          [
            ['Van Anna', 'Anna Aalders'],
            [PAPER.what, 'Anna Aalders'],
          ],
        ],
      );
    }));

  it('show who said no nothing that comes later, and are the other’s alone then', () =>
    afterTalk(async (stage, anna, bram) => {
      const { posts, gets } = stage;
      const { id } = done(await posts(anna, 'agreements/propose', { ...ROUND, ...PAPER }));
      const no = done(await posts(bram, 'agreements/respond', { agreement: id, version: 1, response: 'decline' }));
      assert.deepEqual([no.own.gone, Object.values(no.may)], ['declined', [false, false, false, false]]);
      const change = { agreement: id, version: 1, ...PAPER, what: 'Dan doe ik het zelf', agreedWith: 'self' };
      assert.equal(done(await posts(anna, 'agreements/amend', change)).state, 'inForce');
      const late = { agreement: id, version: 2, response: 'accept' };
      for (const answer of [
        await posts(bram, 'agreements/respond', late),
        await gets(bram, `agreements/${encodeURIComponent(id)}`),
        await gets(bram, `agreements/${encodeURIComponent(id)}/form`),
        await gets(bram, 'agreements'),
        await gets(bram, 'agreements/new?round=main-1'),
      ]) {
        assert.equal(answer.status, 200);
        assert.ok(!answer.text.includes('Dan doe ik'), answer.text);
      }
      assert.deepEqual(await listOf(stage, bram), [['ended', PAPER.what]]);
    }));

  it('can be kept alone by somebody who waits', () =>
    afterTalk(async (stage, anna, bram) => {
      const { posts } = stage;
      const { id } = done(await posts(anna, 'agreements/propose', { ...ROUND, ...PAPER }));
      const alone = done(await posts(anna, 'agreements/respond', { agreement: id, version: 1, response: 'keepAlone' }));
      assert.equal(alone.state, 'inForce');
      const late = await posts(bram, 'agreements/respond', { agreement: id, version: 1, response: 'accept' });
      assert.equal(refused(late, 'gone').own.gone, 'withdrawn');
    }));
});

describe('scenario: agreements in the tab that are not one’s own, or no agreements', () => {
  it('an agreement of others is not there: nothing of it is told, and nothing changes', () =>
    playTab(
      async (stage) => {
        const { posts, gets, everything } = stage;
        const people = await closes(stage, ['Leiden', 'Breda', 'Emmen', 'Zwolle']);
        const [anna] = people;
        assert.ok(anna);
        const { id } = done(await posts(anna, 'agreements/propose', { ...ROUND, ...PAPER }));
        const { parties } = await theOne(stage, anna);
        const carla = people.find((one) => parties.every((party) => party.id !== idOf(one))) ?? assert.fail();
        const before = JSON.stringify(await onPaper(stage, anna));
        const wish = { agreement: id, version: 1 };
        const match = id.slice(0, id.lastIndexOf(':'));
        const path = `agreements/${encodeURIComponent(id)}`;
        for (const answer of [
          await gets(carla, path),
          await gets(carla, `${path}/form`),
          await posts(carla, 'agreements/respond', { ...wish, response: 'accept' }),
          await posts(carla, 'agreements/amend', { ...wish, ...PAPER, what: 'Gekaapt' }),
          await posts(carla, 'agreements/answer', { ...wish, outcome: 'dropped', line: '' }),
          await gets(carla, 'agreements/nergens'),
        ]) {
          assert.deepEqual(answer.body, { status: 404, title: 'There is no such agreement', code: 'unknownAgreement' });
        }
        const foreign = await posts(carla, 'agreements/propose', { about: { kind: 'match', id: match }, ...PAPER });
        assert.deepEqual([foreign.status, foreign.body.code], [404, 'unknownMatch']);
        const nowhere = await posts(carla, 'agreements/propose', { about: { kind: 'round', id: 'main-9' }, ...PAPER });
        assert.deepEqual([nowhere.status, nowhere.body.code], [404, 'unknownRound']);
        assert.deepEqual(await listOf(stage, carla), []);
        assert.equal(JSON.stringify(await onPaper(stage, anna)), before);
        assert.ok(!JSON.stringify(await everything()).includes('Gekaapt'));
      },
      { env: WHOLE_WEEK },
    ));

  it('the answers hold names, and no id of anybody else', () =>
    afterTalk(async ({ posts, gets }, anna, bram) => {
      const { id } = done(await posts(anna, 'agreements/propose', { ...ROUND, ...PAPER }));
      for (const path of ['agreements', `agreements/${encodeURIComponent(id)}`, 'agreements/new']) {
        const { text } = await gets(bram, path);
        for (const person of [anna, bram]) assert.ok(!text.includes(person.facts.objectId), path);
      }
    }));

  it('a form that is not right is refused with what is wrong, and nothing is kept', () =>
    afterTalk(async (stage, anna) => {
      const { posts } = stage;
      for (const [change, problem] of [
        [{ what: '  ' }, 'missing'],
        [{ what: 'x'.repeat(501) }, 'tooLong'],
        [{ how: 'x'.repeat(301) }, 'measureTooLong'],
        [{ by: '2026-11-29' }, 'unclearDay'],
        [{ by: '2028-12-01' }, 'unclearDay'],
        [{ by: '2027-02-30' }, 'unclearDay'],
      ] as const) {
        const answer = await posts(anna, 'agreements/propose', { ...ROUND, ...PAPER, ...change });
        assert.deepEqual(answer.body, { kind: 'problem', problem }, problem);
      }
      for (const form of [
        {},
        { ...PAPER },
        { ...ROUND, ...PAPER, what: { $gt: '' } },
        { ...ROUND, ...PAPER, what: 'x'.repeat(5_000) },
        { about: { kind: 'round', id: { $ne: '' } }, ...PAPER },
        { about: { kind: 'all', id: 'main-1' }, ...PAPER },
      ]) {
        const answer = await posts(anna, 'agreements/propose', form);
        assert.deepEqual([answer.status, answer.body.code], [400, 'badRequest'], JSON.stringify(form).slice(0, 99));
      }
      assert.deepEqual(await onPaper(stage, anna), []);
      const { id } = done(await posts(anna, 'agreements/propose', { ...ROUND, ...OWN, by: null }));
      for (const [path, form] of [
        ['respond', { agreement: id, version: 1, response: 'erase' }],
        ['respond', { agreement: id, version: -1, response: 'accept' }],
        ['respond', { agreement: id, version: '1', response: 'accept' }],
        ['answer', { agreement: id, version: 1, outcome: 'great', line: '' }],
        ['amend', { agreement: id, version: 1 }],
      ] as const) {
        assert.equal((await posts(anna, `agreements/${path}`, form)).status, 400, path);
      }
      const long = { agreement: id, version: 1, outcome: 'kept', line: 'x'.repeat(281) };
      assert.deepEqual((await posts(anna, 'agreements/answer', long)).body, {
        kind: 'problem',
        problem: 'lineTooLong',
      });
      assert.equal((await theOne(stage, anna)).state, 'inForce');
    }));

  it('are not made by non-participants; somebody who left can still read theirs', () =>
    afterTalk(async (stage, anna) => {
      const { t, posts, gets } = stage;
      const guest = t.teams.person({ name: 'Gast', tenant: TENANT, locale: 'nl-NL' });
      await guest.installs();
      const { id } = done(await posts(anna, 'agreements/propose', { ...ROUND, ...OWN }));
      await posts(anna, 'leave');
      assert.deepEqual(await listOf(stage, anna), [['standing', OWN.what]]);
      assert.equal((await gets(anna, `agreements/${encodeURIComponent(id)}`)).status, 200);
      for (const person of [guest, anna]) {
        for (const [path, form] of [
          ['propose', { ...ROUND, ...OWN }],
          ['amend', { agreement: id, version: 1, ...OWN }],
          ['respond', { agreement: id, version: 1, response: 'accept' }],
          ['answer', { agreement: id, version: 1, outcome: 'kept', line: '' }],
        ] as const) {
          const answer = await posts(person, `agreements/${path}`, form);
          assert.deepEqual([answer.status, answer.body.code], [403, 'notJoined'], path);
        }
        assert.equal((await gets(person, 'agreements/new')).body.code, 'notJoined');
      }
      assert.deepEqual(await listOf(stage, guest), []);
    }));

  it('the list goes on page by page, up to a thousand', () =>
    afterTalk(async (stage, anna) => {
      const { posts, gets, storage } = stage;
      done(await posts(anna, 'agreements/propose', { ...ROUND, ...OWN }));
      const made = await theOne(stage, anna);
      for (let at = 0; at < 60; at += 1) {
        const order = `2026-10-01T10:00:00.0${10 + at}Z|${at}`;
        await storage.stores.agreements.createIfAbsent({
          ...made,
          id: `old-${at}`,
          order,
          reminder: null,
          lookAt: null,
        });
      }
      const sizes: (readonly [number, boolean])[] = [];
      for (const pages of ['', '0', '2', 'x', '99999999']) {
        const { groups, more } = bodyOf<AgreementListWire>(await gets(anna, `agreements?pages=${pages}`));
        sizes.push([groups.reduce((sum, { items }) => sum + items.length, 0), more]);
      }
      assert.deepEqual(sizes, [
        [50, true],
        [50, true],
        [61, false],
        [50, true],
        [61, false],
      ]);
    }));
});
