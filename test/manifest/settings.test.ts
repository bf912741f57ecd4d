import assert from 'node:assert/strict';
import { PackageSettingsError, readPackageSettings } from '../../manifest/settings.js';

const GOOD = {
  MicrosoftAppId: '1B2C3D4E-0000-4000-8000-000000000001',
  BASE_URL: 'https://spagaat.example.nl/',
  APP_DEVELOPER: 'Gemeente Voorbeeld',
  APP_WEBSITE_URL: 'https://www.example.nl',
  APP_PRIVACY_URL: 'https://www.example.nl/privacy',
  APP_TERMS_URL: 'https://www.example.nl/voorwaarden',
};

function faultsOf(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  try {
    readPackageSettings(env);
  } catch (error) {
    assert.ok(error instanceof PackageSettingsError, String(error));
    return error.message.split('\n').slice(1);
  }
  return [];
}

describe('the settings of the app package', () => {
  it('are read from the variables that the bot has too, and four of their own', () => {
    const settings = readPackageSettings(GOOD);
    assert.equal(settings.appId, '1b2c3d4e-0000-4000-8000-000000000001');
    assert.equal(settings.baseUrl, 'https://spagaat.example.nl');
    assert.equal(settings.domain, 'spagaat.example.nl');
    assert.equal(settings.takenReplies, 'mentioned');
    assert.deepEqual(
      [settings.tabAppId, settings.tabResource],
      [settings.appId, `api://spagaat.example.nl/botid-${settings.appId}`],
    );
    assert.equal(readPackageSettings({ ...GOOD, CHANNEL_REPLIES: 'all' }).takenReplies, 'all');
  });

  it('name the registration that the tab signs in to, where it has one of its own', () => {
    const own = '2C3D4E5F-0000-4000-8000-000000000002';
    for (const [TAB_APP_ID, id, resource] of [
      [own, own.toLowerCase(), `api://spagaat.example.nl/${own.toLowerCase()}`],
      ['', GOOD.MicrosoftAppId.toLowerCase(), `api://spagaat.example.nl/botid-${GOOD.MicrosoftAppId.toLowerCase()}`],
    ] as const) {
      const { tabAppId, tabResource } = readPackageSettings({ ...GOOD, TAB_APP_ID });
      assert.deepEqual([tabAppId, tabResource], [id, resource]);
    }
    assert.match(faultsOf({ ...GOOD, TAB_APP_ID: 'tab' }).join(), /TAB_APP_ID must be an application/);
  });

  it('are all told at once when they are missing', () => {
    assert.deepEqual(
      faultsOf({}),
      Object.keys(GOOD).map((name) => `  - ${name} is missing`),
    );
  });

  for (const [name, value] of [
    ['MicrosoftAppId', 'spagaat'],
    ['BASE_URL', 'http://spagaat.example.nl'],
    ['BASE_URL', 'spagaat.example.nl'],
    ['APP_DEVELOPER', 'x'.repeat(33)],
    ['APP_PRIVACY_URL', 'www.example.nl/privacy'],
    ['APP_TERMS_URL', ' '],
    ['CHANNEL_REPLIES', 'some'],
  ] as const) {
    it(`refuse ${name}=${value.trim() === '' ? '(blank)' : value}`, () => {
      const [fault = '', ...more] = faultsOf({ ...GOOD, [name]: value });
      assert.match(fault, new RegExp(`^ {2}- ${name} `));
      assert.deepEqual(more, []);
    });
  }
});
