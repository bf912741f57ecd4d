import assert from 'node:assert/strict';
import type { App } from '../../src/app-parts.js';
import { afterTalk, agree, headingsOf, letterAbout, lettersAbout, PAPER, puts, theOne } from '../support/agreements.js';
import type { Person } from '../support/fake-teams/person.js';
import { says, sentence } from '../support/says.js';
import { idOf, reads, type Stage, seen } from '../support/scenario.js';
import { alongside } from '../support/storage.js';

const OWN = { what: 'Ik bel eerst de buurgemeente', agreedWith: 'self', by: '2026-12-18' } as const;
const SOON = sentence('agreement.summary_soon');
const DUE = sentence('agreement.summary_due');

/** Both processes do what is due at the same moments, until neither has anything to do. */
async function together(apps: readonly App[]): Promise<void> {
  await Promise.all(apps.map((app) => app.tick()));
  for (let sent = 1; sent > 0; ) {
    sent = (await Promise.all(apps.map((app) => app.sendDue()))).reduce((sum, count) => sum + count, 0);
  }
  await Promise.all(apps.map((app) => app.tick()));
}

/** Runs the story with a second process on the same database. */
async function beside({ t, storage }: Stage, story: (apps: readonly App[]) => Promise<void>): Promise<void> {
  const other = await alongside(storage);
  try {
    await story([t.app, await t.another(other)]);
  } finally {
    await other.close();
  }
}

