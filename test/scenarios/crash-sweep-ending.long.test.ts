import assert from 'node:assert/strict';
import { end, join, type ProgrammeEnding, programmeStory } from '../support/programme-sweep.js';
import { isWrite, type Rehearsal } from '../support/sweep.js';

describe('a process killed between any two writes while a programme ends', () => {
  let story: Rehearsal<ProgrammeEnding>;

  before(async () => {
    story = await programmeStory([
      { at: '2026-11-23T08:05:00+01:00', first: (scene, steady) => join(scene, steady, 4) },
      { at: '2026-11-23T08:10:00+01:00', act: end },
      { at: '2026-11-23T08:15:00+01:00' },
      { at: '2026-11-23T08:20:00+01:00' },
    ]);
  });
  after(() => story.close());

  it('is a sweep over people who leave it one by one, and stay in the other', () => {
    const left = story.calls.filter((name) => name === 'participants.leaveProgramme');
    assert.equal(left.length, 4);
    assert.ok(story.calls.filter(isWrite).length > 6);
    assert.deepEqual(story.undisturbed.memberOf, Array(6).fill(['main']));
  });

  it('leaves nobody in it, whenever it dies', async () => {
    await story.sweep();
  });
});
