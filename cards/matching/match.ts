import type { Language } from '../../src/language.js';
import { execute } from '../actions.js';
import { escapeMarkdown, plainLine } from '../escape.js';
import { isNamed, nameAtStart, nameOf } from '../person-name.js';
import { buttonData, buttonRows, compileTemplate, type RenderedCard, type TemplateData } from '../render.js';
import { formatMoment, type Text, textFor } from '../text.js';
import template from './match.json' with { type: 'json' };
import { type AvoidChoice, avoidButton } from './match-avoid.js';
import { bentLines, type WishName, whyLines } from './match-reasons.js';
import { questionLines } from './question-lines.js';
import { linkRows, partnerNames, type TalkLinks } from './talk-partners.js';

export interface MatchPartner extends AvoidChoice {
  /** Name of the role; absent when it is not known. */
  readonly role?: string;
  /** Names of the challenges. */
  readonly challenges: readonly string[];
  /** The reader asked not to be matched with this person again (private). */
  readonly avoided: boolean;
}

/** Material for the talk to push against. */
export type TalkSheet =
  | { readonly kind: 'plain' }
  /** Nearly everybody chose the same: the best reason for another option, by the label of that option. */
  | { readonly kind: 'minority'; readonly option: string; readonly reason: string }
  /** Nearly everybody chose the same, and no reason against it is shown: the twist of the dilemma. */
  | { readonly kind: 'whatIf'; readonly text: string };

export interface MatchCard extends TalkLinks {
  readonly matchId: string;
  /** Title and question of the dilemma. */
  readonly title: string;
  readonly question: string;
  /** The others: one, or two in a trio. */
  readonly partners: readonly MatchPartner[];
  /** The wishes that hold for everybody in the match, and those that had to be dropped. */
  readonly why: readonly WishName[];
  readonly bent: readonly WishName[];
  /** They probably chose differently. Only ever true for a pair in which both chose to be matched by that. */
  readonly differentVote: boolean;
  /** Names of the challenges that everybody in the match works on. */
  readonly sharedChallenges: readonly string[];
  readonly sheet: TalkSheet;
  /** The questions of the dilemma for the talk. */
  readonly questions: readonly string[];
  /** Close to wrongdoing: the card points to the confidential adviser. */
  readonly sensitive?: boolean;
  /** When the second vote opens. */
  readonly until: Date;
  /** They talked. */
  readonly met: boolean;
  /** A new partner in the place of one who could not. */
  readonly replaced: boolean;
  /** Id of the programme, so that the refreshed card is of the same one. */
  readonly programme: string;
  /** Teams user id of the one reader, for whom Teams asks for the newest state when the card comes in view. */
  readonly refreshFor?: string;
}

const fill = compileTemplate(template, 'match');

/**
 * With whom the reader talks, until when, why with them, and what about. Nothing on it tells what anybody voted, and only
 * the reader sees whom they do not want to meet again.
 */
export function renderMatch(match: MatchCard, language: Language): RenderedCard {
  const text = textFor(language);
  const { partners, met } = match;
  const isTrio = partners.length > 1;
  const names = partnerNames(partners, text);
  // Nobody can look for somebody whose name they do not know.
  const areNamed = partners.every(({ name }) => isNamed(name));
  const moment = formatMoment(match.until, language);
  const links = linkRows(match, text);
  const bent = bentLines(match.bent, isTrio, text);
  const card = fill(language, {
    met,
    lead: met ? text('match.metLead', { moment }) : text('match.lead', { names, moment }),
    replaced: match.replaced && !met ? [{ line: text('match.replaced') }] : [],
    partners: partners.map((partner) => partnerData(partner, text)),
    find: met || links.length > 0 ? [] : [{ line: areNamed ? text('match.find', { names }) : text('match.findHere') }],
    linkRows: met ? [] : links,
    answerRows: buttonRows(met ? afterTalk(match.matchId, text) : answers(match.matchId, text)),
    title: escapeMarkdown(match.title),
    question: escapeMarkdown(match.question),
    sheets: sheetData(match.sheet, text),
    questions: questionLines(match.questions),
    cautions: match.sensitive === true ? [{ line: text('ballot.sensitive') }] : [],
    reasons: [
      { heading: text('match.why'), lines: whyLines(match, text) },
      ...(bent.length === 0 ? [] : [{ heading: text('match.bent'), lines: bent }]),
    ],
    privacyCard: text(isTrio ? 'match.privacyThree' : 'match.privacyTwo'),
    avoids: avoidsData(match, text),
  });
  return { card: refreshed(card, match), summary: text('match.summary') };
}

