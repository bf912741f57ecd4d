import list from './municipalities-2026.json' with { type: 'json' };
import { type Organisation, parseMunicipalities } from './organisation.js';

/**
 * The 342 municipalities of the Netherlands on 1 January 2026. Codes, names and provinces: CBS, Gemeentelijke indeling
 * 2026 (CC BY 4.0); the sources of the other fields stand in the `meta` of the file. The division changes every
 * 1 January, so a new year needs a new file.
 */
export function officialMunicipalities(): readonly Organisation[] {
  parsed ??= parseMunicipalities(list);
  return parsed;
}

let parsed: readonly Organisation[] | undefined;
