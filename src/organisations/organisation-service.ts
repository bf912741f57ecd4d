import { z } from 'zod';
import type { NoteAction } from '../audit/audit-log.js';
import { charactersIn } from '../characters.js';
import type { Clock } from '../clock.js';
import { amsterdamDate } from '../scheduling/calendar.js';
import type { GrowingRegister } from './growing-register.js';
import type { Merger } from './mergers.js';
import { isOrganisationKind, type Organisation, type OrganisationKind, type SizeClass } from './organisation.js';
import { codeFor, codeSent } from './organisation-code.js';
import type { OrganisationRegister } from './organisation-register.js';
import type { OrganisationStore } from './organisation-store.js';
import { typedName } from './typed-name.js';

/** The longest name (characters). */
export const LONGEST_NAME = 100;

/** An organisation as an owner fills it in. Nothing in it is trusted. */
export interface OrganisationForm {
  readonly kind: string;
  readonly name: string;
  /** CBS code of a municipality that is new; without meaning for other kinds. */
  readonly code?: string;
  readonly sizeClass?: SizeClass;
  /** As the built-in ones write it. */
  readonly province?: string;
  /** Codes of those that border on it; absent or empty: not known. */
  readonly neighbours?: readonly string[];
  /** The owner saw the similar names, and means this one. */
  readonly anyway?: boolean;
}

/** Why it was not added or renamed. */
export type OrganisationRefusal =
  | 'kindUnknown'
  | 'nameMissing'
  | 'nameTooLong'
  | 'nameTaken'
  | 'codeWrong'
  | 'codeTaken'
  | 'provinceUnknown'
  | 'neighbourUnknown'
  /** It is built in, or there is none with that code: only an added one has another name. */
  | 'notAdded';

export type OrganisationOutcome =
  | { readonly kind: 'saved'; readonly organisation: Organisation }
  /** Nothing was stored: one of these may be meant. */
  | { readonly kind: 'similar'; readonly organisations: readonly Organisation[] }
  | { readonly kind: 'refused'; readonly why: OrganisationRefusal };

/** Why a merger was not noted, or not taken back. `alreadyEnding`: take that rule back first. `alreadyThere`: people were moved. */
export type MergerRefusal = 'codeUnknown' | 'sameTwice' | 'dateWrong' | 'alreadyEnding' | 'heirEnds' | 'alreadyThere';
export type MergerOutcome =
  | { readonly kind: 'saved'; readonly merger: Merger }
  | { readonly kind: 'refused'; readonly why: MergerRefusal };

/**
 * The use cases of an owner of the instance; the caller checks permission. `who`: participant id of the owner, for the log.
 * Every method looks first at what other processes stored.
 */
export interface OrganisationService {
  /** Those that were added and exist today, by name, and all mergers. */
  list(): Promise<{ readonly added: readonly Organisation[]; readonly mergers: readonly Merger[] }>;
  /** Adds one. The same form again gives `nameTaken` and changes nothing. */
  add(who: string, form: OrganisationForm): Promise<OrganisationOutcome>;
  /** Gives one that was added another name; its code, and with it its people and their history, stay. */
  rename(who: string, code: string, form: Pick<OrganisationForm, 'name' | 'anyway'>): Promise<OrganisationOutcome>;
  /** Those of that name, best first; nothing typed gives those that were added. At most `limit`, of those that exist today. */
  search(typed: string, limit: number): Promise<readonly Organisation[]>;
  /** Was it added on screen? Others keep their name. */
  isAdded(code: string): boolean;
  /** From that day on people of the one work for the other. A day in the past is today. */
  merge(who: string, merger: Merger): Promise<MergerOutcome>;
  /** Takes back a merger that is still to come. */
  cancelMerger(who: string, from: string): Promise<MergerOutcome>;
}

export interface OrganisationServiceParts {
  readonly organisations: OrganisationStore;
  readonly municipalities: GrowingRegister;
  readonly builtin: readonly Organisation[];
  readonly noteAction: NoteAction;
  readonly clock: Pick<Clock, 'now'>;
}

const MUNICIPALITY_CODE = /^GM\d{4}$/;

