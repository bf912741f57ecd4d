import assert from 'node:assert/strict';
import { type Language, languageOf } from '../../src/language.js';
import { suiteBrowser } from '../support/browser.js';
import { type Filling, type TabKey, tabSentence } from '../support/says.js';
import { playTab, type TabStage } from '../support/tab-client.js';
import { TAB_SITE, TabHost } from '../support/tab-host.js';
import { assertFaultless, LOOKED_AT } from '../support/tab-inspect.js';
import { TENANT } from '../support/test-app.js';
import { OTHER_TENANT } from '../support/threads.js';

const OWNER = '0fa00000-0000-4000-8000-00000000000a';
const ENV = { BASE_URL: TAB_SITE, FACILITATORS: `${TENANT}:${OWNER}`, ALLOWED_TENANTS: TENANT } as const;
const NAME = 'Gemeenschappelijke regeling Overgooi en omstreken';
const AGENCY = 'Omgevingsdienst Overgooi';

interface Scene {
  readonly host: TabHost;
  readonly says: (key: TabKey, values?: Filling) => string;
  readonly stage: TabStage;
}

describe('the pages of an owner in the tab', () => {
  const browser = suiteBrowser();

  function withOwner(locale: 'nl-NL' | 'en-GB', place: string, story: (scene: Scene) => Promise<void>): Promise<void> {
    return playTab(
      async (stage) => {
        const olga = await stage.t.joins('Olga', { objectId: OWNER, locale });
        const host = await TabHost.open(browser(), stage, olga, { locale, theme: 'default', place });
        const language: Language = languageOf(locale);
        await story({ host, stage, says: (key, values = {}) => tabSentence(key, values, language) });
        assert.deepEqual(host.complaints, []);
        await host.page.close();
      },
      { env: ENV },
    );
  }

  async function looks(host: TabHost, name: string): Promise<void> {
    await host.frame.locator('main:not(:has(.loading))').waitFor();
    await assertFaultless(host, name);
  }

  for (const locale of LOOKED_AT) {
    it(`let them add a tenant, switch it off, look what erasing would do, and erase it with the name typed (${locale})`, () =>
      withOwner(locale, 'owner/tenants', async ({ host, says, stage }) => {
        const { frame } = host;
        await frame.getByText(says('owner.state_settings')).waitFor();
        await frame.getByLabel(says('owner.tenantName')).fill(NAME);
        await frame.getByLabel(says('owner.tenantId')).fill('zwolle.nl');
        await frame.getByRole('button', { name: says('owner.tenantAdd') }).click();
        await frame.getByRole('alert').getByText(says('owner.refused_idWrong')).waitFor();
        await frame.getByLabel(says('owner.tenantId')).fill(OTHER_TENANT);
        await frame.getByRole('button', { name: says('owner.tenantAdd') }).click();
        await frame.getByRole('status').getByText(says('owner.tenantAdded')).waitFor();
        await stage.t.joins('Piet', { tenant: OTHER_TENANT, municipality: 'Breda' });
        await frame.getByRole('button', { name: says('owner.switchOff') }).click();
        await looks(host, `owner-tenants-${locale}`);
        await frame.getByRole('button', { name: says('owner.switchOffConfirm') }).click();
        await frame.getByText(says('owner.state_off')).waitFor();
        await frame.getByRole('button', { name: says('owner.eraseLook') }).click();
        await frame.getByText(`${says('owner.erased_people')}: 1`).waitFor();
        await frame.locator('h3:focus').waitFor();
        await looks(host, `owner-erasure-${locale}`);
        await frame.getByRole('button', { name: says('owner.erase'), exact: true }).click();
        await frame.getByRole('alert').getByText(says('owner.refused_nameDiffers')).waitFor();
        await frame.getByRole('textbox', { name: NAME }).fill(NAME);
        await frame.getByRole('button', { name: says('owner.erase'), exact: true }).click();
        await frame.getByText(says('owner.state_erasing')).waitFor();
        await stage.t.settle();
        assert.deepEqual(
          (await stage.kept('participants')).filter(({ tenantId }) => tenantId === OTHER_TENANT),
          [],
        );
      }));

    it(`let them find, add and rename an organisation and set a merger after a look, and read it all in the log (${locale})`, () =>
      withOwner(locale, 'owner/organisations', async ({ host, says, stage }) => {
        const { frame } = host;
        await frame.getByLabel(says('owner.organisationFind')).fill('rijnland');
        await frame.getByText('WS-rijnland', { exact: false }).waitFor();
        await frame.getByLabel(says('owner.organisationFind')).fill('');
        await frame
          .getByRole('combobox', { name: says('owner.organisationKind'), exact: true })
          .selectOption({ label: says('owner.kind_environmentAgency') });
        await frame.getByLabel(says('owner.organisationName', { count: 100 })).fill(AGENCY);
        await frame.getByRole('combobox', { name: says('owner.province'), exact: true }).selectOption('Utrecht');
        await frame.getByLabel(says('programmeDesk.organisation')).fill('Zwol');
        await frame.getByRole('button', { name: says('programmeDesk.organisationAdd', { name: 'Zwolle' }) }).click();
        await frame.getByRole('button', { name: says('owner.organisationAdd'), exact: true }).click();
        await frame.getByRole('status').getByText(says('owner.organisationSaved')).waitFor();
        await frame.getByRole('button', { name: `${says('owner.rename')} ${AGENCY}` }).click();
        await frame.locator('li input:focus').fill(`${AGENCY} en omstreken`);
        await host.page.keyboard.press('Enter');
        await frame.locator('li strong', { hasText: 'en omstreken' }).waitFor();

        for (const [label, typed, name] of [
          ['owner.mergerFrom', 'Emmen', 'Emmen'],
          ['owner.mergerInto', 'Zwol', 'Zwolle'],
        ] as const) {
          await frame.getByLabel(says(label)).fill(typed);
          await frame.getByRole('button', { name: says('owner.choose', { name }), exact: true }).click();
        }
        await frame.getByLabel(says('owner.mergerOn')).fill('2027-01-01');
        await looks(host, `owner-organisations-${locale}`);
        await frame.getByRole('button', { name: says('owner.mergerLook') }).click();
        await frame.getByText(says('owner.mergerStays')).waitFor();
        await looks(host, `owner-merger-${locale}`);
        await frame.getByRole('button', { name: says('owner.mergerSet') }).click();
        await frame.getByRole('status').getByText(says('owner.mergerSaved')).waitFor();
        assert.deepEqual(
          stage.t.app.services.municipalities.mergers().map(({ from, into, on }) => [from, into, on]),
          [['GM0114', 'GM0193', '2027-01-01']],
        );

        await frame
          .getByRole('navigation', { name: says('owner.nav'), exact: true })
          .getByRole('link', { name: says('desk.audit'), exact: true })
          .click();
        await frame.getByText(says('desk.auditMerger', { from: 'Emmen', into: 'Zwolle' })).waitFor();
        await frame.getByRole('combobox', { name: says('desk.what'), exact: true }).selectOption('round');
        await frame.getByText(says('desk.auditNone')).waitFor();
        await frame.getByRole('combobox', { name: says('desk.what'), exact: true }).selectOption('instance');
        await frame.getByRole('row').nth(3).waitFor();
        await looks(host, `owner-log-${locale}`);
        await frame.getByRole('button', { name: says('desk.auditFile') }).click();
        await frame.getByText(says('data.exported')).waitFor();
      }));
  }
});
