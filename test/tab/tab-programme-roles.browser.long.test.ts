import assert from 'node:assert/strict';
import { type Language, languageOf } from '../../src/language.js';
import { suiteBrowser } from '../support/browser.js';
import type { Person } from '../support/fake-teams/person.js';
import { type Filling, type TabKey, tabSentence } from '../support/says.js';
import { idOf } from '../support/scenario.js';
import { playTab, type TabStage } from '../support/tab-client.js';
import { TAB_SITE, TabHost } from '../support/tab-host.js';
import { assertFaultless, LOOKED_AT_LONG } from '../support/tab-inspect.js';
import { TENANT } from '../support/test-app.js';
import { addRegion, letFacilitate, REGION } from '../support/two-programmes.js';

const OWNER = '0fa00000-0000-4000-8000-00000000000a';
const ENV = { BASE_URL: TAB_SITE, FACILITATORS: `${TENANT}:${OWNER}` } as const;
const [FIRST, SECOND] = ['Spagaat', 'Regio Zwolle'] as const;

interface Scene {
  readonly stage: TabStage;
  readonly says: (key: TabKey, values?: Filling) => string;
  /** The tab as this person sees it, at a place in it. */
  readonly opens: (person: Person, place: string) => Promise<TabHost>;
  readonly olga: Person;
  /** Facilitates the second programme. */
  readonly anna: Person;
}

describe('the programmes in the tab, by role', () => {
  const browser = suiteBrowser();

  /** Olga owns the instance, Anna facilitates the second programme. */
  function withRoles(locale: 'nl-NL' | 'en-GB', story: (scene: Scene) => Promise<void>): Promise<void> {
    return playTab(
      async (stage) => {
        const olga = await stage.t.joins('Olga', { objectId: OWNER, locale });
        const anna = await stage.t.joins('Anna', { locale });
        await addRegion(stage);
        await letFacilitate(stage, REGION, anna);
        const language: Language = languageOf(locale);
        const hosts: TabHost[] = [];
        await story({
          ...{ stage, olga, anna },
          says: (key, values = {}) => tabSentence(key, values, language),
          async opens(person, place) {
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
    it(`show a facilitator their own and nothing of another, and a participant nothing (${locale})`, () =>
      withRoles(locale, async ({ stage, says, opens, anna }) => {
        const host = await opens(anna, 'programmes');
        const { frame } = host;
        const main = frame.getByRole('main');
        await main.getByRole('link', { name: SECOND, exact: true }).waitFor();
        assert.equal(await main.getByRole('link').count(), 1, 'no other programme');
        assert.equal(await frame.getByRole('button', { name: says('programmeDesk.makeConfirm') }).count(), 0);
        await assertFaultless(host, `roles-${locale}-own`);
        await main.getByRole('link', { name: SECOND, exact: true }).click();
        const parts = frame.getByRole('navigation', { name: says('programmeDesk.nav'), exact: true });
        await parts.getByRole('link', { name: says('invitation.heading'), exact: true }).waitFor();
        assert.equal(await parts.getByRole('link', { name: says('programmeDesk.stepFacilitators') }).count(), 0);
        await frame.evaluate("location.hash = 'programmes/main'");
        await main.getByRole('heading', { name: says('notices.notFacilitator.title') }).waitFor();
        await assertFaultless(host, `roles-${locale}-refused`);

        const bram = await stage.t.joins('Bram', { locale });
        const plain = await opens(bram, 'programmes');
        await plain.frame.getByRole('heading', { level: 1, name: says('app.week') }).waitFor();
        assert.equal(await plain.frame.getByRole('link', { name: says('app.programmes') }).count(), 0);
      }));
  }

  it('let an owner take a facilitator off, stand a programme still and end it with its name, by the keyboard alone', () =>
    withRoles('nl-NL', async ({ stage, says, opens, olga, anna }) => {
      const host = await opens(olga, `programmes/${REGION}/facilitators`);
      const { frame, page } = host;
      const presses = async (name: string) => {
        await frame.getByRole('button', { name, exact: true }).focus();
        await page.keyboard.press('Enter');
      };
      const told = (sentence: string) => frame.getByRole('status').getByText(sentence).waitFor();
      await presses(says('programmeDesk.facilitatorRemove', { name: 'Anna' }));
      await presses(says('programmeDesk.facilitatorRemoveConfirm'));
      await told(says('programmeDesk.facilitatorGone', { name: 'Anna' }));
      const now = async () => (await stage.storage.stores.programmes.get(REGION)) ?? assert.fail();
      assert.ok(!(await now()).facilitators.includes(idOf(anna)));

      const parts = frame.getByRole('navigation', { name: says('programmeDesk.nav'), exact: true });
      await parts.getByRole('link', { name: says('programmeDesk.stepState'), exact: true }).focus();
      await page.keyboard.press('Enter');
      await presses(says('programmeDesk.pause'));
      await presses(says('programmeDesk.pauseConfirm'));
      await told(says('programmeDesk.became_paused', { name: SECOND }));
      assert.equal(await frame.locator(':focus').innerText(), says('programmeDesk.stepState'));
      await presses(says('programmeDesk.resume'));
      await told(says('programmeDesk.became_running', { name: SECOND }));

      await presses(says('programmeDesk.endAsk'));
      await page.keyboard.press('Tab');
      await page.keyboard.type(FIRST);
      await page.keyboard.press('Enter');
      await frame
        .getByRole('alert')
        .getByText(says('programmeDesk.endWrong', { name: SECOND }))
        .waitFor();
      await assertFaultless(host, 'roles-ending');
      const name = frame.getByLabel(says('programmeDesk.endType', { name: SECOND }));
      await name.focus();
      await page.keyboard.press('Control+A');
      await page.keyboard.type(SECOND);
      await page.keyboard.press('Enter');
      await told(says('programmeDesk.became_ended', { name: SECOND }));
      assert.equal((await now()).state, 'ended');
      assert.equal(
        await frame
          .getByRole('button')
          .filter({ hasText: says('programmeDesk.endAsk') })
          .count(),
        0,
      );
    }));

  it('keep what somebody typed when another was first, and take it when it is sent again', () =>
    withRoles('nl-NL', async ({ stage, says, opens, olga }) => {
      const host = await opens(olga, `programmes/${REGION}/about`);
      const { frame } = host;
      await frame.getByLabel(says('programmeDesk.introductionNl')).fill('Voor wie in de regio werkt.');
      const { programmes } = stage.storage.stores;
      const { revision } = (await programmes.get(REGION)) ?? assert.fail();
      assert.ok(await programmes.changeDetails(REGION, revision, { organisationKinds: ['province'] }));
      // The page asks again for how it is: the form is still that of before.
      const again = host.page.waitForResponse((answer) => answer.url().includes('/tab/api/desk/programme?'));
      await frame
        .getByRole('navigation', { name: says('programmeDesk.nav'), exact: true })
        .getByRole('link', { name: says('programmeDesk.stepAbout') })
        .click();
      await again;
      await frame.getByRole('button', { name: says('programmeDesk.save'), exact: true }).click();
      await frame.getByRole('alert').getByText(says('programmeDesk.overtaken')).waitFor();
      await frame.getByRole('button', { name: says('programmeDesk.save'), exact: true }).click();
      await frame.getByRole('status').getByText(says('programmeDesk.saved')).waitFor();
      const { introduction, organisationKinds } = (await programmes.get(REGION)) ?? assert.fail();
      assert.deepEqual([introduction?.nl, organisationKinds], ['Voor wie in de regio werkt.', ['province']]);
    }));
});
