import assert from 'node:assert/strict';
import { type Language, languageOf } from '../../src/language.js';
import type { AgreementOutcomeWire } from '../../src/tab/wire/agreement-wire.js';
import { closes, lettersAbout, onPaper, PAPER, theOne } from '../support/agreements.js';
import { suiteBrowser } from '../support/browser.js';
import type { Person } from '../support/fake-teams/person.js';
import { tabSays, tabSentence } from '../support/says.js';
import { afterTalkInTab } from '../support/tab-agreements.js';
import { playTab, type TabStage } from '../support/tab-client.js';
import { TAB_SITE, TabHost } from '../support/tab-host.js';
import { assertFaultless, LOOKED_AT_LONG } from '../support/tab-inspect.js';
import { joined, reach } from '../support/talks.js';
import { WHOLE_WEEK } from '../support/test-app.js';
import { itInTheLongRun } from '../support/thorough.js';

const ENV = { ...WHOLE_WEEK, BASE_URL: TAB_SITE } as const;
const ROUND = { about: { kind: 'round', id: 'main-1' } } as const;
const LONG =
  `Wij <b>sturen</b> elkaar *eerst* een concept met {{alles}} erin, ${'en dat overleggen we goed '.repeat(8)}`.trim();
const wordsIn = (language: Language) => ({
  agreements: tabSentence('app.agreements', {}, language),
  proposed: tabSentence('agreement.heading_proposed', { name: 'Anna Aalders' }, language),
  amend: tabSentence('agreement.amend', {}, language),
  form: tabSentence('agreementForm.headingAmend', {}, language),
  earlier: tabSentence('agreement.earlier', {}, language),
  tell: tabSentence('agreement.answerHeading', {}, language),
  open: tabSentence('agreement.open', {}, language),
  newForm: tabSentence('closing.agreement', {}, language),
});

