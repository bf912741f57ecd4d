import type { Abilities } from './abilities.js';
import type { Fault } from './fault.js';
import { lintAbilities } from './lint-abilities.js';
import { lintCommands } from './lint-commands.js';
import { lintDomains } from './lint-domains.js';
import { lintIcons } from './lint-icons.js';
import { lintIds } from './lint-ids.js';
import { lintTexts } from './lint-texts.js';
import type { PackageContent } from './package-content.js';

/**
 * Every fault of a package that Microsoft's schemas let pass. Empty: it may be written.
 * @param content of which the manifest and the texts have passed the schemas
 * @param appId of the bot's app registration
 */
export function lintPackage(content: PackageContent, appId: string, abilities: Abilities): readonly Fault[] {
  return [
    ...lintIds(content.manifest, appId),
    ...lintDomains(content.manifest),
    ...lintIcons(content),
    ...lintTexts(content),
    ...lintCommands(content, abilities),
    ...lintAbilities(content.manifest, abilities),
  ];
}
