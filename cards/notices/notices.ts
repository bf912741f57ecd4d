import type { Language } from '../../src/language.js';
import { execute } from '../actions.js';
import { escapeMarkdown } from '../escape.js';
import { nameOf } from '../person-name.js';
import { formatDay, formatMoment, type TextKey, textFor } from '../text.js';
import { channelNotices } from './channel-notices.js';
import { type Label, notice } from './short-notice.js';
import { threadNotices } from './thread-notices.js';

const JOIN: Label = ['common.join', execute('profile.open')];
const PROGRAMMES: Label = ['programmeList.heading', execute('programmes.show')];
const HELP: Label = ['common.help', execute('help.show')];
const DILEMMA: Label = ['common.toDilemma', execute('dilemma.show')];
const RESUME: Label = ['help.resume', execute('pause.resume')];
const MATCH: Label = ['common.toMatch', execute('match.show')];
const REVIEW: Label = ['help.review', execute('proposal.review')];
const PROPOSE: Label = ['notices.proposalSent.another', execute('proposal.form')];
const ROUND: Label = ['help.round', execute('round.show')];
/** To the round of this programme. */
const toRound = (programme: string | undefined): Label =>
  programme === undefined ? ROUND : ['help.round', execute('round.show', { programme })];

/** Why somebody waits for a talk. None of it tells that somebody asked not to be matched with this person. */
type WaitingWhy = 'noOtherMunicipality' | 'tooManyOfOneMunicipality' | 'nobodyFree' | 'partnerCouldNot';

const WAITING: Readonly<Record<WaitingWhy, TextKey>> = {
  noOtherMunicipality: 'notices.matchWaiting.noOtherMunicipality',
  tooManyOfOneMunicipality: 'notices.matchWaiting.tooManyOfOneMunicipality',
  nobodyFree: 'notices.matchWaiting.nobodyFree',
  partnerCouldNot: 'notices.matchWaiting.partnerCouldNot',
};

/** Every short message of the bot, one function each. Dates are moments (UTC inside a `Date`), shown in Dutch time. */
export const notices = {
  /** All data is kept for `months`. */
  left: (language: Language, months: number) =>
    notice('left', language, { values: { count: months }, buttons: [JOIN] }),
  alreadyLeft: (language: Language) => notice('alreadyLeft', language, { buttons: [JOIN] }),
  /** Asks once, with a pause as the gentler way. All data is kept for `months`. */
  leaveAsk: (language: Language, months: number) =>
    notice('leaveAsk', language, {
      values: { count: months },
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
  notInProgramme: (language: Language) => notice('notInProgramme', language, { buttons: [DILEMMA, HELP] }),
  askedElsewhere: (language: Language) => notice('askedElsewhere', language, { buttons: [DILEMMA, HELP] }),
  noProgramme: (language: Language) => notice('noProgramme', language, { buttons: [PROGRAMMES, HELP] }),
  invitationUnknown: (language: Language) => notice('invitationUnknown', language, { buttons: [HELP] }),
  invitationOver: (language: Language, programme: string) =>
    notice('invitationOver', language, { values: { programme: escapeMarkdown(programme) }, buttons: [HELP] }),
  nowFacilitator: (language: Language, programme: string) =>
    notice('nowFacilitator', language, { values: { programme: escapeMarkdown(programme) }, buttons: [ROUND, HELP] }),
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
  /** Confirms not to be matched with this person again. Only the one who asked sees it. */
  matchAvoided: (language: Language, name: string) =>
    notice('matchAvoided', language, {
      values: { name: escapeMarkdown(nameOf(name, textFor(language))) },
      buttons: [MATCH],
    }),
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
  ...threadNotices,
  noAgreements: (language: Language) => notice('noAgreements', language, { buttons: [MATCH, DILEMMA] }),
  unknownAgreement: (language: Language) =>
    notice('unknownAgreement', language, { buttons: [['agreement.toList', execute('agreement.list')]] }),
  proposalSent: (language: Language, title: string) =>
    notice('proposalSent', language, { values: { title: escapeMarkdown(title) }, buttons: [PROPOSE, DILEMMA] }),
  proposalEdited: (language: Language, title: string) =>
    notice('proposalEdited', language, { values: { title: escapeMarkdown(title) }, buttons: [DILEMMA] }),
  proposalAccepted: (language: Language, title: string) =>
    notice('proposalAccepted', language, { values: { title: escapeMarkdown(title) }, buttons: [PROPOSE, DILEMMA] }),
  proposalDeclined: (language: Language, title: string, reason: string) =>
    notice('proposalDeclined', language, {
      values: { title: escapeMarkdown(title), reason: escapeMarkdown(reason) },
      buttons: [PROPOSE, DILEMMA],
    }),
  /** For facilitators: nothing waits. */
  noProposals: (language: Language) => notice('noProposals', language, { buttons: [ROUND] }),
  unknownProposal: (language: Language) => notice('unknownProposal', language, { buttons: [REVIEW, HELP] }),
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
  late: (language: Language) => notice('late', language),
  tooMuchText: (language: Language, limit: number) => notice('tooMuchText', language, { values: { count: limit } }),
  wrongTenant: (language: Language) => notice('wrongTenant', language),
  /** For somebody who is known here, of a tenant that was switched off since. */
  tenantOff: (language: Language) =>
    notice('tenantOff', language, {
      buttons: [
        ['help.myData', execute('myData.show')],
        ['myData.erase', execute('erase.ask')],
      ],
    }),
  attachmentOnly: (language: Language) => notice('attachmentOnly', language, { buttons: [HELP] }),
  groupOnlyPersonal: (language: Language) => notice('groupOnlyPersonal', language),
  ...channelNotices,
  roundCancelled: (language: Language, title: string) =>
    notice('roundCancelled', language, { values: { title: escapeMarkdown(title) } }),
  roundUncounted: (language: Language, title: string) =>
    notice('roundUncounted', language, { values: { title: escapeMarkdown(title) } }),
  roundOpened: (language: Language, programme?: string) =>
    notice('roundOpened', language, { buttons: [toRound(programme)] }),
  roundClosed: (language: Language, programme?: string) =>
    notice('roundClosed', language, { buttons: [toRound(programme)] }),
  /** The organisation that somebody works for went up in another: names of both. */
  organisationMerged: (language: Language, { from, into }: { readonly from: string; readonly into: string }) =>
    notice('organisationMerged', language, {
      values: { from: escapeMarkdown(from), into: escapeMarkdown(into) },
      buttons: [['common.changeProfile', execute('profile.open')]],
    }),
  /** For facilitators: the number of dilemmas left. */
  seasonEnding: (language: Language, count: number) => notice('seasonEnding', language, { values: { count } }),
  /** For facilitators: no dilemma is left. */
  seasonEnded: (language: Language) => notice('seasonEnded', language),
} as const;
