import assert from 'node:assert/strict';
import { createAuditLog } from '../../src/audit/audit-log.js';
import { createLog } from '../../src/log.js';
import { createGrowingRegister } from '../../src/organisations/growing-register.js';
import { officialOrganisations } from '../../src/organisations/official-register.js';
import {
  createOrganisationService,
  LONGEST_NAME,
  type OrganisationForm,
  type OrganisationService,
} from '../../src/organisations/organisation-service.js';
import { alongside, type FreshStorage, freshStorage } from '../support/storage.js';
import { atOnce } from '../support/store-contract.js';
import { TestClock } from '../support/test-clock.js';

const OWNER = 'T:owner';
const BLINK: OrganisationForm = { kind: 'joint-arrangement', name: 'GR Blink' };

describe('what an owner does with organisations', () => {
  let storage: FreshStorage;
  let service: OrganisationService;
  const clock = new TestClock('2026-12-01T12:00:00+01:00');

  beforeEach(async () => {
    storage = await freshStorage();
    service = serviceOn(storage);
  });
  afterEach(() => storage.close());

  function serviceOn({ stores }: FreshStorage): OrganisationService {
    const builtin = officialOrganisations();
    const municipalities = createGrowingRegister({ ...stores, builtin, clock });
    return createOrganisationService({
      ...{ ...stores, builtin, municipalities, clock },
      noteAction: createAuditLog({ ...stores, clock, log: createLog('silent') }),
    });
  }

  const actions = async () =>
    (await storage.stores.audit.newest(20)).map(({ who, action, about }) => [who, action, about]);
  const why = async (form: OrganisationForm) => {
    const outcome = await service.add(OWNER, form);
    return outcome.kind === 'refused' ? outcome.why : outcome.kind;
  };

  it('adds one under a code made of its name, which the log tells', async () => {
    const outcome = await service.add(OWNER, { kind: 'environment-agency', name: '  Omgevingsdienst   IJsselland ' });
    assert.deepEqual(outcome, {
      kind: 'saved',
      organisation: {
        ...{ code: 'OD-ijsselland', kind: 'environment-agency' },
        ...{ name: 'Omgevingsdienst IJsselland', label: 'Omgevingsdienst IJsselland' },
      },
    });
    assert.deepEqual(
      (await service.list()).added.map(({ code }) => code),
      ['OD-ijsselland'],
    );
    assert.deepEqual(await actions(), [[OWNER, 'organisation_add', 'OD-ijsselland']]);
  });

  it('refuses what cannot be one, and stores and logs nothing then', async () => {
    const cases: readonly (readonly [string, OrganisationForm])[] = [
      ['kindUnknown', { kind: 'ministry', name: 'Ministerie' }],
      ['kindUnknown', { kind: '', name: 'Ministerie' }],
      ['nameMissing', { kind: 'other', name: ' \u200b\n ' }],
      ['nameMissing', { kind: 'other', name: '!?' }],
      ['nameTooLong', { kind: 'other', name: 'abcde'.repeat(LONGEST_NAME / 5 + 1) }],
      ['nameTaken', { kind: 'water-board', name: 'Waterschap Rijnland' }],
      ['nameTaken', { kind: 'province', name: 'Utrecht' }],
      ['nameTaken', { kind: 'other', name: 'zwolle' }],
      ['nameTaken', { kind: 'joint-arrangement', name: 'Utrecht' }],
      ['codeWrong', { kind: 'municipality', name: 'Rijnhart' }],
      ['codeWrong', { kind: 'municipality', name: 'Rijnhart', code: 'GM21' }],
      ['codeTaken', { kind: 'municipality', name: 'Rijnhart', code: 'gm0193' }],
    ];
    for (const [expected, form] of cases) assert.equal(await why({ ...form, anyway: true }), expected, form.name);
    assert.deepEqual(await actions(), []);
    assert.deepEqual((await service.list()).added, []);
  });

  it('warns of one of that kind with a similar name, and adds it when it is meant all the same', async () => {
    const form = { kind: 'water-board', name: 'Waterschap Rijnlandt' };
    const warned = await service.add(OWNER, form);
    assert.ok(warned.kind === 'similar' && warned.organisations.some(({ code }) => code === 'WS-rijnland'));
    assert.deepEqual(await actions(), []);
    assert.equal((await service.add(OWNER, { ...form, anyway: true })).kind, 'saved');
  });

  it('lets a kind share a name with another when its name begins with the word for its kind', async () => {
    assert.equal(await why({ kind: 'environment-agency', name: 'Omgevingsdienst Utrecht' }), 'saved');
    assert.equal(await why({ kind: 'joint-arrangement', name: 'GR Utrecht' }), 'saved');
  });

  it('adds the same once, whether asked again or by two processes at once', async () => {
    const second = await alongside(storage);
    const services = [service, serviceOn(second)];
    const outcomes = await atOnce(6, (at) => (services[at % 2] ?? service).add(OWNER, BLINK));
    assert.equal(outcomes.filter(({ kind }) => kind === 'saved').length, 1);
    assert.equal(await why(BLINK), 'nameTaken');
    assert.equal((await service.list()).added.length, 1);
    await second.close();
  });

  it('gives an added one another name and keeps its code; what is built in keeps its name', async () => {
    await service.add(OWNER, BLINK);
    const renamed = await service.rename(OWNER, 'GR-blink', { name: 'GR Blinkend' });
    assert.ok(renamed.kind === 'saved');
    assert.deepEqual([renamed.organisation.code, renamed.organisation.label], ['GR-blink', 'GR Blinkend']);
    assert.equal((await service.rename(OWNER, 'GR-blink', { name: 'GR Blinkend' })).kind, 'saved', 'the same again');
    assert.deepEqual(await service.rename(OWNER, 'GM0193', { name: 'Zwollywood' }), {
      kind: 'refused',
      why: 'notAdded',
    });
    const taken = await service.rename(OWNER, 'GR-blink', { name: 'Leiden' });
    assert.deepEqual(taken, { kind: 'refused', why: 'nameTaken' });
  });

  it('notes a merger, and refuses one that cannot be', async () => {
    const merge = async (from: string, into: string, on: string) => {
      const outcome = await service.merge(OWNER, { from, into, on });
      return outcome.kind === 'refused' ? outcome.why : outcome.kind;
    };
    assert.equal(await merge('GM0546', 'GM9999', '2027-01-01'), 'codeUnknown');
    assert.equal(await merge('GM0546', 'GM0546', '2027-01-01'), 'sameTwice');
    for (const on of ['2027-02-30', '1-1-2027', '']) assert.equal(await merge('GM0547', 'GM0546', on), 'dateWrong', on);
    assert.equal(await merge('GM0547', 'GM0546', '2027-01-01'), 'saved');
    assert.equal(await merge('GM0547', 'GM0193', '2028-01-01'), 'alreadyEnding');
    assert.equal(await merge('GM0546', 'GM0547', '2026-01-01'), 'heirEnds', 'round in a circle');
    assert.equal(await merge('GM0193', 'GM0547', '2027-01-01'), 'heirEnds');
    assert.equal(await merge('GM0193', 'GM0546', '2027-01-01'), 'saved');
    assert.deepEqual((await service.list()).mergers.length, 2);
  });

  it('takes back a merger that is still to come, and none that is there', async () => {
    await service.merge(OWNER, { from: 'GM0547', into: 'GM0546', on: '2027-01-01' });
    await service.merge(OWNER, { from: 'GM0228', into: 'GM0193', on: '2026-12-01' });
    assert.equal((await service.cancelMerger(OWNER, 'GM0547')).kind, 'saved');
    assert.deepEqual(await service.cancelMerger(OWNER, 'GM0547'), { kind: 'refused', why: 'codeUnknown' });
    assert.deepEqual(await service.cancelMerger(OWNER, 'GM0228'), { kind: 'refused', why: 'alreadyThere' });
    assert.deepEqual(
      (await service.list()).mergers.map(({ from }) => from),
      ['GM0228'],
    );
  });
});
