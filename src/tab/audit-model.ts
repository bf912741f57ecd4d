import type { AuditEntry } from '../audit/audit-store.js';
import { isMessageKind } from '../outbox/message.js';
import type { Round } from '../rounds/round.js';
import type { AuditSubject } from './wire/desk-wire.js';

/** Names looked up for the subject of a log entry. */
export interface AuditNames {
  readonly rounds: ReadonlyMap<string, Pick<Round, 'sequence' | 'dilemmaId'>>;
  readonly titleOf: (dilemmaId: string) => string;
}

type Entry = Pick<AuditEntry, 'action' | 'about'>;

/** The id of the round that an entry is about; null: it is about something else. */
export function roundOf({ action, about }: Entry): string | null {
  if (action === 'messages_resend') return about.split(':')[0] ?? null;
  return action.startsWith('round_') ? about : null;
}

/** About what something was done, for people: by its name, or by where it can be seen. */
export function auditSubject(entry: Entry, { rounds, titleOf }: AuditNames): AuditSubject {
  const { action, about } = entry;
  const roundId = roundOf(entry);
  if (roundId !== null) {
    const round = rounds.get(roundId);
    if (round === undefined) return { kind: 'other' };
    const message = action === 'messages_resend' ? about.slice(roundId.length + 1) : '';
    return {
      kind: 'round',
      sequence: round.sequence,
      title: titleOf(round.dilemmaId),
      message: isMessageKind(message) ? message : null,
    };
  }
  if (action.startsWith('queue_')) return { kind: 'dilemma', title: titleOf(about) };
  if (action.startsWith('week_')) return { kind: 'week', monday: about };
  if (action.startsWith('post_')) return { kind: 'post' };
  return action.startsWith('proposal_') ? { kind: 'proposal' } : { kind: 'other' };
}
