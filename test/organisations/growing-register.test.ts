import assert from 'node:assert/strict';
import { createGrowingRegister } from '../../src/organisations/growing-register.js';
import { officialOrganisations } from '../../src/organisations/official-register.js';
import type { Organisation } from '../../src/organisations/organisation.js';
import { alongside, type FreshStorage, freshStorage } from '../support/storage.js';
import { TestClock } from '../support/test-clock.js';

const LEIDEN = 'GM0546';
const LEIDERDORP = 'GM0547';
const MADE: Organisation = { code: 'GM2100', kind: 'municipality', name: 'Rijnhart', label: 'Rijnhart' };
const AGENCY: Organisation = {
  ...{ code: 'OD-utrecht', kind: 'environment-agency' },
  ...{ name: 'Omgevingsdienst Utrecht', label: 'Omgevingsdienst Utrecht' },
};

describe('the register that grows', () => {
  let storage: FreshStorage;
  let clock: TestClock;

  beforeEach(async () => {
    storage = await freshStorage();
    clock = new TestClock('2026-12-31T12:00:00+01:00');
  });
  afterEach(() => storage.close());

  const register = (on: FreshStorage = storage) =>
    createGrowingRegister({ ...on.stores, builtin: officialOrganisations(), clock });

  it('knows at once what is built in, and after a look what this process or another added', async () => {
    const second = await alongside(storage);
    const [one, other] = [register(), register(second)];
    await other.refresh();
    assert.equal(other.get('GM0193')?.label, 'Zwolle');
    assert.equal(other.get(AGENCY.code), undefined);
    await storage.stores.organisations.add(AGENCY, clock.now());
    for (const each of [one, other]) {
      await each.refresh();
      assert.deepEqual(each.get(AGENCY.code), AGENCY);
      for (const typed of ['omgevingsdienst utrecht', 'OD Utrecht']) {
        const found = each.find(typed);
        assert.equal(found.kind === 'exact' && found.organisation.code, AGENCY.code, typed);
      }
      assert.ok(each.suggest('omgevings', 5).some(({ code }) => code === AGENCY.code));
    }
    await second.close();
  });

  it('sees what a process stored whose clock is some minutes behind', async () => {
    const one = register();
    await storage.stores.organisations.add(AGENCY, clock.now());
    await one.refresh();
    await storage.stores.organisations.add(MADE, new Date(clock.now().getTime() - 300_000));
    await one.refresh();
    assert.equal(one.get(MADE.code)?.name, MADE.name);
  });

  it('stays the same list until something changes', async () => {
    const one = register();
    const before = one.all();
    await one.refresh();
    await clock.advance('5m');
    assert.equal(one.all(), before);
    await storage.stores.organisations.add(AGENCY, clock.now());
    await one.refresh();
    assert.notEqual(one.all(), before);
  });

  it('never lets what is stored take the place of what is built in', async () => {
    const one = register();
    await storage.stores.organisations.add({ ...AGENCY, code: LEIDEN }, clock.now());
    await one.refresh();
    assert.equal(one.get(LEIDEN)?.name, 'Leiden');
  });

  it('lets a merger come into force on its day, by Dutch time, and not before', async () => {
    const { organisations } = storage.stores;
    const one = register();
    await organisations.add(MADE, clock.now());
    for (const from of [LEIDEN, LEIDERDORP])
      await organisations.noteEnd(from, { on: '2027-01-01', into: MADE.code }, clock.now());
    await one.refresh();
    clock.goTo('2026-12-31T23:59:59+01:00');
    assert.equal(one.current(LEIDEN)?.code, LEIDEN);
    assert.equal(one.ended().size, 0);
    assert.deepEqual(
      one
        .mergers()
        .map(({ from }) => from)
        .sort(),
      [LEIDEN, LEIDERDORP],
    );

    clock.goTo('2027-01-01T00:00:01+01:00');
    assert.equal(one.current(LEIDEN)?.code, MADE.code);
    assert.equal(one.get(LEIDEN)?.label, 'Leiden', 'its name stays known, for what is past');
    assert.ok(!one.all().some(({ code }) => code === LEIDEN));
    assert.ok(!one.suggest('leiden', 9).some(({ code }) => code === LEIDEN));
    const found = one.find('Leiden');
    assert.equal(found.kind, 'candidates');
    assert.equal(found.kind === 'candidates' && found.organisations[0]?.code, MADE.code, 'it leads to its heir');
    assert.deepEqual([...one.ended()].sort(), [
      [LEIDEN, MADE.code],
      [LEIDERDORP, MADE.code],
    ]);
  });

  it('gives an heir the borders and the province of those that went up in it', async () => {
    const { organisations } = storage.stores;
    const one = register();
    const borders = new Set([LEIDEN, LEIDERDORP].flatMap((code) => one.get(code)?.neighbours ?? []));
    await organisations.add(MADE, clock.now());
    for (const from of [LEIDEN, LEIDERDORP])
      await organisations.noteEnd(from, { on: '2026-01-01', into: MADE.code }, clock.now());
    await one.refresh();
    const heir = one.get(MADE.code);
    assert.equal(heir?.province, 'Zuid-Holland');
    assert.deepEqual(
      new Set(heir?.neighbours),
      new Set([...borders].filter((code) => code !== LEIDEN && code !== LEIDERDORP)),
    );
    for (const code of heir?.neighbours ?? []) assert.ok(one.get(code)?.neighbours?.includes(MADE.code), code);
  });

  it('follows mergers of mergers to the last heir, and leaves people where they are when a rule leads to nothing or round', async () => {
    const { organisations } = storage.stores;
    const one = register();
    await organisations.noteEnd(LEIDERDORP, { on: '2026-01-01', into: LEIDEN }, clock.now());
    await organisations.noteEnd(LEIDEN, { on: '2026-06-01', into: 'GM0193' }, clock.now());
    await organisations.noteEnd('GM0228', { on: '2026-01-01', into: 'GM9998' }, clock.now());
    await organisations.noteEnd('GM0664', { on: '2026-01-01', into: 'GM0363' }, clock.now());
    await organisations.noteEnd('GM0363', { on: '2026-01-01', into: 'GM0664' }, clock.now());
    await one.refresh();
    assert.equal(one.current(LEIDERDORP)?.code, 'GM0193');
    for (const code of ['GM0228', 'GM0664', 'GM0363']) {
      assert.equal(one.current(code)?.code, code);
      assert.ok(one.all().some((each) => each.code === code));
    }
    assert.deepEqual([...one.ended().keys()].sort(), [LEIDEN, LEIDERDORP]);
  });
});
