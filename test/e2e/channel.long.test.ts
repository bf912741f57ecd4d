import { strict as assert } from 'node:assert';
import { before, describe, it } from 'mocha';
import type { Locator } from 'playwright-core';
import { TOLD } from '../../src/demo/told.js';
import { builtinDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import type { ChatPage } from '../support/chat-page.js';
import { demoWalk } from '../support/demo-walk.js';
import { either, says, sentence } from '../support/says.js';

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
    await chat.seesCard(sentence('notices.languageChanged.title'));
    await chat.says('doe mee');
    card = await chat.seesCard(sentence('profile.heading'));
    await card.getByRole('textbox', { name: sentence('profile.municipality') }).fill('Leiden');
    await chat.chooses(card, sentence('profile.role'), 'Jurist');
    await chat.clicks(card, sentence('profile.save'));
    await chat.seesCard(sentence('profileSaved.headingFirst'));
  });

  it('lets the channel get it, and the post comes', async () => {
    await chat.goesTo('Spagaat');
    await chat.mentions('plaats hier');
    await chat.seesCard(sentence('notices.channelWhichProgramme.title'));
    await chat.mentions('plaats hier voor Spagaat demo');
    card = await chat.seesCard(TITLE);
    await chat.pictureOf(card, '01-post');
  });

  it('votes there, and reads an own view', async () => {
    await chat.clicks(card, sentence('channelPost.vote'));
    card = await chat.seesCard(sentence('ballot.kickerShared'));
    await card.getByRole('radio', { name: /^B\./ }).check();
    await chat.chooses(card, sentence('ballot.confidence'), '4');
    await chat.picture('02-ballot');
    await chat.clicks(card, sentence('ballot.vote'));
    card = await chat.seesCard(sentence('ballot.saved'));
    await chat.pictureOf(card, '03-voted');
  });

  it('reads the counts there at the opening, and no single person’s choice', async () => {
    await chat.goesTo('Personal Chat');
    await chat.goesOn(TOLD.talking.nl);
    await chat.goesTo('Spagaat');
    card = await chat.seesCard(sentence('channelPost.kickerBetween'));
    const text = await chat.reads(card);
    assert.match(text, says('result.count', { count: /\d+/ }));
    assert.doesNotMatch(text, either(says('result.own'), /gesimuleerd/));
    await chat.picture('04-opened');
  });

  it('answers under it, and finds the answer in the open conversation without a name', async () => {
    await chat.mentionsUnder(card, 'Wij bellen altijd eerst.');
    await chat.seesCard(sentence('notices.channelReplyKept.title'));
    await chat.picture('05-answered');
    await chat.goesTo('Personal Chat');
    await chat.says('gesprek');
    card = await chat.seesCard(sentence('notices.threadNone.title'));
    await chat.clicks(card, sentence('threadList.round'));
    card = await chat.seesCard('Wij bellen altijd eerst.');
    assert.doesNotMatch(await chat.reads(card), /Vera/);
    await chat.pictureOf(card, '06-open-conversation');
  });
});