/** The organisations on this store. */
export function createOrganisationService(parts: OrganisationServiceParts): OrganisationService {
  const { organisations, municipalities: register, builtin, noteAction, clock } = parts;
  const builtinCodes = new Set(builtin.map(({ code }) => code));
  const isAdded = ({ code }: Organisation) => !builtinCodes.has(code);
  const refused = (why: OrganisationRefusal) => ({ kind: 'refused', why }) as const;
  const notMerged = (why: MergerRefusal) => ({ kind: 'refused', why }) as const;

  /** The reason why it cannot have this name; null: there is none. `own`: code of the one that is renamed. */
  function nameFault(
    kind: OrganisationKind,
    name: string,
    { own, anyway = false }: { readonly own?: string; readonly anyway?: boolean },
  ): Exclude<OrganisationOutcome, { readonly kind: 'saved' }> | null {
    const typed = typedName(name);
    if (typed.key.length < 2) return refused('nameMissing');
    if (charactersIn(name) > LONGEST_NAME) return refused('nameTooLong');
    const others = register.all().filter(({ code }) => code !== own);
    // On a screen the name alone says which it is, so one that other kinds have too must begin with the word for its own.
    const isTaken = (one: Organisation) => one.kind === kind || typed.kind !== kind;
    const same = others.filter((one) => [one.name, one.label].some((its) => typedName(its).key === typed.key));
    if (same.some(isTaken)) return refused('nameTaken');
    const found = register.find(name);
    const similar =
      found.kind === 'candidates' ? found.organisations.filter((one) => one.kind === kind && one.code !== own) : [];
    return similar.length > 0 && !anyway ? { kind: 'similar', organisations: similar } : null;
  }

  return {
    async list() {
      await register.refresh();
      return { added: register.all().filter(isAdded), mergers: register.mergers() };
    },

    async search(typed, limit) {
      await register.refresh();
      if (typed.trim() === '') return register.all().filter(isAdded).slice(0, limit);
      return register.suggest(typed, limit);
    },

    isAdded: (code) => !builtinCodes.has(code),

    async add(who, { kind, name: written, code: sent = '', anyway = false, ...more }) {
      if (!isOrganisationKind(kind)) return refused('kindUnknown');
      await register.refresh();
      const name = cleaned(written);
      const fault = nameFault(kind, name, { anyway });
      if (fault !== null) return fault;
      const { code, taken } = newCode(kind, name, sent);
      if (code === null) return refused('codeWrong');
      if (register.get(code) !== undefined) return refused(taken);
      const placed = placedIn(register, more);
      if (typeof placed === 'string') return refused(placed);
      const organisation = { code, kind, name, label: name, ...placed };
      await noteAction(who, 'organisation_add', code, []);
      const isNew = await organisations.add(organisation, clock.now());
      await register.refresh();
      return isNew ? { kind: 'saved', organisation } : refused(taken);
    },

    async rename(who, code, { name: written, anyway = false }) {
      await register.refresh();
      const known = register.get(code);
      if (known === undefined || !isAdded(known)) return refused('notAdded');
      const name = cleaned(written);
      const fault = nameFault(known.kind, name, { own: code, anyway });
      if (fault !== null) return fault;
      await noteAction(who, 'organisation_rename', code, []);
      if (!(await organisations.rename(code, { name, label: name }, clock.now()))) return refused('notAdded');
      await register.refresh();
      return { kind: 'saved', organisation: register.get(code) ?? { ...known, name, label: name } };
    },

    async merge(who, { from, into, on }) {
      await register.refresh();
      if (register.get(from) === undefined || register.get(into) === undefined) return notMerged('codeUnknown');
      if (from === into) return notMerged('sameTwice');
      if (!z.iso.date().safeParse(on).success) return notMerged('dateWrong');
      const known = register.mergers();
      if (known.some((one) => one.from === from)) return notMerged('alreadyEnding');
      const end = known.find((one) => one.from === into);
      if (end !== undefined && end.on <= on) return notMerged('heirEnds');
      if (leadsTo(known, into, from)) return notMerged('heirEnds');
      await noteAction(who, 'organisation_merge', `${from}>${into}`, []);
      await organisations.noteEnd(from, { on, into }, clock.now());
      await register.refresh();
      return { kind: 'saved', merger: { from, into, on } };
    },

    async cancelMerger(who, from) {
      await register.refresh();
      const known = register.mergers().find((one) => one.from === from);
      if (known === undefined) return notMerged('codeUnknown');
      if (known.on <= amsterdamDate(clock.now())) return notMerged('alreadyThere');
      await noteAction(who, 'organisation_keep', from, []);
      await organisations.noteEnd(from, null, clock.now());
      await register.refresh();
      return { kind: 'saved', merger: known };
    },
  };
}

type Placed = Pick<Organisation, 'sizeClass' | 'province' | 'neighbours'>;

/** Its size class and place, as far as they were filled in, or the fault in them. */
function placedIn(
  register: OrganisationRegister,
  { sizeClass, province, neighbours = [] }: Placed,
): Placed | 'provinceUnknown' | 'neighbourUnknown' {
  if (province !== undefined && !provincesIn(register).includes(province)) return 'provinceUnknown';
  if (neighbours.some((code) => register.current(code)?.code !== code)) return 'neighbourUnknown';
  return {
    ...(sizeClass === undefined ? {} : { sizeClass }),
    ...(province === undefined ? {} : { province }),
    ...(neighbours.length === 0 ? {} : { neighbours: [...new Set(neighbours)] }),
  };
}

/** The provinces in which there are organisations, by name. */
export function provincesIn(register: Pick<OrganisationRegister, 'all'>): readonly string[] {
  return [...new Set(register.all().flatMap(({ province }) => province ?? []))].sort();
}

/** The code for one that is added, null when the one that was sent is none, and how to refuse it when another has it. */
function newCode(
  kind: OrganisationKind,
  name: string,
  sent: string,
): { readonly code: string | null; readonly taken: 'codeTaken' | 'nameTaken' } {
  if (kind !== 'municipality') return { code: codeFor(kind, name), taken: 'nameTaken' };
  const code = codeSent(sent);
  return { code: MUNICIPALITY_CODE.test(code) ? code : null, taken: 'codeTaken' };
}

function cleaned(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim();
}

/** Does one of these ways of heirs go from the one to the other, whenever that is? */
function leadsTo(mergers: readonly Merger[], from: string, to: string): boolean {
  const next = new Map(mergers.map((one) => [one.from, one.into]));
  let at: string | undefined = from;
  for (let step = 0; at !== undefined && step <= next.size; step += 1) {
    if (at === to) return true;
    at = next.get(at);
  }
  return false;
}
