import { strict as assert } from 'node:assert';
import { before, describe, it } from 'mocha';
import type { Locator } from 'playwright-core';
import { PAST_ROUNDS } from '../../src/demo/programmes.js';
import { OPEN_LINES, PARTNER_AGREES, PARTNER_SAYS, PARTNER_WRITES, TOLD } from '../../src/demo/told.js';
import { builtinDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import type { ChatPage } from '../support/chat-page.js';
import { demoWalk } from '../support/demo-walk.js';
import { either, inOrder, says, sentence } from '../support/says.js';
import { itInTheLongRun } from '../support/thorough.js';

/** The end of what the demo tells after the talk. */
const THEY_TALKED = PARTNER_SAYS.nl('', '\n').split('\n').at(-1)?.trim() ?? assert.fail();
/** How large a municipality is, in the name that somebody has in the open thread. */
const SIZE = either(...(['small', 'middle', 'large'] as const).map((size) => says(`roundThread.size_${size}`)));

describe('in a real client: a visitor of the demo walks through a week', function () {
  // Each step stands on the one before it.
  this.bail(true);

  const walk = demoWalk('first-week');
  let chat: ChatPage;
  let card: Locator;

  before(() => {
    chat = walk().chat;
  });

  it('is welcomed in English by an English client, and goes on in Dutch when asked', async () => {
    await chat.seesCard(sentence('welcome.helloAll', {}, 'en'));
    await chat.picture('01-welcome');
    await chat.says('taal nederlands');
    await chat.seesCard(sentence('notices.languageChanged.title'));
  });

  it('joins: a name that is nearly right is asked about, never guessed', async () => {
    await chat.says('ik wil graag meedoen');
    card = await chat.seesCard(sentence('profile.heading'));
    await card.getByRole('textbox', { name: sentence('profile.municipality') }).fill('den bosch');
    await chat.chooses(card, sentence('profile.role'), 'Beleidsmedewerker');
    await card.getByRole('checkbox', { name: 'Wonen' }).check();
    await chat.picture('02-profile');
    await chat.clicks(card, sentence('profile.save'));
    card = await chat.seesCard(sentence('municipalityChoice.heading'));
    await chat.pictureOf(card, '03-did-you-mean');
    await chat.clicks(card, "'s-Hertogenbosch, Noord-Brabant");
    card = await chat.seesCard(sentence('profileSaved.headingFirst'));
    assert.match(await chat.reads(card), /'s-Hertogenbosch/);
    await chat.pictureOf(card, '04-joined');
  });

  it('gets the ballot without asking, votes, and sees that the vote is kept', async () => {
    card = await chat.seesCard(sentence('ballot.kickerFirst'));
    await chat.pictureOf(card, '05-ballot');
    await card.getByRole('radio', { name: /^B\. Vertel haar/ }).check();
    await chat.chooses(card, sentence('ballot.confidence'), '4');
    await card.getByRole('textbox', { name: says('ballot.reason') }).fill('Een gesprek *kun* je niet doorsturen.');
    await chat.picture('06-ballot-filled-in');
    await chat.clicks(card, sentence('ballot.vote'));
    card = await chat.seesCard(sentence('ballot.saved'));
    const text = await chat.reads(card);
    assert.match(text, says('ballot.ownChoice', { letter: 'B', label: /Vertel haar.*/ }));
    assert.match(text, /Een gesprek \*kun\* je niet doorsturen\./, 'what was typed shows as typed');
    await chat.pictureOf(card, '07-voted');
  });

  itInTheLongRun('gets the opened first vote on Wednesday: counts, the own choice, reasons without names', async () => {
    await chat.goesOn(TOLD.talking.nl);
    card = await chat.seesCard(sentence('opening.kicker'));
    const text = await chat.reads(card);
    assert.match(text, says('result.own'));
    assert.match(text, says('result.count', { count: /\d+/ }));
    assert.doesNotMatch(text, /gesimuleerd/, 'no name stands with a reason');
    await chat.pictureOf(card, '08-opening');
  });

  itInTheLongRun(
    'gets a colleague of another municipality to talk with, and hears what that one has to say',
    async () => {
      card = await chat.seesCard(sentence('common.met'));
      const text = await chat.reads(card);
      assert.match(text, /gesimuleerd/);
      assert.match(text, says('match.whyMunicipality'));
      const [question] = builtinDilemmas[0]?.text.nl.reflection ?? [];
      assert.ok(text.includes(question ?? assert.fail()), 'a question of this dilemma');
      await chat.pictureOf(card, '09-match');
      await chat.clicks(card, sentence('common.talkHere'));
      card = await chat.seesCard(says('thread.heading'));
      assert.match(await chat.reads(card), says('thread.active', { names: /.*gesimuleerd.*/ }));
      await chat.pictureOf(card, '09a-talk-here');
      await chat.says('Hoi! Hoe doen jullie *dit*?');
      await chat.sees(sentence('notices.threadPosted.title'));
      card = await chat.seesCard(says('thread.from'));
      assert.ok((await chat.reads(card)).includes(PARTNER_WRITES.nl[0] ?? assert.fail()));
      await chat.pictureOf(card, '09b-the-other-answers');
      await card
        .getByRole('textbox', { name: sentence('thread.answer') })
        .fill('Dat zij mij vorige maand ook vertrouwde.');
      await chat.clicks(card, sentence('thread.sendAnswer'));
      card = await chat.seesCard(says('thread.sent'));
      assert.match(
        await chat.reads(card),
        /Hoi! Hoe doen jullie \*dit\*\?[\s\S]*Dat zij mij vorige maand ook vertrouwde\./,
      );
      await chat.pictureOf(card, '09c-the-thread');
      card = await chat.seesCard(PARTNER_WRITES.nl[1] ?? assert.fail());
    },
  );

  itInTheLongRun(
    'finds nothing personal in a group chat, and nothing that is said there goes to the colleague',
    async () => {
      await chat.goesTo('Overleg');
      await chat.mentions('gesprek');
      card = await chat.seesCard(sentence('notices.groupOnlyPersonal.title'));
      const told = await chat.reads(card);
      for (const line of ['gesimuleerd', ...PARTNER_WRITES.nl]) assert.ok(!told.includes(line), line);
      await chat.picture('09d-group-chat');
      await chat.mentions('Dit is voor het overleg.');
      await chat.goesTo('Personal Chat');
      await chat.says('gesprek');
      card = await chat.seesCard(sentence('threadList.heading'));
      await chat.pictureOf(card, '09e-conversations');
      await chat.clicks(card, sentence('threadList.show'));
      card = await chat.seesCard(says('thread.heading'));
      assert.doesNotMatch(await chat.reads(card), /voor het overleg/);
      await chat.says('stop gesprek');
      await chat.seesCard(sentence('notices.threadLeft.title'));
    },
  );

  itInTheLongRun(
    'reads the open thread, writes in it under the name of a bird, and goes on to hear the colleague',
    async () => {
      await chat.says('gesprek');
      card = await chat.seesCard(sentence('threadList.heading'));
      await chat.clicks(card, sentence('threadList.round'));
      card = await chat.seesCard(sentence('roundThread.newcomer'));
      assert.match(await chat.reads(card), inOrder(SIZE, new RegExp(OPEN_LINES[1] ?? assert.fail())));
      assert.doesNotMatch(await chat.reads(card), /gesimuleerd/, 'nobody is named');
      await card.getByRole('textbox', { name: sentence('thread.write') }).fill('Dat ga ik ook voorstellen.');
      await chat.clicks(card, sentence('roundThread.send'));
      card = await chat.seesCard(says('roundThread.sent'));
      assert.match(
        await chat.reads(card),
        inOrder(
          says('roundThread.you', { name: inOrder(/.*/, says('roundThread.size_large')) }),
          /Dat ga ik ook voorstellen\./,
        ),
      );
      await chat.pictureOf(card, '09f-open-thread');
      await chat.goesOn(THEY_TALKED);
      await chat.says('match');
      card = await chat.seesCard(sentence('match.met'));
      await chat.pictureOf(card, '10-talked');
    },
  );

  itInTheLongRun('votes again on Friday, with the own first vote before the eyes', async () => {
    await chat.goesOn(TOLD.again.nl);
    card = await chat.seesCard(sentence('ballot.kickerSecond'));
    assert.match(await chat.reads(card), /B\. Vertel haar/);
    await card.getByRole('radio', { name: /^C\. Deel de cijfers/ }).check();
    await chat.chooses(card, sentence('ballot.confidence'), '5');
    await chat.picture('11-second-ballot-filled-in');
    await chat.clicks(card, sentence('ballot.voteSecond'));
    // The card of the first vote says that it is saved too.
    card = await chat.seesCard(says('ballot.ownChoice', { letter: 'C', label: /Deel de cijfers.*/ }));
    assert.match(await chat.reads(card), says('ballot.saved'));
    await chat.pictureOf(card, '12-voted-again');
  });

  itInTheLongRun('gets the closing on Monday: both votes, the knowledge card, and keeps an agreement', async () => {
    await chat.goesOn(TOLD.closed.nl);
    card = await chat.seesCard(sentence('closing.kickerBoth'));
    const text = await chat.reads(card);
    assert.match(text, says('closing.ownFirst'));
    assert.match(text, says('closing.ownSecond'));
    assert.match(text, /Ambtenarenwet/);
    assert.doesNotMatch(text, /“[^”]*gesimuleerd/, 'no name stands with a reason');
    await chat.pictureOf(card, '13-closing');
    await chat.sideBySide(['07-voted', '13-closing'], 'readme');
    await card.getByRole('textbox', { name: says('closing.what') }).fill('Ik bel eerst, dan pas mail ik.');
    await chat.chooses(card, sentence('closing.with'), 'gesimuleerd');
    await chat.clicks(card, sentence('closing.save'));
    card = await chat.seesCard(says('closing.agreementProposed'));
    const kept = await chat.reads(card);
    assert.match(
      kept,
      inOrder(/Ik bel eerst, dan pas mail ik\./, says('agreement.state_waitOthers', { names: /.*gesimuleerd.*/ })),
    );
    await chat.pictureOf(card, '14-agreement');
  });

  itInTheLongRun(
    'gets another text from the colleague, says yes to it, and finds the agreement in the list',
    async () => {
      await chat.goesOn(PARTNER_AGREES.amended.nl('').trim());
      card = await chat.seesCard(says('agreement.heading_amended'));
      assert.match(await chat.reads(card), inOrder(says('agreement.how'), says('agreement.versionOwn', { number: 1 })));
      await chat.pictureOf(card, '15-amended');
      await chat.clicks(card, sentence('agreement.accept'));
      card = await chat.seesCard(sentence('agreement.state_inForce'));
      await chat.pictureOf(card, '16-agreed');
      await chat.says('afspraken');
      card = await chat.seesCard(sentence('agreements.heading'));
      assert.match(await chat.reads(card), inOrder(/Ik bel eerst, dan pas mail ik\./, says('agreements.line_inForce')));
      await chat.pictureOf(card, '17-agreements');
    },
  );

  itInTheLongRun('sees what is stored, and a facilitator sees where the round is', async () => {
    await chat.says('mijn gegevens');
    card = await chat.seesCard(sentence('myData.heading'));
    await chat.pictureOf(card, '18-my-data');
    await chat.says('ronde');
    card = await chat.seesCard(says('roundStatus.round', { sequence: PAST_ROUNDS + 2 }));
    await chat.pictureOf(card, '19-round');
    await chat.says('wat kun je allemaal?');
    card = await chat.seesCard(sentence('help.heading'));
    await chat.pictureOf(card, '20-help');
  });

  it('ends cleanly with Ctrl-C', async () => {
    assert.equal(await walk().demo.interrupt(), 0);
  });
});
