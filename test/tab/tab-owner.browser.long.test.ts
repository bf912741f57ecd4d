import assert from 'node:assert/strict';
import { type Language, languageOf } from '../../src/language.js';
import { suiteBrowser } from '../support/browser.js';
import { type Filling, type TabKey, tabSentence } from '../support/says.js';
import { idOf } from '../support/scenario.js';
import { playTab, type TabStage } from '../support/tab-client.js';
import { TAB_SITE, TabHost } from '../support/tab-host.js';
import { assertFaultless, LOOKED_AT_LONG } from '../support/tab-inspect.js';
import { TENANT } from '../support/test-app.js';
import { OTHER_TENANT } from '../support/threads.js';
import { addRegion, letFacilitate, REGION } from '../support/two-programmes.js';

const OWNER = '0fa00000-0000-4000-8000-00000000000a';
const ENV = { BASE_URL: TAB_SITE, FACILITATORS: `${TENANT}:${OWNER}`, ALLOWED_TENANTS: TENANT } as const;

interface Scene {
  readonly stage: TabStage;
  readonly says: (key: TabKey, values?: Filling) => string;
  /** The tab as the owner, or the facilitator of the second programme, sees it. */
  readonly opens: (who: 'owner' | 'facilitator', place: string) => Promise<TabHost>;
  readonly anna: string;
}

describe('the pages of an owner, and the log of a facilitator', () => {
  const browser = suiteBrowser();

  function withOwner(locale: 'nl-NL' | 'en-GB', story: (scene: Scene) => Promise<void>): Promise<void> {
    return playTab(
      async (stage) => {
        const olga = await stage.t.joins('Olga', { objectId: OWNER, locale });
        const anna = await stage.t.joins('Anna', { locale });
        await addRegion(stage);
        await letFacilitate(stage, REGION, anna);
        const language: Language = languageOf(locale);
        const hosts: TabHost[] = [];
        await story({
          stage,
          anna: idOf(anna),
          says: (key, values = {}) => tabSentence(key, values, language),
          async opens(who, place) {
            const person = who === 'owner' ? olga : anna;
            const host = await TabHost.open(browser(), stage, person, { locale, theme: 'default', place });
            hosts.push(host);
            await host.frame.locator('main:not(:has(.loading))').waitFor();
            return host;
          },
        });
        for (const host of hosts) {
          assert.deepEqual(host.complaints, []);
          await host.page.close();
        }
      },
      { env: ENV },
    );
  }

  for (const locale of LOOKED_AT_LONG) {
    it(`are worked with the keyboard alone: a tenant is added, switched off and on (${locale})`, () =>
      withOwner(locale, async ({ opens, says, stage }) => {
        const { frame, page } = await opens('owner', 'owner/tenants');
        const press = async (...keys: readonly string[]) => {
          for (const key of keys) await page.keyboard.press(key);
        };
        await frame.getByLabel(says('owner.tenantName')).focus();
        await page.keyboard.type('Gemeente Overgooi');
        await press('Tab');
        await page.keyboard.type(OTHER_TENANT);
        await press('Tab', 'Enter');
        await frame.getByRole('status').getByText(says('owner.tenantAdded')).waitFor();
        await frame.getByRole('button', { name: says('owner.switchOff') }).focus();
        await press('Enter');
        await frame.locator('button:focus', { hasText: says('owner.switchOffConfirm') }).waitFor();
        await press('Enter');
        await frame.locator('h2:focus', { hasText: 'Gemeente Overgooi' }).waitFor();
        assert.equal((await stage.storage.stores.tenants.all())[0]?.choice, 'off');
        await press('Tab', 'Enter');
        await frame.getByText(says('owner.state_on')).waitFor();
        await frame.locator('h2:focus', { hasText: 'Gemeente Overgooi' }).waitFor();
      }));

    it(`show a facilitator the log of their programme page by page, and no owner's part (${locale})`, () =>
      withOwner(locale, async ({ opens, says, stage, anna }) => {
        const { audit } = stage.storage.stores;
        for (let at = 0; at < 60; at += 1) {
          const moment = new Date(stage.t.clock.now().getTime() - at * 3_600_000);
          const entry = { at: moment, who: anna, action: 'week_skip', about: '2026-12-28' } as const;
          await audit.add({ ...entry, id: `${moment.toISOString()}:${at}`, programmeIds: [REGION] });
        }
        const host = await opens('facilitator', 'desk/log');
        const { frame, page } = host;
        const rows = frame.getByRole('row');
        await rows.nth(50).waitFor();
        assert.equal(await rows.count(), 51);
        await assertFaultless(host, `desk-log-${locale}`);
        await frame.getByRole('button', { name: says('desk.auditOlder') }).focus();
        await page.keyboard.press('Enter');
        await frame.locator('h2:focus', { hasText: says('desk.audit') }).waitFor();
        await rows.nth(51).waitFor({ state: 'detached' });
        await frame.getByRole('button', { name: says('desk.auditNewer') }).click();
        await rows.nth(50).waitFor();
        assert.equal(await frame.getByRole('link', { name: says('app.owner'), exact: true }).count(), 0);
        await frame.evaluate("window.location.hash = 'owner/tenants'");
        await frame.getByRole('heading', { level: 1, name: says('app.week') }).waitFor();
      }));
  }
});
