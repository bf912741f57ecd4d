import assert from 'node:assert/strict';
import { type Language, languageOf } from '../../src/language.js';
import { botChatLink } from '../../src/teams-links.js';
import { suiteBrowser } from '../support/browser.js';
import { type Filling, type TabKey, tabSentence } from '../support/says.js';
import { playTab, type TabStage } from '../support/tab-client.js';
import { TAB_SITE, TabHost } from '../support/tab-host.js';
import { assertFaultless, LOOKED_AT_LONG } from '../support/tab-inspect.js';
import { addRegion, letFacilitate, REGION } from '../support/two-programmes.js';

const APP_ID = '1b2c3d4e-0000-4000-8000-000000000001';
const ENV = { BASE_URL: TAB_SITE } as const;
const NAME = 'Leerkring van de gemeenschappelijke regelingen in de regio Zuidoost';
const ORGANISER = { name: 'De academie van de regio', contact: 'academie@regio.example', adviser: null };

interface InvitedWire {
  readonly programme: { readonly invitations: readonly { readonly words: string }[] };
}

/** Gives invitations the link that they have where the bot has an id. */
async function withLinks({ page }: TabHost, stage: TabStage): Promise<void> {
  await page.route('**/tab/api/desk/programme/invite?**', async (route) => {
    const { pathname, search } = new URL(route.request().url());
    const answer = await fetch(`${stage.t.url}${pathname}${search}`, {
      method: 'POST',
      headers: await route.request().allHeaders(),
      body: route.request().postData(),
    });
    const body = (await answer.json()) as InvitedWire;
    const invitations = body.programme.invitations.map((one) => ({ ...one, link: botChatLink(APP_ID, one.words) }));
    await route.fulfill({ json: { ...body, programme: { ...body.programme, invitations } } });
  });
}

describe('inviting in the tab', () => {
  const browser = suiteBrowser();

  /** A facilitator who sees the invitations of the own programme. */
  function withFacilitatorOf(
    locale: 'nl-NL' | 'en-GB',
    story: (host: TabHost, says: (key: TabKey, values?: Filling) => string, stage: TabStage) => Promise<void>,
  ): Promise<void> {
    return playTab(
      async (stage) => {
        const anna = await stage.t.joins('Anna', { locale });
        await addRegion(stage, { name: NAME, organiser: ORGANISER });
        await letFacilitate(stage, REGION, anna);
        const host = await TabHost.open(browser(), stage, anna, {
          locale,
          theme: 'default',
          place: `programmes/${REGION}/invite`,
        });
        const language: Language = languageOf(locale);
        const says = (key: TabKey, values: Filling = {}) => tabSentence(key, values, language);
        await host.frame.getByRole('heading', { level: 2, name: says('invitation.heading') }).waitFor();
        await story(host, says, stage);
        assert.deepEqual(host.complaints, []);
        await host.page.close();
      },
      { env: ENV },
    );
  }

  for (const locale of LOOKED_AT_LONG) {
    it(`makes a text, a link and a QR code, and takes them back (${locale})`, () =>
      withFacilitatorOf(locale, async (host, says, stage) => {
        const { frame, page } = host;
        await withLinks(host, stage);
        await frame.getByLabel(says('invitation.until')).fill('2027-01-31');
        await page.keyboard.press('Enter');
        await frame.getByRole('status').getByText(says('invitation.made')).waitFor();
        const { storage } = stage;
        const [made] = (await storage.stores.programmes.get(REGION))?.invitations ?? [];
        const { code, until } = made ?? assert.fail();
        assert.equal(until, '2027-01-31');
        const text = await frame.getByLabel(says('invitation.text'), { exact: true }).inputValue();
        const typed = says('invitation.words', { code });
        for (const words of [NAME, ORGANISER.contact, botChatLink(APP_ID, typed) ?? ''])
          assert.ok(text.includes(words), words);
        await frame.getByRole('img', { name: says('invitation.qr', { code }) }).waitFor();
        await assertFaultless(host, `invite-${locale}`);
        await page.emulateMedia({ media: 'print' });
        await frame.evaluate("document.querySelector('.card:has(.qr)').classList.add('printing')");
        await host.picture(`invite-${locale}-print`);
        assert.ok(await frame.locator('.sheet').isVisible());
        await frame.evaluate("document.querySelector('.printing').classList.remove('printing')");
        await page.emulateMedia({ media: 'screen' });

        await frame.getByRole('button', { name: says('invitation.copy') }).click();
        await frame.getByRole('status').getByText(says('invitation.copied')).waitFor();
        await frame.getByRole('button', { name: says('invitation.end') }).click();
        await frame.getByRole('button', { name: says('invitation.endConfirm') }).click();
        await frame.getByRole('status').getByText(says('invitation.gone', { code })).waitFor();
        assert.equal(await frame.locator(':focus').innerText(), says('invitation.heading'));
        assert.equal(await frame.locator('.qr').count(), 0);
      }));
  }
});
