import assert from 'node:assert/strict';
import type { Log } from '../../src/log.js';
import type { Person } from '../support/fake-teams/person.js';
import { inOrder, says } from '../support/says.js';
import { idOf, play, reads, type Stage, seen, votes } from '../support/scenario.js';
import { alongside } from '../support/storage.js';
import { answers, joined, matchCardOf, partnersOf, reach, TOWNS } from '../support/talks.js';
import { WHOLE_WEEK } from '../support/test-app.js';

/** Everything in the database as one text. */
async function everythingOf({ everything }: Stage): Promise<string> {
  return JSON.stringify(await everything());
}

function assertNothingOf(text: string, { facts }: Person, ...more: readonly string[]): void {
  for (const trace of [facts.objectId, facts.name, facts.userId, facts.mail, ...more]) {
    assert.ok(!text.includes(trace), `${trace} is still there`);
  }
}

/** The nightly runs of these nights, as the process does them that is there. */
async function nights({ t }: Stage, ...moments: readonly string[]): Promise<void> {
  for (const moment of moments) {
    t.clock.goTo(moment);
    await t.app.retention.runIfDue();
  }
}

async function leaves(person: Person): Promise<string> {
  const [asked] = (await person.says('stop')).replies;
  assert.ok(asked);
  return `${reads(asked)} ${seen(await person.clicks(asked, { verb: 'leave.confirm' }))}`;
}

