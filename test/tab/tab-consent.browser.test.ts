import assert from 'node:assert/strict';
import { suiteBrowser } from '../support/browser.js';
import { FACILITATOR, FACILITATORS } from '../support/channels.js';
import { tabSentence } from '../support/says.js';
import { playTab } from '../support/tab-client.js';
import { TAB_SITE, TabHost } from '../support/tab-host.js';
import { assertFaultless } from '../support/tab-inspect.js';
import { TENANT, WHOLE_WEEK } from '../support/test-app.js';

const CATALOGUE = '1b2c3d4e-0000-4000-8000-000000000002';
const ENV = { ...WHOLE_WEEK, BASE_URL: TAB_SITE } as const;

describe('consent for the tab, in a browser', () => {
  const browser = suiteBrowser();

  it('is explained before Teams asks, asked on a click, and asked for again after a no', () =>
    playTab(
      async (stage) => {
        const anna = await stage.t.joins('Anna', { objectId: FACILITATOR });
        const windows: string[] = [];
        let consented = false;
        const host = await TabHost.open(browser(), stage, anna, {
          ...{ locale: 'nl-NL', theme: 'default', place: 'profile', appId: CATALOGUE },
          refusesToken({ silent }) {
            if (consented) return null;
            if (silent) return 'resourceRequiresConsent';
            windows.push('Teams asks');
            consented = windows.length > 1;
            return consented ? null : 'CancelledByUser';
          },
        });
        const says = (key: Parameters<typeof tabSentence>[0]) => host.frame.getByText(tabSentence(key));
        const button = (key: Parameters<typeof tabSentence>[0]) =>
          host.frame.getByRole('button', { name: tabSentence(key) });
        await says('problem.consent').waitFor();
        await says('start.consentWhat').waitFor();
        assert.deepEqual(windows, [], 'nothing opens by itself');
        await assertFaultless(host, 'consent');
        await button('start.consentGive').click();
        await says('start.refusedTitle').waitFor();
        await assertFaultless(host, 'consent-refused');
        const told = host.page.waitForResponse((response) => response.url().includes('/tab/api/app-id'));
        await button('app.retry').click();
        await host.frame.getByRole('heading', { level: 1, name: tabSentence('app.profile') }).waitFor();
        assert.equal(windows.length, 2);
        await told;
        assert.equal(stage.t.app.services.catalogueIds.of(TENANT), CATALOGUE, 'the page tells in which app it stands');
        assert.deepEqual(host.complaints, []);
        await host.page.close();
      },
      { env: { ...ENV, ...FACILITATORS } },
    ));

  it('is asked where Teams gives no token and does not say why', () =>
    playTab(
      async (stage) => {
        const anna = await stage.t.joins('Anna');
        const host = await TabHost.open(browser(), stage, anna, {
          ...{ locale: 'nl-NL', theme: 'default' },
          refusesToken: ({ silent }) => (silent ? 'Unknown error' : null),
        });
        await host.frame.getByText(tabSentence('problem.signIn')).waitFor();
        await host.frame.getByRole('button', { name: tabSentence('app.retry') }).click();
        await host.frame.getByRole('heading', { level: 1, name: tabSentence('app.week') }).waitFor();
        await host.page.close();
      },
      { env: ENV },
    ));
});
