import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { type Language, languageOf } from '../../src/language.js';
import { suiteBrowser } from '../support/browser.js';
import type { Person } from '../support/fake-teams/person.js';
import { GOOD_TEXT } from '../support/proposals.js';
import { BARE, formOf } from '../support/review-forms.js';
import { says, sentence, tabSays, tabSentence } from '../support/says.js';
import { playTab, type TabStage } from '../support/tab-client.js';
import { TAB_SITE, TabHost } from '../support/tab-host.js';
import { assertFaultless, LOOKED_AT_LONG } from '../support/tab-inspect.js';
import { TENANT } from '../support/test-app.js';
import { itInTheLongRun } from '../support/thorough.js';

const FACILITATOR = '0fa00000-0000-4000-8000-00000000000a';
const ENV = { BASE_URL: TAB_SITE, FACILITATORS: `${TENANT}:${FACILITATOR}` } as const;
const wordsIn = (language: Language) => ({
  list: tabSentence('desk.review', {}, language),
  edit: tabSentence('proposalReview.edit', {}, language),
  write: tabSentence('review.write', {}, language),
  finish: tabSentence('proposalEdit.heading', {}, language),
});
/** The announcement after a decision: its effect, and the next step. */
const heard = (was: 'accepted' | 'declined', next: 'nextBelow' | 'noneLeft') =>
  `${tabSentence(`review.was_${was}`)} ${tabSentence(`review.${next}`)}`;
const NASTY = '<img src=x onerror="document.title=1"> **vet** [klik](https://elders.example)';

