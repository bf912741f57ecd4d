import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { suiteBrowser } from '../support/browser.js';
import { titleOf } from '../support/dilemmas.js';
import { FACILITATORS, WITH_FACILITATORS } from '../support/reported.js';
import { tabSays, tabSentence } from '../support/says.js';
import { votes } from '../support/scenario.js';
import { playTab, type TabStage } from '../support/tab-client.js';
import { TAB_SITE, TabHost } from '../support/tab-host.js';
import { assertFaultless } from '../support/tab-inspect.js';
import { joined, reach, TOWNS } from '../support/talks.js';
import { itInTheLongRun } from '../support/thorough.js';

const ENV = { ...WITH_FACILITATORS, BASE_URL: TAB_SITE } as const;
const NL = { locale: 'nl-NL', theme: 'default' } as const;
/** Sentences that tell a waiting person that a message will come. */
const PROMISES = [
  ...(['title', 'text', 'textAt'] as const).flatMap((part) => [
    tabSays(`notices.noRound.${part}`),
    tabSays(`notices.matchNone.${part}`),
  ]),
  tabSays('notices.matchBefore.text'),
];
const DAY_BACK = '2026-12-14';

describe('the tab in a browser, for whoever wants to know where they stand', () => {
  const browser = suiteBrowser();

  function open(...args: Parameters<typeof TabHost.open> extends [Browser, ...infer Rest] ? Rest : never) {
    return TabHost.open(browser(), ...args);
  }

  const plays = (story: (stage: TabStage) => Promise<void>) => playTab(story, { env: ENV });
  /** Waits until the focus is on an element with this text. */
  const focusOn = ({ frame }: TabHost, text: string | RegExp) =>
    frame.locator(':focus').filter({ hasText: text }).waitFor();

  itInTheLongRun('says that a change of a vote is not kept, until it is', () =>
    plays(async (stage) => {
      const anna = await stage.t.joins('Anna');
      await reach(stage, 'voting');
      await votes(anna, 'b');
      const { frame, page } = await open(stage, anna, NL);
      await frame.getByText(tabSentence('ballot.saved')).waitFor();
      await frame.getByRole('radio', { name: /^C\. / }).check();
      await frame.getByText(tabSentence('vote.unsaved')).waitFor();
      assert.equal(await frame.getByText(tabSentence('ballot.saved')).count(), 0);
      await frame.getByRole('button', { name: tabSentence('ballot.change') }).click();
      await frame.getByText(tabSentence('ballot.saved')).waitFor();
      await page.close();
    }),
  );

  it('says that a vote came too late, and shows what there is now', () =>
    plays(async (stage) => {
      const anna = await stage.t.joins('Anna');
      await reach(stage, 'voting');
      const host = await open(stage, anna, NL);
      const { frame } = host;
      await frame.getByRole('radio', { name: /^B\. / }).check();
      await frame.getByRole('radio', { name: /^4/ }).check();
      await reach(stage, 'discussing');
      await frame.getByRole('button', { name: tabSentence('ballot.vote'), exact: true }).click();
      await frame.getByRole('alert').getByText(tabSentence('vote.late')).waitFor();
      await focusOn(host, tabSentence('app.week'));
      await frame.getByText(tabSentence('opening.kicker')).waitFor();
      assert.deepEqual(await stage.kept('votes'), []);
      await host.page.close();
    }));

  itInTheLongRun(
    'asks again for what is shown when one clicks the part where one is, and keeps what is filled in',
    () =>
      plays(async (stage) => {
        const anna = await stage.t.joins('Anna');
        await reach(stage, 'voting');
        const host = await open(stage, anna, NL);
        const { frame } = host;
        await frame.getByRole('radio', { name: /^C\. / }).check();
        await votes(anna, 'b');
        await host.goesTo(tabSentence('app.week'));
        await frame.getByRole('button', { name: tabSentence('ballot.change') }).waitFor();
        assert.ok(await frame.getByRole('radio', { name: /^C\. / }).isChecked());
        await reach(stage, 'discussing');
        await host.goesTo(tabSentence('app.week'));
        await frame.getByText(tabSentence('opening.kicker')).waitFor();
        await host.page.close();
      }),
  );

  it('leads from the opened vote to the own talk, and keeps the focus when the talk was held', () =>
    plays(async (stage) => {
      const people = await joined(stage.t, TOWNS);
      const anna = people[0] ?? assert.fail();
      await reach(stage, 'voting');
      for (const person of people) await votes(person, 'a');
      await reach(stage, 'discussing');
      const host = await open(stage, anna, NL);
      await host.frame
        .getByRole('main')
        .getByRole('link', { name: tabSentence('app.match') })
        .click();
      await host.frame.getByRole('button', { name: tabSentence('common.met') }).click();
      await host.frame.getByText(tabSentence('match.met')).waitFor();
      await focusOn(host, tabSentence('match.heading'));
      await host.page.close();
    }));

  it('shows what is kept, and lets somebody choose to be found', () =>
    plays(async (stage) => {
      const anna = await stage.t.joins('Anna', { locale: 'nl-NL' });
      const host = await open(stage, anna, { ...NL, place: 'profile' });
      await host.frame.getByLabel(tabSentence('profile.findableToggle')).check();
      await host.frame.getByRole('button', { name: tabSentence('profile.save') }).click();
      await host.frame.getByText(tabSentence('me.saved')).waitFor();
      await host.goesTo(tabSentence('app.data'));
      const found = host.frame.locator('dl div').filter({ hasText: tabSentence('dataRows.findable') });
      assert.match(await found.innerText(), tabSays('dataRows.yes'));
      await host.frame.getByText(tabSentence('kept.left', { count: 12 })).waitFor();
      await assertFaultless(host, 'look-my-data');
      await host.page.close();
    }));

  itInTheLongRun('promises no message to who is pausing, asks before stopping, and says how to come back', () =>
    plays(async (stage) => {
      const anna = await stage.t.joins('Anna', { locale: 'nl-NL' });
      await stage.posts(anna, 'pause', { until: DAY_BACK });
      const host = await open(stage, anna, NL);
      const { frame } = host;
      for (const part of [tabSentence('app.week'), tabSentence('app.match')]) {
        await host.goesTo(part);
        await frame.getByText(tabSentence('pause.pausedUntil', { day: '14 december 2026' })).waitFor();
        for (const promise of PROMISES) assert.equal(await frame.getByText(promise).count(), 0, part);
      }
      await assertFaultless(host, 'look-pausing');
      await host.goesTo(tabSentence('app.profile'));
      await frame.getByRole('button', { name: tabSentence('pause.resume') }).click();
      await focusOn(host, tabSentence('pause.heading'));
      await frame.getByRole('button', { name: tabSentence('me.leave') }).click();
      await focusOn(host, tabSays('notices.leaveAsk.text'));
      await frame.getByRole('button', { name: tabSentence('common.cancel') }).click();
      await focusOn(host, tabSentence('me.leave'));
      await frame.getByRole('button', { name: tabSentence('me.leave') }).click();
      await frame.getByRole('button', { name: tabSentence('notices.leaveAsk.confirm') }).click();
      await focusOn(host, tabSentence('app.profile'));
      await frame.getByText(tabSentence('me.left')).waitFor();
      await host.goesTo(tabSentence('app.week'));
      await frame.getByRole('heading', { name: tabSentence('me.leftTitle') }).waitFor();
      await host.page.close();
    }),
  );

  itInTheLongRun(
    'tells a facilitator that there is nothing yet, what was done to which round, and keeps the focus',
    () =>
      plays(async (stage) => {
        const fien = await stage.t.joins('Fien', { objectId: FACILITATORS[0], locale: 'nl-NL' });
        const host = await open(stage, fien, { ...NL, place: 'desk/now' });
        const { frame } = host;
        await frame.getByText(tabSentence('desk.noMessages')).waitFor();
        await frame.getByRole('button', { name: tabSentence('roundStatus.cancel') }).click();
        await focusOn(host, tabSentence('roundCancel.heading'));
        await frame.getByRole('button', { name: tabSentence('roundCancel.keep') }).click();
        await focusOn(host, tabSentence('roundStatus.cancel'));
        await frame.getByRole('button', { name: tabSentence('roundStatus.cancel') }).click();
        await frame.getByRole('button', { name: tabSentence('roundCancel.confirm') }).click();
        await frame.getByText(tabSentence('desk.done')).waitFor();
        await focusOn(host, tabSentence('desk.round'));
        await frame.getByRole('link', { name: tabSentence('desk.audit') }).click();
        await frame
          .getByRole('cell', { name: tabSentence('roundStatus.round', { sequence: 1, title: titleOf(1) }) })
          .waitFor();
        await frame.getByRole('link', { name: tabSentence('desk.season') }).click();
        await frame.getByText(tabSays('season.holidayName', { name: /.+/, day: '25 december 2026' })).waitFor();
        await host.page.close();
      }),
  );
});
