import assert from 'node:assert/strict';
import {
  afterClosing,
  afterTalk,
  agree,
  asksList,
  headingsOf,
  invokes,
  letterAbout,
  lettersAbout,
  onPaper,
  PAPER,
  puts,
  theOne,
} from '../support/agreements.js';
import type { Person } from '../support/fake-teams/person.js';
import type { ActionAnswer } from '../support/fake-teams/seat.js';
import { inOrder, says, sentence } from '../support/says.js';
import { play, reads, type Stage, seen } from '../support/scenario.js';
import { answers, joined, matchCardOf, reach } from '../support/talks.js';
import { WHOLE_WEEK } from '../support/test-app.js';

/** Opens the form of the newest message and sends another text. */
async function amends(person: Person, what: string): Promise<ActionAnswer> {
  const { card } = await person.clicks(letterAbout(person), sentence('agreement.amend'));
  return person.clicks(card ?? assert.fail(), { verb: 'agreement.amend' }, { what });
}

const accepts = (person: Person) => person.clicks(letterAbout(person), { verb: 'agreement.accept' });

async function proposed(stage: Stage, anna: Person): Promise<void> {
  await puts(anna);
  await stage.t.settle();
}

describe('scenario: an agreement of two', () => {
  it('is proposed to the other, in force when they say yes, and brought back to both', () =>
    afterTalk(async (stage, anna, bram) => {
      const { t } = stage;
      assert.match(seen(await puts(anna)), says('closing.agreementProposed', { names: 'Bram Boersma' }));
      await t.settle();
      assert.match(
        reads(letterAbout(bram)),
        inOrder(
          says('agreement.heading_proposed', { name: 'Anna Aalders' }),
          /Wij sturen elkaar/,
          /Het staat in het verslag/,
        ),
      );
      assert.match(reads(await asksList(anna)), says('agreements.line_waitOthers', { names: 'Bram Boersma' }));
      assert.match(seen(await accepts(bram)), says('agreement.state_inForce'));
      await t.settle();
      assert.deepEqual(headingsOf(anna), [sentence('agreement.summary_agreed')]);
      await t.goTo('2026-12-11T09:00:00+01:00');
      await anna.clicks(letterAbout(anna), sentence('agreement.kept'), { line: 'Ging vanzelf' });
      await t.settle();
      assert.match(
        reads(letterAbout(bram)),
        inOrder(
          says('agreement.heading_answered'),
          says('agreement.said_kept', { name: 'Anna Aalders' }),
          /“Ging vanzelf”/,
        ),
      );
      await t.goTo('2026-12-18T09:00:00+01:00');
      assert.equal(lettersAbout(anna).length, 2, 'who has answered is not asked again');
      assert.match(
        seen(await bram.clicks(letterAbout(bram), sentence('agreement.changed'))),
        says('agreement.state_changed'),
      );
      await t.settle();
      assert.match(reads(letterAbout(anna)), says('agreement.said_changed', { name: 'Bram Boersma' }));
      assert.equal((await theOne(stage, anna)).state, 'changed');
    }));

  it('goes back and forth until both say yes to the same text, and keeps every text', () =>
    afterTalk(async (stage, anna, bram) => {
      const { t } = stage;
      await proposed(stage, anna);
      assert.match(
        seen(await amends(bram, 'Wij bellen elkaar eerst')),
        says('agreement.state_waitOthers', { names: 'Anna Aalders' }),
      );
      await t.settle();
      assert.match(
        reads(letterAbout(anna)),
        inOrder(
          says('agreement.heading_amended', { name: 'Bram Boersma' }),
          says('agreement.versionOwn', { number: 1 }),
        ),
      );
      await amends(anna, 'Wij bellen elkaar op maandag');
      await t.settle();
      await accepts(bram);
      await t.settle();
      const one = await theOne(stage, anna);
      assert.equal(one.state, 'inForce');
      assert.deepEqual(
        one.versions.map(({ author, what }) => [author, what]),
        [
          [0, PAPER.what],
          [1, 'Wij bellen elkaar eerst'],
          [0, 'Wij bellen elkaar op maandag'],
        ],
      );
    }));

  it('loses its force with a new text, until that is accepted too', () =>
    afterTalk(async (stage, anna, bram) => {
      await agree(stage, anna, bram);
      await amends(anna, 'Toch anders');
      await stage.t.settle();
      assert.equal((await theOne(stage, anna)).state, 'proposed');
      await accepts(bram);
      assert.equal((await theOne(stage, anna)).state, 'inForce');
    }));

  it('never puts a text in force that the other has not seen: the yes comes after the change', () =>
    afterTalk(async (stage, anna, bram) => {
      await proposed(stage, anna);
      const old = letterAbout(bram);
      const form = (
        await anna.clicks(
          (await anna.clicks(await asksList(anna), sentence('agreements.open'))).card ?? assert.fail(),
          sentence('agreement.amend'),
        )
      ).card;
      await anna.clicks(form ?? assert.fail(), { verb: 'agreement.amend' }, { what: 'Iets heel anders' });
      const answer = await bram.clicks(old, { verb: 'agreement.accept' });
      assert.match(seen(answer), inOrder(says('agreement.no_stale', { name: 'Anna Aalders' }), /Iets heel anders/));
      assert.equal((await theOne(stage, anna)).state, 'proposed');
      assert.match(
        seen(await bram.clicks(answer.card ?? assert.fail(), { verb: 'agreement.accept' })),
        says('agreement.state_inForce'),
      );
    }));

  it('never puts a text in force that the other has not seen: the change comes after the yes', () =>
    afterTalk(async (stage, anna, bram) => {
      await proposed(stage, anna);
      const detail = (await anna.clicks(await asksList(anna), sentence('agreements.open'))).card ?? assert.fail();
      const form = (await anna.clicks(detail, sentence('agreement.amend'))).card ?? assert.fail();
      await accepts(bram);
      await anna.clicks(form, { verb: 'agreement.amend' }, { what: 'Iets heel anders' });
      await stage.t.settle();
      const one = await theOne(stage, anna);
      assert.deepEqual([one.state, one.parties[1]?.accepted], ['proposed', null]);
      assert.match(
        reads(letterAbout(bram)),
        inOrder(says('agreement.heading_amended', { name: 'Anna Aalders' }), /Iets heel anders/),
      );
      assert.deepEqual(headingsOf(anna), [], 'that it stood for a moment is no news any more');
    }));

  it('keeps the second person’s text in the form, when two change it at once', () =>
    afterTalk(async (stage, anna, bram) => {
      await agree(stage, anna, bram);
      const [one, other] = await Promise.all(
        [anna, bram].map(
          async (person) => (await person.clicks(letterAbout(person), sentence('agreement.amend'))).card,
        ),
      );
      await anna.clicks(one ?? assert.fail(), { verb: 'agreement.amend' }, { what: 'Van Anna' });
      const late = await bram.clicks(other ?? assert.fail(), { verb: 'agreement.amend' }, { what: 'Van Bram' });
      assert.equal(late.card, null, 'the form stays, with what was typed');
      assert.match(late.message ?? '', says('agreementForm.stale'));
      assert.deepEqual(
        (await theOne(stage, anna)).versions.map(({ what }) => what),
        [PAPER.what, 'Van Anna'],
      );
    }));

  it('is the proposer’s alone when the other declines, who sees no later text', () =>
    afterTalk(async (stage, anna, bram) => {
      await proposed(stage, anna);
      const letter = letterAbout(bram);
      for (const _ of [1, 2]) {
        assert.match(seen(await bram.clicks(letter, { verb: 'agreement.decline' })), says('agreement.state_declined'));
      }
      await stage.t.settle();
      assert.match(
        reads(letterAbout(anna)),
        inOrder(says('agreement.nowAlone'), says('agreement.gone_declined', { name: 'Bram Boersma' })),
      );
      await amends(anna, 'Dan doe ik het zelf');
      await stage.t.settle();
      assert.match(seen(await bram.clicks(letter, { verb: 'agreement.accept' })), says('agreement.no_gone'));
      assert.doesNotMatch(JSON.stringify(bram.inbox), /Dan doe ik het zelf/);
      assert.doesNotMatch(JSON.stringify((await bram.says('afspraken')).replies), /Dan doe ik het zelf/);
      assert.equal(lettersAbout(anna).length, 1);
      await stage.t.goTo('2026-12-18T09:00:00+01:00');
      assert.equal(lettersAbout(bram).length, 1, 'nothing is brought back to who said no');
    }));

  it('can be kept alone by somebody waiting for an answer', () =>
    afterTalk(async (stage, anna, bram) => {
      await proposed(stage, anna);
      const detail = (await anna.clicks(await asksList(anna), sentence('agreements.open'))).card ?? assert.fail();
      assert.match(seen(await anna.clicks(detail, sentence('agreement.keepAlone'))), says('agreement.state_inForce'));
      assert.match(seen(await accepts(bram)), says('agreement.state_withdrawn'));
      assert.equal((await theOne(stage, anna)).parties[1]?.accepted, null);
    }));

  it('answers a second click like the first, tells things once, and answers strangers clearly', () =>
    afterClosing(['Leiden', 'Breda', 'Emmen', 'Zwolle'], async (stage, people) => {
      const { t } = stage;
      t.teams.deliveries = 3;
      const [anna] = people;
      assert.ok(anna);
      await puts(anna);
      await t.settle();
      const bram = people.find((person) => lettersAbout(person).length > 0) ?? assert.fail();
      const carla = people.find((person) => person !== anna && person !== bram) ?? assert.fail();
      assert.equal(lettersAbout(bram).length, 1);
      const letter = letterAbout(bram);
      const { id } = await theOne(stage, anna);
      for (const verb of ['accept', 'decline', 'keepAlone', 'amend', 'show', 'edit'] as const) {
        const text = { what: 'Gekaapt' };
        const answer = await invokes(carla, `agreement.${verb}`, { agreement: id, version: '1', ...text });
        assert.match(answer, says('notices.unknownAgreement.title'), verb);
      }
      assert.match(
        await invokes(carla, 'agreement.open', { match: id.slice(0, -2) }),
        says('notices.unknownMatch.title'),
      );
      for (const _ of [1, 2])
        assert.match(seen(await bram.clicks(letter, { verb: 'agreement.accept' })), says('agreement.state_inForce'));
      await t.settle();
      assert.equal(lettersAbout(anna).length, 1);
      assert.match(
        await invokes(bram, 'agreement.accept', { agreement: id, version: '99' }),
        says('agreement.no_stale'),
      );
      assert.match(
        await invokes(bram, 'agreement.accept', { agreement: id, version: '-1' }),
        says('notices.unknownAction.title'),
      );
      assert.match(
        await invokes(bram, 'agreement.accept', { agreement: id, version: '1', v: 0 }),
        says('notices.staleCard.title'),
      );
      assert.equal((await theOne(stage, anna)).versions.length, 1);
    }));

  it('is not made by somebody who never joined', () =>
    afterTalk(async (stage) => {
      const zoe = stage.t.teams.person({ name: 'Zoe Zand', tenant: '0aa00000-0000-4000-8000-000000000001' });
      await zoe.installs();
      for (const [verb, data] of [
        ['agreement.draft', { round: 'main-1', what: 'x' }],
        ['agreement.propose', { match: 'main-1:0-a:000000', what: 'x' }],
        ['agreement.open', { match: 'main-1:0-a:000000' }],
      ] as const) {
        assert.match(await invokes(zoe, verb, data), says('notices.joinFirst.title'), verb);
      }
      assert.deepEqual(await stage.kept('agreements'), []);
    }));
});

