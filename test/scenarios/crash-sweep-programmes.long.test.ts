import assert from 'node:assert/strict';
import type { App } from '../../src/app-parts.js';
import { participantOf } from '../support/populate.js';
import {
  end,
  join,
  type ProgrammeEnding,
  type ProgrammeScene,
  programmeStory,
  SECOND,
} from '../support/programme-sweep.js';
import { isWrite, type Rehearsal } from '../support/sweep.js';

/** Somebody who talks in the second programme writes to the other there, and then stops in it. */
async function leave({ storage, people }: ProgrammeScene, { services }: App): Promise<void> {
  const person = people[0] ?? assert.fail();
  const leaver = await participantOf(storage, person);
  await services.memberships.leave(leaver, SECOND);
}

async function writes({ storage, people }: ProgrammeScene, { services }: App): Promise<void> {
  for (const person of people.slice(0, 2)) {
    const writer = await participantOf(storage, person);
    const [present] = await services.matching.current(writer, [SECOND]);
    assert.ok(present?.view.kind === 'matched', `matched, not ${present?.view.kind}`);
    const writing = { typed: 'Zullen we morgen bellen?', origin: ['story'], source: 'personal' } as const;
    await services.threads.postInMatch(writer, present.view.matchId, writing);
  }
}

describe('a process killed between any two writes while people join, leave and lose a programme', () => {
  let story: Rehearsal<ProgrammeEnding>;

  before(async () => {
    story = await programmeStory([
      { at: '2026-11-23T08:05:00+01:00', act: (scene, app) => join(scene, app, 4) },
      { at: '2026-11-23T09:00:00+01:00', act: async (scene, app) => join(scene, app, 6) },
      { at: '2026-11-25T09:00:00+01:00' },
      { at: '2026-11-25T09:05:00+01:00' },
      { at: '2026-11-25T10:00:00+01:00', first: writes, act: leave },
      { at: '2026-11-25T11:00:00+01:00', act: end },
      { at: '2026-11-27T09:00:00+01:00' },
      { at: '2026-11-30T08:00:00+01:00' },
      { at: '2026-11-30T08:05:00+01:00' },
      { at: '2026-11-30T08:20:00+01:00' },
      { at: '2026-12-02T08:20:00+01:00' },
    ]);
  });
  after(() => story.close());

  it('is a sweep over joining, a talk that ends, and the end of a programme', () => {
    const made = story.calls.filter(isWrite);
    for (const name of ['participants.join', 'participants.leaveProgramme', 'matches.answer', 'threads.closeAll'])
      assert.ok(made.includes(name), name);
    assert.deepEqual(story.undisturbed.memberOf, Array(6).fill(['main']));
  });

  it('leads to the same memberships, talks and results, whenever it dies', async () => {
    await story.sweep();
  });
});