describe('scenario: an agreement and the calendar', () => {
  it('is brought back on the first day after a pause when its date falls in the pause, and once', () =>
    afterTalk(async ({ t }, anna, bram) => {
      await puts(anna, OWN);
      await anna.says('pauze tot 6 januari');
      for (const day of ['11T09:00', '11T15:00', '18T09:00', '21T10:00']) await t.goTo(`2026-12-${day}:00+01:00`);
      await t.goTo('2027-01-06T08:59:00+01:00');
      assert.deepEqual(headingsOf(anna), []);
      await t.goTo('2027-01-06T09:00:00+01:00');
      assert.deepEqual(headingsOf(anna), [DUE], 'a week before is no news any more');
      await t.goTo('2027-01-07T09:00:00+01:00');
      assert.equal(lettersAbout(anna).length, 1);
      assert.deepEqual(lettersAbout(bram), []);
    }));

  it('is brought back on the first working morning when a pause ends in a weekend', () =>
    afterTalk(async ({ t }, anna) => {
      await puts(anna, OWN);
      await anna.says('pauze tot 3 januari');
      await t.goTo('2026-12-18T09:00:00+01:00');
      await t.goTo('2027-01-03T12:00:00+01:00');
      assert.deepEqual(headingsOf(anna), []);
      await t.goTo('2027-01-04T09:00:00+01:00');
      assert.deepEqual(headingsOf(anna), [DUE]);
    }));

  it('is brought back at once when a pause ends early, and later when it is prolonged', () =>
    afterTalk(async ({ t }, anna, bram) => {
      await puts(anna, OWN);
      await puts(bram, OWN);
      for (const person of [anna, bram]) await person.says('pauze tot 6 januari');
      await t.goTo('2026-12-18T09:00:00+01:00');
      await bram.says('pauze tot 20 januari');
      await t.goTo('2026-12-22T10:00:00+01:00');
      await anna.says('ik ben er weer');
      await t.settle();
      assert.deepEqual(headingsOf(anna), [DUE]);
      await t.goTo('2027-01-06T09:00:00+01:00');
      assert.deepEqual([headingsOf(anna), headingsOf(bram)], [[DUE], []]);
      await t.goTo('2027-01-20T09:00:00+01:00');
      assert.deepEqual(headingsOf(bram), [DUE]);
    }));

  it('holds a proposal back during a pause, and shows its state at the end of it', () =>
    afterTalk(async (stage, anna, bram) => {
      const { t } = stage;
      await bram.says('pauze tot 8 december');
      const saved = (await puts(anna)).card ?? assert.fail();
      await t.settle();
      assert.deepEqual(lettersAbout(bram), []);
      const [message] = (await stage.storage.stores.outbox.allTo(idOf(bram))).filter(
        ({ about }) => about !== undefined,
      );
      assert.deepEqual([message?.state, message?.reason], ['due', 'paused']);
      assert.match(reads(saved), says('closing.agreementProposed', { names: 'Bram Boersma' }));
      await t.goTo('2026-12-08T09:00:00+01:00');
      assert.deepEqual(headingsOf(bram), [sentence('agreement.summary_proposed')]);
      assert.match(
        seen(await bram.clicks(letterAbout(bram), { verb: 'agreement.accept' })),
        says('agreement.state_inForce'),
      );
    }));

  it('is brought back on Monday morning by a process that was away over both moments, and once', () =>
    afterTalk(async (stage, anna, bram) => {
      const { t } = stage;
      await agree(stage, anna, bram);
      const before = lettersAbout(anna).length;
      t.clock.goTo('2026-12-20T03:00:00+01:00');
      await t.restart();
      await t.settle();
      assert.equal(lettersAbout(anna).length, before, 'not on a Sunday night');
      await t.goTo('2026-12-21T09:00:00+01:00');
      assert.deepEqual(headingsOf(anna).slice(before), [DUE]);
      await t.restart();
      await t.advance('1d');
      assert.equal(lettersAbout(anna).length, before + 1);
    }));

  it('reaches who could not be reached on its date when they come back', () =>
    afterTalk(async (stage, anna) => {
      const { t } = stage;
      await puts(anna, OWN);
      await anna.uninstalls();
      await t.goTo('2026-12-18T09:00:00+01:00');
      const [message] = (await stage.storage.stores.outbox.allTo(idOf(anna))).filter(
        ({ about }) => about !== undefined,
      );
      assert.equal(message?.state, 'unreachable');
      await t.goTo('2026-12-21T10:00:00+01:00');
      await anna.installs();
      await t.settle();
      assert.deepEqual(headingsOf(anna), [DUE]);
    }));

  it('is told and brought back once by two processes that work at the same moments', () =>
    afterTalk(async (stage, anna, bram) => {
      const { t } = stage;
      await beside(stage, async (apps) => {
        await puts(anna);
        await together(apps);
        await bram.clicks(letterAbout(bram), { verb: 'agreement.accept' });
        await together(apps);
        for (const moment of ['2026-12-11T09:00:00+01:00', '2026-12-18T09:00:00+01:00']) {
          t.clock.goTo(moment);
          await together(apps);
          await together(apps);
        }
      });
      assert.deepEqual(headingsOf(anna), [sentence('agreement.summary_agreed'), SOON, DUE]);
      assert.deepEqual(headingsOf(bram), [sentence('agreement.summary_proposed'), SOON, DUE]);
    }));

  it('never puts an unseen text in force when a yes and a change meet in two processes', () =>
    afterTalk(async (stage, anna, bram) => {
      await puts(anna);
      await stage.t.settle();
      const ends: string[] = [];
      await beside(stage, async (apps) => {
        for (let at = 0; at < 40; at += 1) ends.push(await yesMeetsChange(stage, apps, [anna, bram], at % 2 === 0));
      });
      assert.ok(
        ends.every((end) => end === 'done' || end === 'stale'),
        ends.join(),
      );
    }));
});

/** One amends and the other says yes at the same moment, in two processes. Gives what became of the yes. */
async function yesMeetsChange(
  stage: Stage,
  [one, other]: readonly App[],
  people: readonly Person[],
  yesFirst: boolean,
): Promise<string> {
  const { participants, agreements } = stage.storage.stores;
  const [a, b] = await Promise.all(people.map((person) => participants.get(idOf(person))));
  assert.ok(one && other && a && b);
  const { id, versions } = await theOne(stage, people[0] ?? assert.fail());
  const version = versions.at(-1)?.number ?? 0;
  const amend = () => one.services.agreements.amend(a, id, version, { ...PAPER, what: `Tekst ${version + 1}` });
  const accept = () => other.services.agreements.respond(b, id, version, 'accept');
  const [first, second] = yesFirst ? [accept(), amend()] : [amend(), accept()];
  const [accepted, amended] = await Promise.all(yesFirst ? [first, second] : [second, first]);
  assert.equal(amended?.kind, 'done');
  const after = await agreements.get(id);
  assert.deepEqual([after?.state, after?.parties[1]?.accepted], ['proposed', null], 'the new text was not seen');
  return accepted?.kind === 'no' ? accepted.why : (accepted?.kind ?? '');
}
