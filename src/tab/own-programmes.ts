import type { Caller } from '../http/tab-routes.js';
import type { Language } from '../language.js';
import { MAXIMUM_PROGRAMMES, pausedUntilIn } from '../participants/membership.js';
import { takesPart } from '../participants/participant.js';
import type { Programme } from '../programmes/programme.js';
import type { Services } from '../services.js';
import type { ProgrammeWire } from './wire/programme-wire.js';
import type { MeWire } from './wire/wire.js';

type Programmes = Pick<MeWire, 'programmes' | 'joinable' | 'maximumProgrammes' | 'facilitates'>;

/**
 * The programmes of somebody: those they take part in, could join, and facilitate. `today`: ISO date. There are none for
 * people of an organisation that is switched off.
 */
export async function programmesWire(
  { participant, language, off }: Caller,
  today: string,
  { memberships, directory }: Pick<Services, 'memberships' | 'directory'>,
): Promise<Programmes> {
  const none = { programmes: [], joinable: [], maximumProgrammes: MAXIMUM_PROGRAMMES, facilitates: [] };
  if (off) return none;
  const isIn = takesPart(participant);
  const own = isIn ? await memberships.ofPerson(participant) : [];
  const joinable = isIn ? await memberships.joinable(participant) : [];
  const facilitated = await directory.facilitatedBy(participant.id);
  return {
    ...none,
    programmes: own.map((programme) => ({
      ...programmeWire(programme, language),
      state: programme.state,
      pausedUntil: pausedUntilIn(participant, programme.id, today),
    })),
    joinable: joinable.map((programme) => programmeWire(programme, language)),
    facilitates: facilitated.map(({ id, name, state }) => ({ id, name, state })),
  };
}

function programmeWire({ id, name, introduction, organiser }: Programme, language: Language): ProgrammeWire {
  return { id, name, introduction: introduction?.[language] ?? null, organiser };
}
