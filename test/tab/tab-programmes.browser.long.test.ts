import assert from 'node:assert/strict';
import { type Language, languageOf } from '../../src/language.js';
import { suiteBrowser } from '../support/browser.js';
import { type Filling, type TabKey, tabSentence } from '../support/says.js';
import { playTab } from '../support/tab-client.js';
import { TAB_SITE, TabHost } from '../support/tab-host.js';
import { assertFaultless, LOOKED_AT_LONG } from '../support/tab-inspect.js';
import { reach } from '../support/talks.js';
import { WHOLE_WEEK } from '../support/test-app.js';
import { itInTheLongRun } from '../support/thorough.js';
import { addRegion, letFacilitate, REGION } from '../support/two-programmes.js';

const ENV = { ...WHOLE_WEEK, BASE_URL: TAB_SITE } as const;
const [FIRST, SECOND] = ['Spagaat', 'Regio Zwolle'] as const;
const INTRODUCTION = { nl: 'Voor wie in de regio werkt.', en: 'For those who work in the region.' };
const ORGANISER = { name: 'De academie', contact: 'academie@example.nl', adviser: 'Vera, 06 12345678' };

describe('many programmes in the tab', () => {
  const browser = suiteBrowser();

  /** Anna as she sees the tab, with a second programme that she could join. */
  function withAnna(
    locale: 'nl-NL' | 'en-GB',
    story: (host: TabHost, says: (key: TabKey, values?: Filling) => string) => Promise<void>,
  ): Promise<void> {
    return playTab(
      async (stage) => {
        const anna = await stage.t.joins('Anna', { locale });
        await addRegion(stage, { introduction: INTRODUCTION, organiser: ORGANISER });
        await stage.posts(anna, 'programmes/join', { programme: REGION });
        await letFacilitate(stage, REGION, anna);
        await letFacilitate(stage, 'main', anna);
        await reach(stage, 'voting');
        const host = await TabHost.open(browser(), stage, anna, { locale, theme: 'default' });
        const language: Language = languageOf(locale);
        await story(host, (key, values = {}) => tabSentence(key, values, language));
        assert.deepEqual(host.complaints, []);
        await host.page.close();
      },
      { env: ENV },
    );
  }

  const titleOf = ({ frame }: TabHost) =>
    frame.getByRole('main').getByRole('heading', { level: 2 }).first().innerText();
  const isQuiet = ({ frame }: TabHost) => frame.locator('main:not(:has(.loading))').waitFor();

  it('is switched with the keyboard, and stays switched in another part and when the page is loaded again', () =>
    withAnna('nl-NL', async (host, says) => {
      const { frame, page } = host;
      const choice = frame.getByLabel(says('programmes.which'));
      await isQuiet(host);
      const first = await titleOf(host);
      await choice.focus();
      await page.keyboard.press('ArrowDown');
      await frame.getByRole('heading', { level: 2, name: first }).waitFor({ state: 'detached' });
      await isQuiet(host);
      assert.notEqual(await titleOf(host), first);
      assert.ok(await choice.evaluate((one) => one.matches(':focus')));
      await host.goesTo(says('app.match'));
      assert.equal(await choice.inputValue(), REGION);
      await frame.evaluate('window.location.reload()');
      await frame.getByRole('heading', { level: 1 }).waitFor();
      await host.goesTo(says('app.week'));
      assert.equal(await choice.inputValue(), REGION);
      await choice.selectOption('main');
      await frame.getByRole('heading', { level: 2, name: first }).waitFor();
    }));

  it('has a desk for each, of which every request is about the chosen one', () =>
    withAnna('nl-NL', async (host, says) => {
      const { frame, page } = host;
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await host.goesTo(says('app.desk'));
      const choice = frame.getByLabel(says('programmes.which'));
      await frame.getByText(`${FIRST} (${says('programmes.state_running')})`).waitFor();
      await choice.selectOption(REGION);
      await frame.getByText(`${SECOND} (${says('programmes.state_running')})`).waitFor();
      await isQuiet(host);
      asked.length = 0;
      const parts = frame.getByRole('navigation', { name: says('desk.nav'), exact: true });
      await parts.getByRole('link', { name: says('desk.participation'), exact: true }).click();
      await frame.getByRole('button', { name: says('desk.csv') }).click();
      await frame.getByText(says('data.exported')).waitFor();
      const desk = asked.filter((url) => url.includes('/tab/api/desk/'));
      assert.ok(desk.some((url) => url.includes('participation.csv')));
      assert.deepEqual([...new Set(desk.map((url) => new URL(url).searchParams.get('programme')))], [REGION]);
    }));

  itInTheLongRun('leaves one programme after asking, pauses in the other and joins again, on the page of oneself', () =>
    withAnna('nl-NL', async (host, says) => {
      const { frame } = host;
      const name = SECOND;
      await host.goesTo(says('app.profile'));
      await frame.getByLabel(says('programmes.pauseUntil', { name })).fill('2026-12-14');
      await frame.getByRole('button', { name: says('programmes.pause', { name }) }).click();
      await frame.getByRole('status').getByText(says('me.paused')).waitFor();
      await frame.getByRole('button', { name: says('programmes.resume', { name }) }).click();
      await frame.getByRole('status').getByText(says('programmes.resumed', { name })).waitFor();
      for (const one of [SECOND, FIRST]) {
        await frame.getByRole('button', { name: says('programmes.leave', { name: one }) }).click();
        await frame.getByRole('button', { name: says('programmes.leaveConfirm') }).click();
        await frame
          .getByRole('status')
          .getByText(says('programmes.left', { name: one }))
          .waitFor();
        assert.equal(await frame.locator(':focus').innerText(), says('programmes.heading'));
      }
      await host.goesTo(says('app.week'));
      await frame.getByRole('heading', { level: 2, name: says('programmes.noneTitle') }).waitFor();
      await frame.getByRole('button', { name: says('programmes.join', { name }) }).click();
      await frame.getByRole('button', { name: says('ballot.vote'), exact: true }).waitFor();
      assert.equal(await frame.getByLabel(says('programmes.which')).count(), 0);
    }),
  );

  for (const locale of LOOKED_AT_LONG) {
    it(`is without faults in every theme and on a narrow screen (${locale})`, () =>
      withAnna(locale, async (host, says) => {
        await isQuiet(host);
        for (const part of ['app.week', 'app.match', 'app.profile', 'app.desk'] as const) {
          await host.goesTo(says(part));
          await assertFaultless(host, `programmes-${locale}-${part}`);
        }
        await host.goesTo(says('app.profile'));
        for (const name of [SECOND, FIRST]) {
          await host.frame.getByRole('button', { name: says('programmes.leave', { name }) }).click();
          await host.frame.getByRole('button', { name: says('programmes.leaveConfirm') }).click();
          await host.frame.getByRole('status').getByText(says('programmes.left', { name })).waitFor();
        }
        await assertFaultless(host, `programmes-${locale}-none`);
        await host.goesTo(says('app.week'));
        await assertFaultless(host, `programmes-${locale}-week-none`);
      }));
  }
});
