import type { ActionData } from '../../cards/actions.js';
import { notices } from '../../cards/notices/notices.js';
import { renderLeaveProgramme, renderProgramme } from '../../cards/programmes/programme.js';
import { type ListedProgramme, renderProgrammes } from '../../cards/programmes/programmes.js';
import { isMember, pausedUntilIn } from '../../src/participants/membership.js';
import { type Participant, takesPart } from '../../src/participants/participant.js';
import type { FoundInvitation } from '../../src/programmes/invitation.js';
import type { Programme } from '../../src/programmes/programme.js';
import { addDays, amsterdamDate } from '../../src/scheduling/calendar.js';
import type { Services } from '../../src/services.js';
import { card, type Reply } from '../turns/reply.js';
import type { Turn } from '../turns/turn.js';
import { profileForm } from './profile.js';

/** The services for showing and joining programmes. */
type ProgrammeServices = Pick<
  Services,
  'memberships' | 'programmeAdmin' | 'directory' | 'comeBack' | 'participants' | 'municipalities' | 'clock'
>;

/** A pause in one programme, by a button (days). Another moment is chosen in the tab. */
const PAUSE_DAYS = 28;

/** The programmes of the person, and those that they could join. */
export async function showProgrammes(turn: Turn, { memberships }: Pick<Services, 'memberships'>): Promise<Reply> {
  const { participant, language } = turn;
  if (!takesPart(participant)) return card(notices.joinFirst(language));
  const listed = ({ id, name, introduction }: Programme): ListedProgramme => ({
    id,
    name,
    introduction: introduction?.[language] ?? '',
  });
  const [own, open] = await Promise.all([memberships.ofPerson(participant), memberships.joinable(participant)]);
  return card(renderProgrammes(own.map(listed), open.map(listed), language));
}

/** One programme, for somebody who takes part in it; everybody else gets the list. */
export async function showProgramme(
  turn: Turn,
  services: ProgrammeServices,
  { programme: id }: { readonly programme: string },
  joined: boolean = false,
): Promise<Reply> {
  const { participant, language } = turn;
  const programme = await services.directory.get(id);
  if (programme === undefined || !isMember(participant, id)) return showProgrammes(turn, services);
  const today = amsterdamDate(services.clock.now());
  const { name, organiser, introduction } = programme;
  const pausedUntil = pausedUntilIn(participant, id, today);
  return card(
    renderProgramme(
      { id, name, organiser, introduction: introduction?.[language] ?? '', pausedUntil, joined },
      language,
    ),
  );
}

/** Typed with a code: somebody with a profile joins at once, anybody else by the form that is shown. */
export async function joinWith(
  turn: Turn,
  services: ProgrammeServices,
  { code }: { readonly code: string },
): Promise<Reply> {
  const found = await services.memberships.invitation(code);
  if (found.kind !== 'valid') return card(refusedInvitation(found, turn));
  const { programme, invitation } = found;
  if (invitation.kind === 'facilitator') {
    const facilitated = await services.programmeAdmin.becomeFacilitator(code, turn.participant.id);
    return card(
      facilitated === null
        ? notices.invitationUnknown(turn.language)
        : notices.nowFacilitator(turn.language, facilitated.name),
    );
  }
  if (!takesPart(turn.participant))
    return profileForm(turn, services, { invitation: { code, programme: programme.name } });
  return join(turn, services, programme.id, true);
}

/** A programme that is open to the person. */
export function joinOpen(
  turn: Turn,
  services: ProgrammeServices,
  { programme }: ActionData<'programme.join'>,
): Promise<Reply> {
  return join(turn, services, programme, false);
}

async function join(turn: Turn, services: ProgrammeServices, programmeId: string, invited: boolean): Promise<Reply> {
  const participant = await services.memberships.join(turn.participant, programmeId, { invited });
  await services.comeBack(participant);
  return showProgramme({ ...turn, participant }, services, { programme: programmeId }, true);
}

/** No dilemmas and no talk of this programme for four weeks. */
export async function pauseProgramme(
  turn: Turn,
  services: ProgrammeServices,
  { programme }: ActionData<'programme.pause'>,
): Promise<Reply> {
  const until = addDays(amsterdamDate(services.clock.now()), PAUSE_DAYS);
  return changed(turn, services, programme, await services.memberships.pause(turn.participant, programme, until));
}

/** The pause in this programme is over. */
export async function resumeProgramme(
  turn: Turn,
  services: ProgrammeServices,
  { programme }: ActionData<'programme.resume'>,
): Promise<Reply> {
  const participant = await services.memberships.pause(turn.participant, programme, null);
  await services.comeBack(participant);
  return changed(turn, services, programme, participant);
}

/** Asks once before somebody stops in a programme. */
export async function askLeaveProgramme(
  turn: Turn,
  services: ProgrammeServices,
  { programme: id }: ActionData<'programme.leaveAsk'>,
): Promise<Reply> {
  const programme = await services.directory.get(id);
  if (programme === undefined || !isMember(turn.participant, id)) return showProgrammes(turn, services);
  return card(renderLeaveProgramme(programme, turn.language));
}

/** Stops in this programme; the others go on. */
export async function leaveProgramme(
  turn: Turn,
  services: ProgrammeServices,
  { programme }: ActionData<'programme.leave'>,
): Promise<Reply> {
  const participant = await services.memberships.leave(turn.participant, programme);
  return showProgrammes({ ...turn, participant }, services);
}

function changed(turn: Turn, services: ProgrammeServices, programme: string, participant: Participant): Promise<Reply> {
  return showProgramme({ ...turn, participant }, services, { programme });
}

function refusedInvitation(found: FoundInvitation, { language }: Turn) {
  return found.kind === 'over'
    ? notices.invitationOver(language, found.programme.name)
    : notices.invitationUnknown(language);
}
