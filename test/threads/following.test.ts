import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ERASED } from '../../src/participants/participant.js';
import { followed, type SourceChange } from '../../src/threads/following.js';
import type { Post } from '../../src/threads/thread.js';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 25, 9, minute));
const POST: Post = {
  ...{ id: 'p1', threadId: 'round:main-1', number: 3, by: 'token', at: at(0), source: 'channel' },
  text: 'Zoals getypt',
};
const edited = (text: string | null, minute: number): SourceChange => ({ kind: 'edited', text, at: at(minute) });
const restored = (text: string, minute: number): SourceChange => ({ kind: 'restored', text, at: at(minute) });
const deleted = (minute: number): SourceChange => ({ kind: 'deleted', at: at(minute) });

/** The post after these changes, in the order in which they come. */
function becomes(changes: readonly SourceChange[], post: Post = POST): Post {
  return changes.reduce((now, change) => {
    const rewrite = followed(now, change);
    if (rewrite === null) return now;
    const { isJudgedAnew, ...rest } = rewrite;
    const { moderation: _, reports: _r, ...unjudged } = now;
    return { ...(isJudgedAnew ? unjudged : now), ...rest };
  }, post);
}

describe('a post that follows the message that it is a copy of', () => {
  it('has the text of an edit, and says so', () => {
    const post = becomes([edited('Beter', 1)]);
    assert.deepEqual([post.text, post.isEdited], ['Beter', true]);
    assert.equal(becomes([edited('Zoals getypt', 1)]).isEdited, false, 'nothing was changed');
  });

  it('has no text when the message is deleted, and has it again when that is undone', () => {
    assert.equal(becomes([deleted(1)]).text, null);
    const post = becomes([deleted(1), restored('Zoals getypt', 2)]);
    assert.deepEqual([post.text, post.isEdited], ['Zoals getypt', false]);
    assert.equal(becomes([deleted(1), edited('Toch', 2)]).text, 'Toch', 'what can be edited is there');
  });

  it('has no text when there is none that can be kept, until there is', () => {
    assert.equal(becomes([edited(null, 1)]).text, null);
    assert.equal(becomes([edited(null, 1), edited('Kort', 1)]).text, 'Kort');
  });

  it('does not hear of what is older than what it knows', () => {
    assert.equal(becomes([edited('Nieuw', 2), edited('Oud', 1)]).text, 'Nieuw');
    assert.equal(becomes([deleted(2), edited('Oud', 1)]).text, null);
    assert.equal(becomes([restored('Terug', 3), deleted(2)]).text, 'Terug');
    assert.equal(
      becomes([edited(null, 1), deleted(3), edited('Oud', 2)]).text,
      null,
      'also when nothing seems to change',
    );
  });

  it('of the same moment takes the last that comes, but for an edit after a deletion', () => {
    assert.equal(becomes([edited('Een', 1), edited('Twee', 1)]).text, 'Twee');
    assert.equal(becomes([edited('Een', 1), deleted(1), edited('Een', 1)]).text, null);
    assert.equal(becomes([deleted(1), restored('Terug', 1)]).text, 'Terug');
  });

  it('is the same whatever comes twice, late or in another order', () => {
    const changes = fc.uniqueArray(
      fc.record({ minute: fc.integer({ min: 1, max: 50 }), kind: fc.constantFrom('edited', 'deleted', 'restored') }),
      { selector: ({ minute }) => minute, minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(changes, fc.infiniteStream(fc.nat()), (list, lots) => {
        const all = list.map(
          ({ kind, minute }): SourceChange =>
            kind === 'deleted' ? deleted(minute) : { kind: kind as 'edited', text: `Tekst ${minute}`, at: at(minute) },
        );
        const inOrder = [...all].sort((one, other) => one.at.getTime() - other.at.getTime());
        const shuffled = [...all, ...all]
          .map((change) => ({ change, lot: lots.next().value ?? 0 }))
          .sort((one, other) => one.lot - other.lot)
          .map(({ change }) => change);
        assert.equal(becomes(shuffled).text, becomes(inOrder).text);
      }),
    );
  });

  it('of somebody who was erased stays empty', () => {
    const gone = { ...POST, by: ERASED, text: null };
    for (const change of [edited('Weer', 1), restored('Weer', 1), deleted(1)])
      assert.equal(followed(gone, change), null);
  });

  it('stays hidden, and is judged anew only when somebody said that another text may stand', () => {
    const hidden = { ...POST, moderation: { state: 'hidden', grounds: 'Een naam', at: at(1) } } as const;
    assert.equal(becomes([edited('Zonder naam', 2)], hidden).moderation?.state, 'hidden');
    const shown: Post = { ...POST, moderation: { state: 'shown', at: at(1) }, reports: ['a', 'b'] };
    assert.equal(becomes([edited('Nu met een naam', 2)], shown).moderation, undefined);
    assert.equal(becomes([edited('Zoals getypt', 2)], shown).moderation?.state, 'shown');
    assert.equal(becomes([deleted(2)], shown).moderation?.state, 'shown');
    const reported: Post = { ...POST, reports: ['a', 'b'] };
    assert.deepEqual(becomes([edited('Anders', 2)], reported).reports, ['a', 'b'], 'an edit undoes no report');
  });
});
