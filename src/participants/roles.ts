import type { Translated } from '../language.js';
import { choiceSent } from '../understanding/printed-choice.js';

/** Roles at a municipality, as far as they matter for a talk. The ids are stored: never rename one. */
export const ROLE_IDS = [
  'policy-officer',
  'adviser',
  'project-manager',
  'programme-manager',
  'team-manager',
  'area-manager',
  'council-clerks-office',
  'executive-secretary',
  'legal',
  'finance-and-control',
  'communication-and-participation',
  'digital-and-data',
  'procurement',
  'other',
] as const;
export type RoleId = (typeof ROLE_IDS)[number];

export const ROLE_NAMES: Readonly<Record<RoleId, Translated>> = {
  'policy-officer': { nl: 'Beleidsmedewerker', en: 'Policy officer' },
  adviser: { nl: 'Adviseur', en: 'Adviser' },
  'project-manager': { nl: 'Projectleider', en: 'Project manager' },
  'programme-manager': { nl: 'Programmamanager', en: 'Programme manager' },
  'team-manager': { nl: 'Teammanager of afdelingshoofd', en: 'Team or department manager' },
  'area-manager': { nl: 'Gebieds- of wijkmanager', en: 'Area manager' },
  'council-clerks-office': { nl: 'Griffie', en: "Council clerk's office" },
  'executive-secretary': { nl: 'Gemeentesecretaris of directie', en: 'Municipal secretary or executive' },
  legal: { nl: 'Jurist', en: 'Legal' },
  'finance-and-control': { nl: 'Financiën of control', en: 'Finance or control' },
  'communication-and-participation': { nl: 'Communicatie of participatie', en: 'Communication or participation' },
  'digital-and-data': { nl: 'ICT of data', en: 'Digital or data' },
  procurement: { nl: 'Inkoop', en: 'Procurement' },
  other: { nl: 'Anders', en: 'Other' },
};

/** The role that was sent, by its id or as the cards print it; undefined: none of them. */
export function roleSent(sent: string | undefined): RoleId | undefined {
  return choiceSent(
    sent,
    ROLE_IDS.map((id) => ({ id, names: Object.values(ROLE_NAMES[id]) })),
  );
}

/** Is this one of the roles? An id from a card or an older database may not be. */
export function isRoleId(id: string): id is RoleId {
  return Object.hasOwn(ROLE_NAMES, id);
}