function partnerData({ name, municipality, role = '', challenges }: MatchPartner, text: Text): TemplateData {
  const workplace = [municipality, role].filter((part) => part !== '').map(escapeMarkdown);
  return {
    name: escapeMarkdown(nameAtStart(name, text)),
    workplaces: workplace.length === 0 ? [] : [{ line: workplace.join(' · ') }],
    challenges:
      challenges.length === 0
        ? []
        : [{ line: text('match.challenges', { names: escapeMarkdown(challenges.join(', ')) }) }],
  };
}

function answers(matchId: string, text: Text): readonly TemplateData[] {
  return [
    talkHere(matchId, text),
    buttonData(text('common.met'), execute('match.met', { match: matchId })),
    buttonData(text('common.skip'), execute('match.skip', { match: matchId })),
  ];
}

function talkHere(matchId: string, text: Text): TemplateData {
  return buttonData(text('common.talkHere'), execute('thread.open', { match: matchId }));
}

/** After a talk people can record what came of it, and go on talking. */
function afterTalk(matchId: string, text: Text): readonly TemplateData[] {
  return [buttonData(text('agreement.open'), execute('agreement.open', { match: matchId })), talkHere(matchId, text)];
}

function sheetData(sheet: TalkSheet, text: Text): readonly TemplateData[] {
  switch (sheet.kind) {
    case 'plain':
      return [];
    case 'minority':
      return [
        {
          lead: text('match.minority', { option: escapeMarkdown(sheet.option) }),
          quotes: [{ quote: text('match.quote', { reason: plainLine(sheet.reason) }) }],
          texts: [],
        },
      ];
    case 'whatIf':
      return [{ lead: text('match.whatIf'), quotes: [], texts: [{ line: escapeMarkdown(sheet.text) }] }];
  }
}

/** One button, which fills up the six that Teams shows: where two can be meant, a card asks whom. */
function avoidsData({ partners, matchId, met }: MatchCard, text: Text): readonly TemplateData[] {
  const done = partners
    .filter(({ avoided }) => avoided)
    .map(({ name }) => ({ line: avoidedLine(name, text), buttons: [] }));
  const left = partners.filter(({ avoided }) => !avoided);
  const [one] = left;
  if (one === undefined) return done;
  const stays = met ? [] : [text('match.avoidStays')];
  const asked =
    left.length > 1
      ? {
          line: [text('match.avoidOneOf'), ...stays].join(' '),
          buttons: [buttonData(text('match.avoidChoose'), execute('match.avoidAsk', { match: matchId }))],
        }
      : {
          line: [text('match.avoidAsk', { name: escapeMarkdown(nameOf(one.name, text)) }), ...stays].join(' '),
          buttons: [avoidButton(one, matchId, text)],
        };
  return [...done, asked];
}

function avoidedLine(name: string | null, text: Text): string {
  return text('match.avoided', { name: escapeMarkdown(nameOf(name, text)) });
}

/** Put on after filling: `$when` works on items of a list, not on a property of the card itself. */
function refreshed(card: RenderedCard['card'], { refreshFor, programme }: MatchCard): RenderedCard['card'] {
  if (refreshFor === undefined) return card;
  const action = { type: 'Action.Execute', ...execute('match.show', { programme }) };
  return { ...card, refresh: { action, userIds: [refreshFor] } };
}
