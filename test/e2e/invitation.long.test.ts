import { strict as assert } from 'node:assert';
import { before, describe, it } from 'mocha';
import type { Locator } from 'playwright-core';
import type { ChatPage } from '../support/chat-page.js';
import { demoWalk } from '../support/demo-walk.js';
import { says, sentence, tabSentence } from '../support/says.js';

const PROGRAMME = 'Spagaat demo';

describe('in a real client: an invitation leads to the first vote', function () {
  // Each step stands on the one before it.
  this.bail(true);

  const walk = demoWalk('invitation');
  let chat: ChatPage;
  let card: Locator;
  let words = '';

  before(() => {
    chat = walk().chat;
  });

  it('is made in the tab by whoever runs the programme', async () => {
    await chat.says('taal nederlands');
    await chat.seesCard(sentence('notices.languageChanged.title'));
    const page = await walk().newPage();
    await page.goto(`${walk().demo.tabUrl}#programmes/main/invite`);
    await page.locator('button.primary').click();
    await page.getByRole('button', { name: tabSentence('invitation.make') }).click();
    const text = await page.getByLabel(tabSentence('invitation.text'), { exact: true }).inputValue();
    assert.ok(text.includes(PROGRAMME));
    words = /doe mee [A-Z0-9]{8}/.exec(text)?.[0] ?? assert.fail(text);
    await page.close();
  });

  it('brings the form of that programme to whoever sends its words', async () => {
    await chat.says(words);
    card = await chat.seesCard(sentence('profile.heading'));
    assert.match(await chat.reads(card), says('profile.invitedTo', { programme: PROGRAMME }));
    await card.getByRole('textbox', { name: sentence('profile.municipality') }).fill('Leiden');
    await chat.chooses(card, sentence('profile.role'), 'Jurist');
    await chat.pictureOf(card, '01-invited');
    await chat.clicks(card, sentence('profile.save'));
    await chat.seesCard(sentence('profileSaved.headingFirst'));
  });

  it('brings the ballot at once, on which they vote', async () => {
    card = await chat.seesCard(sentence('ballot.kickerFirst'));
    await card.getByRole('radio', { name: /^B\./ }).check();
    await chat.chooses(card, sentence('ballot.confidence'), '4');
    await chat.clicks(card, sentence('ballot.vote'));
    card = await chat.seesCard(sentence('ballot.saved'));
    assert.match(await chat.reads(card), says('ballot.ownChoice', { letter: 'B' }));
    await chat.pictureOf(card, '02-voted');
  });
});