describe('scenario: what is kept long enough', () => {
  it('is everything of somebody who left, twelve months later, wherever it was', () =>
    play(
      async (stage) => {
        const { t } = stage;
        await t.app.retention.runIfDue();
        const people = await joined(t, TOWNS.slice(0, 6));
        const [anna] = people;
        assert.ok(anna);
        await reach(stage, 'voting');
        for (const person of people) await votes(person, 'a', { reason: `Dit is de reden van ${person.facts.name}` });
        await reach(stage, 'discussing');
        const [partner] = await partnersOf(stage, people, anna);
        assert.ok(partner);
        await partner.clicks(matchCardOf(partner), { verb: 'match.avoid' });
        await answers(anna, 'match.met');
        await reach(stage, 'closed');
        const result = anna.lastCard();
        await anna.clicks(
          result,
          { verb: 'agreement.draft' },
          { what: 'Eerst bellen met Breda', agreedWith: 'partner' },
        );
        await anna.says('mijn gegevens');
        t.clock.goTo('2026-12-01T10:00:00+01:00');
        assert.match(await leaves(anna), says('notices.left.text', { count: 12 }));
        await t.advance('9d');
        await t.advance('2m');
        const before = await everythingOf(stage);
        for (const trace of [anna.facts.objectId, 'Eerst bellen met Breda']) assert.ok(before.includes(trace), trace);

        await nights(stage, '2027-11-30T02:30:00+01:00', '2027-12-01T02:30:00+01:00');
        assert.ok((await everythingOf(stage)).includes(anna.facts.objectId), 'not a day earlier');
        await nights(stage, '2027-12-02T02:30:00+01:00');
        assertNothingOf(await everythingOf(stage), anna, 'Eerst bellen met Breda');
        assert.equal((await stage.kept('participants')).length, people.length - 1);
        const [form] = (await anna.says('doe mee')).replies;
        assert.ok(form);
        assert.doesNotMatch(JSON.stringify(form.card), /GM0546/, 'a first meeting');
      },
      { env: WHOLE_WEEK },
    ));

  it('is somebody who removed the app, and somebody who never joined, and nobody who takes part in silence', () =>
    play(async (stage) => {
      const { t } = stage;
      await t.app.retention.runIfDue();
      const gone = await t.joins('Greta Gegaan');
      const silent = await t.joins('Stille Stien');
      const shy = t.teams.person({ name: 'Verlegen Vera', tenant: gone.facts.tenantId });
      await shy.installs();
      await gone.uninstalls();
      await nights(stage, '2027-11-23T02:30:00+01:00');
      assert.equal((await stage.kept('participants')).length, 3);
      await nights(stage, '2027-11-24T02:30:00+01:00');
      const text = await everythingOf(stage);
      assertNothingOf(text, gone);
      assertNothingOf(text, shy);
      assert.ok(text.includes(silent.facts.objectId));
    }));

  it('is nothing of somebody who came back in time, and counts anew when they leave again', () =>
    play(async (stage) => {
      const { t } = stage;
      await t.app.retention.runIfDue();
      const anna = await t.joins('Anna', { municipality: 'Delft' });
      await leaves(anna);
      t.clock.goTo('2027-11-01T10:00:00+01:00');
      const [form] = (await anna.says('doe mee')).replies;
      assert.ok(form);
      await anna.clicks(form, { verb: 'profile.save' }, { municipalityName: 'Delft', role: 'legal' });
      await nights(stage, '2027-12-01T02:30:00+01:00');
      assert.equal((await stage.kept('participants'))[0]?.standing, 'joined');
      await leaves(anna);
      await nights(stage, '2028-11-30T02:30:00+01:00');
      assert.equal((await stage.kept('participants')).length, 1);
      await nights(stage, '2028-12-02T02:30:00+01:00');
      assert.deepEqual(await stage.kept('participants'), []);
    }));

  it('begins when somebody left, not when they last looked: leaving twice counts from the first time', () =>
    play(async (stage) => {
      const { t } = stage;
      await t.app.retention.runIfDue();
      const anna = await t.joins('Anna');
      const [asked] = (await anna.says('stop')).replies;
      assert.ok(asked);
      await anna.clicks(asked, { verb: 'leave.confirm' });
      t.clock.goTo('2027-06-01T10:00:00+02:00');
      await anna.clicks(asked, { verb: 'leave.confirm' });
      const [data] = (await anna.says('mijn gegevens')).replies;
      assert.ok(data);
      assert.match(reads(data), /maandag 23 november 2026/, 'when they stopped');
      assert.match(reads(data), /dinsdag 23 november 2027/, 'when everything goes');
      await nights(stage, '2027-11-24T02:30:00+01:00');
      assert.deepEqual(await stage.kept('participants'), []);
    }));

  it('keeps the profile of somebody who comes back at the very moment of the erasure', () =>
    play(async ({ t, storage }) => {
      const anna = await t.joins('Anna');
      await leaves(anna);
      const found = await storage.stores.participants.get(idOf(anna));
      assert.ok(found);
      const [form] = (await anna.says('doe mee')).replies;
      assert.ok(form);
      await anna.clicks(form, { verb: 'profile.save' }, { municipalityName: 'Delft', role: 'legal' });
      const gone = { why: 'left', before: new Date('2099-01-01T00:00:00Z') } as const;
      assert.equal(await t.app.services.privacy.erase(found, gone), false);
      assert.equal((await storage.stores.participants.get(idOf(anna)))?.standing, 'joined');
    }));

  it('is told in the terms that are set', () =>
    play(
      async (stage) => {
        const { t } = stage;
        const anna = t.teams.person({ name: 'Anna', tenant: (await t.joins('Bram')).facts.tenantId });
        await anna.installs();
        const welcome = reads(anna.lastCard());
        assert.match(welcome, says('kept.left', { count: 6 }));
        assert.match(welcome, says('kept.unreachable', { count: 9 }));
        assert.match(welcome, says('kept.neverJoined', { count: 1 }));
        const bram = await t.joins('Cees');
        const [data] = (await bram.says('mijn gegevens')).replies;
        assert.ok(data);
        assert.match(reads(data), says('kept.matches', { count: 8 }));
        assert.match(reads(data), says('kept.messages', { count: 45 }));
        assert.match(
          await leaves(bram),
          inOrder(says('notices.leaveAsk.text', { count: 6 }), says('notices.left.text', { count: 6 })),
        );
      },
      {
        env: {
          RETENTION_LEFT_MONTHS: '6',
          RETENTION_UNREACHABLE_MONTHS: '9',
          RETENTION_NEVER_JOINED_MONTHS: '1',
          RETENTION_MATCH_MONTHS: '8',
          RETENTION_MESSAGE_DAYS: '45',
        },
      },
    ));
});

