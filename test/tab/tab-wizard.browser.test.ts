import assert from 'node:assert/strict';
import { builtinDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import { type Language, languageOf } from '../../src/language.js';
import { suiteBrowser } from '../support/browser.js';
import { type Filling, type TabKey, tabSentence } from '../support/says.js';
import { playTab, type TabStage } from '../support/tab-client.js';
import { TAB_SITE, TabHost } from '../support/tab-host.js';
import { assertFaultless, LOOKED_AT } from '../support/tab-inspect.js';
import { TENANT } from '../support/test-app.js';

const OWNER = '0fa00000-0000-4000-8000-00000000000a';
const ENV = { BASE_URL: TAB_SITE, FACILITATORS: `${TENANT}:${OWNER}` } as const;
const NAME = 'Leerkring van de gemeenschappelijke regelingen in de regio Zuidoost';

describe('making a programme in the tab', () => {
  const browser = suiteBrowser();

  /** An owner who sees the list of programmes. */
  function withOwner(
    locale: 'nl-NL' | 'en-GB',
    story: (host: TabHost, says: (key: TabKey, values?: Filling) => string, stage: TabStage) => Promise<void>,
  ): Promise<void> {
    return playTab(
      async (stage) => {
        const olga = await stage.t.joins('Olga', { objectId: OWNER, locale });
        const host = await TabHost.open(browser(), stage, olga, { locale, theme: 'default', place: 'programmes' });
        const language: Language = languageOf(locale);
        await story(host, (key, values = {}) => tabSentence(key, values, language), stage);
        assert.deepEqual(host.complaints, []);
        await host.page.close();
      },
      { env: ENV },
    );
  }

  for (const locale of LOOKED_AT) {
    it(`goes step by step, each of which is kept and without faults (${locale})`, () =>
      withOwner(locale, async (host, says, { storage }) => {
        const { frame } = host;
        const isAt = (step: TabKey) =>
          frame.getByRole('heading', { level: 2, name: says(step), exact: true }).waitFor();
        const next = () => frame.getByRole('button', { name: says('programmeDesk.saveNext') }).click();
        const looks = async (name: string) => {
          await frame.locator('main:not(:has(.loading))').waitFor();
          await assertFaultless(host, `wizard-${locale}-${name}`);
        };
        await frame.getByRole('link', { name: 'Spagaat', exact: true }).waitFor();
        await looks('list');
        await frame.getByLabel(says('programmeDesk.name')).fill(NAME);
        await frame.getByRole('button', { name: says('programmeDesk.makeConfirm') }).click();

        await isAt('programmeDesk.stepAbout');
        await frame.getByLabel(says('programmeDesk.introductionNl')).fill('Voor wie in de regio werkt.');
        await frame.getByLabel(says('programmeDesk.organiser'), { exact: true }).fill('Vera de Vries');
        await next();
        await frame.getByRole('alert').getByText(says('programmeDesk.halfOrganiser')).waitFor();
        await looks('about');
        await frame.getByLabel(says('programmeDesk.contact')).fill('vera@regio.example');
        await next();

        await isAt('programmeDesk.stepJoining');
        await frame.getByLabel(says('programmeDesk.way_organisations')).check();
        await frame.getByLabel(says('programmeDesk.organisation')).fill('Zwol');
        await frame.getByRole('button', { name: says('programmeDesk.organisationAdd', { name: 'Zwolle' }) }).click();
        await frame.getByLabel(says('programmeDesk.kind_another')).uncheck();
        await looks('joining');
        await next();

        await isAt('programmeDesk.stepRhythm');
        await frame.getByLabel(says('rhythm.every')).selectOption('2');
        await frame.getByLabel(says('rhythm.school')).selectOption('south');
        await frame.getByLabel(says('rhythm.talks')).check();
        const [voting] = await frame.getByLabel(says('rhythm.time')).all();
        await (voting ?? assert.fail()).fill('');
        await frame.getByText(says('rhythm.previewFaults')).waitFor();
        await looks('rhythm-faults');
        await (voting ?? assert.fail()).fill('10:30');
        await frame.locator('.openings li').nth(9).waitFor();
        await looks('rhythm');
        await next();

        await isAt('programmeDesk.stepDilemmas');
        await frame.getByRole('button', { name: says('library.chooseShown') }).click();
        await looks('dilemmas-chosen');
        await frame.getByRole('button', { name: says('library.add') }).click();
        await frame.locator('.queue-item').first().waitFor();
        await looks('dilemmas');
        await frame.getByRole('button', { name: says('programmeDesk.goOn') }).click();

        await isAt('programmeDesk.stepFacilitators');
        await frame.getByRole('button', { name: says('programmeDesk.codeMake') }).click();
        await frame.getByRole('status').getByText(says('programmeDesk.codeMade')).waitFor();
        await looks('facilitators');
        await frame.getByRole('button', { name: says('programmeDesk.goOn') }).click();

        await isAt('programmeDesk.stepCards');
        await frame.locator('.teams-card .ac-adaptiveCard').nth(1).waitFor();
        await looks('cards');
        await frame.getByRole('button', { name: says('programmeDesk.goOn') }).click();

        await isAt('programmeDesk.stepState');
        await frame.getByRole('button', { name: says('programmeDesk.start') }).click();
        await frame
          .getByRole('status')
          .getByText(says('programmeDesk.became_running', { name: NAME }))
          .waitFor();
        await looks('running');

        const made = (await storage.stores.programmes.all()).find(({ name }) => name === NAME) ?? assert.fail();
        assert.equal(made.state, 'running');
        assert.deepEqual(
          made.queue,
          builtinDilemmas.map(({ id }) => id),
          'in the order of the learning line',
        );
        assert.deepEqual(made.joining, { kind: 'organisations', codes: ['GM0193'] });
        assert.deepEqual([made.everyWeeks, made.schoolRegion, made.weekPlan.voting.time], [2, 'south', '10:30']);
        assert.equal(made.organiser?.contact, 'vera@regio.example');
        assert.equal(made.introduction?.en, made.introduction?.nl, 'an empty language reads the other');
        assert.equal(made.organisationKinds?.includes('other'), false);
      }));
  }
});
