import { type Organisation, parseOthers } from './organisation.js';
import list from './other-organisations-2026.json' with { type: 'json' };

/**
 * The 12 provinces, 21 water boards and 25 safety regions of the Netherlands on 1 January 2026. Where names and codes come
 * from stands in the `meta` of the file. Environment agencies, joint arrangements and others are added on screen.
 */
export function officialOthers(): readonly Organisation[] {
  parsed ??= parseOthers(list);
  return parsed;
}

let parsed: readonly Organisation[] | undefined;
