import assert from 'node:assert/strict';
import type { Stored } from '../../../src/storage/documents/documents.js';
import { alongside } from '../../support/storage.js';
import { storeContract } from '../../support/store-contract.js';

const OPTIONS = ['a', 'b', 'c'] as const;
const PEOPLE = 2_500;

/** Somebody's choice: the same at every run, and such that each of the sixteen cases occurs. */
function chosen(person: number, ballot: 'first' | 'second'): string | null {
  return [...OPTIONS, null][Math.floor(person / (ballot === 'first' ? 1 : 4)) % 4] ?? null;
}

function pseudonym(person: number): string {
  return ((person * 7_919) % 1_000_003).toString(16).padStart(8, '0');
}

storeContract('the votes: who went from what to what', (at) => {
  it('is counted whole when there are more votes than a batch holds, and without the votes of another round', async () => {
    const people = Array.from({ length: PEOPLE }, (_, person) => person);
    const documents = people.flatMap((person) =>
      (['first', 'second'] as const).flatMap((ballot) => {
        const option = chosen(person, ballot);
        return option === null ? [] : [{ _id: `main-1:${ballot}:${pseudonym(person)}`, v: 1, option }];
      }),
    );
    const others = ['main-10', 'main-'].map((round) => ({ _id: `${round}:second:${pseudonym(0)}`, v: 1, option: 'x' }));
    await at.storage.db.collection<Stored>('votes').insertMany([...documents, ...others]);
    const expected = new Map<string, number>();
    for (const person of people) {
      const pair = `${chosen(person, 'first')} to ${chosen(person, 'second')}`;
      if (pair !== 'null to null') expected.set(pair, (expected.get(pair) ?? 0) + 1);
    }
    const sizes: number[] = [];
    const watched = await alongside(at.storage, {
      succeeded: ({ reply }) => {
        const { firstBatch, nextBatch } = Object(Object(reply).cursor);
        sizes.push((firstBatch ?? nextBatch ?? []).length);
      },
    });
    const counts = await watched.stores.votes.transitions('main-1', 100);
    await watched.close();
    const found = new Map<string, number>();
    for (const { from, to, count } of counts) {
      found.set(`${from} to ${to}`, (found.get(`${from} to ${to}`) ?? 0) + count);
    }
    assert.deepEqual(Object.fromEntries(found), Object.fromEntries(expected));
    const aside = counts.filter((one) => one.aside);
    assert.equal(
      aside.reduce((sum, { count }) => sum + count, 0),
      100,
    );
    assert.ok(aside.every(({ from, to }) => from !== null && to !== null));
    assert.ok(Math.max(...sizes) <= 1_000, `a batch held ${Math.max(...sizes)} votes`);
  });

  it('is nothing when nobody voted', async () => {
    assert.deepEqual(await at.stores.votes.transitions('main-1', 25), []);
  });
});
