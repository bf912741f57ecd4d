import assert from 'node:assert/strict';
import { createGrowingRegister } from '../../src/organisations/growing-register.js';
import { officialOrganisations } from '../../src/organisations/official-register.js';
import { createMergerMoves } from '../../src/participants/merger-moves.js';
import type { Stores } from '../../src/storage/stores.js';
import { alongside, type FreshStorage, freshStorage } from '../support/storage.js';
import { atOnce } from '../support/store-contract.js';
import { TestClock } from '../support/test-clock.js';

const PEOPLE = 7;
const [LEIDERDORP, LEIDEN, EDE, ZWOLLE] = ['GM0547', 'GM0546', 'GM0228', 'GM0193'] as const;

describe('moving the people of merged organisations', () => {
  let storage: FreshStorage;
  const clock = new TestClock('2027-01-01T00:00:05+01:00');

  beforeEach(async () => {
    storage = await freshStorage();
    const { participants, organisations } = storage.stores;
    for (let at = 0; at < PEOPLE; at += 1) {
      const id = `T:${at}`;
      await participants.touch({ id, tenantId: 'T', objectId: String(at), seenOn: '2026-12-01' });
      const standing = at === 6 ? 'left' : 'joined';
      await participants.change(id, { municipality: at % 2 === 0 ? LEIDERDORP : EDE, standing, vouched: at === 0 });
    }
    await participants.touch({ id: 'T:elsewhere', tenantId: 'T', objectId: 'e', seenOn: '2026-12-01' });
    await participants.change('T:elsewhere', { municipality: ZWOLLE, standing: 'joined' });
    await organisations.noteEnd(LEIDERDORP, { on: '2027-01-01', into: LEIDEN }, clock.now());
    await organisations.noteEnd(EDE, { on: '2027-01-01', into: ZWOLLE }, clock.now());
  });
  afterEach(() => storage.close());

  /** A process that ends just before or just after its write with that number; absent: it does not. */
  async function run(stores: Stores, end?: { readonly write: number; readonly isDone: boolean }): Promise<number> {
    let writes = 0;
    const counted =
      <A extends readonly unknown[]>(write: (...args: A) => Promise<void>) =>
      async (...args: A): Promise<void> => {
        writes += 1;
        if (writes === end?.write && !end.isDone) throw new Error('killed');
        await write(...args);
        if (writes === end?.write) throw new Error('killed');
      };
    const { participants, outbox } = stores;
    const municipalities = createGrowingRegister({ ...stores, builtin: officialOrganisations(), clock });
    await municipalities.refresh();
    const move = createMergerMoves({
      everybody: { pageOfWorkers: participants.pageOfWorkers, moveWorkers: counted(participants.moveWorkers) },
      outbox: { enqueue: counted(outbox.enqueue) },
      ...{ municipalities, pageSize: 2, isStopping: () => false, clock },
    });
    await move().catch((error: Error) => assert.equal(error.message, 'killed'));
    return writes;
  }

  async function assertAllMoved(): Promise<void> {
    const { participants, outbox } = storage.stores;
    for (let at = 0; at < PEOPLE; at += 1) {
      const person = await participants.get(`T:${at}`);
      assert.equal(person?.municipality, at % 2 === 0 ? LEIDEN : ZWOLLE);
      assert.equal(person?.vouched, at === 0);
      assert.deepEqual(person?.movedOn ?? [], [], 'no move of their own');
      const told = (await outbox.allTo(`T:${at}`)).map(({ kind, about }) => [kind, about]);
      const about = at % 2 === 0 ? `${LEIDERDORP}>${LEIDEN}` : `${EDE}>${ZWOLLE}`;
      assert.deepEqual(told, at === 6 ? [] : [['organisationMerged', about]]);
    }
    assert.deepEqual(await outbox.allTo('T:elsewhere'), []);
  }

  it('moves everybody and tells those who take part, once, however often it runs', async () => {
    await run(storage.stores);
    await assertAllMoved();
    assert.equal(await run(storage.stores), 0);
    await assertAllMoved();
  });

  it('comes to the same end when the process is killed before or after any write, and by two processes at once', async () => {
    const second = await alongside(storage);
    for (const isDone of [false, true])
      for (let write = 1; write <= 12; write += 1) await run(storage.stores, { write, isDone });
    await atOnce(4, (at) => run(at % 2 === 0 ? storage.stores : second.stores));
    await assertAllMoved();
    await second.close();
  });

  for (let write = 1; write <= 11; write += 1)
    it(`killed before write ${write}, the next process finishes it`, async () => {
      await run(storage.stores, { write, isDone: false });
      await run(storage.stores);
      await assertAllMoved();
    });

  it('asks the database nothing while nothing was ever merged', async () => {
    const never = () => assert.fail('nothing is to be asked');
    await createMergerMoves({
      everybody: { pageOfWorkers: never, moveWorkers: never },
      outbox: { enqueue: never },
      ...{ municipalities: { ended: () => new Map() }, pageSize: 2, isStopping: () => false, clock },
    })();
  });
});
