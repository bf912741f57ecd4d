import assert from 'node:assert/strict';
import { type Abilities, abilities } from '../../manifest/abilities.js';
import { FAULT_RULES, type FaultRule } from '../../manifest/fault.js';
import { drawIcons } from '../../manifest/icons.js';
import { lintPackage } from '../../manifest/lint.js';
import type { PackageContent } from '../../manifest/package-content.js';
import { type Manifest, manifestFaults } from '../../manifest/schemas.js';
import { APP_ID, chatOnly, everything, OTHER_ID, realContent, settings, withEverything } from './sample.js';

const real = await realContent();
const full = withEverything(real);
const [bot] = real.manifest.bots ?? [];
const [extension] = full.manifest.composeExtensions ?? [];
const [tab] = full.manifest.staticTabs ?? [];
const { resource } = full.manifest.webApplicationInfo ?? {};
assert.ok(bot && extension && tab && resource);
const domains = real.manifest.validDomains ?? [];
const TITLE = 'bots[0].commandLists[0].commands[1].title';
const DESCRIPTION = 'bots[0].commandLists[0].commands[1].description';

const changed = (content: PackageContent, change: Partial<Manifest>): PackageContent => ({
  ...content,
  manifest: { ...content.manifest, ...change },
});
const without = (content: PackageContent, name: keyof Manifest): PackageContent => {
  const { [name]: _gone, ...manifest } = content.manifest;
  return { ...content, manifest: manifest as Manifest };
};
/** The real package with other texts in one language. */
const said = (file: 'nl.json' | 'en.json', texts: Record<string, string>): PackageContent => ({
  ...real,
  texts: { ...real.texts, [file]: { ...real.texts[file], ...texts } },
});
const drawn = (icons: Record<string, Uint8Array | undefined>): PackageContent => ({
  ...real,
  icons: Object.fromEntries(
    Object.entries({ ...real.icons, ...icons }).flatMap(([file, png]) => (png === undefined ? [] : [[file, png]])),
  ),
});
const svg = (inside: string): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 192 192">${inside}</svg>`;
const empty = await drawIcons(svg(''), '#000000');
const filled = await drawIcons(svg('<rect class="figure" fill="#fff" width="192" height="192"/>'), '#000000');
const red = await drawIcons(svg('<circle cx="90" cy="90" r="50" fill="#f00"/>'), '#000000');

interface Broken {
  readonly rule: FaultRule;
  readonly how: string;
  readonly content: PackageContent;
  readonly can?: Abilities;
}

