import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { builtinDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import { type Language, languageOf } from '../../src/language.js';
import { suiteBrowser } from '../support/browser.js';
import { type Filling, type TabKey, tabSays, tabSentence } from '../support/says.js';
import { playTab, type TabStage } from '../support/tab-client.js';
import { TAB_SITE, TabHost } from '../support/tab-host.js';
import { assertFaultless, LOOKED_AT_LONG } from '../support/tab-inspect.js';
import { joined, reach, TOWNS, townsFor } from '../support/talks.js';
import { TENANT, WHOLE_WEEK } from '../support/test-app.js';
import { itInTheLongRun } from '../support/thorough.js';

const FACILITATOR = '0fa00000-0000-4000-8000-00000000000a';
const DILEMMAS = builtinDilemmas.slice(0, 5);
const TITLES = DILEMMAS.map(({ text }) => text.nl.title);
const [FIRST = '', SECOND = '', THIRD = '', FOURTH = '', FIFTH = ''] = TITLES;
const ENV = {
  ...WHOLE_WEEK,
  BASE_URL: TAB_SITE,
  FACILITATORS: `${TENANT}:${FACILITATOR}`,
  PROGRAMME_DILEMMAS: DILEMMAS.map(({ id }) => id).join(','),
} as const;
const wordsIn = (language: Language) => ({
  desk: tabSentence('app.desk', {}, language),
  part: tabSentence('desk.season', {}, language),
  calendar: tabSentence('season.calendar', {}, language),
  more: tabSentence('season.more', {}, language),
  skip: tabSentence('season.skip', {}, language),
});

/** The trial's words about nine people: how they are matched, and why. */
function placedIn(language: Language): string {
  const part = (key: TabKey, values: Filling = {}) => tabSentence(key, values, language);
  const groups = [part('trial.pairs', { count: 3 }), part('trial.trios', { count: 1 })].join(part('trial.and'));
  const sentences = [part('trial.people', { count: 9 }), part('trial.groups', { groups }), part('trial.whyTrios')];
  return [...sentences, part('trial.everybody')].join(' ');
}

/** Where a dilemma of the queue is after a change. */
const moved = (title: string, place: number, count: number = 5) => tabSentence('season.moved', { title, place, count });
const gripOf = (title: string) => tabSentence('season.handle', { title });
const ROUND = tabSays('roundStatus.round', { sequence: /\d/ });

describe('the season in the tab', () => {
  const browser = suiteBrowser();

  /** The season as a facilitator sees it. */
  function withSeason(
    locale: 'nl-NL' | 'en-GB',
    story: (host: TabHost, stage: TabStage) => Promise<void>,
    width = 1_000,
  ): Promise<void> {
    return playTab(
      async (stage) => {
        const fien = await stage.t.joins('Fien Begeleider', { objectId: FACILITATOR, locale });
        const host = await TabHost.open(browser(), stage, fien, { locale, theme: 'default', width });
        const { desk, part, calendar } = wordsIn(languageOf(locale));
        await host.goesTo(desk);
        await host.frame.getByRole('link', { name: part, exact: true }).click();
        await host.frame.getByRole('heading', { level: 2, name: calendar }).waitFor();
        await story(host, stage);
        assert.deepEqual(host.complaints, []);
        await host.page.close();
      },
      { env: ENV },
    );
  }

  const itemsOf = ({ frame }: TabHost): Locator => frame.locator('.queue-item');
  const titlesOf = async (host: TabHost) =>
    (await itemsOf(host).locator('strong').allInnerTexts()).map((text) => text.replace(/^\d+\. /, ''));
  const says = ({ frame }: TabHost, words: string | RegExp) => frame.getByRole('status').getByText(words).waitFor();
  const focused = ({ frame }: TabHost) => frame.locator(':focus');

  /** Presses Tab until this has the focus. */
  async function tabTo(host: TabHost, wanted: Locator): Promise<void> {
    const element = await wanted.elementHandle();
    assert.ok(element);
    for (let presses = 0; presses < 200; presses += 1) {
      if (await element.evaluate((one) => one.matches(':focus'))) return;
      await host.page.keyboard.press('Tab');
    }
    assert.fail('the keyboard does not come there');
  }

  for (const locale of LOOKED_AT_LONG) {
    it(`is without faults in every theme and on a narrow screen (${locale})`, () =>
      withSeason(locale, async (host) => {
        const { more, skip } = wordsIn(languageOf(locale));
        await itemsOf(host).nth(1).getByText(more).click();
        await host.frame.getByRole('button', { name: skip }).nth(2).click();
        await says(host, tabSays('season.skipped', {}, languageOf(locale)));
        await assertFaultless(host, `season-${locale}`);
      }));
  }

  it('can be reordered with the keyboard alone: the focus stays on what moved, and the move is said', () =>
    withSeason('nl-NL', async (host, { storage }) => {
      const { keyboard } = host.page;
      const { frame } = host;
      await tabTo(host, frame.getByRole('button', { name: `${tabSentence('season.later')} ${SECOND}` }));
      await keyboard.press('Enter');
      await says(host, moved(SECOND, 3));
      assert.deepEqual(await titlesOf(host), [FIRST, THIRD, SECOND, FOURTH, FIFTH]);
      assert.match(await focused(host).innerText(), tabSays('season.later'));
      await keyboard.press('Space');
      await says(host, moved(SECOND, 4));
      assert.deepEqual(await titlesOf(host), [FIRST, THIRD, FOURTH, SECOND, FIFTH]);

      await tabTo(host, frame.getByRole('button', { name: gripOf(FIFTH) }));
      await keyboard.press('ArrowUp');
      await says(host, moved(FIFTH, 4));
      await keyboard.press('ArrowDown');
      await says(host, moved(FIFTH, 5));
      await keyboard.press('ArrowDown');
      assert.equal(await focused(host).getAttribute('aria-label'), gripOf(FIFTH));

      await tabTo(host, itemsOf(host).nth(4).locator('summary'));
      await keyboard.press('Enter');
      await tabTo(host, frame.getByLabel(`${tabSentence('season.place', { count: 5 })} ${FIFTH}`));
      await keyboard.type('1');
      await keyboard.press('Enter');
      await says(host, tabSentence('season.movedPlanned', { title: FIFTH, place: 1, count: 5 }));
      assert.deepEqual(await titlesOf(host), [FIFTH, FIRST, THIRD, FOURTH, SECOND]);
      assert.equal((await storage.stores.rounds.get('main-1'))?.dilemmaId, DILEMMAS[4]?.id);
    }));

  itInTheLongRun('takes one out, adds it again, skips a week and takes that back, with the keyboard alone', () =>
    withSeason('nl-NL', async (host) => {
      const { keyboard } = host.page;
      const { frame } = host;
      await tabTo(host, itemsOf(host).nth(2).locator('summary'));
      await keyboard.press('Enter');
      await tabTo(host, frame.getByRole('button', { name: `${tabSentence('season.remove')} ${THIRD}` }));
      await keyboard.press('Enter');
      await says(host, tabSentence('season.removed', { title: THIRD }));
      assert.deepEqual(await titlesOf(host), [FIRST, SECOND, FOURTH, FIFTH]);
      assert.equal(await focused(host).getAttribute('aria-label'), gripOf(FOURTH), 'the focus goes to the next');

      await tabTo(host, frame.getByRole('combobox', { name: tabSentence('desk.dilemma') }));
      await keyboard.type(THIRD.slice(0, 6));
      await tabTo(host, frame.getByRole('button', { name: tabSentence('season.addLast') }));
      await keyboard.press('Enter');
      await says(host, tabSentence('season.added', { title: THIRD, place: 5 }));
      assert.deepEqual(await titlesOf(host), [FIRST, SECOND, FOURTH, FIFTH, THIRD]);

      const row = frame.getByRole('row', { name: /30 november 2026/ });
      assert.match(await row.innerText(), ROUND);
      await tabTo(host, row.getByRole('button'));
      await keyboard.press('Enter');
      await says(host, tabSentence('season.skipped', { day: '30 november 2026' }));
      assert.match(await row.innerText(), tabSays('season.weekSkipped'));
      assert.match(await focused(host).innerText(), tabSays('season.restore'));
      await keyboard.press('Enter');
      await says(host, tabSentence('season.restored', { day: '30 november 2026' }));
      assert.match(await row.innerText(), ROUND);
    }),
  );

  it('can be reordered by dragging, down, up, and not when it is let go in its place or with Escape', () =>
    withSeason('nl-NL', async (host) => {
      const { mouse, keyboard } = host.page;
      const dragTo = async (title: string, over: string, part: number) => {
        const handle = host.frame.getByRole('button', { name: gripOf(title), exact: true });
        await handle.scrollIntoViewIfNeeded();
        const from = (await handle.boundingBox()) ?? assert.fail();
        const target = itemsOf(host).filter({ has: host.frame.getByRole('button', { name: gripOf(over) }) });
        const to = (await target.boundingBox()) ?? assert.fail();
        await mouse.move(from.x + 16, from.y + from.height / 2);
        await mouse.down();
        await mouse.move(from.x + 20, to.y + to.height * part, { steps: 5 });
      };
      await dragTo(SECOND, FOURTH, 0.9);
      await host.frame.locator('.queue-item.drop-after').waitFor();
      await host.picture('season-dragging');
      await mouse.up();
      await says(host, moved(SECOND, 4));
      assert.deepEqual(await titlesOf(host), [FIRST, THIRD, FOURTH, SECOND, FIFTH]);

      await dragTo(FIFTH, FIRST, 0.1);
      await host.frame.locator('.queue-item.drop-before').waitFor();
      await mouse.up();
      await says(host, moved(FIFTH, 1));
      assert.deepEqual(await titlesOf(host), [FIFTH, FIRST, THIRD, FOURTH, SECOND]);

      await dragTo(SECOND, THIRD, 0.1);
      await keyboard.press('Escape');
      await mouse.up();
      await dragTo(FOURTH, FOURTH, 0.6);
      await mouse.up();
      assert.equal(await host.frame.locator('.dragged').count(), 0);
      assert.deepEqual(await titlesOf(host), [FIFTH, FIRST, THIRD, FOURTH, SECOND]);
    }));

  for (const locale of LOOKED_AT_LONG) {
    it(`tells in sentences how a matching would go, and why (${locale})`, () =>
      playTab(
        async (stage) => {
          const fien = await stage.t.joins('Fien Begeleider', { objectId: FACILITATOR, locale });
          await joined(stage.t, townsFor(8, TOWNS.length));
          await reach(stage, 'voting');
          const host = await TabHost.open(browser(), stage, fien, { locale, theme: 'default' });
          const language = languageOf(locale);
          await host.goesTo(tabSentence('app.desk', {}, language));
          const button = host.frame.getByRole('button', { name: tabSentence('desk.rehearse', {}, language) });
          await button.focus();
          await host.page.keyboard.press('Enter');
          await host.frame.locator('output').getByText(placedIn(language)).waitFor();
          assert.ok(
            await host.frame.getByText(tabSentence('trial.some_sharedChallenge', {}, language)).count(),
            'nobody has a challenge in common, and it says so',
          );
          assert.equal(await button.evaluate((one) => one.matches(':focus')), true);
          await assertFaultless(host, `trial-${locale}`);
          assert.deepEqual(host.complaints, []);
          await host.page.close();
        },
        { env: ENV },
      ));
  }

  itInTheLongRun('tells who was second that something changed, and shows how it is now', () =>
    withSeason('nl-NL', async (host, { storage }) => {
      const id = builtinDilemmas[6]?.id ?? '';
      await storage.stores.programmes.addToQueue('main', id);
      await host.frame.getByRole('button', { name: `${tabSentence('season.later')} ${SECOND}` }).click();
      await host.frame.getByRole('alert').getByText(tabSentence('season.changed')).waitFor();
      assert.deepEqual(await titlesOf(host), [...TITLES, builtinDilemmas[6]?.text.nl.title]);
      await host.frame.getByRole('button', { name: `${tabSentence('season.later')} ${SECOND}` }).click();
      await says(host, moved(SECOND, 3, 6));
      assert.equal(await host.frame.getByRole('alert').getByText(tabSentence('season.changed')).count(), 0);
    }),
  );
});
