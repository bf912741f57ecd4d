import type { Language } from '../src/language.js';
import { type Button, execute } from './actions.js';
import { escapeMarkdown } from './escape.js';
import { type NoticeButton, renderNotice } from './notice.js';
import type { RenderedCard } from './render.js';
import { formatDay, formatMoment, type TextKey, textFor } from './text.js';

type NoticeName = TextKey extends infer K ? (K extends `notices.${infer Name}.title` ? Name : never) : never;
type Label = readonly [TextKey, Button];

interface Filling {
  readonly values?: Readonly<Record<string, string | number>>;
  /** The sentence to use, where a notice has more than one. */
  readonly text?: TextKey;
  readonly buttons?: readonly Label[];
}

function notice(name: NoticeName, language: Language, { values = {}, text, buttons = [] }: Filling = {}): RenderedCard {
  const say = textFor(language);
  return renderNotice(
    {
      title: say(`notices.${name}.title`),
      text: say(text ?? `notices.${name}.text`, values),
      buttons: buttons.map(([key, button]): NoticeButton => ({ title: say(key), button })),
    },
    language,
  );
}

const JOIN: Label = ['common.join', execute('profile.open')];
const HELP: Label = ['common.help', execute('help.show')];
const DILEMMA: Label = ['common.toDilemma', execute('dilemma.show')];
const RESUME: Label = ['help.resume', execute('pause.resume')];
const MATCH: Label = ['common.toMatch', execute('match.show')];
const ROUND: Label = ['help.round', execute('round.show')];

/** Why somebody waits for a talk, by the names of the matching. */
type WaitingWhy =
  | 'noOtherMunicipality'
  | 'nobodyAllowed'
  | 'tooManyOfOneMunicipality'
  | 'oddOneOut'
  | 'partnerCouldNot';

/** About `nobodyAllowed` the words stay neutral: somebody may have asked not to be matched with this person. */
const WAITING: Readonly<Record<WaitingWhy, TextKey>> = {
  noOtherMunicipality: 'notices.matchWaiting.noOtherMunicipality',
  nobodyAllowed: 'notices.matchWaiting.nobodyAllowed',
  tooManyOfOneMunicipality: 'notices.matchWaiting.tooManyOfOneMunicipality',
  oddOneOut: 'notices.matchWaiting.oddOneOut',
  partnerCouldNot: 'notices.matchWaiting.partnerCouldNot',
};

