import assert from 'node:assert/strict';
import { createApp } from '../../src/app.js';
import type { App } from '../../src/app-parts.js';
import { createLog } from '../../src/log.js';
import { CommandMeter } from '../bench/command-meter.js';
import { FakeTeams } from '../support/fake-teams.js';
import { populate } from '../support/populate.js';
import { freshStorage } from '../support/storage.js';
import { testConfig, WHOLE_WEEK } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';

/** No two of them border on each other. */
const CODES = ['GM0546', 'GM0114', 'GM0758', 'GM0193', 'GM0983', 'GM0405'];
const [FEW, MORE] = [20, 60];
/** Looks of the timer at each moment. */
const LOOKS = 3;

interface Cost {
  readonly opening: number;
  readonly matching: number;
}

/** Round trips for opening the vote and for the matching of this many people, on an instance with this many programmes. */
async function costOf(programmes: number, people: number): Promise<Cost> {
  const meter = new CommandMeter();
  const storage = await freshStorage({ listener: meter.listener });
  const clock = new TestClock('2026-11-23T08:00:00+01:00');
  const teams = await FakeTeams.start({ now: clock.now });
  const app: App = createApp({ config: testConfig(WHOLE_WEEK), storage, clock, log: createLog('silent') });
  try {
    await app.listen();
    const first = (await storage.stores.programmes.get('main')) ?? assert.fail();
    // They run, and their first round comes much later.
    const startsAt = new Date('2027-06-01T00:00:00Z');
    for (let at = 1; at < programmes; at += 1)
      await storage.stores.programmes.createIfAbsent({ ...first, id: `regio-${at}`, name: `Regio ${at}`, startsAt });
    const codes = Array.from({ length: people }, (_, at) => CODES[at % CODES.length] ?? '');
    const populated = await populate(storage, teams, clock, codes);
    // Half of the people take part in another programme as well, where there is one.
    if (programmes > 1)
      for (const { facts } of populated.slice(0, people / 2))
        await storage.stores.participants.join(`${facts.tenantId}:${facts.objectId}`, 'regio-1', clock.now());
    for (let times = 0; times < LOOKS; times += 1) await app.tick();
    const { trips: opening } = await meter.during(async () => {
      clock.goTo('2026-11-23T09:00:00+01:00');
      for (let times = 0; times < LOOKS; times += 1) await app.tick();
    });
    assert.equal((await storage.stores.outbox.countAll()).due, people);
    const { trips: matching } = await meter.during(async () => {
      clock.goTo('2026-11-25T09:00:00+01:00');
      await app.tick();
      clock.advance('11s');
      for (let times = 0; times < LOOKS; times += 1) await app.tick();
    });
    assert.equal((await storage.stores.rounds.get('main-1'))?.matchingIds.length, 1);
    return { opening, matching };
  } finally {
    await app.stop();
    await teams.stop();
    await storage.close();
  }
}

describe('scenario: round trips to the database with many programmes', () => {
  it('are as many for each person, opening and matching, with 1 programme and with 200', async () => {
    const perPerson = async (programmes: number) => {
      const [few, more] = [await costOf(programmes, FEW), await costOf(programmes, MORE)];
      const rise = (part: keyof Cost) => (more[part] - few[part]) / (MORE - FEW);
      process.stdout.write(
        `${programmes} programmes: opening ${few.opening} round trips for ${FEW} people, ${more.opening} for ${MORE}; ` +
          `matching ${few.matching} and ${more.matching}\n`,
      );
      return { opening: rise('opening'), matching: rise('matching'), all: few };
    };
    const [one, many] = [await perPerson(1), await perPerson(200)];
    assert.deepEqual([many.opening, many.matching], [one.opening, one.matching]);
    assert.deepEqual([one.opening, one.matching], [0, 0], 'a page of people costs as much as one person');
    // A look at more than a hundred programmes, and one at more than a hundred rounds, is answered in two parts; and the matching
    // asks once more for the history of those who take part in others.
    assert.ok(many.all.opening <= one.all.opening + 5 * LOOKS, `${many.all.opening} and ${one.all.opening}`);
    assert.ok(many.all.matching <= one.all.matching + 5 * LOOKS, `${many.all.matching} and ${one.all.matching}`);
  });
});
