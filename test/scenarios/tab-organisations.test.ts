import assert from 'node:assert/strict';
import type { MergerPreviewWire, OrganisationAnswerWire, OrganisationsWire } from '../../src/tab/wire/owner-wire.js';
import { FACILITATOR, FACILITATORS } from '../support/channels.js';
import type { Person } from '../support/fake-teams/person.js';
import { says } from '../support/says.js';
import { idOf, reads, votes } from '../support/scenario.js';
import { playTab, type TabStage } from '../support/tab-client.js';
import { groupsNow, reach } from '../support/talks.js';
import { WHOLE_WEEK } from '../support/test-app.js';

const ZWOLLE = 'GM0193';
const EMMEN = 'GM0114';
const NEW = {
  ...{ kind: 'environment-agency', name: 'Omgevingsdienst Overgooi', code: '', anyway: false },
  ...{ sizeClass: null, province: 'Utrecht', neighbours: [ZWOLLE] },
};

interface Cast extends TabStage {
  /** Owns the instance. */
  readonly fien: Person;
}

function played(story: (cast: Cast) => Promise<void>): Promise<void> {
  return playTab(
    async (stage) => {
      const fien = await stage.t.joins('Fien', { objectId: FACILITATOR, municipality: 'Venlo' });
      await story({ ...stage, fien });
    },
    { env: { ...WHOLE_WEEK, ...FACILITATORS } },
  );
}

async function list({ gets, fien }: Cast, name = ''): Promise<OrganisationsWire> {
  const { status, body } = await gets(fien, `owner/organisations?name=${encodeURIComponent(name)}`);
  assert.equal(status, 200);
  return body as unknown as OrganisationsWire;
}

async function wishes({ posts, fien }: Cast, what: string, form: object): Promise<OrganisationAnswerWire> {
  const { status, body } = await posts(fien, `owner/organisations/${what}`, form);
  assert.equal(status, 200);
  return body as unknown as OrganisationAnswerWire;
}

async function looks({ gets, fien }: Cast, from: string, into: string): Promise<MergerPreviewWire> {
  return (await gets(fien, `owner/organisations/merger?from=${from}&into=${into}`))
    .body as unknown as MergerPreviewWire;
}

