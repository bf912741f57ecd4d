import type { Clock } from '../clock.js';
import type { Caller } from '../http/tab-routes.js';
import type { OrganisationRegister } from '../organisations/organisation-register.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import { isValid } from '../programmes/invitation.js';
import type { Invitation, Programme } from '../programmes/programme.js';
import type { ProgrammeDirectory } from '../programmes/programme-directory.js';
import type { ProgrammeDeskWire } from './wire/programme-desk-wire.js';

export interface ProgrammeDeskParts {
  readonly directory: Pick<ProgrammeDirectory, 'all' | 'get'>;
  readonly participants: Pick<ParticipantStore, 'getMany'>;
  readonly municipalities: Pick<OrganisationRegister, 'get'>;
  /** Opens a chat with the bot with these words typed; null for a bot without an id. */
  readonly botUrl: (words: string) => string | null;
  readonly appUrl: string | null;
  readonly clock: Pick<Clock, 'now'>;
}

/** A programme as those who facilitate it see it. Codes and names of facilitators are for owners. */
export async function programmeDeskWire(
  programme: Programme,
  { owner, language }: Pick<Caller, 'owner' | 'language'>,
  { participants, municipalities, botUrl, appUrl, clock }: ProgrammeDeskParts,
): Promise<ProgrammeDeskWire> {
  const { id, name, state, revision, introduction, organiser, joining, organisationKinds } = programme;
  const now = clock.now();
  const shown = programme.invitations.filter(({ kind }) => owner || kind === 'member');
  const words = language === 'nl' ? 'doe mee' : 'join';
  const people = owner ? await participants.getMany(programme.facilitators) : [];
  return {
    id,
    name,
    state,
    revision,
    introduction,
    organiser,
    joining,
    organisations: (joining.kind === 'organisations' ? joining.codes : []).map((code) => ({
      code,
      name: municipalities.get(code)?.label ?? code,
    })),
    organisationKinds,
    invitations: shown.map((one: Invitation) => ({
      code: one.code,
      kind: one.kind,
      until: one.until,
      isOver: !isValid(one, programme, now),
      words: `${words} ${one.code}`,
      link: botUrl(`${words} ${one.code}`),
    })),
    appUrl,
    facilitators: people.map((person) => ({ id: person.id, name: person.name })),
  };
}
