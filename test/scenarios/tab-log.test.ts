import assert from 'node:assert/strict';
import { createLog } from '../../src/log.js';
import type { AuditWire } from '../../src/tab/wire/log-wire.js';
import type { Person } from '../support/fake-teams/person.js';
import { type TwoProgrammes, twoProgrammes, WITH_OWNER } from '../support/programme-facilitators.js';
import { idOf } from '../support/scenario.js';
import { playTab, type TabStage } from '../support/tab-client.js';

type Cast = TabStage & TwoProgrammes;
type Line = Readonly<Record<string, unknown>>;

function played(story: (cast: Cast, lines: () => readonly Line[]) => Promise<void>): Promise<void> {
  const written: string[] = [];
  return playTab(
    async (stage) => {
      const lines = () => written.join('').split('\n').flatMap(parsed);
      return story({ ...stage, ...(await twoProgrammes(stage)) }, lines);
    },
    { env: WITH_OWNER, log: createLog('info', { write: (line: string) => void written.push(line) }) },
  );
}

function parsed(line: string): readonly Line[] {
  return line.startsWith('{') ? [JSON.parse(line) as Line] : [];
}

/** The actions of a part of the log, as somebody reads it. */
async function reads({ gets }: Cast, person: Person, path: string): Promise<readonly string[]> {
  const { status, body } = await gets(person, path);
  assert.equal(status, 200, path);
  return (body as unknown as AuditWire).entries.map(({ action }) => action);
}

/** Describes a programme, which stands in its log. */
async function describes({ gets, posts }: Cast, person: Person, programme: string): Promise<void> {
  const { name, introduction, organiser, joining, organisationKinds, revision } = (
    await gets(person, `desk/programme?programme=${programme}`)
  ).body;
  const form = { name, introduction, organiser, joining, organisationKinds, revision };
  assert.equal((await posts(person, `desk/programme/describe?programme=${programme}`, form)).body.outcome, 'done');
}