/** Each row breaks one rule and nothing else. */
const BROKEN: readonly Broken[] = [
  {
    rule: 'placeholder',
    how: 'a placeholder of which nobody knows',
    content: changed(real, { version: '{{release}}' }),
  },
  { rule: 'app-id', how: 'an app with an id of its own', content: changed(real, { id: OTHER_ID }) },
  {
    rule: 'bot-id',
    how: 'a bot of another registration',
    content: changed(real, { bots: [{ ...bot, botId: OTHER_ID }] }),
  },
  {
    rule: 'extension-bot-id',
    how: 'a message extension of another bot',
    content: changed(full, { composeExtensions: [{ ...extension, botId: OTHER_ID }] }),
    can: everything,
  },
  {
    rule: 'extension-bot-id',
    how: 'a message extension of no bot',
    content: changed(full, {
      composeExtensions: [{ commands: extension.commands ?? [], messageHandlers: extension.messageHandlers ?? [] }],
    }),
    can: everything,
  },
  {
    rule: 'web-application-id',
    how: 'signing in with another registration',
    content: changed(full, { webApplicationInfo: { id: OTHER_ID, resource } }),
    can: everything,
  },
  {
    rule: 'web-application-missing',
    how: 'a tab that asks who signed in, without a registration',
    content: without(full, 'webApplicationInfo'),
    can: everything,
  },
  {
    rule: 'web-application-missing',
    how: 'a registration without its resource',
    content: changed(full, { webApplicationInfo: { id: APP_ID } }),
    can: everything,
  },
  {
    rule: 'web-application-unused',
    how: 'a registration that nothing uses',
    content: real,
    can: { ...abilities, usesSignIn: false },
  },
  {
    rule: 'domain-form',
    how: 'a domain with a scheme',
    content: changed(real, { validDomains: [...domains, 'https://example.nl'] }),
  },
  {
    rule: 'domain-form',
    how: 'a domain with a port',
    content: changed(real, { validDomains: [...domains, 'example.nl:3978'] }),
  },
  { rule: 'domain-form', how: 'every domain there is', content: changed(real, { validDomains: [...domains, '*.nl'] }) },
  {
    rule: 'domain-form',
    how: 'the domain of everybody on Azure',
    content: changed(real, { validDomains: [...domains, '*.azurewebsites.net'] }),
  },
  {
    rule: 'domain-missing',
    how: 'a tab in a domain that is not named',
    content: changed(full, { staticTabs: [{ ...tab, contentUrl: 'https://other.example.nl/tab' }] }),
    can: everything,
  },
  {
    rule: 'domain-missing',
    how: 'a wildcard that is taken for two parts of a name',
    content: changed(full, {
      validDomains: ['spagaat.example.nl', '*.example.nl'],
      staticTabs: [{ ...tab, websiteUrl: 'https://a.b.example.nl/' }],
    }),
    can: everything,
  },
  {
    rule: 'domain-missing',
    how: 'links of a domain that is not named',
    content: changed(full, {
      composeExtensions: [
        { ...extension, messageHandlers: [{ type: 'link', value: { domains: ['other.example.nl'] } }] },
      ],
    }),
    can: everything,
  },
  {
    rule: 'domain-missing',
    how: 'signing in for a domain that is not named',
    content: changed(full, { webApplicationInfo: { id: APP_ID, resource: `api://other.example.nl/${APP_ID}` } }),
    can: everything,
  },
  {
    rule: 'address-not-https',
    how: 'a privacy statement over http',
    content: changed(real, { developer: { ...real.manifest.developer, privacyUrl: 'http://www.example.nl/privacy' } }),
  },
  { rule: 'icon-missing', how: 'no icon in colour', content: drawn({ 'color.png': undefined }) },
  { rule: 'icon-missing', how: 'something that is no PNG', content: drawn({ 'outline.png': Buffer.from('<svg/>') }) },
  {
    rule: 'icon-size',
    how: 'the outline as the icon in colour',
    content: drawn({ 'color.png': real.icons['outline.png'] }),
  },
  {
    rule: 'icon-size',
    how: 'the icon in colour as the outline',
    content: drawn({ 'outline.png': real.icons['color.png'] }),
  },
  { rule: 'icon-not-opaque', how: 'an icon in colour without a ground', content: drawn({ 'color.png': empty.colour }) },
  { rule: 'icon-not-outline', how: 'an empty outline', content: drawn({ 'outline.png': empty.outline }) },
  {
    rule: 'icon-not-outline',
    how: 'an outline without a transparent pixel',
    content: drawn({ 'outline.png': filled.outline }),
  },
  { rule: 'icon-not-outline', how: 'a red outline', content: drawn({ 'outline.png': red.outline }) },
  {
    rule: 'language-file',
    how: 'a language of which the file is not there',
    content: changed(real, {
      localizationInfo: {
        defaultLanguageTag: 'nl',
        defaultLanguageFile: 'nl.json',
        additionalLanguages: [
          { languageTag: 'en', file: 'en.json' },
          { languageTag: 'fy', file: 'fy.json' },
        ],
      },
    }),
  },
  { rule: 'language-file', how: 'texts that no language names', content: without(real, 'localizationInfo') },
  {
    rule: 'text-keys',
    how: 'a text that English lacks',
    content: (() => {
      const { [DESCRIPTION]: _gone, ...english } = real.texts['en.json'] ?? {};
      return { ...real, texts: { ...real.texts, 'en.json': english } };
    })(),
  },
  {
    rule: 'text-unknown',
    how: 'a text for a command that the list does not have',
    content: (() => {
      const more = { 'bots[0].commandLists[2].commands[0].description': 'zo is het' };
      const texts = Object.entries(real.texts).map(([file, one]) => [file, { ...one, ...more }]);
      return { ...real, texts: Object.fromEntries(texts) };
    })(),
  },
  {
    rule: 'text-untranslated',
    how: 'a tab whose name is in no language file',
    content: {
      ...changed(full, { staticTabs: [tab, { ...tab, entityId: 'archive', name: 'Archief' }] }),
    },
    can: everything,
  },
  { rule: 'text-length', how: 'an empty text', content: said('en.json', { 'description.full': ' ' }) },
  {
    rule: 'text-length',
    how: 'a command in more words than are shown',
    content: said('nl.json', { [TITLE]: `dilemma ${'alsjeblieft '.repeat(3)}` }),
  },
  {
    rule: 'text-length',
    how: 'a long line about a command, in English',
    content: said('en.json', { [DESCRIPTION]: 'x'.repeat(129) }),
  },
  {
    rule: 'command-unknown',
    how: 'a command that the bot does not understand',
    content: said('nl.json', { [TITLE]: 'koffie' }),
  },
  {
    rule: 'command-unknown',
    how: 'a command that it cannot carry out yet',
    content: real,
    can: { ...abilities, commandOf: (text, scope) => (text === 'gesprek' ? null : abilities.commandOf(text, scope)) },
  },
  {
    rule: 'command-differs',
    how: 'another command in English',
    content: said('en.json', { [TITLE]: 'resume' }),
  },
  {
    rule: 'command-twice',
    how: 'one command in two ways',
    content: (() => {
      const nl = said('nl.json', { [TITLE]: 'meedoen' });
      return { ...nl, texts: { ...nl.texts, 'en.json': { ...nl.texts['en.json'], [TITLE]: 'sign up' } } };
    })(),
  },
  {
    rule: 'scope-unknown',
    how: 'a bot for teams',
    content: real,
    can: { ...abilities, scopes: new Set(['personal', 'groupChat']) },
  },
  {
    rule: 'tab-unknown',
    how: 'a tab with a page that does not exist',
    content: full,
    can: { ...everything, tabPages: new Set() },
  },
  {
    rule: 'extension-command-unknown',
    how: 'a command of the extension that the bot does not know',
    content: full,
    can: { ...everything, extensionCommands: new Map([['dilemmas', 'query']]) },
  },
  {
    rule: 'extension-command-unknown',
    how: 'a search command that the bot knows as an action',
    content: full,
    can: { ...everything, extensionCommands: new Map([...everything.extensionCommands, ['matches', 'action']]) },
  },
  {
    rule: 'links-unknown',
    how: 'links for which the bot has no card',
    content: full,
    can: { ...everything, showsLinks: false },
  },
  {
    rule: 'permission-unused',
    how: 'reading every message of a chat',
    content: changed(real, {
      authorization: {
        permissions: { resourceSpecific: [{ name: 'ChatMessage.Read.Chat', type: 'Application' }] },
      },
    }),
  },
  {
    rule: 'permission-unused',
    how: 'the location of the device',
    content: changed(real, { devicePermissions: ['geolocation'] }),
  },
  { rule: 'permission-unused', how: 'the identity of people', content: changed(real, { permissions: ['identity'] }) },
];

