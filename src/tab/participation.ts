import { UNKNOWN_SIZE_CLASS } from '../organisations/organisation.js';
import type { OrganisationRegister } from '../organisations/organisation-register.js';
import { countedAfter } from '../participants/moving.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import { whatMayBePublished } from '../rounds/published.js';

/** How many people take part, by municipality; null is hidden. */
export interface Participation {
  readonly minimum: number;
  /** How many changed where they say to work in the past twelve months. */
  readonly moved: number | null;
  readonly total: number | null;
  readonly municipalities: readonly { readonly code: string; readonly name: string; readonly count: number | null }[];
}

export interface ParticipationParts {
  readonly participants: Pick<ParticipantStore, 'countByMunicipality' | 'countMoved'>;
  readonly municipalities: OrganisationRegister;
}

/**
 * How many people of each municipality take part in the programme, by the rule that hides votes: no count below the minimum, and none from
 * which a hidden one could be computed. `today`: ISO date.
 */
export async function participationOf(
  { participants, municipalities }: ParticipationParts,
  { programmeId, minimum, today }: { readonly programmeId: string; readonly minimum: number; readonly today: string },
): Promise<Participation> {
  const counts = await participants.countByMunicipality(programmeId);
  const moved = whatMayBePublished.moved(await participants.countMoved(programmeId, countedAfter(today)), minimum);
  const sizeClassOf = (code: string) => String(municipalities.get(code)?.sizeClass ?? UNKNOWN_SIZE_CLASS);
  const sizeClasses = new Map([...counts.keys()].map((code) => [code, sizeClassOf(code)]));
  const shown = whatMayBePublished.participation({ minimum, sizeClasses, counts });
  const rows = [...counts.keys()].map((code) => ({
    code,
    name: municipalities.get(code)?.label ?? code,
    count: shown.byMunicipality.get(code) ?? null,
  }));
  rows.sort((one, other) => one.name.localeCompare(other.name, 'nl'));
  return { minimum, moved, total: shown.overall, municipalities: rows };
}
