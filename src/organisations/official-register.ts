import { officialMunicipalities } from './official-municipalities.js';
import { createOrganisationRegister, type OrganisationRegister } from './organisation-register.js';

let made: OrganisationRegister | undefined;

/** The register of {@link officialMunicipalities}, made at the first call: preparing its names takes some time. */
export function officialRegister(): OrganisationRegister {
  made ??= createOrganisationRegister(officialMunicipalities());
  return made;
}
