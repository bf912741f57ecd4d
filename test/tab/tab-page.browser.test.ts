import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { type Language, languageOf } from '../../src/language.js';
import { suiteBrowser } from '../support/browser.js';
import type { Inputs } from '../support/fake-teams/fill-in.js';
import type { Person } from '../support/fake-teams/person.js';
import { either, tabSays, tabSentence } from '../support/says.js';
import { ballotsOf, votes } from '../support/scenario.js';
import { playTab, type TabStage } from '../support/tab-client.js';
import { TAB_SITE, TabHost } from '../support/tab-host.js';
import { assertFaultless, LOOKED_AT, themes } from '../support/tab-inspect.js';
import { joined, reach, TOWNS, townsFor } from '../support/talks.js';
import { TENANT, WHOLE_WEEK } from '../support/test-app.js';
import { itInTheLongRun } from '../support/thorough.js';

const linksIn = (language: Language) =>
  (['week', 'match', 'open', 'agreements', 'archive', 'profile', 'data'] as const).map((part) =>
    tabSentence(`app.${part}`, {}, language),
  );
const FACILITATOR = '0fa00000-0000-4000-8000-00000000000a';
/** The parts of the desk behind the first one. */
const deskPartsIn = (language: Language) =>
  (['season', 'review', 'moderation', 'participation', 'audit'] as const).map((part) =>
    tabSentence(`desk.${part}`, {}, language),
  );
const CONFIDENCE = either(...([1, 2, 3, 4, 5] as const).map((step) => tabSays(`ballot.confidence${step}`)));
const ENV = { ...WHOLE_WEEK, BASE_URL: TAB_SITE } as const;

/** The page with which a dilemma goes to one's own team holds no vote and no name. */
async function looksAtTeam(host: TabHost, locale: string, people: readonly Person[]): Promise<void> {
  const language = languageOf(locale);
  await host.frame.getByRole('link', { name: tabSentence('team.open', {}, language) }).click();
  await host.frame.getByRole('heading', { name: tabSentence('team.plan', {}, language) }).waitFor();
  const sheet = await host.frame.locator('main').innerText();
  const written = await host.frame.locator('textarea').inputValue();
  for (const text of [sheet, written]) {
    assert.doesNotMatch(text, tabSays('result.count', { count: /\d+/ }, language), 'no votes');
    for (const { facts } of people) assert.ok(!text.includes(facts.name), 'no names');
  }
  await host.frame.getByRole('button', { name: tabSentence('team.copy', {}, language) }).click();
  const outcomes = either(tabSays('invitation.copied', {}, language), tabSays('invitation.marked', {}, language));
  await host.frame.getByRole('status').getByText(outcomes).waitFor();
  await assertFaultless(host, `team-${locale}`);
}

/** A closed dilemma is tried by oneself, and the choice is sent nowhere. */
async function triesIt(host: TabHost, locale: string): Promise<void> {
  const language = languageOf(locale);
  const { frame, page } = host;
  await host.goesTo(tabSentence('app.archive', {}, language));
  await frame.getByRole('link', { name: tabSays('tryIt.open', {}, language) }).click();
  const show = frame.getByRole('button', { name: tabSentence('tryIt.show', {}, language) });
  await show.click();
  await frame.getByText(tabSentence('tryIt.nothing', {}, language)).waitFor();
  await assertFaultless(host, `try-${locale}`);
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.method()));
  await frame.getByRole('radio').nth(1).check();
  await show.click();
  const yours = tabSays('tryIt.yours', { letter: 'B', label: /.+/ }, language);
  await frame.locator('h2:focus').filter({ hasText: yours }).waitFor();
  await frame.getByText(tabSentence('closing.knowledge', {}, language)).waitFor();
  assert.ok(!sent.includes('POST'));
}

