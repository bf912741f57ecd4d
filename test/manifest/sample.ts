import type { Abilities } from '../../manifest/abilities.js';
import { abilities } from '../../manifest/abilities.js';
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
  baseUrl: 'https://spagaat.example.nl',
  domain: 'spagaat.example.nl',
  developer: 'Gemeente Voorbeeld',
  websiteUrl: 'https://www.example.nl',
  privacyUrl: 'https://www.example.nl/privacy',
  termsUrl: 'https://www.example.nl/voorwaarden',
};

/** The real sources, filled for a made-up municipality. */
export async function realContent(): Promise<PackageContent> {
  const { template, texts, drawing, version } = readSources();
  const manifest = fillManifest(template, { ...settings, version }, texts['nl.json'] ?? {}) as unknown as Manifest;
  const { colour, outline } = await drawIcons(drawing, manifest.accentColor);
  return { manifest, texts, icons: { 'color.png': colour, 'outline.png': outline } };
}

/** A bot with everything that the linter knows of: to show that it lets that through, once the bot can do it. */
export const everything: Abilities = {
  ...abilities,
  scopes: new Set(['personal', 'team', 'groupChat']),
  extensionCommands: new Set(['dilemmas', 'propose']),
  showsLinks: true,
  tabPages: new Set(['/tab']),
  usesSignIn: true,
};

const MORE_TEXTS: Texts = {
  'staticTabs[0].name': 'Week',
  'composeExtensions[0].commands[0].title': 'Dilemma',
  'composeExtensions[0].commands[0].description': 'Dilemma',
  'composeExtensions[0].commands[0].parameters[0].title': 'Dilemma',
  'composeExtensions[0].commands[1].title': 'Dilemma',
  'composeExtensions[0].commands[1].description': 'Dilemma',
};

/** The real package with a tab, a message extension and links besides. */
export function withEverything(content: PackageContent): PackageContent {
  const manifest: Manifest = {
    ...content.manifest,
    staticTabs: [
      { entityId: 'week', name: 'Week', contentUrl: 'https://spagaat.example.nl/tab', scopes: ['personal'] },
    ],
    composeExtensions: [
      {
        botId: APP_ID,
        commands: [
          {
            id: 'dilemmas',
            type: 'query',
            title: 'Dilemma',
            description: 'Dilemma',
            parameters: [{ name: 'query', title: 'Dilemma' }],
          },
          { id: 'propose', type: 'action', title: 'Dilemma', description: 'Dilemma', context: ['message'] },
        ],
        messageHandlers: [{ type: 'link', value: { domains: ['spagaat.example.nl'] } }],
      },
    ],
    webApplicationInfo: { id: APP_ID, resource: `api://spagaat.example.nl/botid-${APP_ID}` },
  };
  const texts = Object.fromEntries(
    Object.entries(content.texts).map(([file, one]) => [file, { ...one, ...MORE_TEXTS }]),
  );
  return { ...content, manifest, texts };
}
