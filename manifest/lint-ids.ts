import { type Fault, fault } from './fault.js';
import type { Manifest } from './schemas.js';
import { textsBelow } from './text-paths.js';

/** The app registrations that a package names. */
export interface Ids {
  readonly appId: string;
  /** The registration that the tab signs in to. */
  readonly tabAppId: string;
}

/** One app registration stands behind the app, its bot and its extension; every placeholder is filled. */
export function lintIds(manifest: Manifest, { appId, tabAppId }: Ids): readonly Fault[] {
  const faults = textsBelow(manifest)
    .filter(([, text]) => text.includes('{{'))
    .map(([path, text]) => fault('placeholder', `manifest.json ${path}`, `"${text}" stands for nothing`));
  if (manifest.id !== appId) faults.push(fault('app-id', 'manifest.json id', 'is not the id of the app registration'));
  for (const [at, { botId }] of (manifest.bots ?? []).entries()) {
    if (botId !== appId) faults.push(fault('bot-id', `manifest.json bots[${at}].botId`, 'is not the id of the app'));
  }
  for (const [at, extension] of (manifest.composeExtensions ?? []).entries()) {
    // Not required by the schema since 1.17, but a bot's message extension does not work without it.
    if (extension.botId === appId) continue;
    const what = extension.botId === undefined ? 'is missing' : 'is not the id of the app';
    faults.push(fault('extension-bot-id', `manifest.json composeExtensions[${at}].botId`, what));
  }
  if (manifest.webApplicationInfo !== undefined && manifest.webApplicationInfo.id !== tabAppId) {
    const what = 'is not the id of the registration that the tab signs in to';
    faults.push(fault('web-application-id', 'manifest.json webApplicationInfo.id', what));
  }
  return faults;
}
