import assert from 'node:assert/strict';
import { createThreadModel, type ThreadModelParts } from '../../src/tab/thread-model.js';
import type { RoundPostView, RoundThreadView } from '../../src/threads/round-thread-view.js';

const AT = new Date('2026-11-25T09:00:00Z');
const ALIAS = { flock: 0, bird: 1, turn: 2, size: 'large' } as const;
const POST: RoundPostView = {
  id: 'round:main-1:x',
  number: 1,
  at: AT,
  alias: ALIAS,
  source: 'personal',
  isOwn: false,
  text: 'Hallo',
  visibility: { kind: 'shown' },
  isReported: false,
};
const VIEW: RoundThreadView = {
  roundId: 'main-1',
  dilemmaId: 'unknown',
  isOpen: true,
  endsAt: AT,
  alias: null,
  posts: [],
  olderThan: null,
  isOlder: false,
  hearsNews: true,
};
const PARTS = {
  dilemmas: { get: () => undefined },
  municipalities: { get: () => undefined },
  terms: { threadMonths: 12, openThreadMonths: 6 },
} as unknown as ThreadModelParts;

/** The post as the page gets it. */
function shown(post: Partial<RoundPostView>, view: Partial<RoundThreadView> = {}) {
  const { posts } = createThreadModel(PARTS, 'nl').open({ ...VIEW, ...view, posts: [{ ...POST, ...post }] });
  return posts[0] ?? assert.fail();
}

describe('a post of an open conversation, for the page', () => {
  it('carries the name of a bird and a size, or why there is none', () => {
    assert.deepEqual(shown({}).writer, { kind: 'bird', name: 'Merel 2', size: 'large' });
    assert.deepEqual(shown({ alias: null, source: 'channel' }).writer, { kind: 'channel' });
    assert.deepEqual(shown({ alias: null, source: 'channel', text: null }).writer, { kind: 'channel' });
    const erased = { alias: null, source: 'channel', text: null, isErased: true } as const;
    assert.deepEqual(shown(erased).writer, { kind: 'gone' });
    assert.deepEqual(shown({ alias: null, text: null }).writer, { kind: 'gone' });
  });

  it('says why it cannot be read, and never with what words a facilitator hid it', () => {
    const hidden = shown({ text: null, visibility: { kind: 'hidden', grounds: 'Er staat een naam in' } });
    assert.equal(hidden.state, 'hidden');
    assert.doesNotMatch(JSON.stringify(hidden), /naam/);
    assert.equal(shown({ text: null, visibility: { kind: 'waiting' } }).state, 'waiting');
    assert.equal(shown({ text: null }).state, 'removed');
  });

  it('can be reported by anybody allowed to, as long as it makes sense', () => {
    assert.equal(shown({}).reportable, true);
    assert.equal(shown({ isOwn: true }).reportable, false);
    assert.equal(shown({ isReported: true }).reportable, false);
    assert.equal(shown({ text: null }).reportable, false);
    assert.equal(shown({ text: null, visibility: { kind: 'waiting' } }).reportable, false);
    assert.equal(shown({}, { isOpen: false }).reportable, false);
  });

  it('comes with how long it is kept, and with the dilemma by its id when it is not in the library any more', () => {
    const thread = createThreadModel(PARTS, 'en').open(VIEW);
    assert.deepEqual([thread.keptMonths, thread.title, thread.longest], [6, 'unknown', 4_000]);
  });
});
