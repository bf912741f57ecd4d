import type { Clock } from '../clock.js';
import { DomainError } from '../errors.js';
import type { OrganisationRegister } from '../organisations/organisation-register.js';
import { isMember, MAXIMUM_PROGRAMMES, mayRead } from '../participants/membership.js';
import { assertTakesPart, type Participant } from '../participants/participant.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import { type FoundInvitation, findInvitation } from './invitation.js';
import { isKindWelcome, type KindOf, mayJoin, takesMembers, withHeirs } from './joining.js';
import type { Programme } from './programme.js';
import type { ProgrammeDirectory } from './programme-directory.js';

/** People's parts in programmes. The participant passed in is the one who acts. */
export interface MembershipService {
  /** The programmes that the person takes part in, in the order in which they joined. */
  ofPerson(participant: Participant): Promise<readonly Programme[]>;
  /** The programmes that the person could join now without an invitation, in order of name. */
  joinable(participant: Participant): Promise<readonly Programme[]>;
  /** The invitation of a code that somebody typed. */
  invitation(typed: string): Promise<FoundInvitation>;
  /**
   * The programme that somebody joins with their first profile: that of a valid invitation, else the only one that is open to
   * them. Null: they choose.
   */
  firstOf(participant: Participant, invitation?: string): Promise<string | null>;
  /**
   * The person takes part in the programme from now on; nothing changes when they do already. `invited`: by a code that is valid
   * for it. Refuses with `notJoined` (they have no profile yet), `notInProgramme` (it is not open to them) or `notPossibleNow`
   * (they take part in `MAXIMUM_PROGRAMMES`).
   */
  join(participant: Participant, programmeId: string, how?: { readonly invited: boolean }): Promise<Participant>;
  /** The person takes no part in this programme any more: partners are looked after, threads of its talks close. Idempotent. */
  leave(participant: Participant, programmeId: string): Promise<Participant>;
  /** No dilemmas and no talk of this programme until that day (ISO date, the day of return); null: go on. Refuses with `notInProgramme`. */
  pause(participant: Participant, programmeId: string, until: string | null): Promise<Participant>;
}

export interface MembershipServiceParts {
  readonly participants: ParticipantStore;
  readonly directory: Pick<ProgrammeDirectory, 'all' | 'get'>;
  readonly municipalities: OrganisationRegister;
  /** Whoever would talk with this person in the programme is looked after. */
  readonly withdrawFromTalks: (participant: Participant, programmeId: string) => Promise<void>;
  /** Nobody writes any more in threads of the programme with this person. */
  readonly closeThreads: (participant: Participant, programmeId: string) => Promise<void>;
  readonly clock: Clock;
}

/** The memberships on these stores. */
export function createMembershipService(parts: MembershipServiceParts): MembershipService {
  const { participants, directory, municipalities, withdrawFromTalks, closeThreads, clock } = parts;
  const kindOf = kindIn(municipalities);
  const currentCode = (code: string) => municipalities.current(code)?.code ?? code;

  async function joinable(participant: Participant): Promise<readonly Programme[]> {
    const open = joinableOf(
      (await directory.all()).map((programme) => withHeirs(programme, currentCode)),
      participant,
      kindOf,
    );
    return [...open].sort((one, other) => one.name.localeCompare(other.name, 'nl'));
  }

  async function invitation(typed: string): Promise<FoundInvitation> {
    return findInvitation(await directory.all(), typed, clock.now());
  }

  return {
    async ofPerson({ memberOf }) {
      const all = new Map((await directory.all()).map((programme) => [programme.id, programme]));
      return memberOf.flatMap((id) => all.get(id) ?? []);
    },

    joinable,
    invitation,

    async firstOf(participant, typed) {
      const found = typed === undefined ? null : await invitation(typed);
      if (found?.kind === 'valid' && isLetIn(found.programme, participant, true, kindOf)) return found.programme.id;
      const [only, ...others] = await joinable(participant);
      return only === undefined || others.length > 0 ? null : only.id;
    },

    async join(participant, programmeId, { invited } = { invited: false }) {
      assertTakesPart(participant);
      if (isMember(participant, programmeId)) return participant;
      const programme = await directory.get(programmeId);
      if (programme === undefined || !isLetIn(withHeirs(programme, currentCode), participant, invited, kindOf))
        throw new DomainError('notInProgramme', programmeId);
      const joined = await participants.join(participant.id, programmeId, clock.now());
      if (joined === null) throw new DomainError('notPossibleNow', `in ${MAXIMUM_PROGRAMMES} programmes already`);
      return joined;
    },

    async leave(participant, programmeId) {
      if (!mayRead(participant, programmeId)) return participant;
      const left = await participants.leaveProgramme(participant.id, programmeId, clock.now());
      await withdrawFromTalks(left ?? participant, programmeId);
      await closeThreads(left ?? participant, programmeId);
      return left ?? participant;
    },

    async pause(participant, programmeId, until) {
      if (!isMember(participant, programmeId)) throw new DomainError('notInProgramme', programmeId);
      // In this order: a matching of this moment either sees the change, or is there to be withdrawn from.
      const paused = await participants.pauseIn(participant.id, programmeId, until);
      if (paused === null) throw new DomainError('notInProgramme', programmeId);
      if (until !== null) await withdrawFromTalks(paused, programmeId);
      return paused;
    },
  };
}

/** The kinds of organisations by their codes. */
export function kindIn(municipalities: OrganisationRegister): KindOf {
  return (code) => municipalities.get(code)?.kind;
}

/** Those of these programmes that the person does not take part in, and could join by themselves. */
export function joinableOf(
  all: readonly Programme[],
  participant: Pick<Participant, 'municipality' | 'memberOf'>,
  kindOf: KindOf,
): readonly Programme[] {
  return all.filter(
    (programme) => !participant.memberOf.includes(programme.id) && mayJoin(programme, participant, kindOf),
  );
}

function isLetIn(programme: Programme, participant: Participant, invited: boolean, kindOf: KindOf): boolean {
  if (!invited) return mayJoin(programme, participant, kindOf);
  return takesMembers(programme) && isKindWelcome(programme, participant.municipality ?? '', kindOf);
}
