import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Seen, withChanged, withNewest, withOlder } from '../../src/tab/seen-posts.js';

interface Post {
  readonly number: number;
  readonly text: string;
}

const page = (from: number, to: number, text = ''): Seen<Post> => ({
  posts: Array.from({ length: to - from + 1 }, (_, at) => ({ number: from + at, text: text || `p${from + at}` })),
  olderThan: from > 1 ? from : null,
});
const numbers = ({ posts }: Seen<Post>) => posts.map(({ number }) => number);

describe('the posts that one has seen', () => {
  it('keep what slides out of the newest page', () => {
    const seen = withNewest(page(1, 4), page(3, 6));
    assert.deepEqual(numbers(seen), [1, 2, 3, 4, 5, 6]);
    assert.equal(seen.olderThan, null);
  });

  it('begin anew when something in between is not known', () => {
    const seen = withNewest(page(1, 4), page(9, 12));
    assert.deepEqual([numbers(seen), seen.olderThan], [[9, 10, 11, 12], 9]);
    assert.deepEqual(numbers(withNewest(page(1, 4), { ...page(6, 7), olderThan: null })), [1, 2, 3, 4, 6, 7]);
  });

  it('lose nothing to an answer that was overtaken by a newer one', () => {
    assert.deepEqual(numbers(withNewest(page(1, 4), page(1, 3))), [1, 2, 3, 4]);
    assert.deepEqual(numbers(withNewest(page(1, 4), { posts: [], olderThan: null })), [1, 2, 3, 4]);
  });

  it('take the newest word about a post', () => {
    assert.equal(withNewest(page(1, 4), page(3, 4, 'removed')).posts[2]?.text, 'removed');
    const changed = withChanged(page(1, 4), [
      { number: 2, text: 'reported' },
      { number: 9, text: 'not seen' },
    ]);
    assert.deepEqual(
      changed.posts.map(({ text }) => text),
      ['p1', 'reported', 'p3', 'p4'],
    );
  });

  it('get older ones before them, each once', () => {
    const seen = withOlder(page(5, 8), page(2, 5));
    assert.deepEqual([numbers(seen), seen.olderThan], [[2, 3, 4, 5, 6, 7, 8], 2]);
  });

  it('start with the first page, and stay as they are when nothing was written', () => {
    assert.deepEqual(withNewest({ posts: [], olderThan: null }, page(3, 4)), page(3, 4));
    assert.deepEqual(withNewest({ posts: [], olderThan: null }, { posts: [], olderThan: null }).posts, []);
  });

  it('are in order and each once, whatever comes', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat(40), fc.nat(6)), { maxLength: 20 }), (steps) => {
        let seen: Seen<Post> = page(20, 22);
        for (const [newest, from, more] of steps) {
          seen = (newest ? withNewest : withOlder)(seen, page(from + 1, from + 1 + more));
          const found = numbers(seen);
          assert.deepEqual(
            found,
            [...new Set(found)].sort((a, b) => a - b),
          );
        }
      }),
    ));
});
