import type { Clock } from '../clock.js';
import type { Language } from '../language.js';
import { type EmployerMap, municipalityFor } from '../organisations/employer-map.js';
import type { GrowingRegister } from '../organisations/growing-register.js';
import type { Organisation } from '../organisations/organisation.js';
import type { OrganisationRegister } from '../organisations/organisation-register.js';
import { amsterdamDate } from '../scheduling/calendar.js';
import { MAXIMUM_CHALLENGES } from './challenges.js';
import { codeSent, countedAfter, moveCodeOf, possibleFrom } from './moving.js';
import { type Participant, takesPart, UNINSTALLED } from './participant.js';
import type { ParticipantStore, ProfileChange, Sighting, Touched } from './participant-store.js';
import { choicesIn, chosenMunicipality, type ProfileForm, placeOf, typedMunicipality } from './profile-form.js';
import type { MoveLimit, ProfileOutcome } from './profile-outcome.js';
import { linkAccountOf, type TeamsMember, toldName } from './teams-member.js';

export interface ParticipantService {
  /** Notes that the person was here; one round trip. */
  meet(sighting: Sighting): Promise<Touched>;
  /** The same for somebody who is known already; null, and nothing stored, for anybody else. */
  meetAgain(sighting: Sighting): Promise<Touched | null>;
  /** The person with this id as stored, even if their tenant is switched off; null if there is none. Notes nothing. */
  know(id: string): Promise<Participant | null>;
  /** The municipality that belongs to the person's employer, where configuration knows it. `mail` from Teams' own member data. */
  employerOf(participant: Participant, mail: string | undefined): Organisation | null;
  /**
   * Saves the form; with a municipality and a role the person takes part. Refuses with `wrongField`, and keeps nothing
   * then.
   */
  saveProfile(participant: Participant, form: ProfileForm, mail: string | undefined): Promise<ProfileOutcome>;
  /** The person said which of the candidates it is. */
  confirmMunicipality(
    participant: Participant,
    code: string,
    mail: string | undefined,
    invitation?: string,
  ): Promise<ProfileOutcome>;
  /**
   * A facilitator lets the person with this code change once more where they say to work; `note` writes it in the log, just
   * before. `programmeId`: only somebody who takes part in it; null: anybody. False, and nothing noted, when nobody has this code.
   */
  allowMove(typed: string, programmeId: string | null, note: (code: string) => Promise<void>): Promise<boolean>;
  setLanguage(participant: Participant, language: Language): Promise<Participant>;
  /**
   * May the person's vote, noised, enter the matching? Asked on the ballot; undefined: not on this one. Nothing is written
   * when it stays as it is.
   */
  chooseDifference(participant: Participant, seeksDifference: boolean | undefined): Promise<Participant>;
  /**
   * Notes what Teams tells about who this is: the account with which a colleague can open a chat, and the name where none is
   * known. Null: Teams does not tell; what is known stays, and is as fresh as it can be. Gives the person as known now.
   */
  noteMember(participant: Participant, member: TeamsMember | null): Promise<Participant>;
  /** No dilemmas and no talk until that day (ISO date, the day of return). */
  pause(participant: Participant, until: string): Promise<Participant>;
  resume(participant: Participant): Promise<Participant>;
  leave(participant: Participant): Promise<Participant>;
  /**
   * The app was removed from this conversation at that moment (Teams' clock). When it is the address of the person, and the app
   * was not added again since, nothing is sent until the person is seen again.
   */
  lose(participant: Participant, conversationId: string, at: Date): Promise<void>;
  /**
   * Releases everybody from this person: partners get another match, threads close, agreements stay with the others.
   * Does not change the person. Idempotent.
   */
  stepOut(participant: Participant): Promise<void>;
}

