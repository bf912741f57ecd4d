import { strict as assert } from 'node:assert';
import { before, describe, it } from 'mocha';
import type { Locator } from 'playwright-core';
import type { ChatPage } from '../support/chat-page.js';
import { demoWalk } from '../support/demo-walk.js';

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
    await chat.seesCard('Welcome to Spagaat');
    await chat.picture('01-welcome');
    await chat.says('taal nederlands');
    await chat.seesCard('De taal is nu Nederlands');
  });

  it('joins: a name that is nearly right is asked about, never guessed', async () => {
    await chat.says('ik wil graag meedoen');
    card = await chat.seesCard('Je profiel');
    await card.getByRole('textbox', { name: 'Je gemeente' }).fill('den bosch');
    await chat.chooses(card, 'Je rol', 'Beleidsmedewerker');
    await card.getByRole('checkbox', { name: 'Wonen' }).check();
    await chat.picture('02-profile');
    await chat.clicks(card, 'Bewaar mijn profiel');
    card = await chat.seesCard('Welke gemeente bedoel je?');
    await chat.pictureOf(card, '03-did-you-mean');
    await chat.clicks(card, "'s-Hertogenbosch, Noord-Brabant");
    card = await chat.seesCard('Je doet mee');
    assert.match(await chat.reads(card), /'s-Hertogenbosch/);
    await chat.pictureOf(card, '04-joined');
  });

  it('gets the ballot without asking, votes, and sees that the vote is kept', async () => {
    card = await chat.seesCard('Dilemma van de week');
    await chat.pictureOf(card, '05-ballot');
    await card.getByRole('radio', { name: /^B\. Vertel haar/ }).check();
    await chat.chooses(card, 'Hoe zeker ben je?', '4');
    await card.getByRole('textbox', { name: /Waarom/ }).fill('Een gesprek *kun* je niet doorsturen.');
    await chat.picture('06-ballot-filled-in');
    await chat.clicks(card, 'Stem');
    card = await chat.seesCard('Je stem is bewaard');
    const text = await chat.reads(card);
    assert.match(text, /Je koos: B\. Vertel haar/);
    assert.match(text, /Een gesprek \*kun\* je niet doorsturen\./, 'what was typed shows as typed');
    await chat.pictureOf(card, '07-voted');
  });

  it('gets the opened first vote on Wednesday: counts, the own choice, reasons without names', async () => {
    await chat.goesOn('Het is woensdag');
    card = await chat.seesCard('De uitslag van de eerste stem');
    const text = await chat.reads(card);
    assert.match(text, /Jouw keuze/);
    assert.match(text, /\d+ stemmen/);
    assert.doesNotMatch(text, /gesimuleerd/, 'no name stands with a reason');
    await chat.pictureOf(card, '08-opening');
  });

  it('gets a colleague of another municipality to talk with, and hears what that one has to say', async () => {
    card = await chat.seesCard('We hebben gepraat');
    const text = await chat.reads(card);
    assert.match(text, /gesimuleerd/);
    assert.match(text, /verschillende gemeenten/);
    assert.match(text, /Wie heeft/);
    await chat.pictureOf(card, '09-match');
    await chat.clicks(card, 'Praat hier');
    card = await chat.seesCard('Gesprek met');
    assert.match(await chat.reads(card), /Alles wat je nu aan me typt, gaat naar .*gesimuleerd/);
    await chat.pictureOf(card, '09a-talk-here');
    await chat.says('Hoi! Hoe doen jullie *dit*?');
    await chat.sees('✓ Verstuurd');
    card = await chat.seesCard('Bericht van');
    assert.match(await chat.reads(card), /Wat gaf bij jou de doorslag\?/);
    await chat.pictureOf(card, '09b-the-other-answers');
    await card.getByRole('textbox', { name: 'Je antwoord' }).fill('Dat zij mij vorige maand ook vertrouwde.');
    await chat.clicks(card, 'Antwoord');
    card = await chat.seesCard('✓ Verstuurd naar');
    assert.match(
      await chat.reads(card),
      /Hoi! Hoe doen jullie \*dit\*\?[\s\S]*Dat zij mij vorige maand ook vertrouwde\./,
    );
    await chat.pictureOf(card, '09c-the-thread');
    card = await chat.seesCard('Dat herken ik.');
  });

  it('finds nothing personal in a group chat, and nothing that is said there goes to the colleague', async () => {
    await chat.goesTo('Overleg');
    await chat.mentions('gesprek');
    card = await chat.seesCard('Stuur me een persoonlijk bericht');
    assert.doesNotMatch(await chat.reads(card), /gesimuleerd|doorslag/);
    await chat.picture('09d-group-chat');
    await chat.mentions('Dit is voor het overleg.');
    await chat.goesTo('Personal Chat');
    await chat.says('gesprek');
    card = await chat.seesCard('Je gesprekken');
    await chat.pictureOf(card, '09e-conversations');
    await chat.clicks(card, 'Open gesprek');
    card = await chat.seesCard('Gesprek met');
    assert.doesNotMatch(await chat.reads(card), /voor het overleg/);
    await chat.says('stop gesprek');
    await chat.seesCard('Je typt niet meer in een gesprek');
  });

  it('reads the open thread, writes in it under the name of a bird, and goes on to hear the colleague', async () => {
    await chat.says('gesprek');
    card = await chat.seesCard('Je gesprekken');
    await chat.clicks(card, 'Het open gesprek');
    card = await chat.seesCard('Je krijgt een schuilnaam');
    assert.match(await chat.reads(card), /(kleine|middelgrote|grote) gemeente[\s\S]*Sindsdien belt iedereen eerst/);
    assert.doesNotMatch(await chat.reads(card), /gesimuleerd/, 'nobody is named');
    await card.getByRole('textbox', { name: 'Je bericht' }).fill('Dat ga ik ook voorstellen.');
    await chat.clicks(card, 'Plaats bericht');
    card = await chat.seesCard('✓ Geplaatst als');
    assert.match(await chat.reads(card), /Jij: .* grote gemeente[\s\S]*Dat ga ik ook voorstellen\./);
    await chat.pictureOf(card, '09f-open-thread');
    await chat.goesOn('Jullie hebben gepraat');
    await chat.says('match');
    card = await chat.seesCard('Jullie hebben gepraat');
    await chat.pictureOf(card, '10-talked');
  });

  it('votes again on Friday, with the own first vote before the eyes', async () => {
    await chat.goesOn('Het is vrijdag');
    card = await chat.seesCard('Dilemma van de week: je tweede stem');
    assert.match(await chat.reads(card), /B\. Vertel haar/);
    await card.getByRole('radio', { name: /^C\. Deel de cijfers/ }).check();
    await chat.chooses(card, 'Hoe zeker ben je?', '5');
    await chat.picture('11-second-ballot-filled-in');
    await chat.clicks(card, 'Bewaar mijn tweede stem');
    card = await chat.seesCard('Je stem is bewaard');
    assert.match(await chat.reads(card), /Je koos: C\. Deel de cijfers/);
    await chat.pictureOf(card, '12-voted-again');
  });

  it('gets the closing on Monday: both votes, the knowledge card, and keeps an agreement', async () => {
    await chat.goesOn('De ronde is dicht');
    card = await chat.seesCard('De uitslag: de eerste en de tweede stem');
    const text = await chat.reads(card);
    assert.match(text, /Jouw eerste keuze/);
    assert.match(text, /Jouw tweede keuze/);
    assert.match(text, /Ambtenarenwet/);
    assert.doesNotMatch(text, /“[^”]*gesimuleerd/, 'no name stands with a reason');
    await chat.pictureOf(card, '13-closing');
    await chat.sideBySide(['07-voted', '13-closing'], 'readme');
    await card.getByRole('textbox', { name: /Wat ga je doen/ }).fill('Ik bel eerst, dan pas mail ik.');
    await chat.chooses(card, 'Met wie spreek je dit af?', 'gesimuleerd');
    await chat.clicks(card, 'Bewaar mijn afspraak');
    card = await chat.seesCard('Je voorstel is bewaard');
    const kept = await chat.reads(card);
    assert.match(kept, /Ik bel eerst, dan pas mail ik\.[\s\S]*Deze tekst wacht op antwoord van .*gesimuleerd/);
    await chat.pictureOf(card, '14-agreement');
  });

  it('gets another text from the colleague, says yes to it, and finds the agreement in the list', async () => {
    await chat.goesOn('wil je afspraak iets anders');
    card = await chat.seesCard('wijzigt de afspraak');
    assert.match(await chat.reads(card), /Zo weet je dat het gelukt is[\s\S]*Tekst 1, van jou/);
    await chat.pictureOf(card, '15-amended');
    await chat.clicks(card, 'Ja, dit spreek ik af');
    card = await chat.seesCard('✓ Deze afspraak geldt');
    await chat.pictureOf(card, '16-agreed');
    await chat.says('afspraken');
    card = await chat.seesCard('Je afspraken');
    assert.match(await chat.reads(card), /Ik bel eerst, dan pas mail ik\.[\s\S]*Geldt/);
    await chat.pictureOf(card, '17-agreements');
  });

  it('sees what is stored, and a facilitator sees where the round is', async () => {
    await chat.says('mijn gegevens');
    card = await chat.seesCard('Dit bewaren we van jou');
    await chat.pictureOf(card, '18-my-data');
    await chat.says('ronde');
    card = await chat.seesCard('Ronde 2');
    await chat.pictureOf(card, '19-round');
    await chat.says('wat kun je allemaal?');
    card = await chat.seesCard('Dit kun je me sturen');
    await chat.pictureOf(card, '20-help');
  });

  it('ends cleanly with Ctrl-C', async () => {
    assert.equal(await walk().demo.interrupt(), 0);
  });
});
