import { strict as assert } from 'node:assert';
import { before, describe, it } from 'mocha';
import type { Locator } from 'playwright-core';
import { builtinDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import type { ChatPage } from '../support/chat-page.js';
import { demoWalk } from '../support/demo-walk.js';
import { type ComposeHit, cardAnswer, insertCard, invokeInGroup, queryHits } from '../support/playground-api.js';
import { either, says, sentence } from '../support/says.js';

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
    await chat.seesCard(sentence('notices.languageChanged.title'));
    await chat.says('doe mee');
    card = await chat.seesCard(sentence('profile.heading'));
    await card.getByRole('textbox', { name: sentence('profile.municipality') }).fill('Leiden');
    await chat.chooses(card, sentence('profile.role'), 'Jurist');
    await card.getByRole('checkbox', { name: sentence('profile.findableToggle') }).check();
    await chat.clicks(card, sentence('profile.save'));
    card = await chat.seesCard(sentence('profileSaved.headingFirst'));
    assert.match(await chat.reads(card), says('profileSaved.findableYes'));
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
    assert.match(text, says('shared.openFirst'));
    assert.doesNotMatch(text, either(says('result.count', { count: /\d+/ }), says('ballot.ownChoice')));
    await chat.pictureOf(card, '01-inserted');
  });

  it('votes on it in place', async () => {
    await chat.clicks(card, sentence('shared.vote'));
    card = await chat.seesCard(sentence('ballot.kickerShared'));
    await card.getByRole('radio', { name: /^B\./ }).check();
    await chat.chooses(card, sentence('ballot.confidence'), '4');
    await chat.picture('02-ballot-in-group');
    await chat.clicks(card, sentence('ballot.vote'));
    card = await chat.seesCard(sentence('ballot.saved'));
    assert.match(await chat.reads(card), says('ballot.ownChoice', { letter: 'B' }));
    await chat.pictureOf(card, '03-voted-in-group');
  });

  it('invites who takes no part, and shows them nothing of the vote', async () => {
    const answer = await invokeInGroup(walk().demo.url, '29:colleague-0', 'adaptiveCard/action', {
      value: { action: { type: 'Action.Execute', verb: 'shared.view', data: hit.buttonData }, trigger: 'manual' },
      replyToId: inserted,
    });
    const text = JSON.stringify(cardAnswer(answer));
    assert.match(text, either(says('sharedJoin.heading', {}, 'en'), says('sharedJoin.heading')));
    assert.doesNotMatch(
      text,
      either(
        ...(['nl', 'en'] as const).flatMap((language) => [
          says('ballot.ownChoice', {}, language),
          says('result.own', {}, language),
        ]),
      ),
    );
  });
});
