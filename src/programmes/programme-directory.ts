import type { Clock } from '../clock.js';
import { readable } from '../participants/membership.js';
import { type Participant, tenantOf } from '../participants/participant.js';
import type { Programme } from './programme.js';
import type { ProgrammeStore } from './programme-store.js';

/**
 * For so long the programmes are taken as they were read (ms), for names and for what a screen offers; the timer reads them
 * every second anyway, and tells.
 */
const KEPT_MS = 60_000;

/** Which programmes there are, and who has which rights in them. The one place that knows. */
export interface ProgrammeDirectory {
  /** All programmes, as they were a moment ago. */
  all(): Promise<readonly Programme[]>;
  get(id: string): Promise<Programme | undefined>;
  /** Owners of the instance: they make programmes, and may do in each what its facilitators may. */
  isOwner(personId: string): boolean;
  /** The programmes that somebody facilitates; of an owner all of them. In order of id. */
  facilitatedBy(personId: string): Promise<readonly Programme[]>;
  /** May this person facilitate the programme? A right that was taken away is gone with the next look of the timer. */
  mayFacilitate(personId: string, programmeId: string): Promise<boolean>;
  /** Participant ids of those who hear what a facilitator has to know: the facilitators whose tenant is on; where there are none, the owners. */
  facilitatorsOf(programmeId: string): Promise<readonly string[]>;
  /**
   * Ids of the programmes whose published rounds this person may find: their own, those they facilitate, and those that are
   * open to everybody. Null: somebody who is not known.
   */
  visibleTo(participant: Pick<Participant, 'id' | 'memberOf' | 'memberships'> | null): Promise<readonly string[]>;
  /** A programme was changed by this process: the next question reads again. */
  forget(): void;
  /** These were just read. */
  learn(all: readonly Programme[]): void;
}

export interface ProgrammeDirectoryParts {
  readonly programmes: Pick<ProgrammeStore, 'all'>;
  /** Participant ids. */
  readonly owners: ReadonlySet<string>;
  /** Is the tenant switched on? Nothing reaches people of another. */
  readonly isOn: (tenantId: string) => boolean;
  readonly clock: Pick<Clock, 'now'>;
}

/** The directory on this store. Questions that come together are one question to the database. */
export function createProgrammeDirectory({
  programmes,
  owners,
  isOn,
  clock,
}: ProgrammeDirectoryParts): ProgrammeDirectory {
  let kept: { readonly until: number; readonly all: Promise<readonly Programme[]> } | null = null;

  function all(): Promise<readonly Programme[]> {
    const now = clock.now().getTime();
    if (kept !== null && now < kept.until) return kept.all;
    const reading = programmes.all();
    const fresh = { until: now + KEPT_MS, all: reading };
    kept = fresh;
    // A database that is away is asked again at the next question.
    reading.catch(() => {
      if (kept === fresh) kept = null;
    });
    return reading;
  }

  const facilitates = (personId: string, { facilitators }: Programme) =>
    owners.has(personId) || facilitators.includes(personId);

  async function facilitatedBy(personId: string): Promise<readonly Programme[]> {
    return (await all()).filter((programme) => facilitates(personId, programme));
  }

  return {
    all,
    facilitatedBy,

    async get(id) {
      return (await all()).find((programme) => programme.id === id);
    },

    isOwner: (personId) => owners.has(personId),

    async mayFacilitate(personId, programmeId) {
      return (await facilitatedBy(personId)).some(({ id }) => id === programmeId);
    },

    async facilitatorsOf(programmeId) {
      const found = (await all()).find(({ id }) => id === programmeId);
      const reached = found?.facilitators.filter((id) => isOn(tenantOf(id))) ?? [];
      return reached.length === 0 ? [...owners] : reached;
    },

    async visibleTo(participant) {
      const open = (await all()).filter(
        (programme) =>
          programme.joining.kind === 'everybody' || (participant !== null && facilitates(participant.id, programme)),
      );
      return [...new Set([...(participant === null ? [] : readable(participant)), ...open.map(({ id }) => id)])];
    },

    forget() {
      kept = null;
    },

    learn(read) {
      kept = { until: clock.now().getTime() + KEPT_MS, all: Promise.resolve(read) };
    },
  };
}
