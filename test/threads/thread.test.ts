import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ERASED } from '../../src/participants/participant.js';
import {
  activeThreadOf,
  endOfThread,
  isOpen,
  MAXIMUM_POST,
  type Post,
  pageThatFits,
  postId,
  rankOf,
  readPost,
  receiversOf,
} from '../../src/threads/thread.js';

const AT = new Date('2026-11-25T08:00:00Z');
const members = [{ id: 'T:1' }, { id: ERASED }, { id: 'T:3' }];

function posts(...lengths: readonly number[]): readonly Post[] {
  return lengths.map((length, at) => ({
    ...{ id: `p${at}`, threadId: 't', number: 100 - at, by: 'T:1', at: AT, source: 'personal' },
    text: 'x'.repeat(length),
  }));
}

describe('a thread', () => {
  it('can be written in until fourteen days after the end of the round by its plan, and not a moment longer', () => {
    const endsAt = endOfThread({ closed: AT });
    assert.equal(endsAt.toISOString(), '2026-12-09T08:00:00.000Z');
    assert.equal(isOpen({ endsAt }, new Date(endsAt.getTime() - 1)), true);
    assert.equal(isOpen({ endsAt }, endsAt), false);
  });

  it('brings a post to all others who are still there', () => {
    assert.deepEqual(receiversOf({ members }, 'T:1'), ['T:3']);
    assert.deepEqual(receiversOf({ members }, 'T:3'), ['T:1']);
  });

  it('is the one that somebody talks in until a moment', () => {
    const activeThread = { id: 't', until: AT };
    assert.equal(activeThreadOf({ activeThread }, new Date(AT.getTime() - 1)), 't');
    assert.equal(activeThreadOf({ activeThread }, AT), null);
    assert.equal(activeThreadOf({}, AT), null);
  });

  it('stands in a list in the order of its last post', () => {
    const ranks = [rankOf('b', AT), rankOf('a', new Date(AT.getTime() + 1)), rankOf('c', AT)];
    assert.deepEqual([...ranks].sort(), [ranks[0], ranks[2], ranks[1]]);
  });
});

describe('a post', () => {
  it('has an id that depends on who, where and what it came from, and on nothing else', () => {
    const id = postId('t', 'T:1', 'message', '17');
    assert.equal(postId('t', 'T:1', 'message', '17'), id);
    const others = [postId('u', 'T:1', 'message', '17'), postId('t', 'T:2', 'message', '17')];
    const more = [
      postId('t', 'T:1', 'message', '18'),
      postId('t', 'T:1', 'message17'),
      postId('t', 'T:1m', 'essage', '17'),
    ];
    assert.equal(new Set([id, ...others, ...more]).size, 6);
    assert.match(id, /^t:[\w-]{22}$/);
  });

  for (const [typed, read] of [
    ['  dag\r\n', { text: 'dag' }],
    ['a\r\nb\rc', { text: 'a\nb\nc' }],
    ['', { problem: 'empty' }],
    [' \n\t ', { problem: 'empty' }],
    ['\u200b\u2060\u00ad\u202e', { problem: 'empty' }],
    ['👍', { text: '👍' }],
    ['x'.repeat(MAXIMUM_POST), { text: 'x'.repeat(MAXIMUM_POST) }],
    ['x'.repeat(MAXIMUM_POST + 1), { problem: 'tooLong' }],
  ] as const) {
    it(`is read: ${JSON.stringify(typed).slice(0, 40)}`, () => assert.deepEqual(readPost(typed), read));
  }
});

describe('a page of posts', () => {
  const room = { posts: 3, characters: 100 };
  const numbersOf = (page: readonly Post[]) => page.map(({ number }) => number);

  it('holds the newest that fit, oldest first', () => {
    assert.deepEqual(numbersOf(pageThatFits(posts(40, 40, 40, 40), room)), [99, 100]);
    assert.deepEqual(numbersOf(pageThatFits(posts(1, 1, 1, 1), room)), [98, 99, 100]);
    assert.deepEqual(numbersOf(pageThatFits(posts(500, 1), room)), [100]);
    assert.deepEqual(pageThatFits([], room), []);
  });

  it('is always the beginning of the list, never empty when there is one, and small but for one post', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200), { maxLength: 6 }), (lengths) => {
        const all = posts(...lengths);
        const page = pageThatFits(all, room);
        assert.deepEqual([...page].reverse(), all.slice(0, page.length));
        assert.ok(page.length >= Math.min(1, all.length) && page.length <= 3);
        const size = page.reduce((sum, { text }) => sum + (text?.length ?? 0), 0);
        assert.ok(page.length <= 1 || size <= 100);
      }),
    );
  });
});
