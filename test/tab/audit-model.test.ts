import assert from 'node:assert/strict';
import { AUDIT_ACTIONS, type AuditAction } from '../../src/audit/audit-store.js';
import { auditSubject } from '../../src/tab/audit-model.js';

const NAMES = {
  rounds: new Map([['main-7', { sequence: 7, dilemmaId: 'draft' }]]),
  titleOf: (dilemmaId: string) => `Title of ${dilemmaId}`,
};
const ROUND = { kind: 'round', sequence: 7, title: 'Title of draft' } as const;
const subjectOf = (action: AuditAction, about: string) => auditSubject({ action, about }, NAMES);

describe('what an entry of the log of facilitators is about', () => {
  it('is named: the round, what was sent again, the dilemma, the week', () => {
    assert.deepEqual(subjectOf('round_close', 'main-7'), { ...ROUND, message: null });
    assert.deepEqual(subjectOf('messages_resend', 'main-7:ballot'), { ...ROUND, message: 'ballot' });
    assert.deepEqual(subjectOf('queue_move', 'draft'), { kind: 'dilemma', title: 'Title of draft' });
    assert.deepEqual(subjectOf('week_skip', '2026-12-28'), { kind: 'week', monday: '2026-12-28' });
  });

  it('can be looked at where it has no name that may be told: a post, a proposal', () => {
    assert.deepEqual(subjectOf('post_hide', 'p1'), { kind: 'post' });
    assert.deepEqual(subjectOf('proposal_accept', 'b1'), { kind: 'proposal' });
  });

  it('is nothing more than its id when a round is not there any more, and for a file', () => {
    assert.deepEqual(subjectOf('round_open', 'main-99'), { kind: 'other' });
    assert.deepEqual(subjectOf('messages_resend', 'main-99:ballot'), { kind: 'other' });
    assert.deepEqual(subjectOf('results_export', ''), { kind: 'other' });
  });

  it('is told for everything that facilitators do in a season; a code to move names nobody, and a programme and an organisation are known by their id', () => {
    const untold = AUDIT_ACTIONS.filter((action) => subjectOf(action, 'main-7').kind === 'other');
    const ofProgrammes = /^(programme|invitation|facilitator|organisation)_/;
    assert.deepEqual(
      untold.filter((action) => !ofProgrammes.test(action)),
      ['results_export', 'participation_export', 'move_allow', 'rhythm_change'],
    );
  });
});
