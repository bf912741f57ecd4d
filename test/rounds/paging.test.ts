import assert from 'node:assert/strict';
import { pagesOf } from '../../src/rounds/paging.js';

describe('paging', () => {
  /** The pages over `count` items, and the ids they were asked after. */
  async function walk(count: number, size: number) {
    const items = Array.from({ length: count }, (_, at) => ({ id: `id-${at}` }));
    const asked: (string | null)[] = [];
    const page = async (after: string | null) => {
      asked.push(after);
      const from = after === null ? 0 : items.findIndex(({ id }) => id === after) + 1;
      return items.slice(from, from + size);
    };
    const pages: string[][] = [];
    for await (const some of pagesOf(page, ({ id }) => id, size)) pages.push(some.map(({ id }) => id));
    return { pages, asked };
  }

  it('gives every item once, in order, and stops after a page that was not full', async () => {
    assert.deepEqual(await walk(3, 2), { pages: [['id-0', 'id-1'], ['id-2']], asked: [null, 'id-1'] });
  });

  it('gives no empty page, not even after a full one', async () => {
    assert.deepEqual(await walk(2, 2), { pages: [['id-0', 'id-1']], asked: [null, 'id-1'] });
    assert.deepEqual(await walk(0, 2), { pages: [], asked: [null] });
  });
});
