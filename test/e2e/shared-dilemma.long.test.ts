import { strict as assert } from 'node:assert';
import { before, describe, it } from 'mocha';
import type { Locator } from 'playwright-core';
import { builtinDilemmas } from '../../src/dilemmas/dilemma-library.js';
import type { ChatPage } from '../support/chat-page.js';
import { demoWalk } from '../support/demo-walk.js';
import { type ComposeHit, cardAnswer, insertCard, invokeInGroup, queryHits } from '../support/playground-api.js';

const TITLE = builtinDilemmas[0]?.text.nl.title ?? '';

describe('in a real client: a dilemma is searched, put in a group chat and voted on there', function () {
  // Each step stands on the one before it.
  this.bail(true);

  const walk = demoWalk('shared-dilemma');
  let chat: ChatPage;
  let card: Locator;
  let hit: ComposeHit;
  let inserted: string;

  before(() => {
    chat = walk().chat;
  });

  it('takes part first, and may choose to be found', async () => {
    await chat.says('taal nederlands');
    await chat.seesCard('De taal is nu Nederlands');
    await chat.says('doe mee');
    card = await chat.seesCard('Je profiel');
    await card.getByRole('textbox', { name: 'Je gemeente' }).fill('Leiden');
    await chat.chooses(card, 'Je rol', 'Jurist');
    await card.getByRole('checkbox', { name: "Collega's mogen mij vinden" }).check();
    await chat.clicks(card, 'Bewaar mijn profiel');
    card = await chat.seesCard('Je doet mee');
    assert.match(await chat.reads(card), /ja, collega's kunnen je vinden/);
  });

  it('finds the dilemma of this week with a slip in the word', async () => {
    const hits = await queryHits(walk().demo.url, 'dilemmas', 'cocnept');
    const [first] = hits;
    assert.ok(first);
    assert.equal(first.title, TITLE);
    hit = first;
  });

  it('puts it into the group chat: the same card for everybody, without a count', async () => {
    inserted = await insertCard(walk().demo.url, hit.card);
    await chat.goesTo('Overleg');
    card = await chat.seesCard(TITLE);
    const text = await chat.reads(card);
    assert.match(text, /Stemmen kan tot/);
    assert.doesNotMatch(text, /stemmen \(|Je koos/);
    await chat.pictureOf(card, '01-inserted');
  });

  it('votes on it in place', async () => {
    await chat.clicks(card, 'Stem of bekijk je stem');
    card = await chat.seesCard('Alleen jij ziet dit stembiljet');
    await card.getByRole('radio', { name: /^B\./ }).check();
    await chat.chooses(card, 'Hoe zeker ben je?', '4');
    await chat.picture('02-ballot-in-group');
    await chat.clicks(card, 'Stem');
    card = await chat.seesCard('Je stem is bewaard');
    assert.match(await chat.reads(card), /Je koos: B\./);
    await chat.pictureOf(card, '03-voted-in-group');
  });

  it('invites who takes no part, and shows them nothing of the vote', async () => {
    const answer = await invokeInGroup(walk().demo.url, '29:colleague-0', 'adaptiveCard/action', {
      value: { action: { type: 'Action.Execute', verb: 'shared.view', data: hit.buttonData }, trigger: 'manual' },
      replyToId: inserted,
    });
    const text = JSON.stringify(cardAnswer(answer));
    assert.match(text, /do not take part yet|doet nog niet mee/);
    assert.doesNotMatch(text, /Je koos|Your choice/);
  });
});
