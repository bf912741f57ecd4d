import assert from 'node:assert/strict';
import type { Request } from 'playwright-core';
import { type Language, languageOf } from '../../src/language.js';
import { suiteBrowser } from '../support/browser.js';
import { crowd, makesSome } from '../support/crowd.js';
import type { Person } from '../support/fake-teams/person.js';
import { FACILITATORS, WITH_FACILITATORS } from '../support/reported.js';
import { inOrder, tabSays, tabSentence } from '../support/says.js';
import { playTab, type TabStage } from '../support/tab-client.js';
import { TAB_SITE, TabHost } from '../support/tab-host.js';
import { assertFaultless, LOOKED_AT_LONG } from '../support/tab-inspect.js';
import { itInTheLongRun } from '../support/thorough.js';

const PEOPLE = 200;
/** As many as the worker holds of one tenant at a time. */
const TAKEN = 90;
/** People handled at a time. */
const PAGE = 80;
const PATH = '/tab/api/desk/progress/';
const wordsIn = (language: Language) => {
  const ballots = tabSentence('desk.kind_ballot', {}, language);
  const kind = `${tabSentence('archive.round', { sequence: 1 }, language)}: ${ballots}`;
  return {
    open: tabSentence('roundStatus.open', {}, language),
    heading: tabSentence('progress.heading', {}, language),
    kind,
    coming: tabSentence('progress.coming', {}, language),
    making: tabSentence('progress.making', { made: 80, total: 200 }, language),
    some: tabSentence('progress.settled', { settled: TAKEN, total: PEOPLE, percent: 45 }, language),
    saidSome: tabSentence('progress.said', { kind, percent: 45 }, language),
    almost: tabSentence('progress.settled', { settled: 199, total: 200, percent: 99 }, language),
    done: tabSentence('progress.done', { total: 200 }, language),
    saidDone: tabSentence('progress.saidDone', { kind }, language),
    season: tabSentence('desk.season', {}, language),
    now: tabSentence('desk.now', {}, language),
    resend: `${tabSentence('desk.resend', {}, language)}: ${ballots}`,
    people: tabSentence('desk.participation', {}, language),
    csv: tabSentence('desk.csv', {}, language),
    file: tabSentence('downloads.busy', {}, language),
    got: tabSentence('data.exported', {}, language),
  };
};

