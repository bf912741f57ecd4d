import type { NewsKind } from '../../src/agreements/agreement.js';
import type { AgreementRefusal } from '../../src/agreements/agreement-rule.js';
import type { AgreementView } from '../../src/agreements/agreement-view.js';
import type { Language } from '../../src/language.js';
import { execute } from '../actions.js';
import { escapeMarkdown } from '../escape.js';
import { nameAtStart, nameOf } from '../person-name.js';
import { buttonData, buttonRows, compileTemplate, type RenderedCard, type TemplateData } from '../render.js';
import { formatDay, type Text, textFor } from '../text.js';
import template from './agreement.json' with { type: 'json' };
import { companyOf, peopleData, stateLines, textData } from './agreement-words.js';

export interface AgreementCard {
  readonly view: AgreementView;
  /** The news on the card; absent if somebody asked for it. */
  readonly news?: NewsKind;
  /** Why a click changed nothing. */
  readonly refusal?: AgreementRefusal;
}

/** Number of earlier texts that fit beside all the rest. */
const MOST_EARLIER = 3;

const fill = compileTemplate(template, 'agreement');

/** One agreement: what it says, how it stands, who said what, and what the reader can do with it now. */
export function renderAgreement({ view, news, refusal }: AgreementCard, language: Language): RenderedCard {
  const text = textFor(language);
  const company = companyOf(view);
  const isShared = view.others.length > 0;
  const card = fill(language, {
    warnings: refusal === undefined ? [] : [{ line: warning(refusal, view, text) }],
    heading: heading(view, news, text),
    leads: leads(view, news, text).map((line) => ({ line })),
    ...textData(view.current, company, language),
    states: stateLines(view, language).map((line) => ({ line })),
    people: peopleData(view, text),
    replyRows: buttonRows(replies(view, text)),
    answering: view.may.answer ? [answering(view, text)] : [],
    rows: buttonRows([
      ...(view.may.amend
        ? [buttonData(text('agreement.amend'), execute('agreement.edit', { agreement: view.id }))]
        : []),
      buttonData(text('agreement.toList'), execute('agreement.list')),
    ]),
    earlier: earlier(view, language),
    seen: text(isShared ? 'agreement.seenShared' : 'agreement.seenOwn'),
  });
  return { card, summary: news === undefined ? text('agreement.summary_view') : text(`agreement.summary_${news}`) };
}

function warning(refusal: AgreementRefusal, view: AgreementView, text: Text): string {
  return refusal === 'stale'
    ? text('agreement.no_stale', { name: escapeMarkdown(nameOf(view.current.author, text)) })
    : text(`agreement.no_${refusal}`);
}

function heading(view: AgreementView, news: NewsKind | undefined, text: Text): string {
  if (news === undefined) return text(view.others.length > 0 ? 'agreement.headingShared' : 'agreement.headingOwn');
  if (view.state === 'proposed' && (news === 'soon' || news === 'due'))
    return text(view.may.accept ? 'agreement.headingWaitOwn' : 'agreement.headingWaitOthers');
  if (news !== 'proposed') return text(`agreement.heading_${news}`);
  const key = view.current.number === 1 ? 'agreement.heading_proposed' : 'agreement.heading_amended';
  return text(key, { name: escapeMarkdown(nameAtStart(view.current.author, text)) });
}

function leads(view: AgreementView, news: NewsKind | undefined, text: Text): readonly string[] {
  const isAlone = companyOf(view).length === 0;
  if (view.own.gone !== null) return [];
  if (view.may.accept) return [text(isAlone ? 'agreement.lead_alone' : 'agreement.lead_proposed')];
  const wasShared = isAlone && view.others.length > 0 && view.state === 'inForce';
  return [
    ...(wasShared ? [text('agreement.nowAlone')] : []),
    ...(view.may.answer && (news === 'soon' || news === 'due') ? [text(`agreement.lead_${news}`)] : []),
  ];
}

function replies({ id, current, may }: AgreementView, text: Text): readonly TemplateData[] {
  const ids = { agreement: id, version: `${current.number}` };
  return [
    ...(may.accept
      ? [
          buttonData(text('agreement.accept'), execute('agreement.accept', ids)),
          buttonData(text('agreement.decline'), execute('agreement.decline', ids)),
        ]
      : []),
    ...(may.keepAlone ? [buttonData(text('agreement.keepAlone'), execute('agreement.keepAlone', ids))] : []),
  ];
}

function answering({ id, current, own }: AgreementView, text: Text): TemplateData {
  const ids = { agreement: id, version: `${current.number}` };
  return {
    heading: text('agreement.answerHeading'),
    label: text('agreement.line'),
    hint: text('agreement.lineHint'),
    value: own.answer?.line ?? '',
    rows: buttonRows(
      (['kept', 'changed', 'dropped'] as const).map((outcome) =>
        buttonData(text(`agreement.${outcome}`), execute('agreement.answer', { ...ids, outcome })),
      ),
    ),
  };
}

function earlier(view: AgreementView, language: Language): readonly TemplateData[] {
  if (view.earlier.length === 0) return [];
  const text = textFor(language);
  const versions = view.earlier.slice(0, MOST_EARLIER).map((one) => {
    const values = { number: one.number, day: formatDay(one.at, language) };
    const line = one.isOwn
      ? text('agreement.versionOwn', values)
      : text('agreement.version', { ...values, name: escapeMarkdown(nameOf(one.author, text)) });
    return { line, ...textData(one, null, language) };
  });
  const more = view.earlier.length > MOST_EARLIER ? [{ line: text('agreement.earlierMore') }] : [];
  return [{ heading: text('agreement.earlier'), versions, more }];
}
