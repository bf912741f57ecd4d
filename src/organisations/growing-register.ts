import type { Clock } from '../clock.js';
import { amsterdamDate } from '../scheduling/calendar.js';
import { type HeirOf, heirsOn, KNOWN_MERGERS, type Merger } from './mergers.js';
import type { Organisation } from './organisation.js';
import { createOrganisationRegister, type OrganisationRegister, registerOf } from './organisation-register.js';
import type { OrganisationStore, StoredOrganisation } from './organisation-store.js';

/** Clocks of processes differ by less than this (ms): so far back is looked for what another one stored. */
const CLOCKS_DIFFER = 600_000;

/** How long the day that was found is relied on (ms). */
const DAY_IS_KNOWN_FOR = 1_000;

/** A register to which organisations and mergers are added while the program runs. */
export interface GrowingRegister extends OrganisationRegister {
  /** Reads what was stored since, by this process or another. One round trip. */
  refresh(): Promise<void>;
  /** All mergers that are known, those to come too, in order of their day. */
  mergers(): readonly Merger[];
  /** For each code whose people work for another organisation today the code of that one. */
  ended(): HeirOf;
}

interface Snapshot {
  readonly day: string;
  readonly register: OrganisationRegister;
  readonly ended: HeirOf;
}

export interface GrowingRegisterParts {
  readonly builtin: readonly Organisation[];
  readonly organisations: Pick<OrganisationStore, 'changedSince'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** The built-in organisations with those that are stored, as they are today: a merger comes into force by itself on its day. */
export function createGrowingRegister(parts: GrowingRegisterParts): GrowingRegister {
  const { builtin, organisations, clock } = parts;
  const builtinCodes = new Set(builtin.map(({ code }) => code));
  const stored = new Map<string, StoredOrganisation>();
  let newest: Date | null = null;
  let made: Snapshot | null = null;
  let lookedAt = 0;

  function mergers(): readonly Merger[] {
    const own = [...stored.values()].flatMap(({ code, end }) => (end === undefined ? [] : [{ from: code, ...end }]));
    const changed = new Set(own.map(({ from }) => from));
    const all = [...KNOWN_MERGERS.filter(({ from }) => !changed.has(from)), ...own];
    return all.sort((one, other) => (one.on < other.on ? -1 : 1));
  }

  /** The day is looked at once a second: a matching asks a hundred thousand times. */
  function present(): Snapshot {
    const now = clock.now();
    if (made !== null && now.getTime() >= lookedAt && now.getTime() < lookedAt + DAY_IS_KNOWN_FOR) return made;
    lookedAt = now.getTime();
    const day = amsterdamDate(now);
    if (made?.day === day) return made;
    const rows = [...stored.values()].flatMap(({ code, added }) =>
      added === undefined || builtinCodes.has(code) ? [] : [{ ...added, code }],
    );
    const all = [...builtin, ...rows];
    const heirs = heirsOn(mergers(), day);
    const codes = new Set(all.map(({ code }) => code));
    const ended = new Map([...heirs].filter(([, into]) => codes.has(into)));
    // Mostly nothing was added or ended, and preparing all names anew would hold up whoever asks first that day.
    const isAsBuiltIn = rows.length === 0 && ended.size === 0;
    made = { day, register: isAsBuiltIn ? registerOf(builtin) : createOrganisationRegister(all, heirs), ended };
    return made;
  }

  return {
    get: (code) => present().register.get(code),
    current: (code) => present().register.current(code),
    all: () => present().register.all(),
    find: (typed) => present().register.find(typed),
    suggest: (prefix, limit) => present().register.suggest(prefix, limit),
    ended: () => present().ended,
    mergers,

    async refresh() {
      const since = newest === null ? null : new Date(newest.getTime() - CLOCKS_DIFFER);
      for (const one of await organisations.changedSince(since)) {
        const known = stored.get(one.code);
        if (known !== undefined && JSON.stringify(known) === JSON.stringify(one)) continue;
        stored.set(one.code, one);
        if (newest === null || one.changedAt > newest) newest = one.changedAt;
        made = null;
      }
    },
  };
}