describe('the progress of long work in the tab, in a browser', () => {
  const browser = suiteBrowser();

  function open(stage: TabStage, person: Person, locale: string, place = 'desk'): Promise<TabHost> {
    return TabHost.open(browser(), stage, person, { locale, theme: 'default', place, width: 1_200 });
  }

  function withCrowd(
    story: (stage: TabStage, fien: Person, people: readonly Person[]) => Promise<void>,
    locale = 'nl-NL',
  ): Promise<void> {
    return playTab(
      async (stage) => {
        const fien = await stage.t.joins('Fien', { objectId: FACILITATORS[0], locale });
        await story(stage, fien, await crowd(stage, PEOPLE - 1));
      },
      { env: { ...WITH_FACILITATORS, BASE_URL: TAB_SITE }, pageSize: PAGE },
    );
  }

  /** Counts how often this page asks for its progress in a number of seconds of its own clock. */
  function counting({ page, frame }: TabHost): (seconds: number) => Promise<number> {
    let asked = 0;
    let answered = 0;
    const isMeant = (request: Request) => request.url().includes(PATH);
    page.on('request', (request) => {
      if (isMeant(request)) asked += 1;
    });
    page.on('response', (response) => {
      if (isMeant(response.request())) answered += 1;
    });
    /** Until another question of the page is seen here, an earlier one may be on its way to us. */
    async function seesAll(): Promise<void> {
      const marked = page.waitForResponse((response) => response.url().includes('marked'));
      await frame.evaluate("void fetch(new URL('?marked', location.href))");
      await marked;
    }
    return async (seconds) => {
      await seesAll();
      const before = asked;
      for (let at = 0; at < seconds; at += 1) {
        await page.clock.runFor(1_000);
        if (asked > answered) await page.waitForResponse((response) => isMeant(response.request()));
      }
      await seesAll();
      return asked - before;
    };
  }

  for (const locale of LOOKED_AT_LONG) {
    it(`grows to the end, is the same after going elsewhere and for a later visitor (${locale})`, () =>
      withCrowd(async (stage, fien, people) => {
        const { t } = stage;
        const words = wordsIn(languageOf(locale));
        const host = await open(stage, fien, locale);
        const { frame } = host;
        await frame.getByRole('button', { name: words.open }).click();
        await frame.getByText(words.coming, { exact: true }).waitFor();
        await assertFaultless(host, `progress-coming-${locale}`);
        await makesSome(stage, 1, async () => {});
        await frame.getByText(words.making, { exact: true }).waitFor();
        await assertFaultless(host, `progress-making-${locale}`);
        people[0]?.fails({ how: 400, times: 1 });
        await t.app.tick();
        await t.app.sendDue();
        await frame.getByText(words.some).waitFor();
        await frame.getByRole('status').getByText(words.saidSome, { exact: true }).waitFor();
        const bar = frame.getByRole('progressbar', { name: words.kind });
        assert.deepEqual(
          [await bar.getAttribute('value'), await bar.getAttribute('max')],
          [String(TAKEN), String(PEOPLE)],
        );
        await assertFaultless(host, `progress-sending-${locale}`);
        await frame.getByRole('link', { name: words.season, exact: true }).click();
        await frame.getByRole('heading', { level: 2, name: words.season }).waitFor();
        assert.equal(await frame.getByRole('progressbar').count(), 0);
        await frame.getByRole('link', { name: words.now, exact: true }).click();
        await frame.getByText(words.some).waitFor();
        const later = await open(stage, fien, locale);
        await later.frame.getByText(words.some).waitFor();
        await later.page.close();
        while ((await t.app.sendDue()) > 0);
        await frame.getByText(words.done).waitFor();
        await frame.getByRole('status').getByText(words.saidDone, { exact: true }).waitFor();
        const resend = frame.getByRole('button', { name: words.resend });
        await resend.waitFor();
        await assertFaultless(host, `progress-done-${locale}`);
        await resend.click();
        await frame.getByText(words.almost).waitFor();
        await assertFaultless(host, `progress-resend-${locale}`);
        await t.app.sendDue();
        await frame.getByText(words.done).waitFor();
        assert.deepEqual(host.complaints, []);
        await host.page.close();
      }, locale));
  }

  it('asks only while something is under way and the page can be seen', () =>
    withCrowd(async (stage, fien) => {
      const { t } = stage;
      const host = await open(stage, fien, 'nl-NL', 'desk/season');
      const { frame, page } = host;
      const nextAnswer = () => page.waitForResponse((response) => response.url().includes(PATH));
      const show = (state: 'hidden' | 'visible') =>
        frame.evaluate(
          `Object.defineProperty(document, 'visibilityState', { value: '${state}', configurable: true });
           document.dispatchEvent(new Event('visibilitychange'))`,
        );
      const first = nextAnswer();
      await frame.getByRole('link', { name: 'Nu', exact: true }).click();
      await first;
      await page.clock.install();
      const within = counting(host);
      assert.equal(await within(60), 0, 'nothing is under way');
      await t.app.services.programmes.open('main-1', 'somebody-else');
      await show('visible');
      await frame.getByText(tabSentence('progress.coming'), { exact: true }).waitFor();
      const looks = await within(120);
      assert.ok(looks >= 2 && looks <= 12, `${looks} looks in two minutes in which nothing moves`);
      await show('hidden');
      assert.equal(await within(60), 0, 'nobody looks');
      const back = nextAnswer();
      await show('visible');
      await back;
      await t.app.tick();
      while ((await t.app.sendDue()) > 0);
      // It goes on where one left it: that the page knows the end says that it asked.
      await within(70);
      await frame.getByText(tabSentence('progress.done', { total: 200 })).waitFor();
      assert.equal(await within(60), 0, 'it is done');
      await host.page.close();
    }));

  itInTheLongRun('asks before it cancels, and leaves the focus with who uses the keyboard', () =>
    playTab(
      async (stage) => {
        const fien = await stage.t.joins('Fien', { objectId: FACILITATORS[0] });
        const host = await open(stage, fien, 'nl-NL');
        const { frame } = host;
        const focused = () => frame.evaluate<string>('document.activeElement.innerText');
        const press = (name: string) => frame.getByRole('button', { name, exact: true }).press('Enter');
        await press(tabSentence('roundStatus.open'));
        await frame.getByText(tabSentence('desk.done')).waitFor();
        assert.equal(await focused(), tabSentence('desk.round'));
        await press(tabSentence('roundStatus.cancel'));
        assert.match(await focused(), inOrder(tabSays('roundCancel.heading'), tabSays('roundCancel.gone')));
        await assertFaultless(host, 'cancel-ask');
        await press(tabSentence('roundCancel.keep'));
        assert.match(await focused(), tabSays('roundStatus.cancel'));
        assert.deepEqual(
          (await stage.kept('audit')).map(({ action }) => action),
          ['round_open'],
        );
        await press(tabSentence('roundStatus.cancel'));
        await press(tabSentence('roundCancel.confirm'));
        await frame.getByText(tabSays('roundStatus.phase_cancelled')).waitFor();
        assert.equal(await focused(), tabSentence('desk.round'));
        assert.deepEqual(host.complaints, []);
        await host.page.close();
      },
      { env: { ...WITH_FACILITATORS, BASE_URL: TAB_SITE } },
    ),
  );

  itInTheLongRun('shows that a file is being made, and gets it when one has gone elsewhere meanwhile', () =>
    withCrowd(async (stage, fien) => {
      const words = wordsIn('nl');
      const host = await open(stage, fien, 'nl-NL', 'desk/people');
      const { frame, page } = host;
      let give = (): void => {};
      const given = new Promise<void>((resolve) => {
        give = resolve;
      });
      await page.route(/participation\.csv/, async (route) => {
        await given;
        await route.fallback();
      });
      await frame.getByRole('button', { name: words.csv }).dblclick();
      await frame.getByRole('status').getByText(words.file).waitFor();
      await assertFaultless(host, 'download-busy');
      await host.goesTo(tabSentence('app.week'));
      await host.goesTo(tabSentence('app.desk'));
      await frame.getByRole('link', { name: words.people, exact: true }).click();
      await frame.getByText(words.file).waitFor();
      await host.goesTo(tabSentence('app.week'));
      const download = page.waitForEvent('download');
      give();
      assert.equal((await download).suggestedFilename(), 'spagaat-deelname.csv');
      await host.goesTo(tabSentence('app.desk'));
      await frame.getByRole('link', { name: words.people, exact: true }).click();
      await frame.getByRole('status').getByText(words.got).waitFor();
      assert.equal((await stage.kept('audit')).length, 1, 'a double click is one download');
      await page.close();
    }),
  );
});
