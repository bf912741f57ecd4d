import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { type Language, languageOf } from '../../src/language.js';
import { suiteBrowser } from '../support/browser.js';
import type { Person } from '../support/fake-teams/person.js';
import { type OpenTalk, openTalk, report, WITH_FACILITATORS, writesOpenly } from '../support/reported.js';
import { tabSentence } from '../support/says.js';
import { playTab, type TabStage } from '../support/tab-client.js';
import { TAB_SITE, TabHost } from '../support/tab-host.js';
import { assertFaultless, LOOKED_AT_LONG } from '../support/tab-inspect.js';
import { itInTheLongRun } from '../support/thorough.js';

const LONG = `Een <b>lang</b> bericht met {{tekens}} en *sterren*, ${'dat nog even doorgaat en '.repeat(12)}`.trim();
const wordsIn = (language: Language) => ({
  hide: tabSentence('moderation.hide', {}, language),
  leave: tabSentence('moderation.restore', {}, language),
  missing: tabSentence('moderation.groundsMissing', {}, language),
  hidden: tabSentence('moderation.isHidden', {}, language),
  change: tabSentence('reports.change', {}, language),
  back: tabSentence('moderation.list', {}, language),
  none: tabSentence('moderation.none', {}, language),
  log: tabSentence('desk.audit', {}, language),
  noted: tabSentence('desk.what_post_hide', {}, language),
  show: tabSentence('reports.show', {}, language),
});

