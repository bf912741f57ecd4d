import { officialMunicipalities } from './official-municipalities.js';
import { officialOthers } from './official-others.js';
import type { Organisation } from './organisation.js';
import { type OrganisationRegister, registerOf } from './organisation-register.js';

let rows: readonly Organisation[] | undefined;

/** Everything that is built in: municipalities and others. The same list at each call. */
export function officialOrganisations(): readonly Organisation[] {
  rows ??= [...officialMunicipalities(), ...officialOthers()];
  return rows;
}

/** The register of {@link officialOrganisations}. */
export function officialRegister(): OrganisationRegister {
  return registerOf(officialOrganisations());
}