describe('agreements in the tab, in a browser', () => {
  const browser = suiteBrowser();

  const afterTalk = (story: Parameters<typeof afterTalkInTab>[1]) => afterTalkInTab(ENV, story);

  function open(stage: TabStage, person: Person, place: string, locale = 'nl-NL'): Promise<TabHost> {
    return TabHost.open(browser(), stage, person, { locale, theme: 'default', place });
  }

  /** Anna proposes this; gives the id. */
  async function proposes({ posts }: TabStage, anna: Person, change: object = {}): Promise<string> {
    const { text } = await posts(anna, 'agreements/propose', { ...ROUND, ...PAPER, ...change });
    const outcome = JSON.parse(text) as AgreementOutcomeWire;
    return outcome.kind === 'done' ? outcome.agreement.id : assert.fail(text);
  }

  for (const locale of LOOKED_AT_LONG) {
    it(`is without faults: the list, one agreement, the forms (${locale})`, () =>
      afterTalk(async (stage, anna, bram) => {
        const words = wordsIn(languageOf(locale));
        const { agreements } = stage.storage.stores;
        const form = { role: 'legal', challenges: ['housing'], wantsToTalk: true, language: locale.slice(0, 2) };
        await stage.posts(bram, 'profile', form);
        const fresh = await open(stage, bram, 'agreements', locale);
        await fresh.frame.getByRole('link', { name: words.open }).click();
        await fresh.frame.getByRole('heading', { level: 2, name: words.newForm }).waitFor();
        await assertFaultless(fresh, `agreement-new-${locale}`);
        await fresh.page.close();

        const id = await proposes(stage, anna, { what: LONG });
        const [one] = await onPaper(stage, bram);
        assert.ok(one);
        const own = { ...one, state: 'inForce', lookAt: null, parties: one.parties.slice(1), news: [] } as const;
        const mine = { ...own, parties: [{ ...one.parties[1], id: one.parties[1]?.id ?? '', accepted: 1 }] };
        const party = { accepted: 1, answer: null, gone: null, sawLast: null, id: one.parties[1]?.id ?? '' };
        const [version] = one.versions;
        assert.ok(version);
        const texts = (what: string) => [{ ...version, author: 0, what, agreedWith: 'organisation' as const }];
        const made = { ...mine, parties: [party] };
        const answer = { outcome: 'kept' as const, line: 'Ging vanzelf', at: one.madeAt };
        const order = (at: number) => `2026-10-0${at}T10:00:00.000Z|x`;
        for (const extra of [
          { ...made, id: 'tell', versions: texts('Bellen met de buren'), reminder: null, order: order(4) },
          { ...made, id: 'stands', versions: texts('Op tijd beginnen'), order: order(3) },
          {
            ...made,
            ...{ id: 'ended', state: 'kept' as const, reminder: null, order: order(1) },
            versions: texts('Het verslag delen'),
            parties: [{ ...party, answer }],
          },
        ])
          assert.ok(await agreements.createIfAbsent(extra));

        const host = await open(stage, bram, 'agreements', locale);
        await host.frame.getByRole('heading', { level: 2 }).first().waitFor();
        await assertFaultless(host, `agreements-${locale}`);
        await host.frame.getByRole('link', { name: LONG.slice(0, 60) }).click();
        await host.frame.getByRole('heading', { level: 2, name: words.proposed }).waitFor();
        await assertFaultless(host, `agreement-proposed-${locale}`);
        await host.frame.getByRole('button', { name: words.amend }).click();
        await host.frame.getByRole('heading', { level: 2, name: words.form }).waitFor();
        await assertFaultless(host, `agreement-form-${locale}`);
        await host.frame.getByRole('textbox').first().fill('Wij bellen elkaar eerst');
        await host.frame.locator('button[type=submit]').click();
        await host.frame.locator('summary', { hasText: words.earlier }).click();
        await assertFaultless(host, `agreement-amended-${locale}`);
        await host.page.close();
        const later = await open(stage, bram, 'agreements/tell', locale);
        await later.frame.getByRole('heading', { level: 2, name: words.tell }).waitFor();
        await assertFaultless(later, `agreement-tell-${locale}`);
        assert.deepEqual([...host.complaints, ...later.complaints], []);
        assert.equal((await theOneOf(stage, anna, id)).versions.length, 2);
        await later.page.close();
      }));
  }

  it('goes from a proposal to how it went with the keyboard alone', () =>
    afterTalk(async (stage, anna, bram) => {
      const host = await open(stage, anna, 'agreements');
      const { keyboard } = host.page;
      await host.frame.getByRole('link', { name: tabSentence('agreement.open') }).waitFor();
      await tabTo(host, tabSays('agreement.open'));
      await keyboard.press('Enter');
      await host.frame.getByRole('heading', { level: 2, name: tabSentence('closing.agreement') }).waitFor();
      assert.equal(await focusedName(host), tabSentence('closing.agreement'));
      await tabTo(host, tabSays('closing.what'));
      await keyboard.type('Wij bellen op maandag');
      await tabTo(host, tabSays('closing.withSelf'));
      await keyboard.press('ArrowDown');
      assert.match(await focusedName(host), tabSays('closing.withPartner', { names: 'Bram Boersma' }));
      await tabTo(host, tabSays('agreementForm.by'));
      const parts = (await inEnglishOrder(host)) ? '12182026' : '18122026';
      await keyboard.type(parts);
      await tabTo(host, tabSays('agreementForm.how'));
      await keyboard.type('Het staat in de agenda');
      await tabTo(host, tabSays('agreementForm.save'));
      await keyboard.press('Enter');
      await host.frame.getByRole('status').getByText('Je voorstel is bewaard en gaat naar Bram Boersma').waitFor();
      await host.frame.getByText(tabSentence('agreement.state_waitOthers', { names: 'Bram Boersma' })).waitFor();
      assert.equal(await focusedName(host), tabSentence('agreement.headingShared'), 'the focus goes to what was made');
      const made = await theOne(stage, anna);
      assert.deepEqual(
        made.versions.map(({ what, by, how, agreedWith }) => [what, by, how, agreedWith]),
        [['Wij bellen op maandag', '2026-12-18', 'Het staat in de agenda', 'partner']],
      );
      await host.page.close();

      const other = await open(stage, bram, `agreements/${made.id}`);
      await other.frame.getByRole('button', { name: tabSentence('agreement.accept') }).waitFor();
      await tabTo(other, tabSays('agreement.accept'));
      await other.page.keyboard.press('Enter');
      await other.frame.getByRole('status').getByText(tabSentence('agreementPage.answered')).waitFor();
      assert.equal(
        await focusedName(other),
        tabSentence('agreement.headingShared'),
        'the button is gone, so the focus goes to the heading',
      );
      await tabTo(other, tabSays('agreement.line'));
      await other.page.keyboard.type('Prima');
      await tabTo(other, tabSays('agreement.changed'));
      await other.page.keyboard.press('Enter');
      await other.frame.getByText('Je antwoordde: anders gedaan.').waitFor();
      const { state, parties } = await theOne(stage, anna);
      assert.deepEqual([state, parties[1]?.answer?.line], ['inForce', 'Prima']);
      await other.page.close();
    }));

  itInTheLongRun('keeps what was typed when the other changed the text, and shows that text first', () =>
    afterTalk(async (stage, anna, bram) => {
      const id = await proposes(stage, anna);
      const host = await open(stage, bram, `agreements/${id}`);
      await host.frame.getByRole('button', { name: tabSentence('agreement.amend') }).click();
      const what = host.frame.getByLabel(tabSentence('closing.what'));
      await what.fill('Van Bram');
      await stage.posts(anna, 'agreements/amend', { agreement: id, version: 1, ...PAPER, what: 'Intussen van Anna' });
      await host.frame.getByRole('button', { name: tabSentence('agreementForm.saveShared') }).click();
      await host.frame
        .getByRole('alert')
        .getByText(tabSentence('agreementPage.form_stale', { name: 'Anna Aalders' }))
        .waitFor();
      await host.frame.getByText('Intussen van Anna').waitFor();
      assert.equal(await what.inputValue(), 'Van Bram');
      assert.equal((await theOne(stage, anna)).versions.length, 2);
      await assertFaultless(host, 'agreement-stale');
      await host.frame.getByRole('button', { name: tabSentence('agreementPage.sendAnyway') }).click();
      await host.frame.getByRole('status').getByText(tabSays('closing.agreementProposed')).waitFor();
      assert.equal((await theOne(stage, anna)).versions.at(-1)?.what, 'Van Bram');
      await host.page.close();
    }),
  );

  it('says yes to no text that was not seen', () =>
    afterTalk(async (stage, anna, bram) => {
      const id = await proposes(stage, anna);
      const host = await open(stage, bram, `agreements/${id}`);
      await host.frame.getByText(PAPER.what).waitFor();
      await stage.posts(anna, 'agreements/amend', { agreement: id, version: 1, ...PAPER, what: 'Intussen van Anna' });
      await host.frame.getByRole('button', { name: tabSentence('agreement.accept') }).click();
      await host.frame
        .getByRole('alert')
        .getByText(tabSentence('agreement.no_stale', { name: 'Anna Aalders' }))
        .waitFor();
      await host.frame.getByText('Intussen van Anna').waitFor();
      assert.equal((await theOne(stage, anna)).state, 'proposed');
      await host.frame.getByRole('button', { name: tabSentence('agreement.accept') }).click();
      await host.frame.getByLabel(tabSentence('agreement.line')).fill('Het ging vanzelf');
      await stage.posts(anna, 'agreements/amend', { agreement: id, version: 2, ...PAPER, what: 'Toch weer anders' });
      await host.frame.getByRole('button', { name: tabSentence('agreement.kept') }).click();
      await host.frame.getByText('Toch weer anders').waitFor();
      await host.frame.getByText(tabSentence('agreementPage.typed', { line: 'Het ging vanzelf' })).waitFor();
      assert.equal((await theOne(stage, anna)).parties[1]?.answer, null);
      await host.page.close();
    }));

  itInTheLongRun('keeps what was typed when the page looks again and gets no answer', () =>
    afterTalk(async (stage, anna) => {
      const host = await open(stage, anna, 'agreements/new');
      const what = host.frame.getByLabel(tabSentence('closing.what'));
      await what.fill('Nog niet klaar');
      let asked = 0;
      await host.page.route('**/tab/api/**', (route) => {
        asked += 1;
        return route.fulfill({ status: 503, body: '{}' });
      });
      await host.frame.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
      await host.frame.getByRole('button', { name: tabSentence('agreementForm.save') }).click();
      await host.frame.getByRole('alert').filter({ hasText: /\S/ }).first().waitFor();
      assert.ok(asked >= 2, 'it looked again, and it sent');
      assert.equal(await what.inputValue(), 'Nog niet klaar');
      await host.page.close();
    }),
  );

  it('is one for a double click', () =>
    afterTalk(async (stage, anna, bram) => {
      const host = await open(stage, anna, 'archive/main-1');
      await host.frame.getByRole('link', { name: tabSentence('agreement.open') }).click();
      await host.frame.getByLabel(tabSentence('closing.what')).fill('Eén keer');
      await host.frame.getByLabel(tabSentence('closing.withPartner', { names: 'Bram Boersma' })).check();
      await host.frame.getByRole('button', { name: tabSentence('agreementForm.save') }).dblclick();
      await host.frame.getByRole('status').getByText(tabSays('closing.agreementProposed')).waitFor();
      await stage.t.settle();
      assert.equal((await theOne(stage, anna)).versions.length, 1);
      assert.equal(lettersAbout(bram).length, 1);
      await host.page.close();
    }));

  itInTheLongRun('begins at the talk of the week, once the two have talked', () =>
    playTab(
      async (stage) => {
        const [anna] = await joined(stage.t, ['Leiden', 'Breda']);
        assert.ok(anna);
        await reach(stage, 'discussing');
        const host = await open(stage, anna, 'match');
        const link = host.frame.getByRole('link', { name: tabSentence('agreement.open') });
        await host.frame.getByRole('button', { name: tabSentence('common.met') }).waitFor();
        assert.equal(await link.count(), 0);
        await host.frame.getByRole('button', { name: tabSentence('common.met') }).click();
        await link.click();
        await host.frame.getByLabel(tabSentence('closing.what')).fill('Ik bel eerst');
        await host.frame.getByRole('button', { name: tabSentence('agreementForm.save') }).click();
        await host.frame.getByRole('status').getByText(tabSentence('closing.agreementSaved')).waitFor();
        const made = await theOne(stage, anna);
        assert.deepEqual([made.state, made.matchId !== null], ['inForce', true]);
        assert.match(
          host.frame.url(),
          new RegExp(`#agreements/${made.id}$`),
          'loading the page again shows what was made',
        );
        await host.page.close();
      },
      { env: ENV },
    ),
  );

  itInTheLongRun('takes no day that is over, or no day at all, and says so where it was typed', () =>
    afterTalk(async (stage, anna) => {
      const host = await open(stage, anna, 'agreements/new');
      await host.frame.getByLabel(tabSentence('closing.what')).fill('Op tijd');
      const day = host.frame.getByLabel(tabSentence('agreementForm.by'));
      assert.deepEqual([await day.getAttribute('min'), await day.getAttribute('max')], ['2026-11-30', '2028-11-30']);
      await day.fill('2026-11-29');
      await host.frame.getByRole('button', { name: tabSentence('agreementForm.save') }).click();
      await host.frame.getByRole('alert').getByText(tabSentence('closing.agreementDay')).waitFor();
      assert.equal(await day.getAttribute('aria-invalid'), 'true');
      assert.deepEqual(await onPaper(stage, anna), []);
      await day.fill('2026-12-18');
      await host.frame.getByRole('button', { name: tabSentence('agreementForm.save') }).click();
      await host.frame.getByRole('status').getByText(tabSentence('closing.agreementSaved')).waitFor();
      await host.page.close();
    }),
  );

  itInTheLongRun('tells nothing of an agreement of others', () =>
    playTab(
      async (stage) => {
        const people = await closes(stage, ['Leiden', 'Breda', 'Emmen', 'Zwolle']);
        const [anna] = people;
        assert.ok(anna);
        const id = await proposes(stage, anna);
        const { parties } = await theOne(stage, anna);
        const carla = people.find(({ facts }) => parties.every((one) => !one.id.endsWith(facts.objectId)));
        const host = await open(stage, carla ?? assert.fail(), `agreements/${id}`);
        await host.frame.getByRole('heading', { name: tabSentence('agreementPage.unknown') }).waitFor();
        assert.ok(!(await host.frame.locator('body').innerText()).includes(PAPER.what));
        await assertFaultless(host, 'agreement-of-others');
        await host.page.close();
      },
      { env: ENV },
    ),
  );
});

async function theOneOf(stage: TabStage, person: Person, id: string) {
  return (await onPaper(stage, person)).find((one) => one.id === id) ?? assert.fail();
}

/** The focused element's name for a screen reader, nearly: its label, or its text. */
function focusedName(host: TabHost): Promise<string> {
  // No `:focus`: inside a field for a day the focus goes from part to part, and the field itself loses that mark.
  return host.frame.evaluate<string>('(document.activeElement.labels?.[0] ?? document.activeElement).innerText');
}

async function tabTo(host: TabHost, name: RegExp): Promise<void> {
  for (let at = 0; at < 40; at += 1) {
    await host.page.keyboard.press('Tab');
    if (name.test(await focusedName(host))) return;
  }
  throw new Error(`No way to ${name} with the Tab key`);
}

/** Does this browser ask for the month before the day? */
async function inEnglishOrder(host: TabHost): Promise<boolean> {
  return (await host.frame.evaluate<string>('navigator.language')).startsWith('en-US');
}