export interface ParticipantServiceParts {
  readonly participants: ParticipantStore;
  /** Everybody, whether their tenant is switched on or not. */
  readonly everybody: Pick<ParticipantStore, 'get'>;
  readonly municipalities: OrganisationRegister & Pick<GrowingRegister, 'refresh'>;
  readonly employers: EmployerMap;
  /** The programme that somebody joins with their profile: the only one there is for them. Null: they choose. */
  readonly firstProgramme: (participant: Participant, invitation?: string) => Promise<string | null>;
  /** Whoever would talk with this person is looked after. */
  readonly withdrawFromTalks: (participant: Participant) => Promise<void>;
  /** Nobody writes any more in threads with this person. */
  readonly closeThreads: (participant: Participant) => Promise<void>;
  /** Whoever agreed something with this person keeps it alone, and is told. */
  readonly leaveAgreements: (participant: Participant) => Promise<void>;
  readonly clock: Clock;
}

/** The use cases of taking part: meeting, profile, pause, language, leaving. The caller checks permission. */
export function createParticipantService(parts: ParticipantServiceParts): ParticipantService {
  const { participants, everybody, municipalities, employers, firstProgramme, clock } = parts;
  const { withdrawFromTalks, closeThreads, leaveAgreements } = parts;

  /** A participant who was erased at this very moment stays erased: the change is shown, not stored. */
  async function change(participant: Participant, wish: ProfileChange): Promise<Participant> {
    return (await participants.change(participant.id, wish)) ?? participant;
  }

  function employerOf(participant: Participant, mail: string | undefined): Organisation | null {
    const code = municipalityFor(employers, { tenantId: participant.tenantId, mail });
    return code === undefined ? null : (municipalities.current(code) ?? null);
  }

  /** Takes part from now on, when nothing is missing. */
  async function complete(participant: Participant, form: ProfileForm): Promise<ProfileOutcome> {
    if (participant.municipality === undefined)
      return { kind: 'problem', participant, problem: 'municipalityMissing', form };
    if (participant.role === undefined) return { kind: 'problem', participant, problem: 'roleMissing', form };
    if (takesPart(participant)) return { kind: 'saved', participant, firstTime: false };
    const programmeId = await firstProgramme(participant, form.invitation);
    if (programmeId !== null) await participants.join(participant.id, programmeId, clock.now());
    const now = { standing: 'joined', joinedAt: clock.now(), leftAt: null, pausedUntil: null } as const;
    const joined = await change(participant, now);
    return { kind: 'saved', participant: joined, firstTime: true };
  }

  /** With the other choices of the form, which are kept also when the place is not. */
  async function changePlace(
    participant: Participant,
    municipality: Organisation,
    { vouched, choices }: { readonly vouched: boolean; readonly choices: ProfileChange },
  ): Promise<{ readonly participant: Participant; readonly limit: MoveLimit | null }> {
    const { id } = participant;
    const now = clock.now();
    const place = placeOf(participant, municipality, { vouched, now });
    if (place.kind === 'plain')
      return { participant: await change(participant, { ...choices, ...place.change }), limit: null };
    const on = amsterdamDate(now);
    const when = { on, countedAfter: countedAfter(on) };
    const moved = await participants.move(id, { ...choices, ...place.move }, when);
    if (moved !== null) return { participant: moved, limit: null };
    const kept = await change(participant, choices);
    const asking = await participants.giveMoveCode(id, moveCodeOf(clock.secret(8)));
    // Erased at this very moment.
    if (asking?.moveCode === undefined) return { participant: kept, limit: null };
    return { participant: asking, limit: { from: possibleFrom(asking.movedOn ?? []) ?? on, code: asking.moveCode } };
  }

  async function saveProfile(
    participant: Participant,
    form: ProfileForm,
    mail: string | undefined,
  ): Promise<ProfileOutcome> {
    const choose = () => chosenMunicipality(form, employerOf(participant, mail), municipalities);
    let chosen = choose();
    if (chosen.kind === 'none') {
      // Another process may have added it just now.
      await municipalities.refresh();
      chosen = choose();
    }
    const choices = choicesIn(form);
    const { participant: saved, limit } =
      chosen.kind === 'exact'
        ? await changePlace(participant, chosen.organisation, { vouched: chosen.vouched, choices })
        : { participant: await change(participant, choices), limit: null };
    if (form.wantsToTalk === false) await withdrawFromTalks(saved);
    if ((form.challenges?.length ?? 0) > MAXIMUM_CHALLENGES) {
      return { kind: 'problem', participant: saved, problem: 'tooManyChallenges', form };
    }
    if (limit !== null) return { kind: 'moveLimit', participant: saved, limit, form };
    if (chosen.kind === 'candidates') {
      const typed = typedMunicipality(form);
      return { kind: 'chooseMunicipality', participant: saved, typed, candidates: chosen.organisations };
    }
    if (chosen.kind === 'none') return { kind: 'problem', participant: saved, problem: 'municipalityUnknown', form };
    return complete(saved, form);
  }

  async function stepOut(participant: Participant): Promise<void> {
    await withdrawFromTalks(participant);
    await closeThreads(participant);
    await leaveAgreements(participant);
  }

  return {
    meet: (sighting) => participants.touch(sighting),
    meetAgain: (sighting) => participants.touchKnown(sighting),
    know: (id) => everybody.get(id),
    stepOut,
    employerOf,
    saveProfile,

    async confirmMunicipality(participant, code, mail, invitation) {
      const employer = employerOf(participant, mail);
      const municipality = employer ?? municipalities.current(code);
      if (municipality === undefined) return { kind: 'problem', participant, problem: 'municipalityUnknown', form: {} };
      const how = { vouched: employer !== null, choices: {} };
      const { participant: placed, limit } = await changePlace(participant, municipality, how);
      return limit === null
        ? complete(placed, { invitation })
        : { kind: 'moveLimit', participant: placed, limit, form: {} };
    },

    async allowMove(typed, programmeId, note) {
      const code = codeSent(typed);
      if (!(await participants.hasMoveCode(code, programmeId))) return false;
      await note(code);
      return participants.allowMove(code, programmeId);
    },

    setLanguage: (participant, language) => change(participant, { language }),
    async chooseDifference(participant, seeksDifference) {
      if (seeksDifference === undefined) return participant;
      if ((participant.seeksDifference === true) === seeksDifference) return participant;
      return change(participant, { seeksDifference });
    },
    async pause(participant, until) {
      // In this order: a matching of this moment either sees the change, or is there to be withdrawn from.
      const paused = await change(participant, { pausedUntil: until });
      await withdrawFromTalks(paused);
      return paused;
    },

    resume: (participant) => change(participant, { pausedUntil: null }),
    async noteMember(participant, member) {
      const memberOn = amsterdamDate(clock.now());
      const name = participant.name === '' ? toldName(member?.name) : undefined;
      const account = member === null ? (participant.userPrincipalName ?? null) : linkAccountOf(member);
      const isNew = name !== undefined || account !== (participant.userPrincipalName ?? null);
      if (!isNew && participant.memberOn === memberOn) return participant;
      return change(participant, { memberOn, userPrincipalName: account, ...(name === undefined ? {} : { name }) });
    },

    async leave(participant) {
      // Said twice, it does not begin to count anew.
      const isKnown = participant.standing === 'left' && participant.leftAt !== undefined;
      const gone = { pausedUntil: null, activeThread: null, findable: false, seeksDifference: false } as const;
      const wish = { standing: 'left', leftAt: clock.now(), ...gone } as const;
      let left = isKnown ? participant : await change(participant, wish);
      for (const programmeId of left.memberOf)
        left = (await participants.leaveProgramme(left.id, programmeId, clock.now())) ?? left;
      await stepOut(left);
      return left;
    },

    lose({ id }, conversationId, asOf) {
      const lost = { id, address: { conversationId }, asOf, reason: UNINSTALLED, tryAgainAt: null };
      return participants.markUnreachable([lost], clock.now());
    },
  };
}
