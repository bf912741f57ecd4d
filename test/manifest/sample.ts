import { type Abilities, abilities } from '../../manifest/abilities.js';
import { readSources } from '../../manifest/build.js';
import { fillManifest } from '../../manifest/fill.js';
import { drawIcons } from '../../manifest/icons.js';
import type { PackageContent, Texts } from '../../manifest/package-content.js';
import type { Manifest } from '../../manifest/schemas.js';
import type { PackageSettings } from '../../manifest/settings.js';

export const APP_ID = '1b2c3d4e-0000-4000-8000-000000000001';
export const OTHER_ID = '9b2c3d4e-0000-4000-8000-000000000009';

export const settings: PackageSettings = {
  appId: APP_ID,
  tabAppId: APP_ID,
  tabResource: `api://spagaat.example.nl/botid-${APP_ID}`,
  baseUrl: 'https://spagaat.example.nl',
  domain: 'spagaat.example.nl',
  developer: 'Gemeente Voorbeeld',
  websiteUrl: 'https://www.example.nl',
  privacyUrl: 'https://www.example.nl/privacy',
  termsUrl: 'https://www.example.nl/voorwaarden',
  takenReplies: 'mentioned',
};

/** The real sources, filled for a made-up municipality. */
export async function realContent(): Promise<PackageContent> {
  const { template, texts, drawing, version } = readSources();
  const manifest = fillManifest(template, { ...settings, version }, texts['nl.json'] ?? {}) as unknown as Manifest;
  const { colour, outline } = await drawIcons(drawing, manifest.accentColor);
  return { manifest, texts, icons: { 'color.png': colour, 'outline.png': outline } };
}

/** A bot that can do more than it does now: to show that the linter lets that through, once the bot can do it. */
export const everything: Abilities = {
  ...abilities,
  extensionCommands: new Map([...abilities.extensionCommands, ['later', 'action']]),
};

/** A bot with a personal chat and nothing else. */
export const chatOnly: Abilities = {
  ...abilities,
  scopes: new Set(['personal']),
  extensionCommands: new Map(),
  showsLinks: false,
  tabPages: new Set(),
  usesSignIn: false,
};

/** The command that the bot is to get, after those that are there. */
const MORE = 4;
const MORE_TEXTS: Texts = {
  [`composeExtensions[0].commands[${MORE}].title`]: 'Dilemma',
  [`composeExtensions[0].commands[${MORE}].description`]: 'Dilemma',
};

/** The real package with an action in the message extension besides. */
export function withEverything(content: PackageContent): PackageContent {
  const [extension] = content.manifest.composeExtensions ?? [];
  const action = {
    id: 'later',
    type: 'action',
    title: 'Dilemma',
    description: 'Dilemma',
    context: ['message'],
  } as const;
  const commands = [...(extension?.commands ?? []), { ...action, context: [...action.context] }];
  const manifest: Manifest = { ...content.manifest, composeExtensions: [{ ...extension, commands }] };
  const texts = Object.fromEntries(
    Object.entries(content.texts).map(([file, one]) => [file, { ...one, ...MORE_TEXTS }]),
  );
  return { ...content, manifest, texts };
}
