import assert from 'node:assert/strict';
import {
  afterClosing,
  afterTalk,
  agree,
  asksList,
  letterAbout,
  lettersAbout,
  onPaper,
  PAPER,
  puts,
  theOne,
} from '../support/agreements.js';
import type { Person } from '../support/fake-teams/person.js';
import { inOrder, says, sentence } from '../support/says.js';
import { idOf, reads, type Stage, seen } from '../support/scenario.js';

const leaves = async (person: Person) =>
  person.clicks((await person.says('stop')).replies[0] ?? assert.fail(), { verb: 'leave.confirm' });
const isErased = async (person: Person) =>
  person.clicks((await person.says('wis mij')).replies[0] ?? assert.fail(), { verb: 'erase.confirm' });

/** The file with everything that is kept about this person. */
async function exportOf({ t }: Stage, person: Person) {
  const [card] = (await person.says('mijn gegevens')).replies;
  const link = new URL(person.link(card ?? assert.fail(), sentence('myData.download')));
  const text = await (await fetch(`${t.url}${link.pathname}`, { method: 'POST' })).text();
  return { text, data: JSON.parse(text) };
}

describe('scenario: an agreement with somebody who goes', () => {
  it('passes to the other when somebody leaves: they are told and can finish it', () =>
    afterTalk(async (stage, anna, bram) => {
      const { t } = stage;
      await agree(stage, anna, bram);
      await leaves(anna);
      await t.settle();
      assert.match(
        reads(letterAbout(bram)),
        inOrder(says('agreement.nowAlone'), says('agreement.gone_left', { name: 'Anna Aalders' })),
      );
      const before = lettersAbout(anna).length;
      await t.goTo('2026-12-18T09:00:00+01:00');
      assert.equal(lettersAbout(anna).length, before);
      assert.match(
        seen(await bram.clicks(letterAbout(bram), sentence('agreement.kept'))),
        says('agreement.state_kept'),
      );
    }));

  it('waits for a yes of one’s own when the proposer leaves before it was accepted', () =>
    afterTalk(async (stage, anna, bram) => {
      await puts(anna);
      await stage.t.settle();
      await leaves(anna);
      await stage.t.settle();
      assert.equal((await theOne(stage, bram)).state, 'proposed');
      assert.match(reads(letterAbout(bram)), says('agreement.lead_alone'));
      assert.match(
        seen(await bram.clicks(letterAbout(bram), { verb: 'agreement.accept' })),
        says('agreement.state_inForce'),
      );
    }));

  it('is not lost when its only party leaves: it is there when they come back', () =>
    afterTalk(async (stage, anna) => {
      await puts(anna, { ...PAPER, agreedWith: 'self' });
      await leaves(anna);
      await stage.t.settle();
      assert.equal((await theOne(stage, anna)).state, 'inForce');
    }));

  it('loses every trace of an erased person, keeps the words of the other, and tells them', () =>
    afterTalk(async (stage, anna, bram) => {
      const { t } = stage;
      await puts(anna, { ...PAPER, what: 'Geheim van Anna' });
      await t.settle();
      const form = (await bram.clicks(letterAbout(bram), sentence('agreement.amend'))).card ?? assert.fail();
      await bram.clicks(form, { verb: 'agreement.amend' }, { what: 'Woorden van Bram' });
      await t.settle();
      await anna.clicks(letterAbout(anna), { verb: 'agreement.accept' });
      await anna.clicks(letterAbout(anna), sentence('agreement.kept'), { line: 'Regel van Anna' });
      await isErased(anna);
      const left = JSON.stringify(await stage.everything());
      for (const trace of [anna.facts.objectId, 'Anna Aalders', 'Geheim van Anna', 'Regel van Anna'])
        assert.ok(!left.includes(trace), trace);
      await t.settle();
      const told = reads(letterAbout(bram));
      assert.match(
        told,
        inOrder(
          /Woorden van Bram/,
          says('agreement.gone_erased'),
          says('agreement.version', { number: 1, name: sentence('thread.erased') }),
          says('agreement.versionGone'),
        ),
      );
      await isErased(bram);
      assert.deepEqual(await stage.kept('agreements'), [], 'nobody is left who could ask for it');
    }));

  it('can be written anew by the other when its words went with an erasure', () =>
    afterTalk(async (stage, anna, bram) => {
      const { t } = stage;
      await agree(stage, anna, bram);
      await isErased(anna);
      await t.settle();
      const letter = letterAbout(bram);
      assert.match(reads(letter), inOrder(says('agreement.textGone'), says('agreement.state_inForce')));
      const form = (await bram.clicks(letter, sentence('agreement.amend'))).card ?? assert.fail();
      await bram.clicks(form, { verb: 'agreement.amend' }, { what: 'Dan in mijn woorden' });
      await t.goTo('2026-12-18T09:00:00+01:00');
      assert.match(reads(letterAbout(bram)), /Dan in mijn woorden/);
    }));

  it('is gone with its proposer who is erased before it was accepted', () =>
    afterTalk(async (stage, anna, bram) => {
      await puts(anna);
      await stage.t.settle();
      const proposal = letterAbout(bram);
      await isErased(anna);
      await stage.t.settle();
      assert.match(reads(letterAbout(bram)), inOrder(says('agreement.state_dropped'), says('agreement.gone_erased')));
      assert.match(seen(await bram.clicks(proposal, { verb: 'agreement.accept' })), says('agreement.no_over'));
      assert.doesNotMatch(JSON.stringify(await stage.everything()), new RegExp(PAPER.what));
    }));

  it('is the other’s alone when somebody was out of reach for four weeks, not sooner', () =>
    afterTalk(async (stage, anna, bram) => {
      const { t } = stage;
      await agree(stage, anna, bram, { ...PAPER, by: '2027-01-15' });
      await bram.uninstalls();
      await t.goTo('2027-01-08T09:00:00+01:00');
      assert.match(reads(letterAbout(anna)), says('agreement.gone_unreachable', { name: 'Bram Boersma' }));
      assert.deepEqual(
        (await theOne(stage, anna)).parties.map(({ gone }) => gone),
        [null, 'unreachable'],
      );
    }));

  it('stays shared with somebody who was away shortly', () =>
    afterTalk(async (stage, anna, bram) => {
      await agree(stage, anna, bram);
      await bram.uninstalls();
      await stage.t.goTo('2026-12-18T09:00:00+01:00');
      assert.deepEqual(
        (await theOne(stage, anna)).parties.map(({ gone }) => gone),
        [null, null],
      );
    }));

  it('is brought to somebody who blocked the bot, with the first word that they write again', () =>
    afterTalk(async (stage, anna, bram) => {
      bram.blocks();
      await puts(anna);
      await stage.t.settle();
      assert.deepEqual(lettersAbout(bram), []);
      bram.unblocks();
      await bram.says('hulp');
      await stage.t.settle();
      assert.match(reads(letterAbout(bram)), new RegExp(PAPER.what));
    }));

  it('goes on among two when one of three leaves', () =>
    afterClosing(['Leiden', 'Breda', 'Emmen'], async (stage, [anna, bram, carla]) => {
      assert.ok(anna && bram && carla);
      await puts(anna);
      await stage.t.settle();
      await bram.clicks(letterAbout(bram), { verb: 'agreement.accept' });
      await leaves(carla);
      await stage.t.settle();
      assert.equal((await theOne(stage, anna)).state, 'inForce');
      for (const person of [anna, bram])
        assert.match(reads(letterAbout(person)), says('agreement.gone_left', { name: 'Carla Claus' }));
      assert.match(reads(await asksList(anna)), says('agreements.with', { names: 'Bram Boersma' }));
    }));

  it('is repaired when it was made at the very moment that the other went', () =>
    afterTalk(async (stage, anna, bram) => {
      const { agreements, participants } = stage.storage.stores;
      await puts(anna);
      // The state left by an erasure that read the agreements just before this one was written.
      await participants.erase(idOf(bram));
      await stage.t.settle();
      const one = await theOne(stage, anna);
      assert.deepEqual([one.state, one.parties[1]?.gone], ['inForce', 'erased']);
      assert.deepEqual(await agreements.allOf(idOf(bram)), []);
      assert.match(reads(letterAbout(anna)), says('agreement.gone_erased'));
    }));
});

