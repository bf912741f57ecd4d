import assert from 'node:assert/strict';
import { AUDIT_ACTIONS, type AuditAction } from '../../src/audit/audit-actions.js';
import { auditSubject } from '../../src/tab/audit-model.js';

const NAMES = {
  rounds: new Map([['main-7', { sequence: 7, dilemmaId: 'draft' }]]),
  titleOf: (dilemmaId: string) => `Title of ${dilemmaId}`,
  programmeName: (id: string) => (id === 'main' ? 'Spagaat' : undefined),
  tenantName: (id: string) => (id === 'GM0193' ? 'Zwolle' : undefined),
  organisationName: (code: string) => (code === 'GM0193' ? 'Zwolle' : undefined),
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

  it('is named too when it is a programme or an organisation, and known by its id when that is gone', () => {
    assert.deepEqual(subjectOf('programme_state', 'main'), { kind: 'programme', name: 'Spagaat' });
    assert.deepEqual(subjectOf('rhythm_change', 'main'), { kind: 'programme', name: 'Spagaat' });
    assert.deepEqual(subjectOf('facilitators_read', 'gone'), { kind: 'other' });
    assert.deepEqual(subjectOf('organisation_rename', 'GM0193'), { kind: 'organisation', name: 'Zwolle' });
    assert.deepEqual(subjectOf('organisation_merge', 'GM9999>GM0193'), {
      kind: 'merger',
      from: 'GM9999',
      into: 'Zwolle',
    });
  });

  it('is told for everything but files and lists that are whole, and a code to move, which names nobody', () => {
    const about = (action: AuditAction) => (/^(organisation|tenant)/.test(action) ? 'GM0193' : 'main');
    const told = (action: AuditAction) =>
      [about(action), 'main-7'].some((id) => subjectOf(action, id).kind !== 'other');
    assert.deepEqual(
      AUDIT_ACTIONS.filter((action) => !told(action)),
      ['results_export', 'participation_export', 'move_allow', 'log_read', 'log_export'],
    );
  });
});
