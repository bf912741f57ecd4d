import type { Abilities } from './abilities.js';
import { type Fault, fault } from './fault.js';
import type { Manifest } from './schemas.js';

/** The manifest declares nothing that the bot cannot do, and asks for no permission that it does not use. */
export function lintAbilities(manifest: Manifest, abilities: Abilities): readonly Fault[] {
  return [
    ...lintScopes(manifest, abilities),
    ...lintExtension(manifest, abilities),
    ...lintTabs(manifest, abilities),
    ...lintSignIn(manifest, abilities),
    ...permissionsOf(manifest)
      .filter(([, name]) => !abilities.permissions.has(name))
      .map(([where, name]) => fault('permission-unused', `manifest.json ${where}`, `nothing uses ${name}`)),
  ];
}

function lintScopes({ bots = [] }: Manifest, { scopes }: Abilities): readonly Fault[] {
  return bots.flatMap((bot, at) =>
    bot.scopes
      .filter((scope) => !scopes.has(scope))
      .map((scope) => fault('scope-unknown', `manifest.json bots[${at}].scopes`, `the bot has no answer in ${scope}`)),
  );
}

function lintExtension({ composeExtensions = [] }: Manifest, abilities: Abilities): readonly Fault[] {
  return composeExtensions.flatMap(({ commands = [], messageHandlers = [] }, at) => {
    const where = `manifest.json composeExtensions[${at}]`;
    const faults = commands
      .filter(({ id, type = 'query' }) => abilities.extensionCommands.get(id) !== type)
      .map(({ id, type = 'query' }) =>
        fault(
          'extension-command-unknown',
          `${where}.commands`,
          `the bot does not know ${id} as a command of type ${type}`,
        ),
      );
    if (messageHandlers.length > 0 && !abilities.showsLinks) {
      faults.push(fault('links-unknown', `${where}.messageHandlers`, 'the bot shows no cards for links'));
    }
    return faults;
  });
}

function lintTabs({ staticTabs = [] }: Manifest, { tabPages }: Abilities): readonly Fault[] {
  return staticTabs.flatMap(({ contentUrl }, at) => {
    const path = contentUrl !== undefined && URL.canParse(contentUrl) ? new URL(contentUrl).pathname : '';
    if (tabPages.has(path)) return [];
    return [fault('tab-unknown', `manifest.json staticTabs[${at}].contentUrl`, `there is no page "${path}"`)];
  });
}

/** A tab that asks Teams who signed in, gets an answer only when the app says by which registration. */
function lintSignIn({ webApplicationInfo }: Manifest, { usesSignIn }: Abilities): readonly Fault[] {
  const where = 'manifest.json webApplicationInfo';
  if (usesSignIn && webApplicationInfo?.resource === undefined) {
    return [fault('web-application-missing', where, 'must name id and resource: a tab asks who signed in')];
  }
  if (!usesSignIn && webApplicationInfo !== undefined) {
    return [fault('web-application-unused', where, 'nothing asks who signed in')];
  }
  return [];
}

function permissionsOf(manifest: Manifest): readonly (readonly [where: string, name: string])[] {
  return [
    ...(manifest.permissions ?? []).map((name) => ['permissions', name] as const),
    ...(manifest.devicePermissions ?? []).map((name) => ['devicePermissions', name] as const),
    ...(manifest.authorization?.permissions?.resourceSpecific ?? []).map(
      ({ name }) => ['authorization.permissions.resourceSpecific', name] as const,
    ),
  ];
}