describe('the linter of the app package', () => {
  it('finds nothing in the package as it is', () => {
    assert.deepEqual(lintPackage(real, settings, abilities), []);
  });

  it('lets a tab, a message extension and links through, as soon as the bot can do them', () => {
    assert.deepEqual(manifestFaults(full.manifest), []);
    assert.deepEqual(lintPackage(full, settings, everything), []);
  });

  it('refuses the same while the bot cannot', () => {
    const rules = new Set(lintPackage(full, settings, chatOnly).map(({ rule }) => rule));
    const expected: readonly FaultRule[] = [
      'extension-command-unknown',
      'links-unknown',
      'scope-unknown',
      'tab-unknown',
      'web-application-unused',
    ];
    assert.deepEqual([...rules].toSorted(), expected);
  });

  for (const { rule, how, content, can = abilities } of BROKEN) {
    it(`reports ${rule} for ${how}, and nothing else`, () => {
      const rules = new Set(lintPackage(content, settings, can).map((fault) => fault.rule));
      assert.deepEqual([...rules], [rule]);
    });
  }

  it('has a row here for each of its rules; those of Microsoft have their own test', () => {
    const covered = new Set<FaultRule>(['schema', ...BROKEN.map(({ rule }) => rule)]);
    assert.deepEqual(
      FAULT_RULES.filter((rule) => !covered.has(rule)),
      [],
    );
  });
});
