import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import type { Browser, Locator } from 'playwright-core';
import { builtinDilemmas } from '../../src/dilemmas/dilemma-library.js';
import { chromiumPath, startBrowser } from '../support/browser.js';
import { ChatPage } from '../support/chat-page.js';
import { type DemoProcess, startDemo } from '../support/demo-process.js';

const chromium = chromiumPath();
const TITLE = builtinDilemmas[0]?.text.nl.title ?? '';

describe('in a real client: a channel gets the dilemma of the week, and is voted in', function () {
  this.timeout(60_000);
  // Each step stands on the one before it.
  this.bail(true);

  if (chromium === null) {
    it('SKIPPED: there is no Chromium on this machine (set CHROMIUM_PATH)', function () {
      if (process.env.REQUIRE_BROWSER === '1') assert.fail('REQUIRE_BROWSER is set and there is no Chromium');
      this.skip();
    });
    return;
  }

  let demo: DemoProcess;
  let browser: Browser;
  let chat: ChatPage;
  let card: Locator;

  before(async () => {
    demo = await startDemo();
    browser = await startBrowser(chromium);
    const context = await browser.newContext({ viewport: { width: 1280, height: 1900 } });
    chat = await ChatPage.open(await context.newPage(), demo.url, 'channel');
  });

  after(async () => {
    await browser?.close();
    await demo?.interrupt();
  });

  it('takes part first', async () => {
    await chat.says('taal nederlands');
    await chat.seesCard('De taal is nu Nederlands');
    await chat.says('doe mee');
    card = await chat.seesCard('Je profiel');
    await card.getByRole('textbox', { name: 'Je gemeente' }).fill('Leiden');
    await chat.chooses(card, 'Je rol', 'Jurist');
    await chat.clicks(card, 'Bewaar mijn profiel');
    await chat.seesCard('Je doet mee');
  });

  it('lets the channel get it, and the post comes', async () => {
    await chat.goesTo('Spagaat');
    await chat.mentions('plaats hier');
    card = await chat.seesCard(TITLE);
    await chat.pictureOf(card, '01-post');
  });

  it('votes there, and reads an own view', async () => {
    await chat.clicks(card, 'Stem in het geheim');
    card = await chat.seesCard('Alleen jij ziet dit stembiljet');
    await card.getByRole('radio', { name: /^B\./ }).check();
    await chat.chooses(card, 'Hoe zeker ben je?', '4');
    await chat.picture('02-ballot');
    await chat.clicks(card, 'Stem');
    card = await chat.seesCard('Je stem is bewaard');
    await chat.pictureOf(card, '03-voted');
  });

  it('reads the counts there at the opening, and nothing of who chose what', async () => {
    await chat.goesTo('Personal Chat');
    await chat.goesOn('Het is woensdag');
    await chat.goesTo('Spagaat');
    card = await chat.seesCard('De uitslag van de eerste stem');
    const text = await chat.reads(card);
    assert.match(text, /\d+ stemmen/);
    assert.doesNotMatch(text, /Jouw keuze|gesimuleerd/);
    await chat.picture('04-opened');
  });

  it('answers under it, and finds the answer in the open conversation without a name', async () => {
    await chat.mentionsUnder(card, 'Wij bellen altijd eerst.');
    await chat.seesCard('✓ Ook in het open gesprek');
    await chat.picture('05-answered');
    await chat.goesTo('Personal Chat');
    await chat.says('gesprek');
    card = await chat.seesCard('Je hebt nog geen gesprek');
    await chat.clicks(card, 'Het open gesprek');
    card = await chat.seesCard('Wij bellen altijd eerst.');
    assert.doesNotMatch(await chat.reads(card), /Vera/);
    await chat.pictureOf(card, '06-open-conversation');
  });
});
