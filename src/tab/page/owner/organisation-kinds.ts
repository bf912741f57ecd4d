import type { OrganisationKind } from '../../../organisations/organisation.js';
import type { TextKey } from '../shared/text.js';

const LABELS: Readonly<Record<OrganisationKind, TextKey>> = {
  municipality: 'owner.kind_municipality',
  province: 'owner.kind_province',
  'water-board': 'owner.kind_waterBoard',
  'safety-region': 'owner.kind_safetyRegion',
  'environment-agency': 'owner.kind_environmentAgency',
  'joint-arrangement': 'owner.kind_jointArrangement',
  other: 'owner.kind_another',
};

/** The kinds, in the order of a list to choose from. */
export const KINDS = Object.keys(LABELS) as readonly OrganisationKind[];

/** The key of the word for one organisation of this kind. */
export function kindLabel(kind: OrganisationKind): TextKey {
  return LABELS[kind];
}
