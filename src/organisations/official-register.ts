import { createMunicipalityRegister, type MunicipalityRegister } from './municipality-register.js';
import { officialMunicipalities } from './official-municipalities.js';

let made: MunicipalityRegister | undefined;

/** The register of {@link officialMunicipalities}, made at the first call: preparing its names takes some time. */
export function officialRegister(): MunicipalityRegister {
  made ??= createMunicipalityRegister(officialMunicipalities());
  return made;
}
