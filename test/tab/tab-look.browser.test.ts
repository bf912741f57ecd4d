import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { suiteBrowser } from '../support/browser.js';
import { FACILITATORS, WITH_FACILITATORS } from '../support/reported.js';
import { votes } from '../support/scenario.js';
import { playTab, type TabStage } from '../support/tab-client.js';
import { TAB_SITE, TabHost } from '../support/tab-host.js';
import { assertFaultless } from '../support/tab-inspect.js';
import { joined, reach, TOWNS } from '../support/talks.js';

const ENV = { ...WITH_FACILITATORS, BASE_URL: TAB_SITE } as const;
const NL = { locale: 'nl-NL', theme: 'default' } as const;
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

  it('says that a change of a vote is not kept, until it is', () =>
    plays(async (stage) => {
      const anna = await stage.t.joins('Anna');
      await reach(stage, 'voting');
      await votes(anna, 'b');
      const { frame, page } = await open(stage, anna, NL);
      await frame.getByText('✓ Je stem is bewaard').waitFor();
      await frame.getByRole('radio', { name: /^C\. / }).check();
      await frame.getByText('Wat je net wijzigde, is nog niet bewaard.').waitFor();
      assert.equal(await frame.getByText('✓ Je stem is bewaard').count(), 0);
      await frame.getByRole('button', { name: 'Wijzig mijn stem' }).click();
      await frame.getByText('✓ Je stem is bewaard').waitFor();
      await page.close();
    }));

  it('says that a vote came too late, and shows what there is now', () =>
    plays(async (stage) => {
      const anna = await stage.t.joins('Anna');
      await reach(stage, 'voting');
      const host = await open(stage, anna, NL);
      const { frame } = host;
      await frame.getByRole('radio', { name: /^B\. / }).check();
      await frame.getByRole('radio', { name: /^4/ }).check();
      await reach(stage, 'discussing');
      await frame.getByRole('button', { name: 'Stem', exact: true }).click();
      await frame.getByRole('alert').getByText('Wat je net koos, is niet bewaard.').waitFor();
      await focusOn(host, 'Deze week');
      await frame.getByText('De uitslag van de eerste stem').waitFor();
      assert.deepEqual(await stage.kept('votes'), []);
      await host.page.close();
    }));

  it('asks again for what is shown when one clicks the part where one is, and keeps what is filled in', () =>
    plays(async (stage) => {
      const anna = await stage.t.joins('Anna');
      await reach(stage, 'voting');
      const host = await open(stage, anna, NL);
      const { frame } = host;
      await frame.getByRole('radio', { name: /^C\. / }).check();
      await votes(anna, 'b');
      await host.goesTo('Deze week');
      await frame.getByRole('button', { name: 'Wijzig mijn stem' }).waitFor();
      assert.ok(await frame.getByRole('radio', { name: /^C\. / }).isChecked());
      await reach(stage, 'discussing');
      await host.goesTo('Deze week');
      await frame.getByText('De uitslag van de eerste stem').waitFor();
      await host.page.close();
    }));

  it('leads from the opened vote to the own talk, and keeps the focus when the talk was held', () =>
    plays(async (stage) => {
      const people = await joined(stage.t, TOWNS);
      const anna = people[0] ?? assert.fail();
      await reach(stage, 'voting');
      for (const person of people) await votes(person, 'a');
      await reach(stage, 'discussing');
      const host = await open(stage, anna, NL);
      await host.frame.getByRole('main').getByRole('link', { name: 'Mijn gesprek' }).click();
      await host.frame.getByRole('button', { name: 'We hebben gepraat' }).click();
      await host.frame.getByText('✓ Jullie hebben gepraat').waitFor();
      await focusOn(host, 'Je gesprek deze week');
      await host.page.close();
    }));

  it('shows what is kept, and lets somebody choose to be found', () =>
    plays(async (stage) => {
      const anna = await stage.t.joins('Anna', { locale: 'nl-NL' });
      const host = await open(stage, anna, { ...NL, place: 'profile' });
      await host.frame.getByLabel("Collega's mogen mij vinden").check();
      await host.frame.getByRole('button', { name: 'Bewaar mijn profiel' }).click();
      await host.frame.getByText('Je profiel is bewaard.').waitFor();
      await host.goesTo('Mijn gegevens');
      const found = host.frame.locator('dl div').filter({ hasText: "Mag gevonden worden door collega's" });
      assert.match(await found.innerText(), /ja$/);
      await host.frame.getByText('Stop je? Dan wissen we na 12 maanden alles over jou.').waitFor();
      await assertFaultless(host, 'look-my-data');
      await host.page.close();
    }));

  it('promises no message to who is pausing, asks before stopping, and says how to come back', () =>
    plays(async (stage) => {
      const anna = await stage.t.joins('Anna', { locale: 'nl-NL' });
      await stage.posts(anna, 'pause', { until: DAY_BACK });
      const host = await open(stage, anna, NL);
      const { frame } = host;
      for (const part of ['Deze week', 'Mijn gesprek']) {
        await host.goesTo(part);
        await frame.getByText('Je hebt pauze tot 14 december 2026.').waitFor();
        assert.equal(await frame.getByText('vanzelf bericht').count(), 0, part);
      }
      await assertFaultless(host, 'look-pausing');
      await host.goesTo('Profiel');
      await frame.getByRole('button', { name: 'Doe weer mee' }).click();
      await focusOn(host, 'Even pauze');
      await frame.getByRole('button', { name: 'Stoppen' }).click();
      await focusOn(host, 'Je krijgt dan geen dilemma');
      await frame.getByRole('button', { name: 'Toch niet' }).click();
      await focusOn(host, 'Stoppen');
      await frame.getByRole('button', { name: 'Stoppen' }).click();
      await frame.getByRole('button', { name: 'Ja, ik stop' }).click();
      await focusOn(host, 'Profiel');
      await frame.getByText('Je doet niet meer mee.').waitFor();
      await host.goesTo('Deze week');
      await frame.getByRole('heading', { name: 'Je doet niet meer mee' }).waitFor();
      await host.page.close();
    }));

  it('tells a facilitator that there is nothing yet, what was done to which round, and keeps the focus', () =>
    plays(async (stage) => {
      const fien = await stage.t.joins('Fien', { objectId: FACILITATORS[0], locale: 'nl-NL' });
      const host = await open(stage, fien, { ...NL, place: 'desk/now' });
      const { frame } = host;
      await frame.getByText('Er zijn nog geen berichten.').waitFor();
      await frame.getByRole('button', { name: 'Annuleer de ronde' }).click();
      await focusOn(host, 'Deze ronde annuleren?');
      await frame.getByRole('button', { name: 'Nee, ga door' }).click();
      await focusOn(host, 'Annuleer de ronde');
      await frame.getByRole('button', { name: 'Annuleer de ronde' }).click();
      await frame.getByRole('button', { name: 'Ja, annuleer de ronde' }).click();
      await frame.getByText('Dat is gedaan.').waitFor();
      await focusOn(host, 'De ronde van nu');
      await frame.getByRole('link', { name: 'Logboek' }).click();
      await frame.getByRole('cell', { name: 'Ronde 1: Mag ik je concept even zien?' }).waitFor();
      await frame.getByRole('link', { name: 'Het seizoen' }).click();
      await frame.getByText('Kerstmis: 25 december 2026').waitFor();
      await host.page.close();
    }));
});
