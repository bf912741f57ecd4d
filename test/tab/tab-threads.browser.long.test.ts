import assert from 'node:assert/strict';
import { languageOf } from '../../src/language.js';
import { suiteBrowser } from '../support/browser.js';
import type { Person } from '../support/fake-teams/person.js';
import { either, tabSays, tabSentence } from '../support/says.js';
import type { TabStage } from '../support/tab-client.js';
import { TAB_SITE, TabHost } from '../support/tab-host.js';
import { assertFaultless, LOOKED_AT_LONG } from '../support/tab-inspect.js';
import { inTalks, matchOf, pairOf, ROUND, threadIn } from '../support/tab-talks.js';
import { reach } from '../support/talks.js';
import { itInTheLongRun } from '../support/thorough.js';
import { postsKept } from '../support/threads.js';

/** The heading above the other conversations: there are some besides the one that is shown, or none is shown. */
const OTHERS = either(tabSays('thread.others'), tabSays('threadList.heading'));
const ENV = { BASE_URL: TAB_SITE } as const;
const LOCALES = ['nl-NL', 'en-GB'] as const;
type Locale = (typeof LOCALES)[number];

describe('conversations in the tab, in a browser', () => {
  const browser = suiteBrowser();

  function open(stage: TabStage, person: Person, place: string, locale: Locale = 'nl-NL'): Promise<TabHost> {
    return TabHost.open(browser(), stage, person, { locale, theme: 'default', place });
  }

  /** A story of two people who talk, of whom the first looks at the tab. */
  function inTab(story: (stage: TabStage, anna: Person, bram: Person, match: string) => Promise<void>): Promise<void> {
    return inTalks(
      2,
      async (stage, groups) => {
        const [anna, bram] = pairOf(groups);
        await story(stage, anna, bram, await matchOf(stage, anna));
      },
      { env: ENV },
    );
  }

  for (const locale of LOOKED_AT_LONG) {
    const language = languageOf(locale);
    const other = language === 'nl' ? 'Anders kijk ik ernaar' : 'I see it another way';

    it(`are without faults (${locale})`, () =>
      inTalks(
        3,
        async (stage, groups) => {
          const [anna, bram, carla] = groups[0] ?? [];
          assert.ok(anna && bram && carla);
          const profile = { role: 'legal', challenges: [], wantsToTalk: true };
          await stage.posts(anna, 'profile', { ...profile, language: locale.slice(0, 2) });
          const match = await matchOf(stage, anna);
          await says(stage, anna, { match }, 'Hoi! *Wie* belt <b>wie</b>?\n\nIk kan vrijdag.');
          await says(stage, bram, { match }, other);
          await says(stage, carla, { match }, `https://voorbeeld.nl/${'lang'.repeat(60)}`);
          const host = await open(stage, anna, 'match', locale);
          await host.frame.getByRole('heading', { level: 2, name: tabSays('thread.heading', {}, language) }).waitFor();
          await host.frame.getByText(other).waitFor();
          await assertFaultless(host, `talk-${locale}`);
          assert.deepEqual(host.complaints, []);
          await host.page.close();
        },
        { env: ENV },
      ));

    it(`of a round are without faults, with older posts and reported ones (${locale})`, () =>
      inTalks(
        3,
        async (stage, groups) => {
          const [anna, bram, carla] = groups[0] ?? [];
          assert.ok(anna && bram && carla);
          const profile = { role: 'legal', challenges: [], wantsToTalk: true };
          await stage.posts(anna, 'profile', { ...profile, language: locale.slice(0, 2) });
          for (let at = 1; at <= 8; at += 1) {
            await says(stage, anna, { round: ROUND }, `Punt ${2 * at - 1}`);
            await says(stage, bram, { round: ROUND }, `Punt ${2 * at}`);
          }
          const [first] = threadIn(await stage.gets(bram, `open-thread/${ROUND}`)).posts.filter(({ own }) => own);
          for (const person of [anna, carla])
            await stage.posts(person, 'open-thread/report', { post: first?.id ?? assert.fail() });
          const host = await open(stage, anna, `open/${ROUND}`, locale);
          await host.frame.getByText('Punt 16').waitFor();
          const older = host.frame.getByRole('button', {
            name: tabSentence('thread.older', {}, language),
            exact: true,
          });
          await older.click();
          await host.frame.getByText('Punt 1', { exact: true }).waitFor();
          assert.equal(await older.count(), 0);
          assert.equal(await host.frame.locator(':focus').evaluate((one) => one.tagName), 'H3');
          assert.equal(await host.frame.locator('.post').count(), 16);
          await host.frame
            .getByRole('button', { name: tabSays('roundThread.report', {}, language) })
            .last()
            .click();
          await host.frame.locator('.post :focus').waitFor();
          await assertFaultless(host, `open-${locale}`);
          assert.deepEqual(host.complaints, []);
          await host.page.close();
        },
        { env: ENV },
      ));
  }

  it('renew themselves while somebody types, and take neither the focus, nor the text, nor its place', () =>
    inTab(async (stage, anna, bram, match) => {
      for (const text of ['Een', 'Twee', 'Drie', 'Vier', 'Vijf']) await says(stage, bram, { match }, text);
      const host = await open(stage, anna, 'match');
      const field = host.frame.getByLabel(tabSentence('thread.write'));
      await field.pressSequentially('Ik ben nog aan het');
      const before = await field.boundingBox();
      await says(stage, bram, { match }, 'Ben je daar?\nIk heb een vraag.\nOver morgen.');
      await host.frame.getByText('Ben je daar?').waitFor();
      await host.frame
        .getByRole('status')
        .getByText(tabSentence('talk.news', { count: 1 }))
        .waitFor({ state: 'attached' });
      await host.page.keyboard.type(' typen');
      assert.equal(await field.inputValue(), 'Ik ben nog aan het typen');
      assert.equal(Math.round((await field.boundingBox())?.y ?? 0), Math.round(before?.y ?? -1));
      await host.page.close();
    }));

  itInTheLongRun('keep what is shown and what was typed when they cannot be renewed, say so, and try again', () =>
    inTab(async (stage, anna, bram, match) => {
      await says(stage, bram, { match }, 'Dag Anna');
      const host = await open(stage, anna, `match/${match}`);
      await host.frame.getByText('Dag Anna').waitFor();
      await host.frame.getByLabel(tabSentence('thread.write')).fill('Niet weg');
      await host.page.route('**/tab/api/**', (route) => route.abort());
      await host.frame.getByText(tabSentence('app.stale')).waitFor();
      assert.ok(await host.frame.getByText('Dag Anna').isVisible());
      await host.frame.getByRole('button', { name: tabSentence('thread.send') }).click();
      await host.frame.getByRole('alert').getByText(tabSentence('problem.offline')).waitFor();
      assert.equal(await host.frame.getByLabel(tabSentence('thread.write')).inputValue(), 'Niet weg');
      await assertFaultless(host, 'talk-stale');
      await host.page.unroute('**/tab/api/**');
      await host.frame.getByRole('button', { name: tabSentence('app.retry') }).click();
      await host.frame.getByText(tabSentence('app.renewed')).waitFor();
      assert.equal(await host.frame.locator(':focus').count(), 1, 'the focus is not lost with the button');
      await host.frame.getByRole('button', { name: tabSentence('thread.send') }).click();
      await host.frame.getByText(tabSays('thread.sent')).waitFor();
      assert.equal(await host.frame.getByLabel(tabSentence('thread.write')).inputValue(), '');
      assert.equal((await postsKept(stage)).length, 2);
      await host.page.close();
    }),
  );

  it('store one post when the answer to it got lost and it is sent again, and for a double click', () =>
    inTab(async (stage, anna, _bram, match) => {
      const host = await open(stage, anna, `match/${match}`);
      await host.frame.getByLabel(tabSentence('thread.write')).fill('Eén keer');
      await host.page.route('**/talks/post?*', async (route) => {
        await route.fetch({ url: route.request().url().replace(TAB_SITE, stage.t.url) });
        await route.abort();
      });
      await host.frame.getByRole('button', { name: tabSentence('thread.send') }).click();
      await host.frame.getByRole('alert').getByText(tabSentence('problem.offline')).waitFor();
      await host.page.unroute('**/talks/post?*');
      await host.frame.getByRole('button', { name: tabSentence('thread.send') }).dblclick();
      await host.frame.getByText(tabSays('thread.sent')).waitFor();
      assert.equal(await host.frame.locator('.post').count(), 1);
      assert.deepEqual(
        (await postsKept(stage)).map(({ text }) => text),
        ['Eén keer'],
      );
      await host.page.close();
    }));

  itInTheLongRun(
    'count what is too long, send none of it and keep all of it; also when one looks elsewhere meanwhile',
    () =>
      inTab(async (stage, anna, _bram, match) => {
        const host = await open(stage, anna, `match/${match}`);
        const field = () => host.frame.getByLabel(tabSentence('thread.write'));
        await field().fill('x'.repeat(100_000));
        await host.frame.getByText(tabSentence('talk.tooMany', { count: 96000 })).waitFor();
        await host.frame.getByRole('button', { name: tabSentence('thread.send') }).click();
        await host.frame
          .getByRole('alert')
          .getByText(tabSentence('notices.threadTooLong.text', { count: 4000 }))
          .waitFor();
        assert.equal(await host.frame.locator(':focus').evaluate((one) => one.tagName), 'TEXTAREA');
        assert.equal((await field().inputValue()).length, 100_000);
        await field().fill('Kort genoeg');
        await host.frame.getByText(tabSentence('vote.left', { count: '3.989' })).waitFor();
        await host.goesTo(tabSentence('app.archive'));
        await host.goesTo(tabSentence('app.match'));
        assert.equal(await field().inputValue(), 'Kort genoeg');
        assert.deepEqual(await stage.kept('posts'), []);
        await host.page.close();
      }),
  );

  it('ask nothing while nobody can see them, and at once when somebody can', () =>
    inTab(async (stage, anna, bram, match) => {
      await says(stage, bram, { match }, 'Dag Anna');
      const host = await open(stage, anna, `match/${match}`);
      await host.page.clock.install();
      const asked: string[] = [];
      host.page.on('request', (request) => asked.push(request.url()));
      const answer = () => host.page.waitForResponse(/tab\/api\/talks\//);
      // From the first answer on the page waits by the clock of this test.
      await answer();
      const next = answer();
      await host.page.clock.runFor(60_000);
      await next;
      await shows(host, 'hidden');
      asked.length = 0;
      await says(stage, bram, { match }, 'Ben je weg?');
      await host.page.clock.runFor(600_000);
      await shows(host, 'visible');
      await host.frame.getByText('Ben je weg?').waitFor();
      assert.equal(asked.filter((url) => url.includes('/talks/')).length, 1, 'only when it is seen again');
      await host.page.close();
    }));

  it('can be written in and closed with the keyboard alone', () =>
    inTab(async (stage, anna, _bram, match) => {
      const host = await open(stage, anna, `match/${match}`);
      const { keyboard } = host.page;
      const focused = () => host.frame.locator(':focus');
      const tabTo = async (name: string): Promise<void> => {
        for (let at = 0; at < 40; at += 1) {
          await keyboard.press('Tab');
          if ((await focused().evaluate((one) => one.labels?.[0]?.innerText ?? one.innerText)) === name) return;
        }
        throw new Error(`No way to ${name} with the Tab key`);
      };
      // Before it is there the Tab key would leave the page.
      await host.frame.getByLabel(tabSentence('thread.write')).waitFor();
      await tabTo(tabSentence('thread.write'));
      await keyboard.type('Zonder muis getypt');
      await tabTo(tabSentence('thread.send'));
      await keyboard.press('Enter');
      await host.frame.getByText(tabSays('thread.sent')).waitFor();
      assert.equal(await focused().innerText(), tabSentence('thread.send'), 'the focus stays where it was');
      await tabTo(tabSentence('thread.close'));
      await keyboard.press('Enter');
      await host.frame.getByRole('heading', { name: tabSentence('notices.threadCloseAsk.title') }).waitFor();
      await tabTo(tabSentence('notices.threadCloseAsk.confirm'));
      await keyboard.press('Enter');
      await host.frame.getByText(tabSentence('talk.closed')).waitFor();
      assert.match(await focused().innerText(), tabSays('thread.heading'));
      assert.equal(await host.frame.getByLabel(tabSentence('thread.write')).count(), 0);
      await assertFaultless(host, 'talk-closed');
      await host.page.close();
    }));

  itInTheLongRun('leave the text that somebody is typing when the other closes them', () =>
    inTab(async (stage, anna, bram, match) => {
      await says(stage, bram, { match }, 'Dag Anna');
      const host = await open(stage, anna, `match/${match}`);
      const field = host.frame.getByLabel(tabSentence('thread.write'));
      await field.pressSequentially('Bijna klaar');
      await stage.posts(bram, 'talks/close', { match });
      await host.frame.getByText(tabSentence('thread.endedTheirs')).waitFor();
      await host.frame.getByRole('alert').getByText(tabSentence('talk.unsent')).waitFor();
      await host.page.keyboard.type(' ermee');
      assert.equal(await field.inputValue(), 'Bijna klaar ermee');
      assert.equal(await host.frame.getByRole('button', { name: tabSentence('thread.send') }).count(), 0);
      await assertFaultless(host, 'talk-unsent');
      await host.page.close();
    }),
  );

  itInTheLongRun('of earlier weeks are found below the one of now', () =>
    inTab(async (stage, anna, bram, match) => {
      await says(stage, bram, { match }, 'Uit de eerste week');
      await reach(stage, 'closed');
      await reach(stage, 'discussing', 2);
      const host = await open(stage, anna, 'match');
      await host.frame.getByRole('heading', { name: OTHERS }).waitFor();
      await assertFaultless(host, 'talk-list');
      await host.frame.getByRole('link', { name: tabSays('thread.heading') }).click();
      await host.frame.getByText('Uit de eerste week').waitFor();
      await host.frame.getByRole('link', { name: tabSentence('talk.back') }).click();
      await host.frame.getByRole('heading', { name: OTHERS }).waitFor();
      await host.page.close();
    }),
  );

  itInTheLongRun('of others are shown to nobody, whatever a link asks for', () =>
    inTalks(
      4,
      async (stage, groups) => {
        const [anna] = pairOf(groups);
        const carla = groups[1]?.[0];
        assert.ok(carla);
        const match = await matchOf(stage, carla);
        await says(stage, carla, { match }, 'Geheim');
        const host = await open(stage, anna, `match/${match}`);
        await host.frame.getByText(tabSentence('problem.changed')).waitFor();
        assert.equal(await host.frame.getByText('Geheim').count(), 0);
        await host.page.close();
      },
      { env: ENV },
    ),
  );

  itInTheLongRun('leave an unsent vote alone too, when the page cannot be renewed', () =>
    inTab(async (stage, anna) => {
      await reach(stage, 'revoting');
      const host = await open(stage, anna, 'week');
      await host.frame.getByRole('textbox').first().fill('Nog niet verstuurd');
      await host.page.route('**/tab/api/**', (route) => route.abort());
      await shows(host, 'visible');
      await host.frame.getByText(tabSentence('app.stale')).waitFor();
      assert.equal(await host.frame.getByRole('textbox').first().inputValue(), 'Nog niet verstuurd');
      await assertFaultless(host, 'week-stale');
      await host.page.close();
    }),
  );

  itInTheLongRun('take no older answer for what is so now: a vote stays cast when it overtook a question', () =>
    inTab(async (stage, anna) => {
      await reach(stage, 'revoting');
      const host = await open(stage, anna, 'week');
      await host.frame.getByRole('radio').first().waitFor();
      const held: (() => void)[] = [];
      await host.page.route('**/tab/api/week?*', async (route) => {
        const response = await route.fetch({ url: route.request().url().replace(TAB_SITE, stage.t.url) });
        await new Promise<void>((go) => held.push(go));
        await route.fulfill({ response });
      });
      const asked = host.page.waitForRequest(/api\/week/);
      const answered = host.page.waitForResponse(/api\/week/);
      await shows(host, 'visible');
      await asked;
      while (held.length === 0) await host.frame.evaluate('1');
      await host.frame.getByRole('radio').first().check();
      await host.frame.getByRole('radio', { name: /^4/ }).check();
      await host.frame.getByRole('button', { name: tabSentence('ballot.voteSecond') }).click();
      const change = host.frame.getByRole('button', { name: tabSentence('ballot.change') });
      await change.waitFor();
      for (const go of held) go();
      await answered;
      await host.page.unroute('**/tab/api/week?*');
      const next = host.page.waitForResponse(/api\/week/);
      // Drawn again by the old answer, it would be another button by now.
      await host.frame.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
      assert.ok(await change.isVisible());
      await shows(host, 'visible');
      await next;
      await host.page.close();
    }),
  );
});

let drafts = 0;

/** Writes by the tab's addresses, as another page of this person would. */
async function says(
  { posts }: TabStage,
  person: Person,
  where: { readonly match: string } | { readonly round: string },
  text: string,
): Promise<void> {
  drafts += 1;
  const path = 'match' in where ? 'talks/post' : 'open-thread/post';
  const { status } = await posts(person, path, { ...where, once: `draft-${drafts + 1_000}`, text });
  assert.equal(status, 200);
}

/** The page goes out of sight, or comes back. */
function shows(host: TabHost, state: 'hidden' | 'visible'): Promise<unknown> {
  return host.frame.evaluate(`
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => '${state}' });
    document.dispatchEvent(new Event('visibilitychange'));
  `);
}
