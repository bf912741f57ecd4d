import type { AuditAction } from '../audit/audit-actions.js';
import type { NoteAction } from '../audit/audit-log.js';
import type { Clock } from '../clock.js';
import { DomainError } from '../errors.js';
import { findInvitation, invitationCode } from './invitation.js';
import type { Invitation, Programme, ProgrammeState } from './programme.js';
import { type DescribedProgramme, type DetailFault, detailFault, slugOf, stateFault } from './programme-details.js';
import type { ProgrammeDirectory } from './programme-directory.js';
import type { ProgrammeDetails, ProgrammeStore } from './programme-store.js';

/** `changed`: somebody was first; this is how it is now. */
export type AdminOutcome =
  | { readonly kind: 'done' | 'changed'; readonly programme: Programme }
  | { readonly kind: 'refused'; readonly why: DetailFault };

/**
 * Making and describing programmes, and who has which part in them. The caller checks permission; `by` (participant id) is
 * noted in the log just before a change. A change names the revision that its maker saw.
 */
export interface ProgrammeAdmin {
  /** The programme as it is now. Refuses with `notPossibleNow` when there is no such one. */
  read(id: string): Promise<Programme>;
  /** A draft with this name; nobody is asked before it runs. */
  create(name: string, by: string): Promise<AdminOutcome>;
  /** Writes what the programme says of itself and who may join. */
  describe(id: string, revision: number, change: Partial<DescribedProgramme>, by: string): Promise<AdminOutcome>;
  /**
   * To another state. A round that people were asked about is finished; the timer cancels one that was only planned, and its
   * dilemma comes back into the queue. `typedName`: to end a programme for good its name is typed.
   */
  setState(id: string, revision: number, state: ProgrammeState, by: string, typedName?: string): Promise<AdminOutcome>;
  /** A new code with which people join, until that day (ISO date; null: until it is ended), or one facilitator once. */
  invite(
    id: string,
    revision: number,
    wish: { readonly kind: Invitation['kind']; readonly until: string | null },
    by: string,
  ): Promise<AdminOutcome>;
  endInvitation(id: string, revision: number, code: string, by: string): Promise<AdminOutcome>;
  removeFacilitator(id: string, revision: number, personId: string, by: string): Promise<AdminOutcome>;
  /** The person who has this code for a facilitator becomes one; the code is used up. Null: it is no such code, or not valid any more. */
  becomeFacilitator(code: string, personId: string): Promise<Programme | null>;
}

export interface ProgrammeAdminParts {
  readonly programmes: ProgrammeStore;
  readonly directory: Pick<ProgrammeDirectory, 'all' | 'forget'>;
  /** Fields of a programme that nobody has described yet. */
  readonly fresh: () => Omit<Programme, 'id' | 'name' | 'state'>;
  readonly noteAction: NoteAction;
  readonly clock: Clock;
  readonly wakeScheduler: () => void;
}

/** Tries of a change that only adds something, when others change the programme at the same moment. */
const TRIES = 5;
/** Programmes with one name that are told apart by a number. */
const MOST_OF_A_NAME = 99;

/** The administration on this store. */
export function createProgrammeAdmin(parts: ProgrammeAdminParts): ProgrammeAdmin {
  const { programmes, directory, fresh, noteAction, clock, wakeScheduler } = parts;

  async function stored(id: string): Promise<Programme> {
    const programme = await programmes.get(id);
    if (programme === null) throw new DomainError('notPossibleNow', 'there is no such programme');
    return programme;
  }

  async function write(
    { id, revision }: Programme,
    change: Partial<ProgrammeDetails>,
    note: readonly [by: string, action: AuditAction],
  ): Promise<AdminOutcome> {
    await noteAction(note[0], note[1], id, [id]);
    const written = await programmes.changeDetails(id, revision, change);
    directory.forget();
    return { kind: written ? 'done' : 'changed', programme: await stored(id) };
  }

  /** Changes the programme in the revision that somebody saw; one that has changed since is only told. */
  async function ifAsSeen(
    id: string,
    revision: number,
    change: (programme: Programme) => Promise<AdminOutcome>,
  ): Promise<AdminOutcome> {
    const programme = await stored(id);
    return programme.revision === revision ? change(programme) : { kind: 'changed', programme };
  }

  return {
    read: stored,

    async create(name, by) {
      const why = detailFault({ name });
      if (why !== null) return { kind: 'refused', why };
      const taken = new Set((await programmes.all()).map(({ id }) => id));
      const slug = slugOf(name);
      const ids = [slug, ...Array.from({ length: MOST_OF_A_NAME }, (_, at) => `${slug}-${at + 2}`)];
      const id = ids.find((one) => !taken.has(one)) ?? `${slug}-${clock.id()}`;
      await noteAction(by, 'programme_make', id, [id]);
      await programmes.createIfAbsent({ ...fresh(), id, name: name.trim(), state: 'draft' });
      directory.forget();
      return { kind: 'done', programme: await stored(id) };
    },

    async describe(id, revision, change, by) {
      const why = detailFault(change);
      if (why !== null) return { kind: 'refused', why };
      return ifAsSeen(id, revision, (programme) => write(programme, change, [by, 'programme_change']));
    },

    setState: (id, revision, state, by, typedName) =>
      ifAsSeen(id, revision, async (programme) => {
        const why = stateFault(programme, state, typedName);
        if (why !== null) return { kind: 'refused', why };
        if (programme.state === state) return { kind: 'done', programme };
        const outcome = await write(programme, { state }, [by, 'programme_state']);
        wakeScheduler();
        return outcome;
      }),

    invite: (id, revision, { kind, until }, by) =>
      ifAsSeen(id, revision, (programme) => {
        const code = invitationCode(clock.secret(8));
        const made: Invitation = { code, kind, madeAt: clock.now(), until, isEnded: false, usedBy: null };
        return write(programme, { invitations: [...programme.invitations, made] }, [by, 'invitation_make']);
      }),

    endInvitation: (id, revision, code, by) =>
      ifAsSeen(id, revision, (programme) => {
        const invitations = programme.invitations.map((one) => (one.code === code ? { ...one, isEnded: true } : one));
        return write(programme, { invitations }, [by, 'invitation_end']);
      }),

    removeFacilitator: (id, revision, personId, by) =>
      ifAsSeen(id, revision, (programme) => {
        const facilitators = programme.facilitators.filter((one) => one !== personId);
        return write(programme, { facilitators }, [by, 'facilitator_remove']);
      }),

    async becomeFacilitator(code, personId) {
      for (let tried = 0; tried < TRIES; tried += 1) {
        const found = findInvitation(await programmes.all(), code, clock.now());
        if (found.kind !== 'valid' || found.invitation.kind !== 'facilitator') return null;
        const { programme, invitation } = found;
        const used = { ...invitation, usedBy: personId };
        const invitations = programme.invitations.map((one) => (one.code === invitation.code ? used : one));
        const facilitators = [...new Set([...programme.facilitators, personId])];
        const outcome = await write(programme, { invitations, facilitators }, [personId, 'facilitator_add']);
        if (outcome.kind === 'done') return outcome.programme;
      }
      throw new DomainError('notPossibleNow', 'the programme is being changed by others');
    },
  };
}
