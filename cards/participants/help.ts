import type { Language } from '../../src/language.js';
import { execute } from '../actions.js';
import { buttonData, buttonRows, compileTemplate, type RenderedCard, type TemplateData } from '../render.js';
import { type Text, textFor } from '../text.js';
import template from './help.json' with { type: 'json' };

export interface HelpCard {
  readonly joined: boolean;
  readonly facilitator: boolean;
  readonly paused: boolean;
}

const fill = compileTemplate(template, 'help');

/** The words that this person can type now, each with one line, and buttons for the ones used most. */
export function renderHelp(person: HelpCard, language: Language): RenderedCard {
  const text = textFor(language);
  const card = fill(language, {
    paused: person.joined && person.paused,
    words: words(person, text),
    rows: buttonRows(buttons(person, text)),
  });
  return { card, summary: text('help.summary') };
}

function words({ joined, facilitator, paused }: HelpCard, text: Text): readonly TemplateData[] {
  const join = { word: text('help.joinWord'), line: text('help.joinLine') };
  const forParticipants = [
    { word: text('help.dilemmaWord'), line: text('help.dilemmaLine') },
    { word: text('help.matchWord'), line: text('help.matchLine') },
    { word: text('help.threadWord'), line: text('help.threadLine') },
    { word: text('help.agreementsWord'), line: text('help.agreementsLine') },
    { word: text('help.proposeWord'), line: text('help.proposeLine') },
    { word: text('help.profileWord'), line: text('help.profileLine') },
    { word: text('help.pauseWord'), line: paused ? text('help.pausedLine') : text('help.pauseLine') },
    { word: text('help.stopWord'), line: text('help.stopLine') },
  ];
  const forAll = [
    { word: text('help.myDataWord'), line: text('help.myDataLine') },
    { word: text('help.eraseWord'), line: text('help.eraseLine') },
    { word: text('help.languageWord'), line: text('help.languageLine') },
    { word: text('help.helpWord'), line: text('help.helpLine') },
  ];
  const forFacilitators = [
    { word: text('help.roundWord'), line: text('help.roundLine') },
    { word: text('help.planWord'), line: text('help.planLine') },
    { word: text('help.moderateWord'), line: text('help.moderateLine') },
    { word: text('help.reviewWord'), line: text('help.reviewLine') },
    { word: text('help.channelsWord'), line: text('help.channelsLine') },
  ];
  return [...(joined ? forParticipants : [join]), ...forAll, ...(facilitator ? forFacilitators : [])];
}

/**
 * The most relevant ones come first. At most five, because the way to the tab comes behind them and Teams shows six
 * (`cards/tab-link.ts`); the rest is among the words. The plan is a button on the card of the round.
 */
function buttons({ joined, facilitator, paused }: HelpCard, text: Text): readonly TemplateData[] {
  const back = buttonData(text('help.resume'), execute('pause.resume'));
  const forParticipants = [
    buttonData(text('help.profile'), execute('profile.open')),
    ...(paused ? [] : [buttonData(text('help.pause'), execute('pause.ask'))]),
    buttonData(text('help.myData'), execute('myData.show')),
  ];
  return [
    ...(joined && paused ? [back] : []),
    ...(joined
      ? [buttonData(text('common.toDilemma'), execute('dilemma.show'))]
      : [buttonData(text('common.join'), execute('profile.open'))]),
    ...(facilitator ? [buttonData(text('help.round'), execute('round.show'))] : []),
    ...(joined ? forParticipants : []),
    ...(facilitator && !joined ? [buttonData(text('help.plan'), execute('plan.show'))] : []),
  ];
}