describe('scenario: an agreement from the talk', () => {
  it('is made in the week itself, shows what the other proposed already, and stands on the closing card', () =>
    play(
      async (stage) => {
        const [anna, bram] = await joined(stage.t, ['Leiden', 'Breda']);
        assert.ok(anna && bram);
        await reach(stage, 'discussing');
        const met = (await answers(anna, 'match.met')).card ?? assert.fail();
        const form = (await anna.clicks(met, sentence('agreement.open'))).card ?? assert.fail();
        assert.match(reads(form), says('closing.withPartner', { names: 'Bram Boersma' }));
        await anna.clicks(form, { verb: 'agreement.propose' }, PAPER);
        await anna.clicks(form, { verb: 'agreement.propose' }, PAPER);
        await stage.t.settle();
        const { id } = await theOne(stage, anna);
        assert.equal(lettersAbout(bram).length, 1);
        const there = await bram.clicks(
          (await bram.refreshes(matchCardOf(bram))).card ?? assert.fail(),
          sentence('agreement.open'),
        );
        assert.match(seen(there), says('agreement.state_waitOwn'));
        await bram.clicks(there.card ?? assert.fail(), { verb: 'agreement.accept' });
        await reach(stage, 'closed');
        for (const person of [anna, bram]) {
          const closing = reads(person.lastCard());
          assert.match(
            closing,
            inOrder(
              says('agreementForm.headingNew'),
              /Wij sturen elkaar/,
              says('agreement.state_inForce'),
              says('closing.agreementElsewhere'),
            ),
          );
        }
        assert.equal((await theOne(stage, bram)).id, id);
      },
      { env: WHOLE_WEEK },
    ));

  it('is not made about a talk that did not go on', () =>
    play(
      async (stage) => {
        const [anna, bram] = await joined(stage.t, ['Leiden', 'Breda']);
        assert.ok(anna && bram);
        await reach(stage, 'discussing');
        const match = String(JSON.stringify(matchCardOf(bram).card).match(/"match":"([^"]+)"/)?.[1]);
        await answers(anna, 'match.skip');
        assert.match(await invokes(bram, 'agreement.open', { match }), says('notices.matchOver.title'));
        assert.match(await invokes(bram, 'agreement.propose', { match, what: 'x' }), says('notices.matchOver.title'));
      },
      { env: WHOLE_WEEK },
    ));

  it('of three is in force when all three said yes, and goes on with two when one says no', () =>
    afterClosing(['Leiden', 'Breda', 'Emmen'], async (stage, [anna, bram, carla]) => {
      assert.ok(anna && bram && carla);
      await proposed(stage, anna);
      await accepts(bram);
      await stage.t.settle();
      assert.deepEqual([headingsOf(anna), (await theOne(stage, anna)).state], [[], 'proposed']);
      await carla.clicks(letterAbout(carla), { verb: 'agreement.decline' });
      await stage.t.settle();
      assert.equal((await theOne(stage, anna)).state, 'inForce');
      for (const person of [anna, bram])
        assert.match(reads(letterAbout(person)), says('agreement.gone_declined', { name: 'Carla Claus' }));
      assert.equal((await onPaper(stage, carla)).length, 1);
    }));
});