/** Every short message of the bot, one function each. Dates are moments (UTC inside a `Date`), shown in Dutch time. */
export const notices = {
  left: (language: Language) => notice('left', language, { buttons: [JOIN] }),
  alreadyLeft: (language: Language) => notice('alreadyLeft', language, { buttons: [JOIN] }),
  /** Asks once, with a pause as the gentler way. */
  leaveAsk: (language: Language) =>
    notice('leaveAsk', language, {
      buttons: [
        ['notices.leaveAsk.confirm', execute('leave.confirm')],
        ['notices.leaveAsk.pause', execute('pause.ask')],
        ['common.cancel', execute('help.show')],
      ],
    }),
  paused: (language: Language, until: Date) =>
    notice('paused', language, { values: { day: formatDay(until, language) }, buttons: [RESUME] }),
  pausedAlready: (language: Language, until: Date) =>
    notice('pausedAlready', language, { values: { day: formatDay(until, language) }, buttons: [RESUME] }),
  resumed: (language: Language) => notice('resumed', language, { buttons: [DILEMMA] }),
  languageChanged: (language: Language) => notice('languageChanged', language),
  erased: (language: Language) => notice('erased', language),
  notJoined: (language: Language) => notice('notJoined', language, { buttons: [JOIN, HELP] }),
  joinFirst: (language: Language) => notice('joinFirst', language, { buttons: [JOIN] }),
  noRound: (language: Language, nextAt?: Date) =>
    nextAt === undefined
      ? notice('noRound', language)
      : notice('noRound', language, {
          text: 'notices.noRound.textAt',
          values: { moment: formatMoment(nextAt, language) },
        }),
  /** The talks of this round are still to come, at this moment. */
  matchBefore: (language: Language, at: Date, roundId: string) =>
    notice('matchBefore', language, {
      values: { moment: formatMoment(at, language) },
      buttons: [['common.skip', execute('talks.skipWeek', { round: roundId })]],
    }),
  /** The person wants no talk in this round. */
  matchSkipsWeek: (language: Language, roundId: string) =>
    notice('matchSkipsWeek', language, {
      buttons: [['notices.matchSkipsWeek.join', execute('talks.joinWeek', { round: roundId })]],
    }),
  /** No talk now; `nextAt` is when the next dilemma comes. */
  matchNone: (language: Language, nextAt?: Date) =>
    nextAt === undefined
      ? notice('matchNone', language, { buttons: [DILEMMA] })
      : notice('matchNone', language, {
          text: 'notices.matchNone.textAt',
          values: { moment: formatMoment(nextAt, language) },
          buttons: [DILEMMA],
        }),
  noTalkThisWeek: (language: Language) => notice('noTalkThisWeek', language, { buttons: [DILEMMA] }),
  matchWaiting: (language: Language, reason: WaitingWhy) =>
    notice('matchWaiting', language, { values: { why: textFor(language)(WAITING[reason]) }, buttons: [DILEMMA] }),
  /** The person said no to the match of this week. */
  matchSkipped: (language: Language) => notice('matchSkipped', language, { buttons: [DILEMMA] }),
  /** Kept: not with this person again. Seen by who asked only. */
  matchAvoided: (language: Language, name: string) =>
    notice('matchAvoided', language, { values: { name: escapeMarkdown(name) }, buttons: [MATCH] }),
  /** Matching is paused because nobody ever answered; voting goes on. */
  talksPaused: (language: Language) =>
    notice('talksPaused', language, { buttons: [['notices.talksPaused.resume', execute('talks.resume')]] }),
  talksResumed: (language: Language) => notice('talksResumed', language, { buttons: [DILEMMA] }),
  /** The profile says that the person wants no talks. */
  talksOff: (language: Language) =>
    notice('talksOff', language, { buttons: [['common.changeProfile', execute('profile.open')]] }),
  unknownMatch: (language: Language) => notice('unknownMatch', language, { buttons: [MATCH] }),
  /** For a click on the card of a match that is not the current one any more. */
  matchOver: (language: Language) => notice('matchOver', language, { buttons: [MATCH] }),
  /** For words that are known but whose part of the product is not there yet. */
  notYet: (language: Language) => notice('notYet', language, { buttons: [DILEMMA, HELP] }),
  /** For a click on a card of an older version of the program. */
  staleCard: (language: Language) => notice('staleCard', language, { buttons: [DILEMMA, HELP] }),
  unknownAction: (language: Language) => notice('unknownAction', language, { buttons: [HELP] }),
  unknownRound: (language: Language) => notice('unknownRound', language, { buttons: [DILEMMA, HELP] }),
  /** For a vote without an option or a confidence that the ballot has. */
  unknownOption: (language: Language) => notice('unknownOption', language, { buttons: [DILEMMA] }),
  notPossibleNow: (language: Language) => notice('notPossibleNow', language, { buttons: [HELP] }),
  notFacilitator: (language: Language) => notice('notFacilitator', language, { buttons: [HELP] }),
  storageDown: (language: Language) => notice('storageDown', language),
  failed: (language: Language) => notice('failed', language),
  tooMuchText: (language: Language, limit: number) => notice('tooMuchText', language, { values: { count: limit } }),
  wrongTenant: (language: Language) => notice('wrongTenant', language),
  attachmentOnly: (language: Language) => notice('attachmentOnly', language, { buttons: [HELP] }),
  groupOnlyPersonal: (language: Language) => notice('groupOnlyPersonal', language),
  /** Everybody in the channel reads this. `posts`: the language of the posts. */
  channelChosen: (language: Language, posts: Language) =>
    notice('channelChosen', language, {
      text: posts === 'en' ? 'notices.channelChosen.textEn' : 'notices.channelChosen.text',
    }),
  channelStopped: (language: Language) => notice('channelStopped', language),
  channelFacilitatorsOnly: (language: Language) => notice('channelFacilitatorsOnly', language),
  /** For somebody who takes no part and clicks on a card that others see too. */
  sharedJoin: (language: Language, roundId: string) =>
    notice('sharedJoin', language, {
      buttons: [['notices.sharedJoin.view', execute('shared.view', { round: roundId })]],
    }),
  roundCancelled: (language: Language, title: string) =>
    notice('roundCancelled', language, { values: { title: escapeMarkdown(title) } }),
  roundUncounted: (language: Language, title: string) =>
    notice('roundUncounted', language, { values: { title: escapeMarkdown(title) } }),
  roundOpened: (language: Language) => notice('roundOpened', language, { buttons: [ROUND] }),
  roundClosed: (language: Language) => notice('roundClosed', language, { buttons: [ROUND] }),
} as const;