describe('moderation in the tab, in a browser', () => {
  const browser = suiteBrowser();

  function open(stage: TabStage, person: Person, locale = 'nl-NL'): Promise<TabHost> {
    return TabHost.open(browser(), stage, person, { locale, theme: 'default', place: 'desk/moderation', width: 1_200 });
  }

  /** A story of posts that were reported, by one or two people, what waits longest first. */
  function withReports(
    texts: readonly string[],
    story: (stage: TabStage, talk: OpenTalk, ids: readonly string[]) => Promise<void>,
    locale = 'nl-NL',
  ): Promise<void> {
    return playTab(
      async (stage) => {
        const talk = await openTalk(stage, 4, locale);
        const [, bram, carla, daan] = talk.people;
        assert.ok(bram && carla && daan);
        const ids: string[] = [];
        for (const [at, text] of texts.entries()) {
          const id = await writesOpenly(stage, talk.people[at % 2] ?? assert.fail(), text);
          await report(stage, id, at % 2 === 0 ? [carla] : [carla, daan]);
          stage.t.clock.advance('7m');
          ids.push(id);
        }
        await story(stage, talk, ids);
      },
      { env: { ...WITH_FACILITATORS, BASE_URL: TAB_SITE } },
    );
  }

  const reportWith = ({ frame }: TabHost, text: string): Locator =>
    frame.getByRole('article').filter({ hasText: text });

  for (const locale of LOOKED_AT_LONG) {
    it(`is without faults: the list, a reason that is missing, what was decided, one post, the log (${locale})`, () =>
      withReports(
        [LONG, 'Mevrouw Jansen\nuit de Dorpsstraat', 'Nog een'],
        async (stage, { fien }) => {
          const words = wordsIn(languageOf(locale));
          const host = await open(stage, fien, locale);
          const { frame } = host;
          await frame.getByRole('article').first().waitFor();
          await assertFaultless(host, `reports-${locale}`);
          await reportWith(host, 'Jansen').getByRole('button', { name: words.hide }).click();
          await frame.getByRole('alert').getByText(words.missing).waitFor();
          await assertFaultless(host, `reports-missing-${locale}`);
          await reportWith(host, 'Jansen').getByRole('textbox').fill('Er staat een naam in');
          await reportWith(host, 'Jansen').getByRole('button', { name: words.hide }).click();
          await frame.getByRole('link', { name: words.change }).waitFor();
          await assertFaultless(host, `reports-decided-${locale}`);
          await frame.getByRole('link', { name: words.change }).click();
          // Until the page of one post is there, the list still shows this button for each.
          await frame.getByRole('link', { name: words.back }).waitFor();
          await frame.getByRole('button', { name: words.leave }).waitFor();
          assert.equal(await frame.getByRole('button', { name: words.hide }).count(), 0, 'it is hidden already');
          await assertFaultless(host, `reports-one-${locale}`);
          await frame.getByRole('link', { name: words.log, exact: true }).click();
          await frame.getByRole('cell', { name: words.noted }).waitFor();
          await assertFaultless(host, `reports-log-${locale}`);
          await frame.getByRole('link', { name: words.show }).click();
          await frame.getByRole('link', { name: words.back }).waitFor();
          await frame.getByRole('button', { name: words.leave }).click();
          await frame.getByRole('button', { name: words.hide }).waitFor();
          assert.deepEqual(host.complaints, []);
          await host.page.close();
        },
        locale,
      ));
  }

  it('can be done with the keyboard alone: after a decision the focus is at the next report', () =>
    withReports(['Eerste', 'Tweede', 'Derde'], async (stage, { fien }, ids) => {
      const host = await open(stage, fien);
      const { keyboard } = host.page;
      const focused = () => host.frame.locator(':focus');
      const tabTo = async (name: string): Promise<void> => {
        for (let at = 0; at < 40; at += 1) {
          await keyboard.press('Tab');
          if ((await focused().evaluate(nameOf)) === name) return;
        }
        throw new Error(`No way to ${name} with the Tab key`);
      };
      /** The text of the report in which the focus is, once it is at its heading. */
      const atReport = async (text: string): Promise<void> => {
        await reportWith(host, text).locator('h3:focus').waitFor();
      };
      await host.frame.getByRole('article').first().waitFor();
      await tabTo(tabSentence('moderation.grounds'));
      await keyboard.press('Tab');
      assert.equal(await focused().innerText(), tabSentence('moderation.hide'));
      await keyboard.press('Enter');
      await host.frame.getByText(tabSentence('moderation.groundsMissing')).waitFor();
      assert.equal(await focused().evaluate(nameOf), tabSentence('moderation.grounds'));
      assert.equal(await focused().getAttribute('aria-invalid'), 'true');
      await keyboard.type('Een naam');
      await tabTo(tabSentence('moderation.hide'));
      await keyboard.press('Enter');
      await atReport('Tweede');
      await host.frame.getByRole('status').getByText(tabSentence('moderation.isHidden')).waitFor();
      await tabTo(tabSentence('moderation.restore'));
      await keyboard.press('Space');
      await atReport('Derde');
      await tabTo(tabSentence('moderation.restore'));
      await keyboard.press('Enter');
      await host.frame.locator('p:focus').getByText(tabSentence('moderation.none')).waitFor();
      const posts = await stage.storage.stores.threads.getPosts(ids);
      const states = new Map(posts.map(({ id, moderation }) => [id, moderation?.state]));
      assert.deepEqual(
        ids.map((id) => states.get(id)),
        ['hidden', 'shown', 'shown'],
      );
      await host.page.close();
    }));

  it('takes a double click once, and says that somebody else was first', () =>
    withReports(['Eerste', 'Tweede'], async (stage, { fien, floor }, ids) => {
      const host = await open(stage, fien);
      await reportWith(host, 'Eerste')
        .getByRole('button', { name: tabSentence('moderation.restore') })
        .dblclick();
      await reportWith(host, 'Tweede').locator('h3:focus').waitFor();
      assert.equal((await stage.kept('audit')).length, 1);
      await stage.posts(floor, 'desk/reports/hide', { post: ids[1], seen: null, text: 'Een naam' });
      await reportWith(host, 'Tweede').getByRole('textbox').fill('Iets anders');
      await reportWith(host, 'Tweede')
        .getByRole('button', { name: tabSentence('moderation.hide') })
        .click();
      const said = tabSentence('reports.overtakenHidden', { grounds: 'Een naam' });
      await host.frame.getByRole('status').getByText(said).waitFor();
      await assertFaultless(host, 'reports-overtaken');
      assert.equal((await stage.kept('audit')).length, 2);
      await host.page.close();
    }));

  itInTheLongRun('brings the next part of a long list by itself when all of the first were decided', () =>
    withReports(
      Array.from({ length: 12 }, (_, at) => `Bericht nummer ${at + 1}.`),
      async (stage, { fien }) => {
        const host = await open(stage, fien);
        await host.frame.getByRole('article').first().waitFor();
        assert.equal(await host.frame.getByRole('article').count(), 10);
        for (let at = 1; at <= 12; at += 1) {
          const one = reportWith(host, `Bericht nummer ${at}.`);
          if (at > 1) await one.locator('h3:focus').waitFor();
          await one.getByRole('button', { name: tabSentence('moderation.restore') }).click();
        }
        await host.frame.locator('p:focus').getByText(tabSentence('moderation.none')).waitFor();
        assert.deepEqual((await stage.gets(fien, 'desk/reports')).body, { posts: [], next: null });
        await host.page.close();
      },
    ),
  );

  itInTheLongRun('keeps what is being typed when the list is looked at again', () =>
    withReports(['Eerste'], async (stage, { fien, floor, people }) => {
      const host = await open(stage, fien);
      await reportWith(host, 'Eerste').getByRole('textbox').fill('Half getypt');
      const late = await writesOpenly(stage, people[0] ?? assert.fail(), tabSentence('season.later'));
      await report(stage, late, [floor]);
      const again = host.page.waitForResponse(/\/desk\/reports\?/);
      await host.frame.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
      await again;
      assert.equal(await reportWith(host, 'Eerste').getByRole('textbox').inputValue(), 'Half getypt');
      await host.page.close();
    }),
  );
});

/** The part of a browser element that this test needs. */
interface Element {
  readonly innerText: string;
  readonly labels?: ArrayLike<{ readonly innerText: string }>;
}

/** The element's name for a screen reader, nearly: its label, or its text. */
const nameOf = (one: Element): string => (one.labels?.[0] ?? one).innerText;
