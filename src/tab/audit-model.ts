import type { AuditEntry } from '../audit/audit-store.js';
import { isMessageKind } from '../outbox/message.js';
import type { Round } from '../rounds/round.js';
import type { AuditSubject } from './wire/log-wire.js';

/** Names looked up for the subject of a log entry. */
export interface AuditNames {
  readonly rounds: ReadonlyMap<string, Pick<Round, 'sequence' | 'dilemmaId'>>;
  readonly titleOf: (dilemmaId: string) => string;
  /** Undefined: not known any more. */
  readonly programmeName: (id: string) => string | undefined;
  readonly tenantName: (id: string) => string | undefined;
  readonly organisationName: (code: string) => string | undefined;
}

type Entry = Pick<AuditEntry, 'action' | 'about'>;

/** Words of actions that are about a programme, of which the entry has the id. */
const OF_PROGRAMME = /^(programme|invitation|facilitator|facilitators|rhythm)_/;

/** The id of the round that an entry is about; null: it is about something else. */
export function roundOf({ action, about }: Entry): string | null {
  if (action === 'messages_resend') return about.split(':')[0] ?? null;
  return action.startsWith('round_') || action === 'delivery_read' ? about : null;
}

/** About what something was done, for people: by its name, or by where it can be seen. */
export function auditSubject(entry: Entry, names: AuditNames): AuditSubject {
  const { action, about } = entry;
  const roundId = roundOf(entry);
  if (roundId !== null) return roundSubject(entry, roundId, names);
  if (action.startsWith('queue_')) return { kind: 'dilemma', title: names.titleOf(about) };
  if (action.startsWith('week_')) return { kind: 'week', monday: about };
  if (action.startsWith('post_')) return { kind: 'post' };
  if (action.startsWith('proposal_')) return { kind: 'proposal' };
  if (OF_PROGRAMME.test(action)) return named('programme', names.programmeName(about));
  if (action === 'organisation_merge') {
    const [from = '', into = ''] = about.split('>').map((code) => names.organisationName(code) ?? code);
    return { kind: 'merger', from, into };
  }
  if (action.startsWith('organisation_')) return named('organisation', names.organisationName(about));
  if (action.startsWith('tenant_')) return named('tenant', names.tenantName(about));
  return { kind: 'other' };
}

function roundSubject({ action, about }: Entry, roundId: string, { rounds, titleOf }: AuditNames): AuditSubject {
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

function named(kind: 'programme' | 'organisation' | 'tenant', name: string | undefined): AuditSubject {
  return name === undefined ? { kind: 'other' } : { kind, name };
}
