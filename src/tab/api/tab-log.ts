import { DateTime } from 'luxon';
import { z } from 'zod';
import { isAuditKind } from '../../audit/audit-actions.js';
import type { NoteAction } from '../../audit/audit-log.js';
import { HttpRefusal } from '../../http/problem.js';
import { type Caller, FileAnswer } from '../../http/tab-routes.js';
import { ZONE } from '../../scheduling/calendar.js';
import type { LogQuery } from '../addresses.js';
import type { LogAt, LogModel } from '../log-model.js';
import type { TypedRoutes } from './typed-routes.js';

const CSV = 'text/csv; charset=utf-8';
const FILE = 'spagaat-logboek.csv';

type Queried = (name: LogQuery) => string;

export interface TabLogParts {
  readonly logs: LogModel;
  readonly noteAction: NoteAction;
  /** Once in a while for a list that is read again and again. */
  readonly noteReading: NoteAction;
}

/** The log: of one programme at its desk, of everything for owners. Whoever reads names in it stands in it. */
export function addTabLog(routes: TypedRoutes, { logs, noteAction, noteReading }: TabLogParts): void {
  async function page(at: LogAt, before: string, { participant }: Caller) {
    const found = await logs.page(at, before || null);
    if (found.entries.some(({ who }) => who !== null))
      await noteReading(participant.id, 'log_read', at.programmeId ?? '', idsOf(at));
    return found;
  }

  async function file(at: LogAt, { participant }: Caller): Promise<FileAnswer> {
    await noteAction(participant.id, 'log_export', at.programmeId ?? '', idsOf(at));
    return new FileAnswer(await logs.csv(at), CSV, FILE);
  }

  const atDesk = (caller: Caller, query: Queried) => partOf(caller, caller.programme, query);
  const ofAll = (caller: Caller, of: string, query: Queried) => partOf(caller, of || null, query);

  routes.get('desk/log', ({ caller, query }) => page(atDesk(caller, query), query('before'), caller));
  routes.file('desk/log.csv', ({ caller, query }) => file(atDesk(caller, query), caller));
  routes.get('owner/log', ({ caller, query }) => page(ofAll(caller, query('of'), query), query('before'), caller));
  routes.file('owner/log.csv', ({ caller, query }) => file(ofAll(caller, query('of'), query), caller));
}

function idsOf({ programmeId }: LogAt): readonly string[] {
  return programmeId === null ? [] : [programmeId];
}

function partOf({ facilitates, language }: Caller, programmeId: string | null, query: Queried): LogAt {
  const kind = query('kind');
  if (kind !== '' && !isAuditKind(kind)) throw new HttpRefusal(400, 'badRequest', {}, 'kind');
  const until = dayIn(query, 'until')?.plus({ days: 1 }).toJSDate() ?? null;
  const from = dayIn(query, 'from')?.toJSDate() ?? null;
  return { programmeId, kind: isAuditKind(kind) ? kind : null, from, until, facilitates, language };
}

/** The beginning of that day (ISO date) in the Netherlands; null: no day was asked. */
function dayIn(query: Queried, name: LogQuery): DateTime | null {
  const day = query(name);
  if (day === '') return null;
  if (!z.iso.date().safeParse(day).success) throw new HttpRefusal(400, 'badRequest', {}, name);
  return DateTime.fromISO(day, { zone: ZONE });
}
