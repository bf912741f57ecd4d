import { officialMunicipalities } from './official-municipalities.js';
import { officialOthers } from './official-others.js';
import type { Organisation } from './organisation.js';
import { createOrganisationRegister, type OrganisationRegister } from './organisation-register.js';

/** Everything that is built in: municipalities and others. */
export function officialOrganisations(): readonly Organisation[] {
  return [...officialMunicipalities(), ...officialOthers()];
}

let made: OrganisationRegister | undefined;

/** The register of {@link officialOrganisations}, made at the first call: preparing its names takes some time. */
export function officialRegister(): OrganisationRegister {
  made ??= createOrganisationRegister(officialOrganisations());
  return made;
}
