import assert from 'node:assert/strict';
import {
  afterTalk,
  asksList,
  closingOf,
  headingsOf,
  invokes,
  letterAbout,
  lettersAbout,
  onPaper,
  puts,
  theOne,
} from '../support/agreements.js';
import { buttonsOf } from '../support/fake-teams/card-parts.js';
import { inOrder, says, sentence } from '../support/says.js';
import { idOf, reads, seen } from '../support/scenario.js';

const OWN = { what: 'Ik bel eerst de buurgemeente', agreedWith: 'self', by: '2026-12-18' } as const;

describe('scenario: an agreement with oneself', () => {
  it('is in force at once, stands on the closing card, and nobody else hears of it', () =>
    afterTalk(async (stage, anna, bram) => {
      const before = bram.inbox.length;
      const saved = seen(await puts(anna, OWN));
      assert.match(
        saved,
        inOrder(says('closing.agreementSaved'), /Ik bel eerst de buurgemeente/, says('agreement.state_inForce')),
      );
      await stage.t.settle();
      assert.equal((await theOne(stage, anna)).state, 'inForce');
      assert.equal(bram.inbox.length, before);
      assert.doesNotMatch(reads(await asksList(bram)), /Ik bel eerst/);
      assert.deepEqual(await onPaper(stage, bram), []);
    }));

  it('goes to nobody when no company was chosen', () =>
    afterTalk(async (stage, anna, bram) => {
      const before = bram.inbox.length;
      assert.match(seen(await puts(anna, { what: 'Alleen voor mij' })), says('agreement.withSelf'));
      await stage.t.settle();
      assert.equal(bram.inbox.length, before);
    }));

  for (const [outcome, title, words] of [
    ['kept', sentence('agreement.kept'), says('agreement.state_kept')],
    ['changed', sentence('agreement.changed'), says('agreement.state_changed')],
    ['dropped', sentence('agreement.dropped'), says('agreement.state_dropped')],
  ] as const) {
    it(`is brought back a week before its date and on it, once each, and ends as ${outcome} with one line`, () =>
      afterTalk(async (stage, anna) => {
        const { t } = stage;
        await puts(anna, OWN);
        await t.goTo('2026-12-11T08:59:00+01:00');
        assert.deepEqual(headingsOf(anna), []);
        await t.goTo('2026-12-11T09:00:00+01:00');
        assert.deepEqual(headingsOf(anna), [sentence('agreement.summary_soon')]);
        await t.goTo('2026-12-18T09:00:00+01:00');
        await t.advance('1h');
        assert.deepEqual(headingsOf(anna), [sentence('agreement.summary_soon'), sentence('agreement.summary_due')]);
        const card = letterAbout(anna);
        assert.match(reads(card), /Ik bel eerst de buurgemeente/);
        const done = seen(await anna.clicks(card, title, { line: 'Het scheelde een week' }));
        assert.match(done, words);
        assert.match(done, /“Het scheelde een week”/);
        assert.equal((await theOne(stage, anna)).state, outcome);
        const again = await anna.clicks(card, title, { line: 'Het scheelde een week' });
        assert.match(seen(again), words);
        const other = sentence(outcome === 'kept' ? 'agreement.dropped' : 'agreement.kept');
        assert.match(seen(await anna.clicks(card, other, { line: 'Toch iets anders' })), says('agreementForm.over'));
        assert.match(
          seen(await anna.clicks(card, title, { line: 'In andere woorden' })),
          /“In andere woorden”/,
          'the same outcome in other words is kept as it was sent last',
        );
        await t.advance('30d');
        assert.equal(lettersAbout(anna).length, 2, 'nothing more is asked');
      }));
  }

  it('is not asked about on its date when the answer came a week before', () =>
    afterTalk(async (stage, anna) => {
      const { t } = stage;
      await puts(anna, OWN);
      await t.goTo('2026-12-11T09:00:00+01:00');
      await anna.clicks(letterAbout(anna), sentence('agreement.kept'));
      await t.goTo('2026-12-18T12:00:00+01:00');
      assert.equal(lettersAbout(anna).length, 1);
    }));

  it('gets a new date, and is then brought back on that one only', () =>
    afterTalk(async (stage, anna) => {
      const { t } = stage;
      await puts(anna, OWN);
      await t.goTo('2026-12-11T09:00:00+01:00');
      const form = (await anna.clicks(letterAbout(anna), sentence('agreement.amend'))).card;
      assert.ok(form);
      const changed = await anna.clicks(form, { verb: 'agreement.amend' }, { by: '2027-01-22' });
      assert.match(
        seen(changed),
        inOrder(/vrijdag 22 januari 2027/, says('agreement.earlier'), /vrijdag 18 december 2026/),
      );
      await t.goTo('2026-12-18T12:00:00+01:00');
      assert.equal(lettersAbout(anna).length, 1);
      await t.goTo('2027-01-15T09:00:00+01:00');
      await t.goTo('2027-01-22T09:00:00+01:00');
      assert.equal(lettersAbout(anna).length, 3);
    }));

  it('without a date is brought back after four weeks', () =>
    afterTalk(async (stage, anna) => {
      await puts(anna, { what: 'Ooit', agreedWith: 'organisation' });
      assert.match(reads(await asksList(anna)), inOrder(/Ooit/, says('agreements.line_inForce')));
      await stage.t.goTo('2026-12-28T08:59:00+01:00');
      assert.equal(lettersAbout(anna).length, 0);
      await stage.t.goTo('2026-12-28T09:00:00+01:00');
      assert.match(reads(letterAbout(anna)), says('agreement.withOrganisation'));
    }));

  it('is changed below the result as long as it is one’s own, as it was sent last', () =>
    afterTalk(async (stage, anna) => {
      const { card } = await puts(anna, OWN);
      assert.ok(card);
      await anna.clicks(card, { verb: 'agreement.draft' }, { what: 'Ik mail eerst' });
      await anna.clicks(card, { verb: 'agreement.draft' }, { what: 'Ik mail eerst' });
      const one = await theOne(stage, anna);
      assert.deepEqual(
        one.versions.map(({ what }) => what),
        [OWN.what, 'Ik mail eerst'],
      );
      await anna.clicks(card, { verb: 'agreement.draft' }, { what: 'Iets anders' });
      assert.equal((await theOne(stage, anna)).versions.at(-1)?.what, 'Iets anders');
      assert.equal(closingOf(anna).id, card.id);
    }));

  it('answers what cannot be kept below the card, and keeps nothing', () =>
    afterTalk(async (stage, anna) => {
      for (const [inputs, words] of [
        [{}, says('closing.agreementMissing')],
        [{ what: 'x', by: '2026-11-29' }, says('closing.agreementDay')],
        [{ what: 'x', by: '2027-02-30' }, says('closing.agreementDay')],
      ] as const) {
        const answer = await puts(anna, inputs);
        assert.equal(answer.card, null, 'the card stays as it is, with what was filled in');
        assert.match(answer.message ?? '', words);
      }
      const long = 'x'.repeat(100_000);
      assert.match(
        await invokes(anna, 'agreement.draft', { round: 'main-1', what: long }),
        says('notices.tooMuchText.text', { count: 500 }),
      );
      assert.match(
        await invokes(anna, 'agreement.draft', { round: 'main-1', what: 'x', how: long }),
        says('agreementForm.measureTooLong', { count: 300 }),
      );
      assert.deepEqual(await onPaper(stage, anna), []);
      const own = await puts(anna, OWN);
      assert.ok(own.card);
      const { id } = await theOne(stage, anna);
      const said = { agreement: id, version: '1', outcome: 'kept', line: long };
      assert.match(await invokes(anna, 'agreement.answer', said), says('notices.tooMuchText.text', { count: 280 }));
      assert.equal((await theOne(stage, anna)).state, 'inForce');
    }));

  it('is listed with all others, three at a time, each with its own card', () =>
    afterTalk(async (stage, anna, bram) => {
      const { agreements } = stage.storage.stores;
      await puts(anna, OWN);
      const made = await theOne(stage, anna);
      for (let at = 0; at < 11; at += 1) {
        const order = `2026-11-0${1 + (at % 9)}T10:00:00.0${10 + at}Z|${at}`;
        await agreements.createIfAbsent({ ...made, id: `old-${at}`, order, reminder: null, lookAt: null });
      }
      const sizes: number[] = [];
      let page = await asksList(anna);
      for (;;) {
        const buttons = buttonsOf(page.card);
        sizes.push(buttons.filter(({ verb }) => verb === 'agreement.show').length);
        if (!buttons.some(({ title }) => title === sentence('agreements.older'))) break;
        page = (await anna.clicks(page, sentence('agreements.older'))).card ?? assert.fail();
      }
      assert.deepEqual(sizes, [3, 3, 3, 3]);
      const newest = (await anna.clicks(page, sentence('agreements.newest'))).card ?? assert.fail();
      const detail = await anna.clicks(newest, { verb: 'agreement.show', data: { agreement: made.id } });
      assert.match(seen(detail), says('agreement.seenOwn'));
      assert.match(
        await invokes(bram, 'agreement.show', { agreement: made.id }),
        says('notices.unknownAgreement.title'),
      );
      assert.match(
        await invokes(anna, 'agreement.list', { after: 'x'.repeat(500) }),
        says('notices.unknownAction.title'),
      );
      assert.equal((await stage.storage.stores.agreements.pageOf(idOf(bram), null, 5)).length, 0);
    }));
});