describe('scenario: the nightly run', () => {
  /** People who left more than a year before this night. */
  async function whoLeft({ t }: Stage, count: number): Promise<void> {
    for (let at = 0; at < count; at += 1) await leaves(await t.joins(`Vertrokken ${at}`));
    await t.app.retention.runIfDue();
    t.clock.goTo('2027-12-01T02:30:00+01:00');
  }

  it('is done by the process itself once its loops run, and told in the metrics', () =>
    play(async (stage) => {
      const { t, storage } = stage;
      await whoLeft(stage, 1);
      t.app.startLoops();
      while ((await storage.stores.jobs.get('retention'))?.doneFor !== '2027-12-01');
      assert.deepEqual(await stage.kept('participants'), []);
      const metrics = await (await fetch(`${t.opsUrl}/metrics`)).text();
      assert.match(metrics, /^spagaat_retention_removed_total\{rule="left"\} 1$/m);
      const at = new Date('2027-12-01T02:30:00+01:00').getTime() / 1_000;
      assert.match(metrics, new RegExp(`^spagaat_job_done_timestamp_seconds\\{job="retention"\\} ${at}$`, 'm'));
    }));

  it('is done by one of two processes, whichever comes first, and nothing is counted twice', () =>
    play(async (stage) => {
      const { t, storage } = stage;
      await whoLeft(stage, 25);
      const beside = await alongside(storage);
      try {
        const apps = [t.app, await t.another(beside)];
        const told = await t.app.retention.preview();
        const runs = await Promise.all(apps.map((app) => app.retention.runIfDue()));
        const done = runs.filter((run) => run?.outcome === 'done');
        assert.deepEqual(
          done.map((run) => run?.counts),
          [told],
        );
        assert.equal(told.find(({ rule }) => rule === 'left')?.count, 25);
        assert.deepEqual(await stage.kept('participants'), []);
        assert.deepEqual(await Promise.all(apps.map((app) => app.retention.runIfDue())), [null, null]);
      } finally {
        await beside.close();
      }
    }));

  it('stops after the page under way when the process is told to stop; the next one does the rest in the same night', () =>
    play(async (stage) => {
      const { t } = stage;
      await whoLeft(stage, 15);
      const { app } = t;
      const running = app.retention.runIfDue();
      await t.restart();
      assert.equal((await running)?.outcome, 'unfinished');
      const left = (await stage.kept('participants')).length;
      assert.ok(left > 0 && left <= 15, `${left} left`);
      assert.equal((await t.app.retention.runIfDue())?.outcome, 'done');
      assert.deepEqual(await stage.kept('participants'), []);
    }));

  it('logs rules and counts, and nobody', async () => {
    const lines: string[] = [];
    const note = (...what: readonly unknown[]) => lines.push(JSON.stringify(what));
    const log = { error: note, warn: note, info: note, debug: note } as unknown as Log;
    await play(
      async (stage) => {
        await whoLeft(stage, 2);
        lines.length = 0;
        await stage.t.app.retention.runIfDue();
      },
      { log },
    );
    assert.deepEqual(lines, [
      '[{"rule":"left","before":"2026-12-01T01:30:00.000Z","count":2},"removed what was kept long enough"]',
      '[{"links":0,"messages":0,"matches":0,"matchThreads":0,"openThreads":0,"proposals":0,"channels":0,"audit":0,"left":2,"unreachable":0,"neverJoined":0},"retention is done"]',
    ]);
  });
});