describe('the proposals in the tab, in a browser', () => {
  const browser = suiteBrowser();

  /** Fien is a facilitator with the list of proposals before her; these were brought in, the first one first. */
  function played(
    forms: readonly Readonly<Record<string, string>>[],
    story: (stage: TabStage, host: TabHost, fien: Person) => Promise<void>,
    { locale = 'nl-NL', width = 1_000 }: { readonly locale?: 'nl-NL' | 'en-GB'; readonly width?: number } = {},
  ): Promise<void> {
    return playTab(
      async (stage) => {
        const fien = await stage.t.joins('Fien Begeleider', { objectId: FACILITATOR, locale });
        const anna = await stage.t.joins('Anna');
        for (const form of forms) await brings(stage, anna, form);
        const host = await TabHost.open(browser(), stage, fien, {
          locale,
          theme: 'default',
          place: 'desk/review',
          width,
        });
        await host.frame
          .getByRole('heading', { level: 2, name: tabSentence('desk.review', {}, languageOf(locale)) })
          .waitFor();
        await host.frame.locator('main:not(:has(.loading))').waitFor();
        await story(stage, host, fien);
        assert.deepEqual(host.complaints, [], 'no error, and nothing that the policy of the page forbids');
        assert.deepEqual(
          host.strayed.filter((origin) => origin !== 'https://res.cdn.office.net'),
          [],
        );
        await host.page.close();
      },
      { env: ENV },
    );
  }

  for (const locale of LOOKED_AT_LONG) {
    const words = wordsIn(languageOf(locale));
    it(`are without faults: the list, one to read, its form and a new one (${locale})`, () =>
      played(
        [{ ...BARE, question: 'Hoe moet dit, en wanneer', label1: 'Bel Jan de Vries', notPersonal: 'true' }, BARE],
        async (_stage, host) => {
          const { frame } = host;
          await assertFaultless(host, `review-${locale}-list`);
          await frame.getByRole('link', { name: BARE.title }).first().click();
          await cardOf(frame).waitFor();
          await assertFaultless(host, `review-${locale}-one`);
          await frame.getByRole('button', { name: words.edit }).click();
          await frame.getByRole('heading', { name: words.finish }).waitFor();
          await assertFaultless(host, `review-${locale}-edit`);
          await frame.getByRole('navigation').getByRole('link', { name: words.list, exact: true }).click();
          await frame.getByRole('link', { name: words.write }).click();
          await fill(frame, formOf({ title: NASTY.slice(0, 120), question: 'Hoe moet dit?' }));
          await cardOf(frame).getByText('vet').first().waitFor();
          await frame
            .locator('output')
            .getByText(tabSays('review.needs', { count: 2 }, languageOf(locale)))
            .waitFor();
          await assertFaultless(host, `review-${locale}-new`);
        },
        { locale, width: 1_200 },
      ));
  }

  it('are walked through with the keyboard alone: accept, complete and accept, decline; the focus goes to the next one', () =>
    played(
      [
        { ...BARE, title: 'Eerste' },
        { ...BARE, title: 'Tweede' },
      ],
      async (stage, host, fien) => {
        const write = { draft: 'd', form: formOf({ title: 'Derde' }), seen: null, notPersonal: false };
        await stage.posts(fien, 'desk/review/write', write);
        await stage.t.settle();
        const walk = walker(host);
        await walk.to(/^Eerste$/);
        await walk.press('Enter');
        await walk.isAt('Eerste');

        await walk.to(tabSays('proposalReview.reason'));
        await walk.to(tabSays('proposalReview.decline'));
        await walk.press('Enter');
        await walk.hears(tabSentence('proposalReview.reasonMissing'));
        await walk.isAt(tabSentence('proposalReview.reason'));
        await walk.types('Dit was er al.');
        await walk.to(tabSays('proposalReview.decline'));
        await walk.press('Enter');
        await walk.hears(heard('declined', 'nextBelow'));
        await walk.isAt('Tweede');

        await walk.to(tabSays('proposalReview.edit'));
        await walk.press('Enter');
        await walk.isAt(tabSentence('proposalEdit.heading'));
        const { fields } = formOf({ title: 'Tweede' });
        for (const name of ['question', 'label1', 'explanation1', 'label2', 'explanation2', 'tension']) {
          await walk.toInput(name);
          await walk.types(fields[name] ?? '');
        }
        for (const name of ['reflection1', 'reflection2', 'reflection3', 'knowledgeTitle', 'knowledgeText']) {
          await walk.toInput(name);
          await walk.types(fields[name] ?? '');
        }
        await walk.to(/^Wonen/);
        await walk.press('Space');
        await walk.hears(tabSentence('review.ready'));
        await walk.to(tabSays('proposalEdit.save'));
        await walk.press('Enter');
        await walk.hears(tabSentence('proposalReview.noteSaved'));
        await walk.isAt('Tweede');
        await walk.to(tabSays('proposalReview.accept'));
        await walk.press('Enter');
        await walk.hears(heard('accepted', 'nextBelow'));
        await walk.isAt('Derde');

        await walk.to(tabSays('proposalReview.accept'));
        await walk.press('Enter');
        await walk.hears(heard('accepted', 'noneLeft'));
        await walk.isAt(tabSentence('desk.review'));
        await host.frame.getByText(tabSentence('review.none')).waitFor();
        const states = (await stage.kept('proposals')).map((one) => JSON.stringify(one).match(/"state":"(\w+)"/)?.[1]);
        assert.deepEqual(states.sort(), ['accepted', 'accepted', 'declined']);
        const [programme] = await stage.storage.stores.programmes.all();
        assert.equal(programme?.queue.filter((id) => id.startsWith('own-')).length, 2);
      },
    ));

  it('draw the card while one types, in light and dark, in both languages, with what was typed as text', () =>
    played([], async (stage, host) => {
      const { frame, page } = host;
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await frame.getByRole('link', { name: tabSentence('review.write') }).click();
      await cardOf(frame).waitFor();
      assert.equal(asked.filter((url) => /card-drawing/.test(url)).length, 1, 'the renderer is fetched here and once');
      await frame.getByLabel(tabSentence('proposal.title'), { exact: true }).fill(NASTY);
      await frame.getByLabel(tabSays('proposalEdit.situation')).fill('Regel een.\n\n- <b>twee</b>');
      const card = cardOf(frame);
      await card.getByText(NASTY).waitFor();
      await frame.getByRole('link', { name: tabSentence('review.back') }).click();
      await frame.getByRole('link', { name: tabSentence('review.write') }).click();
      await card.getByText(NASTY).waitFor();
      assert.equal(await card.locator('img, b, script, a').count(), 0);
      assert.equal(await card.getByText('- <b>twee</b>').count(), 1);
      const background = () => card.evaluate(backgroundOf);
      assert.equal(await background(), 'rgb(255, 255, 255)');
      await frame.getByLabel(tabSentence('review.theme_dark')).check();
      await frame.locator('.teams-card.dark .ac-adaptiveCard').waitFor();
      assert.equal(await background(), 'rgb(41, 41, 41)');
      await card.getByRole('button', { name: tabSentence('ballot.vote'), exact: true }).waitFor();
      await frame.getByLabel(tabSentence('review.language_en')).check();
      await card.getByRole('button', { name: tabSentence('ballot.vote', {}, 'en'), exact: true }).waitFor();
      assert.ok(
        await card.getByRole('button', { name: tabSentence('ballot.vote', {}, 'en'), exact: true }).isDisabled(),
      );
      assert.deepEqual(await stage.kept('proposals'), []);
      assert.equal(await page.title(), 'Teams');
    }));

  itInTheLongRun('say what is wrong while one types, at the input that it is about, and stop saying it', () =>
    played([], async (_stage, host) => {
      const { frame } = host;
      await frame.getByRole('link', { name: tabSentence('review.write') }).click();
      const question = frame.getByLabel(tabSays('proposalEdit.question'));
      await question.fill('Mag je nu kiezen, of later?');
      await frame.getByText(sentence('proposalFault.questionComma')).waitFor();
      assert.equal(await question.getAttribute('aria-invalid'), 'true');
      const notes = frame.locator(`#${await question.getAttribute('aria-describedby')}`);
      assert.match(await notes.innerText(), says('proposalFault.questionComma'));
      await question.fill('Mag je nu kiezen?');
      await frame.getByText(sentence('proposalFault.questionComma')).waitFor({ state: 'detached' });
      assert.equal(await question.getAttribute('aria-invalid'), 'false');
      const count = frame.getByText(tabSays('review.needs', { count: /\d+/ }));
      assert.match(await count.innerText(), /\d/);
    }),
  );

  itInTheLongRun('keep what was typed when the program does not answer, and say that the check waits', () =>
    played([], async (_stage, host) => {
      const { frame, page } = host;
      await frame.getByRole('link', { name: tabSentence('review.write') }).click();
      await cardOf(frame).waitFor();
      await page.route('**/tab/api/**', (route) => route.abort());
      await frame.getByLabel(tabSentence('proposal.title'), { exact: true }).fill('Wat ik bedacht');
      await frame.getByText(tabSentence('review.lookFailed')).waitFor();
      await frame.getByRole('button', { name: tabSentence('proposalEdit.save'), exact: true }).click();
      await frame.getByText(tabSentence('problem.offline')).waitFor();
      await frame.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
      await frame.getByRole('status').getByText(tabSentence('app.stale')).waitFor();
      assert.equal(
        await frame.getByLabel(tabSentence('proposal.title'), { exact: true }).inputValue(),
        'Wat ik bedacht',
      );
      await page.unroute('**/tab/api/**');
      await frame.getByLabel(tabSentence('proposal.title'), { exact: true }).fill('Wat ik bedacht heb');
      await cardOf(frame).getByText('Wat ik bedacht heb').waitFor();
      await frame.getByText(tabSentence('review.lookFailed')).waitFor({ state: 'detached' });
    }),
  );

  itInTheLongRun('keep a dilemma once when the answer got lost and it is sent again after one has been elsewhere', () =>
    played([], async (stage, host) => {
      const { frame, page } = host;
      const write = async () => {
        await frame.getByRole('link', { name: tabSentence('review.write') }).click();
        await cardOf(frame).waitFor();
      };
      const save = () => frame.getByRole('button', { name: tabSentence('proposalEdit.save'), exact: true }).click();
      const address = '**/tab/api/desk/review/write*';
      await write();
      await frame.getByLabel(tabSentence('proposal.title'), { exact: true }).fill(BARE.title);
      await frame.locator('#input-situation').fill(BARE.situation);
      await page.route(address, async (route) => {
        const { pathname, search } = new URL(route.request().url());
        await route.fetch({ url: `${stage.t.url}${pathname}${search}` });
        await route.abort();
      });
      await save();
      await frame.getByText(tabSentence('problem.offline')).waitFor();
      await page.unroute(address);
      await host.goesTo(tabSentence('app.week'));
      await host.goesTo(tabSentence('app.desk'));
      await frame.getByRole('link', { name: tabSentence('desk.review'), exact: true }).click();
      await write();
      await save();
      await frame.getByRole('heading', { name: BARE.title }).waitFor();
      assert.equal((await stage.kept('proposals')).length, 1);
      await frame.getByRole('link', { name: tabSentence('desk.review'), exact: true }).click();
      await write();
      assert.equal(
        await frame.getByLabel(tabSentence('proposal.title'), { exact: true }).inputValue(),
        '',
        'what was sent is no draft any more',
      );
    }),
  );

  itInTheLongRun('ask whether words are about a person before anything is kept, and mark them in what is read', () =>
    played([], async (stage, host) => {
      const { frame } = host;
      await frame.getByRole('link', { name: tabSentence('review.write') }).click();
      await fill(frame, formOf({ situation: 'Ik belde Jan de Vries over het plan.' }));
      await frame
        .getByText(tabSentence('proposal.found', { words: 'Jan de Vries', kind: tabSentence('proposal.kindName') }))
        .first()
        .waitFor();
      const save = frame.getByRole('button', { name: tabSentence('proposalEdit.save'), exact: true });
      await save.click();
      const heading = frame.getByRole('heading', { name: tabSentence('proposal.markedHeading') });
      await heading.waitFor();
      assert.equal(await frame.locator(':focus').innerText(), await heading.innerText());
      assert.deepEqual(await stage.kept('proposals'), []);
      await frame.getByLabel(tabSentence('proposal.notPersonal')).check();
      await save.click();
      await frame.getByText(tabSentence('review.was_written')).waitFor();
      assert.equal(await frame.locator('mark').innerText(), 'Jan de Vries');
      await frame.getByText(tabSentence('proposalReview.foundConfirmed')).waitFor();
    }),
  );

  itInTheLongRun('keep what was typed when somebody else was first, until the facilitator lets go of it', () =>
    played([BARE], async (stage, host, fien) => {
      const { frame } = host;
      await frame.getByRole('link', { name: BARE.title }).click();
      await frame.getByRole('button', { name: tabSentence('proposalReview.edit') }).click();
      await frame.getByLabel(tabSentence('proposal.title'), { exact: true }).fill('Wat ik ervan maakte');
      const [id = ''] = (await stage.kept('proposals')).map((one) => String(JSON.parse(JSON.stringify(one))._id));
      await stage.posts(fien, 'desk/review/edit', { proposal: id, revision: 0, form: formOf() });
      await frame.getByRole('button', { name: tabSentence('proposalEdit.save'), exact: true }).click();
      await frame.getByText(tabSentence('review.changedKept')).waitFor();
      assert.equal(
        await frame.getByLabel(tabSentence('proposal.title'), { exact: true }).inputValue(),
        'Wat ik ervan maakte',
      );
      await frame.getByRole('button', { name: tabSentence('review.showNow') }).click();
      await frame.getByRole('heading', { level: 2, name: GOOD_TEXT.title }).waitFor();
      assert.equal(await frame.getByRole('button', { name: tabSentence('proposalReview.accept') }).count(), 1);
    }),
  );
});