describe('scenario: the log of facilitators and owners', () => {
  it('shows a facilitator what was done in their programme and nothing else, an owner everything', () =>
    played(async (cast) => {
      const { olga, noor, zoe, gets, posts, t } = cast;
      await describes(cast, noor, 'north');
      t.clock.advance('1m');
      await describes(cast, zoe, 'south');
      t.clock.advance('1m');
      await t.app.services.organisations.add(idOf(olga), { kind: 'other', name: 'Academie Noord' });
      assert.deepEqual(await reads(cast, noor, 'desk/log'), ['programme_change']);
      const seen = (await gets(noor, 'desk/log')).body as unknown as AuditWire;
      const { who, subject, programmes } = seen.entries.at(-1) ?? assert.fail();
      assert.deepEqual([who, subject, programmes], ['Noor Noord', { kind: 'programme', name: 'north' }, ['north']]);
      for (const [ask, code] of [
        [() => gets(noor, 'desk/log?programme=south'), 'notFacilitator'],
        [() => posts(noor, 'desk/log.csv?programme=south'), 'notFacilitator'],
        [() => gets(noor, 'owner/log'), 'notOwner'],
        [() => posts(noor, 'owner/log.csv'), 'notOwner'],
      ] as const) {
        const answer = await ask();
        assert.deepEqual([answer.status, answer.body.code], [403, code]);
      }
      await gets(olga, 'desk/programme?programme=north');
      assert.deepEqual([...new Set(await reads(cast, olga, 'owner/log'))].sort(), [
        ...['facilitators_read', 'log_read', 'organisation_add', 'programme_change'],
      ]);
      assert.deepEqual(await reads(cast, olga, 'owner/log?of=south'), ['programme_change']);
    }));

  it('is narrowed by kind and by days in the Netherlands, and a wrong one is refused', () =>
    played(async (cast) => {
      const { olga, gets, t } = cast;
      const { organisations } = t.app.services;
      await t.goTo('2026-11-23T23:59:00+01:00');
      await organisations.add(idOf(olga), { kind: 'other', name: 'Academie Noord' });
      t.clock.advance('2m');
      await organisations.add(idOf(olga), { kind: 'other', name: 'Hogeschool Zuid' });
      t.clock.advance('1m');
      await describes(cast, olga, 'north');
      const part = async (query: string) => (await reads(cast, olga, `owner/log?kind=instance&${query}`)).length;
      assert.equal(await part(''), 2);
      assert.equal(await part('until=2026-11-23'), 1);
      assert.equal(await part('from=2026-11-24'), 1);
      assert.equal(await part('from=2026-11-23&until=2026-11-24'), 2);
      assert.deepEqual(await reads(cast, olga, 'owner/log?kind=programme'), ['programme_change']);
      for (const query of ['kind=nothing', 'from=yesterday', 'until=2026-02-30'])
        assert.equal((await gets(olga, `owner/log?${query}`)).status, 400, query);
    }));

  it('comes in pages, and as a file by POST that stands in the log itself', () =>
    played(async (cast) => {
      const { noor, gets, posts, storage, t } = cast;
      for (let at = 0; at < 120; at += 1) {
        const moment = new Date(t.clock.now().getTime() - at * 60_000);
        const entry = { who: idOf(noor), action: 'week_skip', about: '2026-12-28', programmeIds: ['north'] } as const;
        await storage.stores.audit.add({ ...entry, id: `${moment.toISOString()}:${at}`, at: moment });
      }
      const sizes = [];
      const ids = new Set<string>();
      for (let before = ''; ; ) {
        const part = (await gets(noor, `desk/log?kind=season&before=${encodeURIComponent(before)}`))
          .body as unknown as AuditWire;
        sizes.push(part.entries.length);
        for (const { id } of part.entries) ids.add(id);
        if (part.next === null) break;
        before = part.next;
      }
      assert.deepEqual([sizes, ids.size], [[50, 50, 20], 120]);
      const file = await posts(noor, 'desk/log.csv?kind=season');
      assert.match(file.headers.get('content-type') ?? '', /^text\/csv/);
      assert.equal(file.text.split('\r\n').length, 122, 'a head, every entry, and the end of the last line');
      assert.match(file.text, /"2026-[^"]+Z";"Noor Noord";"week_skip";"2026-12-28";"north"\r\n/);
      assert.equal((await gets(noor, 'desk/log.csv')).status, 405);
      assert.ok((await reads(cast, noor, 'desk/log?kind=reading')).includes('log_export'));
    }));

  it('tells who read a list with names, once in a quarter of an hour, and not when no name was in it', () =>
    played(async (cast) => {
      const { olga, noor, gets, t, kept } = cast;
      const readings = async () =>
        (await kept('audit')).filter(({ kind }) => kind === 'reading').map(({ who, action, of }) => [who, action, of]);
      await gets(olga, 'desk/programme');
      await gets(noor, 'desk/delivery/north-1?programme=north');
      await gets(noor, 'desk/log');
      assert.deepEqual(await readings(), [], 'nobody is named in these');
      for (let again = 0; again < 3; again += 1) await gets(olga, 'desk/programme?programme=north');
      assert.deepEqual(await readings(), [[idOf(olga), 'facilitators_read', ['north']]]);
      t.clock.advance('16m');
      await gets(olga, 'desk/programme?programme=north');
      assert.equal((await readings()).length, 2);
      (await t.joins('Bram')).fails({ how: 400, times: 9 });
      await t.advance('1h');
      const { undelivered } = (await gets(olga, 'desk/delivery/main-1?programme=main')).body as { undelivered: [] };
      assert.equal(undelivered.length, 1);
      assert.deepEqual((await readings()).at(-1), [idOf(olga), 'delivery_read', ['main']]);
    }));

  it('lets a code to move work for people of the programme alone; an owner helps everybody', () =>
    played(async (cast) => {
      const { olga, noor, zoe, anna, posts, storage, kept } = cast;
      await storage.stores.participants.giveMoveCode(idOf(anna), 'ABCDEFGH');
      assert.deepEqual((await posts(zoe, 'desk/move', { code: 'ABCDEFGH' })).body, { allowed: false });
      assert.deepEqual(await kept('audit'), []);
      assert.deepEqual((await posts(noor, 'desk/move', { code: 'ABCDEFGH' })).body, { allowed: true });
      await storage.stores.participants.giveMoveCode(idOf(anna), 'HGFEDCBA');
      assert.deepEqual((await posts(olga, 'desk/move?programme=south', { code: 'HGFEDCBA' })).body, { allowed: true });
      assert.deepEqual(
        (await kept('audit')).map(({ action, of }) => [action, of]),
        [
          ['move_allow', ['north']],
          ['move_allow', ['']],
        ],
      );
    }));

  it('is kept for its term, and not a night longer', () =>
    played(async (cast) => {
      const { noor, t, storage } = cast;
      await describes(cast, noor, 'north');
      for (const [moment, left] of [
        ['2027-11-23T02:30:00+01:00', 1],
        ['2027-11-24T02:30:00+01:00', 0],
      ] as const) {
        t.clock.goTo(moment);
        await t.app.retention.runIfDue();
        assert.equal((await storage.stores.audit.newest(9)).length, left, moment);
      }
    }));

  it('is one line of JSON for each entry as well, with ids and without a name or a text', () =>
    played(async (cast, lines) => {
      const { noor, storage, gets } = cast;
      await describes(cast, noor, 'north');
      await gets(noor, 'desk/log');
      const told = lines().filter(({ event }) => event === 'audit');
      const noted = await storage.stores.audit.newest(10);
      assert.deepEqual(
        told.map(({ id }) => id).reverse(),
        noted.map(({ id }) => id),
      );
      const [line] = told;
      assert.deepEqual(
        [line?.action, line?.who, line?.about, line?.programmes],
        ['programme_change', idOf(noor), 'north', ['north']],
      );
      assert.doesNotMatch(JSON.stringify(told), /Noor|Noord|Olga/);
    }));
});
