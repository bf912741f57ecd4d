import type { Caller } from '../http/tab-routes.js';
import type { Language } from '../language.js';
import { MAXIMUM_PROGRAMMES, pausedUntilIn, readable } from '../participants/membership.js';
import { type Participant, takesPart } from '../participants/participant.js';
import type { Programme } from '../programmes/programme.js';
import { programmeOf } from '../rounds/round.js';
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

/** The programme that is asked for; when none is, the first of the person's. Whether it is theirs is not looked at. */
export function programmeFor({ memberOf }: Pick<Participant, 'memberOf'>, wanted: string): string {
  return wanted || (memberOf[0] ?? '');
}

/** Names the programme of a round for somebody who takes or took part in more than one; null for anybody else. */
export async function programmeNamer(
  participant: Pick<Participant, 'memberOf' | 'memberships'>,
  { directory }: { readonly directory: Pick<Services['directory'], 'all'> },
): Promise<(roundId: string) => string | null> {
  if (readable(participant).length < 2) return () => null;
  const names = new Map((await directory.all()).map(({ id, name }) => [id, name]));
  return (roundId) => names.get(programmeOf(roundId)) ?? null;
}
