import type { Clock } from '../clock.js';
import type { Dilemma } from '../dilemmas/dilemma.js';
import type { OrganisationRegister } from '../organisations/organisation-register.js';
import { CHALLENGE_IDS } from '../participants/challenges.js';
import type { Participant } from '../participants/participant.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import { ROLE_IDS } from '../participants/roles.js';
import { DEFAULT_PROGRAMME_ID } from '../programmes/programme.js';
import { MOVED_BY } from '../rounds/moved-by.js';
import type { Choice } from '../rounds/vote.js';
import { amsterdamDate } from '../scheduling/calendar.js';
import type { ColleagueDesk } from './colleague-desk.js';
import { REGION } from './programmes.js';
import { MOVED_LINES, REASONS } from './reasons.js';

const FIRST_NAMES = [
  ...['Sanne', 'Mehmet', 'Joke', 'Daan', 'Fatima', 'Pieter', 'Lotte', 'Rachid', 'Anneke', 'Tim'],
  ...['Naomi', 'Hendrik', 'Eva', 'Youssef', 'Marieke', 'Bram', 'Samira', 'Gerrit', 'Iris', 'Kevin'],
  ...['Willemijn', 'Ravi', 'Truus', 'Jesse', 'Aylin', 'Klaas', 'Femke', 'Ibrahim', 'Hanneke', 'Sjoerd'],
  ...['Merel', 'Johan', 'Zoë', 'Bas', 'Leila', 'Wim', 'Nienke', 'Omar', 'Els', 'Ruben'],
] as const;

/** 25 municipalities of all sizes, from the whole country; the first of them are a region. */
const MUNICIPALITIES = [
  ...[
    'Zwolle',
    'Deventer',
    'Raalte',
    'Ommen',
    'Hengelo',
    'gemeente Groningen',
    'Eemsdelta',
    'Súdwest-Fryslân',
    'Ameland',
  ],
  ...['Assen', 'Almere', 'Urk', 'gemeente Utrecht', 'Amersfoort', 'Nieuwegein', 'Amsterdam', 'Alkmaar', 'Texel'],
  ...['Rotterdam', 'Delft', 'Gouda', 'Goes', 'Tilburg', "'s-Hertogenbosch", 'Venlo'],
] as const;

/** This many of them, whose people take part in the programme of the region too. */
const IN_REGION = 5;

/** Tenant of the simulated colleagues: no real one. */
export const COLLEAGUES_TENANT = 'simulated';

/**
 * About forty people who do not exist, and say so in their name. Made in the store like everybody else, so they vote, are asked
 * once they are connected, and talk through the same services as real people.
 */
export async function makeColleagues(
  participants: ParticipantStore,
  municipalities: OrganisationRegister,
  clock: Clock,
): Promise<readonly Participant[]> {
  const made: Participant[] = [];
  for (const [at, firstName] of FIRST_NAMES.entries()) {
    const id = `${COLLEAGUES_TENANT}:${String(at + 1).padStart(2, '0')}`;
    const found = municipalities.find(MUNICIPALITIES[at % MUNICIPALITIES.length] ?? '');
    if (found.kind !== 'exact') continue;
    await participants.touch({
      id,
      tenantId: COLLEAGUES_TENANT,
      objectId: id,
      name: `${firstName} (gesimuleerd)`,
      locale: 'nl-NL',
      seenOn: amsterdamDate(clock.now()),
    });
    await participants.join(id, DEFAULT_PROGRAMME_ID, clock.now());
    if (at % MUNICIPALITIES.length < IN_REGION) await participants.join(id, REGION.id, clock.now());
    const joined = await participants.change(id, {
      standing: 'joined',
      joinedAt: clock.now(),
      municipality: found.organisation.code,
      role: ROLE_IDS[at % ROLE_IDS.length] ?? 'other',
      challenges: [CHALLENGE_IDS[at % CHALLENGE_IDS.length] ?? 'digital'],
      seeksDifference: at % 2 === 0,
    });
    if (joined !== null) made.push(joined);
  }
  return made;
}

/** From now on messages reach them. */
export async function connectColleagues(
  participants: ParticipantStore,
  colleagues: readonly Participant[],
  clock: Clock,
  desk: ColleagueDesk,
): Promise<void> {
  for (const { id, tenantId, objectId } of colleagues)
    await participants.touch({
      id,
      tenantId,
      objectId,
      seenOn: amsterdamDate(clock.now()),
      address: desk.addressOf(id),
    });
}

/** How many of ten colleagues choose the first option, the second and so on: a lead, but every option has its people. */
const LEANING: Readonly<Record<number, readonly number[]>> = {
  2: [0, 0, 0, 0, 0, 0, 1, 1, 1, 1],
  3: [0, 0, 0, 0, 1, 1, 1, 2, 2, 2],
  4: [0, 0, 0, 1, 1, 1, 2, 2, 3, 3],
};

/** The choice of the colleague with this number. Three in four give a reason. */
export function choiceOf(colleague: number, dilemma: Dilemma): Choice {
  const { options } = dilemma.text.nl;
  const leaning = LEANING[options.length] ?? [0];
  const option = options[leaning[colleague % leaning.length] ?? 0]?.id ?? 'a';
  const bank = REASONS[dilemma.id]?.[option] ?? REASONS.any?.any ?? [];
  const reason = colleague % 4 === 3 ? '' : (bank[Math.floor(colleague / leaning.length) % bank.length] ?? '');
  return { option, confidence: 1 + ((colleague * 7) % 5), reason };
}

/** The choice of the colleague with this number after the talk: one in four changes, and most say what moved them. */
export function secondChoiceOf(colleague: number, dilemma: Dilemma): Choice {
  const first = choiceOf(colleague, dilemma);
  const { options } = dilemma.text.nl;
  const at = options.findIndex(({ id }) => id === first.option);
  const changes = colleague % 4 === 1;
  const option = changes ? (options[(at + 1) % options.length]?.id ?? first.option) : first.option;
  const movedBy = changes ? MOVED_BY[colleague % 3] : MOVED_BY[colleague % 4];
  const reason = changes ? (MOVED_LINES[Math.floor(colleague / 4) % MOVED_LINES.length] ?? '') : '';
  const confidence = Math.min(5, first.confidence + 1);
  return { option, confidence, reason, ...(movedBy === undefined ? {} : { movedBy }) };
}