describe('the tab in a browser, inside a frame that answers as Teams', () => {
  const browser = suiteBrowser();

  function open(...args: Parameters<typeof TabHost.open> extends [Browser, ...infer Rest] ? Rest : never) {
    return TabHost.open(browser(), ...args);
  }

  /** Every part of the page in every theme: nothing that axe finds, nothing that sticks out, and a picture of each. */
  async function inspect(stage: TabStage, host: TabHost, name: string, links: readonly string[]): Promise<void> {
    for (const [at, link] of links.entries()) {
      await host.goesTo(link);
      await assertFaultless(host, `${name}-${at}`);
    }
    assert.deepEqual(host.complaints, []);
    assert.deepEqual(
      host.strayed.filter((origin) => origin !== 'https://res.cdn.office.net'),
      [],
    );
    assert.ok(stage.t.url);
  }

  for (const locale of LOOKED_AT) {
    it(`is without faults while people vote (${locale})`, () =>
      playTab(
        async (stage) => {
          const anna = await stage.t.joins('Anna van den Berg-Hooglandt', { locale });
          await reach(stage, 'voting');
          await votes(anna, 'b', { reason: 'Een <b>reden</b> die *niet* te kort is, met {{tekens}} erin' });
          const host = await open(stage, anna, { locale, theme: 'default' });
          assert.ok(host.asked.includes('appInitialization.appLoaded'));
          assert.ok(host.asked.includes('appInitialization.success'));
          await inspect(stage, host, `voting-${locale}`, linksIn(languageOf(locale)));
          await host.page.close();
        },
        { env: ENV },
      ));

    it(`is without faults while people talk, and when the round is closed (${locale})`, () =>
      playTab(
        async (stage) => {
          const people = await joined(stage.t, townsFor(14, TOWNS.length));
          const [anna] = people;
          assert.ok(anna);
          const form = { role: 'legal', challenges: ['housing', 'safety'], wantsToTalk: true };
          await stage.posts(anna, 'profile', { ...form, language: locale.slice(0, 2) });
          await reach(stage, 'voting');
          await allVote(people, 'ab', { reason: 'Een reden van iemand die er lang over nadacht' });
          await reach(stage, 'discussing');
          const host = await open(stage, anna, { locale, theme: 'default' });
          await inspect(stage, host, `talking-${locale}`, linksIn(languageOf(locale)).slice(0, 3));
          await reach(stage, 'revoting');
          await allVote(people, 'aab', { movedBy: 'partner' });
          await reach(stage, 'closed');
          await host.page.close();
          const later = await open(stage, anna, { locale, theme: 'default', place: 'archive/main-1' });
          await later.frame
            .getByText(
              locale === 'nl-NL' ? tabSentence('closing.knowledge') : tabSentence('closing.knowledge', {}, 'en'),
            )
            .waitFor();
          for (const summary of await later.frame.locator('summary').all()) await summary.click();
          for (const theme of themes()) {
            await later.chooseTheme(theme);
            assert.deepEqual(await later.violations(), [], `closed, ${theme}`);
            await later.picture(`closed-${locale}-${theme}`);
          }
          await later.resizes({ width: 320, height: 800 });
          assert.equal(await later.overhang(), 0);
          await later.picture(`closed-${locale}-narrow`);
          await later.resizes({ width: 1_000, height: 800 });
          await looksAtTeam(later, locale, people);
          await triesIt(later, locale);
          assert.deepEqual(later.complaints, []);
          await later.page.close();
        },
        { env: ENV },
      ));
  }

  for (const locale of LOOKED_AT) {
    it(`is without faults for a facilitator (${locale})`, () =>
      playTab(
        async (stage) => {
          const fien = await stage.t.joins('Fien Begeleider', { objectId: FACILITATOR, locale });
          const people = await joined(stage.t, townsFor(9, TOWNS.length));
          people[0]?.fails({ how: 400, times: 1 });
          await reach(stage, 'voting');
          const host = await open(stage, fien, { locale, theme: 'default', width: 1_200 });
          const language = languageOf(locale);
          const link = tabSentence('app.desk', {}, language);
          await host.goesTo(link);
          await host.frame.getByRole('button', { name: tabSentence('desk.rehearse', {}, language) }).click();
          await host.frame.locator('output').waitFor();
          await inspect(stage, host, `desk-${locale}`, [link]);
          await host.frame.getByRole('button', { name: tabSays('desk.resend', {}, language) }).click();
          await host.frame.getByText(tabSentence('desk.resent', { count: 1 }, language)).waitFor();
          await stage.t.settle();
          assert.equal(ballotsOf(people[0] ?? fien).length, 1);
          const parts = host.frame.getByRole('navigation', {
            name: tabSentence('desk.nav', {}, language),
            exact: true,
          });
          for (const [at, part] of deskPartsIn(language).entries()) {
            await parts.getByRole('link', { name: part, exact: true }).click();
            await host.frame.getByRole('heading', { level: 2, name: part }).waitFor();
            await host.frame.locator('main:not(:has(.loading))').waitFor();
            await assertFaultless(host, `desk-${locale}-${at + 1}`);
          }
          await host.frame
            .getByRole('cell', { name: tabSentence('desk.what_messages_resend', {}, language) })
            .waitFor();
          await host.page.close();
        },
        { env: { ...ENV, FACILITATORS: `${TENANT}:${FACILITATOR}` } },
      ));
  }

  itInTheLongRun('lets a facilitator look at the messages of a round that has ended', () =>
    playTab(
      async (stage) => {
        const fien = await stage.t.joins('Fien Begeleider', { objectId: FACILITATOR });
        for (const person of await joined(stage.t, townsFor(6, TOWNS.length))) await person.says('hulp');
        await reach(stage, 'closed');
        const host = await open(stage, fien, { locale: 'nl-NL', theme: 'default', place: 'desk/now' });
        await host.frame.getByLabel(tabSentence('desk.ofRound')).selectOption('main-1');
        await host.frame.getByRole('rowheader', { name: tabSentence('desk.kind_ballot'), exact: true }).waitFor();
        await assertFaultless(host, 'earlier-round');
        assert.deepEqual(host.complaints, []);
        await host.page.close();
      },
      { env: { ...ENV, FACILITATORS: `${TENANT}:${FACILITATOR}` } },
    ),
  );

  itInTheLongRun('shows the desk to nobody else', () =>
    playTab(
      async (stage) => {
        const anna = await stage.t.joins('Anna');
        const host = await open(stage, anna, { locale: 'nl-NL', theme: 'default', place: 'desk' });
        await host.frame.getByRole('heading', { level: 1, name: tabSentence('app.week') }).waitFor();
        assert.equal(await host.frame.getByRole('link', { name: tabSentence('app.desk') }).count(), 0);
        await host.page.close();
      },
      { env: ENV },
    ),
  );

  it('can be voted in with the keyboard alone', () =>
    playTab(
      async (stage) => {
        const anna = await stage.t.joins('Anna');
        await reach(stage, 'voting');
        const host = await open(stage, anna, { locale: 'nl-NL', theme: 'default' });
        const { keyboard } = host.page;
        const focused = () => host.frame.locator(':focus');
        const tabTo = async (name: RegExp): Promise<void> => {
          for (let at = 0; at < 40; at += 1) {
            await keyboard.press('Tab');
            if (name.test(await focused().evaluate(nameOf))) return;
          }
          throw new Error(`No way to ${name} with the Tab key`);
        };
        assert.equal(await focused().innerText(), tabSentence('app.week'), 'a screen reader begins at the heading');
        await tabTo(/^A\. /);
        await keyboard.press('Space');
        await keyboard.press('ArrowDown');
        await tabTo(CONFIDENCE);
        await keyboard.press('Space');
        for (const _ of [2, 3, 4]) await keyboard.press('ArrowRight');
        await tabTo(tabSays('ballot.reason'));
        await keyboard.type('Zonder muis getypt');
        await tabTo(tabSays('ballot.vote'));
        await keyboard.press('Enter');
        await host.frame.getByText(tabSentence('ballot.saved')).waitFor();
        assert.equal(await focused().innerText(), tabSentence('ballot.change'), 'the focus stays where it was');
        const own = (await stage.gets(anna, 'week')).body.own;
        assert.deepEqual(own, { option: 'b', confidence: 4, reason: 'Zonder muis getypt', movedBy: null });
        await host.page.close();
      },
      { env: ENV },
    ));

  it('says what is missing before anything is sent', () =>
    playTab(
      async (stage) => {
        const anna = await stage.t.joins('Anna');
        await reach(stage, 'voting');
        const host = await open(stage, anna, { locale: 'nl-NL', theme: 'default' });
        await host.frame.getByRole('button', { name: tabSentence('ballot.vote'), exact: true }).click();
        await host.frame.getByRole('alert').getByText(tabSentence('vote.nothing')).waitFor();
        assert.deepEqual(await stage.kept('votes'), []);
        await host.page.close();
      },
      { env: ENV },
    ));

  itInTheLongRun('counts what is typed as one sees it, and says what is too much before anything is sent', () =>
    playTab(
      async (stage) => {
        const anna = await stage.t.joins('Anna');
        await reach(stage, 'voting');
        const host = await open(stage, anna, { locale: 'nl-NL', theme: 'default' });
        await host.frame.getByRole('radio').first().check();
        await host.frame.getByRole('radio', { name: tabSentence('ballot.confidence4'), exact: true }).check();
        const reason = host.frame.getByRole('textbox');
        for (const character of ['👩‍👩‍👧‍👦', '🇳🇱', 'é'.normalize('NFD')]) {
          await reason.fill(character.repeat(3));
          await host.frame.getByText(tabSentence('vote.left', { count: 277 })).waitFor();
        }
        await reason.fill('👩‍👩‍👧‍👦'.repeat(282));
        await host.frame.getByText(tabSentence('talk.tooMany', { count: 2 })).waitFor();
        await host.frame.getByRole('button', { name: tabSentence('ballot.vote'), exact: true }).click();
        await host.frame
          .getByRole('alert')
          .getByText(tabSentence('notices.tooMuchText.text', { count: 280 }))
          .waitFor();
        assert.deepEqual(await stage.kept('votes'), []);
        await reason.fill('👩‍👩‍👧‍👦'.repeat(280));
        await host.frame.getByRole('button', { name: tabSentence('ballot.vote'), exact: true }).click();
        await host.frame.getByText(tabSentence('ballot.saved')).waitFor();
        const own = (await stage.gets(anna, 'week')).body.own as { readonly reason: string };
        assert.equal(own.reason, '👩‍👩‍👧‍👦'.repeat(280));
        await host.page.close();
      },
      { env: ENV },
    ),
  );

  itInTheLongRun('joins, pauses and erases', () =>
    playTab(
      async (stage) => {
        const anna = stage.t.teams.person({
          name: 'Anna',
          tenant: (await stage.t.joins('Bram')).facts.tenantId,
          locale: 'nl-NL',
        });
        await anna.installs();
        const host = await open(stage, anna, { locale: 'nl-NL', theme: 'default' });
        const { frame } = host;
        await frame.getByLabel(tabSentence('profile.municipality')).fill('Bergen');
        await frame.getByLabel(tabSentence('profile.role')).selectOption('legal');
        await frame.getByRole('button', { name: tabSentence('profile.save') }).click();
        await frame.getByRole('button', { name: /Bergen.*Limburg/ }).click();
        await frame.getByText(tabSentence('me.joined')).waitFor();
        await frame.getByLabel(tabSentence('pause.until')).fill('2026-12-14');
        await frame.getByRole('button', { name: tabSentence('pause.set') }).click();
        await frame.getByText(tabSentence('me.paused')).waitFor();
        await host.goesTo(tabSentence('app.data'));
        const download = host.page.waitForEvent('download');
        await frame.getByRole('button', { name: tabSentence('myData.download') }).click();
        assert.equal((await download).suggestedFilename(), 'spagaat-mijn-gegevens.json');
        await frame.getByLabel(tabSays('data.words', { words: 'wis mij' })).fill('wis');
        await frame.getByRole('button', { name: tabSentence('eraseConfirm.confirm') }).click();
        await frame.getByText(tabSentence('problem.notConfirmed')).waitFor();
        await frame.getByLabel(tabSays('data.words', { words: 'wis mij' })).fill('wis mij');
        await frame.getByRole('button', { name: tabSentence('eraseConfirm.confirm') }).click();
        await frame.getByText(tabSentence('data.erased')).waitFor();
        assert.equal((await stage.gets(anna, 'me')).body.code, 'unknownPerson');
        await host.page.close();
      },
      { env: ENV },
    ),
  );

  it('in the demo lets the visitor in without Teams', () => {
    const localVisitor = { tenantId: TENANT, objectId: '0ee00000-0000-4000-8000-000000000005' };
    return playTab(
      async (stage) => {
        await stage.t.joins('Vera', { objectId: localVisitor.objectId });
        const page = await browser().newPage({ locale: 'nl-NL' });
        await page.goto(`${stage.t.url}/tab`);
        await page.getByRole('button', { name: tabSentence('start.localEnter') }).click();
        await page.getByRole('heading', { level: 1, name: tabSentence('app.week') }).waitFor();
        await page.close();
      },
      { localVisitor },
    );
  });

  itInTheLongRun('outside Teams says where it belongs, and lets nobody in', () =>
    playTab(async (stage) => {
      const page = await browser().newPage();
      await page.goto(`${stage.t.url}/tab`);
      await page
        .getByRole('heading', { name: either(tabSays('start.outsideTitle'), tabSays('start.outsideTitle', {}, 'en')) })
        .waitFor();
      assert.equal(await page.getByRole('navigation').count(), 0);
      await page.close();
    }),
  );
});

/** These people vote for these options in turn. */
async function allVote(people: readonly Person[], options: string, more: Inputs): Promise<void> {
  for (const [at, person] of people.entries()) await votes(person, options[at % options.length] ?? 'a', more);
}

/** The part of a browser element that this test needs. */
interface Element {
  readonly innerText: string;
  readonly labels?: ArrayLike<{ readonly innerText: string }>;
}

/** The element's name for a screen reader, nearly: its label, or its text. */
const nameOf = (one: Element): string => (one.labels?.[0] ?? one).innerText;
