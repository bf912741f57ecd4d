import { strict as assert } from 'node:assert';
import { before, describe, it } from 'mocha';
import type { Locator } from 'playwright-core';
import { builtinDilemmas } from '../../src/dilemmas/dilemma-library.js';
import type { ChatPage } from '../support/chat-page.js';
import { demoWalk } from '../support/demo-walk.js';

const TITLE = builtinDilemmas[0]?.text.nl.title ?? '';

describe('in a real client: a channel gets the dilemma of the week, and is voted in', function () {
  // Each step stands on the one before it.
  this.bail(true);

  const walk = demoWalk('channel');
  let chat: ChatPage;
  let card: Locator;

  before(() => {
    chat = walk().chat;
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