describe('scenario: organisations in the tab of an owner', () => {
  it('are found by name, added with what is known of them, and renamed; nobody else may', () =>
    played(async (cast) => {
      const { t, gets, posts } = cast;
      const anna = await t.joins('Anna');
      for (const ask of [
        () => gets(anna, 'owner/organisations'),
        () => gets(anna, `owner/organisations/merger?from=${EMMEN}&into=${ZWOLLE}`),
        () => posts(anna, 'owner/organisations/add', NEW),
        () => posts(anna, 'owner/organisations/rename', { code: 'OD-overgooi', name: 'X', anyway: false }),
        () => posts(anna, 'owner/organisations/merge', { from: EMMEN, into: ZWOLLE, on: '2027-01-01' }),
        () => posts(anna, 'owner/organisations/keep', { from: EMMEN }),
      ]) {
        const { status, body } = await ask();
        assert.deepEqual([status, body.code], [403, 'notOwner']);
      }
      const begin = await list(cast);
      assert.deepEqual([begin.organisations, begin.mergers, begin.provinces.length], [[], [], 12]);
      const [found] = (await list(cast, 'zwol')).organisations;
      assert.deepEqual([found?.code, found?.kind, found?.isAdded], [ZWOLLE, 'municipality', false]);

      for (const [change, why] of [
        [{ kind: 'ministry' }, 'kindUnknown'],
        [{ name: ' ' }, 'nameMissing'],
        [{ name: 'Waterschap Rijnland', kind: 'water-board' }, 'nameTaken'],
        [{ kind: 'municipality', name: 'Rijnhart', code: 'GM21' }, 'codeWrong'],
        [{ province: 'Wallonië' }, 'provinceUnknown'],
        [{ neighbours: ['GM9999'] }, 'neighbourUnknown'],
      ] as const)
        assert.equal((await wishes(cast, 'add', { ...NEW, ...change })).refused, why);
      assert.equal((await wishes(cast, 'add', NEW)).saved, true);
      const rijn = { ...NEW, kind: 'water-board', name: 'Waterschap Rijnlandt' };
      const warned = await wishes(cast, 'add', rijn);
      assert.ok(!warned.saved && warned.similar.some(({ code }) => code === 'WS-rijnland'));
      assert.equal((await wishes(cast, 'add', { ...rijn, anyway: true })).saved, true);
      assert.deepEqual(t.app.services.municipalities.get('OD-overgooi'), {
        ...{ code: 'OD-overgooi', kind: 'environment-agency', province: 'Utrecht', neighbours: [ZWOLLE] },
        ...{ name: 'Omgevingsdienst Overgooi', label: 'Omgevingsdienst Overgooi' },
      });

      const rename = { code: 'OD-overgooi', name: 'Omgevingsdienst Gooi en omstreken', anyway: false };
      assert.equal((await wishes(cast, 'rename', rename)).saved, true);
      assert.equal((await wishes(cast, 'rename', { ...rename, code: ZWOLLE })).refused, 'notAdded');
      assert.deepEqual(
        (await list(cast)).organisations.map(({ code, name, isAdded }) => [code, name, isAdded]),
        [
          ['OD-overgooi', 'Omgevingsdienst Gooi en omstreken', true],
          ['WS-rijnlandt', 'Waterschap Rijnlandt', true],
        ],
      );
    }));

  it('that will merge are looked at first: how many people move, and which programmes name the old one', () =>
    played(async (cast) => {
      const { t, storage, kept, gets, fien } = cast;
      for (let at = 0; at < 4; at += 1) await t.joins(`Emmenaar ${at}`, { municipality: 'Emmen' });
      assert.deepEqual((await looks(cast, EMMEN, ZWOLLE)).people, null, 'too few to tell');
      await t.joins('De vijfde Emmenaar', { municipality: 'Emmen' });
      const { programmes } = storage.stores;
      const { revision } = (await programmes.get('main')) ?? assert.fail();
      await programmes.changeDetails('main', revision, { joining: { kind: 'organisations', codes: [EMMEN] } });
      await t.advance('2m');
      const before = await kept('organisations');
      const { people, from, into, programmes: named } = await looks(cast, EMMEN, ZWOLLE);
      assert.deepEqual([people, from.name, into.name, named], [5, 'Emmen', 'Zwolle', ['Spagaat']]);
      assert.deepEqual(await kept('organisations'), before, 'a look stores nothing');
      assert.equal((await gets(fien, `owner/organisations/merger?from=GM9999&into=${ZWOLLE}`)).status, 400);
    }));

  it('that merge during the talks move their people, tell them once and leave the round as it is; one to come is taken back', () =>
    played(async (cast) => {
      const { t, kept, storage } = cast;
      const anna = await t.joins('Anna Aalders', { municipality: 'Emmen' });
      const bram = await t.joins('Bram Boersma', { municipality: 'Zwolle' });
      await reach(cast, 'voting');
      for (const person of [anna, bram]) await votes(person, 'a');
      await reach(cast, 'discussing');
      const people = [cast.fien, anna, bram];
      const groups = await groupsNow(cast, people);
      const cast1 = [await kept('votes'), await kept('matches')];
      for (const [change, why] of [
        [{ into: EMMEN }, 'sameTwice'],
        [{ into: 'GM9999' }, 'codeUnknown'],
        [{ on: '1 januari' }, 'dateWrong'],
      ] as const)
        assert.equal(
          (await wishes(cast, 'merge', { from: EMMEN, into: ZWOLLE, on: '2026-11-25', ...change })).refused,
          why,
        );
      const on = t.clock.now().toISOString().slice(0, 10);
      assert.equal((await wishes(cast, 'merge', { from: EMMEN, into: ZWOLLE, on })).saved, true);
      await t.settle();
      await t.advance('2s');
      assert.equal((await storage.stores.participants.get(idOf(anna)))?.municipality, ZWOLLE);
      const told = says('notices.organisationMerged.text', { from: '**Emmen**', into: '**Zwolle**' });
      assert.deepEqual(
        people.map(({ inbox }) => inbox.filter((one) => told.test(reads(one))).length),
        [0, 1, 0],
      );
      assert.deepEqual([await kept('votes'), await kept('matches')], cast1);
      assert.deepEqual(await groupsNow(cast, people), groups);
      assert.deepEqual((await list(cast)).mergers, [
        { from: { code: EMMEN, name: 'Emmen' }, into: { code: ZWOLLE, name: 'Zwolle' }, on, canCancel: false },
      ]);
      assert.equal((await wishes(cast, 'keep', { from: EMMEN })).refused, 'alreadyThere');

      assert.equal((await wishes(cast, 'merge', { from: 'GM0228', into: ZWOLLE, on: '2027-01-01' })).saved, true);
      assert.equal((await list(cast)).mergers.at(-1)?.canCancel, true);
      assert.equal((await wishes(cast, 'keep', { from: 'GM0228' })).saved, true);
      assert.equal((await list(cast)).mergers.length, 1);
    }));
});
