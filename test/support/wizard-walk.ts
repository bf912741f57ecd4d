import assert from 'node:assert/strict';
import { type Language, languageOf } from '../../src/language.js';
import { type Filling, type TabKey, tabSentence } from './says.js';
import { playTab, type TabStage } from './tab-client.js';
import { TAB_SITE, TabHost } from './tab-host.js';
import { TENANT } from './test-app.js';

const OWNER = '0fa00000-0000-4000-8000-00000000000a';
const NAME = 'Leerkring van de gemeenschappelijke regelingen in de regio Zuidoost';

/** The rounds of the season that is proposed. */
const ROUNDS = 8;

type Locale = 'nl-NL' | 'en-GB';

interface WalkOptions {
  readonly locale: Locale;
  /** Looks at the page at each step; nothing when absent. */
  readonly looks?: (host: TabHost, step: string) => Promise<void>;
  /** Leaves after the second step and takes the making up again. */
  readonly leaves?: boolean;
}

/** An owner makes a programme in the tab, step by step, and starts it; then it is as it was filled in. */
export function walkThroughWizard(
  browser: Parameters<typeof TabHost.open>[0],
  { locale, looks, leaves = false }: WalkOptions,
): Promise<void> {
  return playTab(
    async (stage) => {
      const olga = await stage.t.joins('Olga', { objectId: OWNER, locale });
      const host = await TabHost.open(browser, stage, olga, { locale, theme: 'default', place: 'programmes' });
      const language: Language = languageOf(locale);
      const says = (key: TabKey, values: Filling = {}) => tabSentence(key, values, language);
      const look = async (step: string) => {
        await host.frame.locator('main:not(:has(.loading))').waitFor();
        await looks?.(host, step);
      };
      await makesProgramme(host, says, look, leaves);
      await assertMade(stage);
      assert.deepEqual(host.complaints, []);
      await host.page.close();
    },
    { env: { BASE_URL: TAB_SITE, FACILITATORS: `${TENANT}:${OWNER}` } },
  );
}

async function makesProgramme(
  host: TabHost,
  says: (key: TabKey, values?: Filling) => string,
  looks: (step: string) => Promise<void>,
  leaves: boolean,
): Promise<void> {
  const { frame } = host;
  const isAt = (step: TabKey) => frame.getByRole('heading', { level: 2, name: says(step), exact: true }).waitFor();
  const next = () => frame.getByRole('button', { name: says('programmeDesk.saveNext') }).click();
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
  if (leaves) {
    await leavesAndComesBack(host, says);
    await isAt('programmeDesk.stepRhythm');
  }
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
  await frame.getByLabel(says('library.rounds')).fill(String(ROUNDS));
  await frame.getByRole('button', { name: says('library.propose') }).click();
  await frame
    .getByRole('status')
    .getByText(says('library.proposed', { count: ROUNDS }))
    .waitFor();
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
}

/** Opens the tab anew, finds the programme in the list and the answers where they were given, and goes on from there. */
async function leavesAndComesBack({ frame }: TabHost, says: (key: TabKey, values?: Filling) => string): Promise<void> {
  await frame.evaluate("location.hash = 'programmes'; location.reload()");
  await frame.getByRole('main').getByRole('link', { name: NAME, exact: true }).click();
  const parts = frame.getByRole('navigation', { name: says('programmeDesk.nav'), exact: true });
  await parts.getByRole('link', { name: says('programmeDesk.stepJoining'), exact: true }).click();
  await frame.getByRole('button', { name: `${says('programmeDesk.organisationOff')} Zwolle` }).waitFor();
  assert.ok(await frame.getByLabel(says('programmeDesk.way_organisations')).isChecked());
  assert.ok(!(await frame.getByLabel(says('programmeDesk.kind_another')).isChecked()));
  await frame.getByRole('button', { name: says('programmeDesk.saveNext') }).click();
}

async function assertMade({ storage }: TabStage): Promise<void> {
  const made = (await storage.stores.programmes.all()).find(({ name }) => name === NAME) ?? assert.fail();
  assert.equal(made.state, 'running');
  assert.equal(new Set(made.queue).size, ROUNDS);
  assert.deepEqual(made.joining, { kind: 'organisations', codes: ['GM0193'] });
  assert.deepEqual([made.everyWeeks, made.schoolRegion, made.weekPlan.voting.time], [2, 'south', '10:30']);
  assert.equal(made.organiser?.contact, 'vera@regio.example');
  assert.equal(made.introduction?.en, made.introduction?.nl, 'an empty language reads the other');
  assert.equal(made.organisationKinds?.includes('other'), false);
}
