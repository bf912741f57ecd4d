import type { Abilities } from './abilities.js';
import type { Fault } from './fault.js';
import { lintAbilities } from './lint-abilities.js';
import { lintCommands } from './lint-commands.js';
import { lintDomains } from './lint-domains.js';
import { lintIcons } from './lint-icons.js';
import { type Ids, lintIds } from './lint-ids.js';
import { lintTexts } from './lint-texts.js';
import type { PackageContent } from './package-content.js';

/**
 * Every fault of a package that Microsoft's schemas let pass. Empty: it may be written.
 * @param content of which the manifest and the texts have passed the schemas
 * @param ids of the app registrations
 */
export function lintPackage(content: PackageContent, ids: Ids, abilities: Abilities): readonly Fault[] {
  return [
    ...lintIds(content.manifest, ids),
    ...lintDomains(content.manifest),
    ...lintIcons(content),
    ...lintTexts(content),
    ...lintCommands(content, abilities),
    ...lintAbilities(content.manifest, abilities),
  ];
}