describe('scenario: agreements in one’s own data', () => {
  it('are all there with every text, without who the others are; what came after one said no is not', () =>
    afterTalk(async (stage, anna, bram) => {
      const { t } = stage;
      await agree(stage, anna, bram);
      const { text, data } = await exportOf(stage, bram);
      assert.equal(data.agreements.length, 1);
      const [one] = data.agreements;
      assert.deepEqual(
        [
          one.state,
          one.versions.map(({ what, own }: Record<string, unknown>) => [what, own]),
          one.ownAccepted,
          one.others,
        ],
        ['inForce', [[PAPER.what, false]], 1, 1],
      );
      for (const trace of [anna.facts.objectId, anna.facts.name]) assert.ok(!text.includes(trace), trace);
      await t.settle();
    }));

  it('hold no later text for somebody who declined', () =>
    afterTalk(async (stage, anna, bram) => {
      await puts(anna);
      await stage.t.settle();
      await bram.clicks(letterAbout(bram), { verb: 'agreement.decline' });
      await stage.t.settle();
      const form = (await anna.clicks(letterAbout(anna), sentence('agreement.amend'))).card ?? assert.fail();
      await anna.clicks(form, { verb: 'agreement.amend' }, { what: 'Alleen van Anna' });
      const { text, data } = await exportOf(stage, bram);
      assert.ok(!text.includes('Alleen van Anna'));
      assert.equal(data.agreements[0].ownGone, 'declined');
      assert.ok((await exportOf(stage, anna)).text.includes('Alleen van Anna'));
      assert.equal((await onPaper(stage, bram)).length, 1);
    }));
});