/** Somebody brings this in from the chat. */
async function brings({ t }: TabStage, person: Person, form: Readonly<Record<string, string>>): Promise<void> {
  const [card] = (await person.says('voorstel')).replies;
  assert.ok(card);
  const { notPersonal, ...typed } = form;
  const { card: marked } = await person.clicks(card, { verb: 'proposal.send' }, typed);
  if (notPersonal !== undefined && marked !== null) {
    await person.clicks(marked, { verb: 'proposal.send' }, { ...typed, notPersonal });
  }
  await t.settle();
  t.clock.advance('1m');
}

const cardOf = (frame: Frame) => frame.locator('.teams-card .ac-adaptiveCard');

async function fill(frame: Frame, { fields }: { readonly fields: Readonly<Record<string, string>> }): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    if (name !== 'setting') await frame.locator(`#input-${name}`).fill(value);
  }
}

/** The part of a browser element that this test needs. */
interface Element {
  readonly id: string;
  readonly innerText: string;
  readonly labels?: ArrayLike<{ readonly innerText: string }>;
}

declare function getComputedStyle(one: unknown): { readonly backgroundColor: string };
const backgroundOf = (one: unknown): string => getComputedStyle(one).backgroundColor;

/** The element's name for a screen reader, nearly: its label, or its text. */
const nameOf = (one: Element): string => (one.labels?.[0] ?? one).innerText;

/** Somebody who uses no mouse. */
function walker({ frame, page }: TabHost) {
  const focused = () => frame.locator(':focus');
  async function tabUntil(what: string, isThere: () => Promise<boolean>): Promise<void> {
    for (let at = 0; at < 80; at += 1) {
      await page.keyboard.press('Tab');
      if ((await focused().count()) > 0 && (await isThere())) return;
    }
    throw new Error(`No way to ${what} with the Tab key`);
  }
  return {
    press: (key: string) => page.keyboard.press(key),
    /** Instead of what is there. */
    async types(text: string) {
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.insertText(text);
    },
    to: (name: RegExp) => tabUntil(String(name), async () => name.test(await focused().evaluate(nameOf))),
    toInput: (name: string) => tabUntil(name, async () => (await focused().getAttribute('id')) === `input-${name}`),
    async isAt(name: string) {
      await frame.locator(':focus').filter({ hasText: name }).or(frame.getByLabel(name).and(focused())).waitFor();
    },
    /** A message that screen readers say by themselves. */
    hears: (text: string) => frame.locator('[role=status], [role=alert], output').getByText(text).waitFor(),
  };
}
