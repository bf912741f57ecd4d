import type { AuditKind } from '../audit/audit-actions.js';
import { type AuditEntry, type AuditStore, type AuditWish, ERASED_FACILITATOR } from '../audit/audit-store.js';
import { type DilemmaLibrary, titleIn } from '../dilemmas/dilemma-library.js';
import type { Language } from '../language.js';
import type { OrganisationRegister } from '../organisations/organisation-register.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import type { ProgrammeDirectory } from '../programmes/programme-directory.js';
import { pagesOf } from '../rounds/paging.js';
import type { RoundStore } from '../rounds/round-store.js';
import type { TenantStore } from '../tenants/tenant-store.js';
import { auditSubject, roundOf } from './audit-model.js';
import { csvOf } from './csv.js';
import type { AuditEntryWire, AuditWire } from './wire/log-wire.js';

/** Entries shown at a time. */
const ON_A_PAGE = 50;
/** Entries in memory at a time while a file is made of all. */
const FOR_A_FILE = 500;
const HEAD = ['moment', 'wie', 'wat', 'waarover', 'programma'];

/** A part of the log, and the programmes whose names its reader may see. */
export interface LogAt {
  /** Id of a programme; null: everything, which is for owners. */
  readonly programmeId: string | null;
  readonly kind: AuditKind | null;
  readonly from: Date | null;
  readonly until: Date | null;
  readonly facilitates: readonly string[];
  readonly language: Language;
}

/** The log for people. The caller checks permission. */
export interface LogModel {
  page(at: LogAt, beforeId: string | null): Promise<AuditWire>;
  /** All of that part, as a file for a spreadsheet: ids, with the names of facilitators. */
  csv(at: LogAt): Promise<string>;
}

export interface LogModelParts {
  readonly audit: Pick<AuditStore, 'newest'>;
  readonly participants: Pick<ParticipantStore, 'getMany'>;
  readonly rounds: Pick<RoundStore, 'getMany'>;
  readonly dilemmas: DilemmaLibrary;
  readonly municipalities: Pick<OrganisationRegister, 'get'>;
  readonly directory: Pick<ProgrammeDirectory, 'all'>;
  readonly tenants: Pick<TenantStore, 'all'>;
}

/** The read model of the log. Three round trips a page, and one more where it is about tenants. */
export function createLogModel(parts: LogModelParts): LogModel {
  const { audit, participants, rounds, dilemmas, municipalities, directory, tenants } = parts;

  async function wires(entries: readonly AuditEntry[], at: LogAt): Promise<readonly AuditEntryWire[]> {
    const ids = [...new Set(entries.map(({ who }) => who))].filter((who) => who !== ERASED_FACILITATOR);
    const roundIds = [...new Set(entries.flatMap((entry) => roundOf(entry) ?? []))];
    const hasTenants = entries.some(({ action }) => action.startsWith('tenant_'));
    const [people, found, programmes, named] = await Promise.all([
      participants.getMany(ids),
      rounds.getMany(roundIds),
      directory.all(),
      hasTenants ? tenants.all() : [],
    ]);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const programmeNames = new Map(programmes.map(({ id, name }) => [id, name]));
    const shown = new Set(at.facilitates);
    const subjects = {
      rounds: found,
      titleOf: (dilemmaId: string) => titleIn(dilemmas, dilemmaId, at.language),
      programmeName: (id: string) => programmeNames.get(id),
      tenantName: (id: string) => named.find((one) => one.id === id)?.name,
      organisationName: (code: string) => municipalities.get(code)?.label,
    };
    return entries.map(({ id, at: moment, who, action, about, programmeIds }) => ({
      id,
      at: moment.toISOString(),
      who: names.get(who) ?? null,
      action,
      about,
      subject: auditSubject({ action, about }, subjects),
      programmes: programmeIds.filter((one) => shown.has(one)).map((one) => programmeNames.get(one) ?? one),
    }));
  }

  return {
    async page(at, beforeId) {
      const found = await audit.newest(ON_A_PAGE + 1, { ...wishOf(at), beforeId });
      const entries = found.slice(0, ON_A_PAGE);
      return {
        entries: await wires(entries, at),
        next: found.length > ON_A_PAGE ? (entries.at(-1)?.id ?? null) : null,
      };
    },

    async csv(at) {
      const rows: (readonly string[])[] = [];
      const pageOf = (beforeId: string | null) => audit.newest(FOR_A_FILE, { ...wishOf(at), beforeId });
      for await (const page of pagesOf(pageOf, ({ id }) => id, FOR_A_FILE)) {
        for (const { at: moment, who, action, about, programmes } of await wires(page, at))
          rows.push([moment, who ?? '', action, about, programmes.join(', ')]);
      }
      return csvOf([HEAD, ...rows]);
    },
  };
}

function wishOf({ programmeId, kind, from, until }: LogAt): Omit<AuditWish, 'beforeId'> {
  return { programmeId, kind, from, until };
}
