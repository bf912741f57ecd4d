/**
 * Everything that can come in and its handler: events, words, clicks, searches, calls of the message extension. The one
 * exception is a reply under a post in a channel, which nobody answers: `under-posts.ts`.
 */
import type { ActionData, Verb } from '../cards/actions.js';
import { notices } from '../cards/notices/notices.js';
import { programmeOf } from '../src/rounds/round.js';
import type { Services } from '../src/services.js';
import type { ChannelWish } from '../src/understanding/channel-words.js';
import type { Intent } from '../src/understanding/intents.js';
import * as agreement from './handlers/agreement.js';
import { followMessage } from './handlers/changed-message.js';
import * as channel from './handlers/channel.js';
import * as facilitator from './handlers/facilitator.js';
import { help } from './handlers/help.js';
import { removed, welcome } from './handlers/install.js';
import * as match from './handlers/match.js';
import { askErase, erase, myData } from './handlers/my-data.js';
import * as preferences from './handlers/preferences.js';
import { confirmMunicipality, profileForm, saveProfile, suggestMunicipalities } from './handlers/profile.js';
import * as programmes from './handlers/programmes.js';
import * as proposal from './handlers/proposal.js';
import { openProposal, proposalAgain, sendFromDialog } from './handlers/proposal-dialog.js';
import * as roundThread from './handlers/round-thread.js';
import { insertDilemma, searchColleagues, searchDilemmas, searchMatches, unfurlDilemma } from './handlers/search.js';
import { castShared, showShared } from './handlers/shared.js';
import * as thread from './handlers/thread.js';
import { castVote, showBallot, showDilemma } from './handlers/voting.js';
import type { ActionCommand, SearchHandler } from './turns/compose-turn.js';
import { card, type Reply } from './turns/reply.js';
import type { Turn } from './turns/turn.js';

/** Answers one turn. Never sends: `bot/bot.ts` does. */
export type Handler = (turn: Turn, services: Services) => Promise<Reply>;
export type ActionHandler<V extends Verb> = (turn: Turn, services: Services, data: ActionData<V>) => Promise<Reply>;
type WordHandler<K extends Intent['kind']> = (
  turn: Turn,
  services: Services,
  intent: Extract<Intent, { kind: K }>,
) => Promise<Reply>;

/** Events from Teams: the app was installed or removed, a message was edited, deleted or brought back. */
export const events = { installed: welcome, uninstalled: removed, changed: followMessage } as const;

/** Typed by somebody in a talk with a colleague. */
export const talk = {
  post: thread.postFromMessage,
  attachment: thread.refuseAttachment,
  /** "stop" alone does not say what. */
  stopWhat: thread.askStopWhat,
  leave: thread.leaveThread,
  expired: thread.tellExpired,
} as const;

/** Typed words, as `src/understanding/intents.ts` understands them. */
export const words: { readonly [K in Intent['kind']]: WordHandler<K> } = {
  help,
  join: (turn, services) => profileForm(turn, services),
  profile: (turn, services) => profileForm(turn, services),
  dilemma: showDilemma,
  match: match.showMatch,
  thread: thread.showThreads,
  agreements: (turn, services) => agreement.listAgreements(turn, services, {}),
  propose: proposal.proposalForm,
  pause: (turn, services, { rest }) => preferences.pause(turn, services, rest),
  resume: preferences.resume,
  language: (turn, services, intent) => preferences.language(turn, services, intent.language),
  leave: preferences.askLeave,
  myData,
  erase: askErase,
  moderate: facilitatorOnly(roundThread.showReported),
  round: facilitatorOnly((turn, services) => facilitator.showRound(turn, services)),
  plan: facilitatorOnly((turn, services) => facilitator.showPlan(turn, services)),
  review: facilitatorOnly(proposal.nextReview),
  channels: facilitatorOnly(channel.list),
  programmes: programmes.showProgrammes,
  joinWith: programmes.joinWith,
  unknown: help,
};

/** Clicks: the verbs of `cards/actions.ts`. */
export const actions: { readonly [V in Verb]: ActionHandler<V> } = {
  'help.show': help,
  'profile.open': (turn, services) => profileForm(turn, services),
  'profile.save': saveProfile,
  'profile.municipality': confirmMunicipality,
  'programmes.show': programmes.showProgrammes,
  'programme.show': programmes.showProgramme,
  'programme.join': programmes.joinOpen,
  'programme.pause': programmes.pauseProgramme,
  'programme.resume': programmes.resumeProgramme,
  'programme.leaveAsk': programmes.askLeaveProgramme,
  'programme.leave': programmes.leaveProgramme,
  'dilemma.show': showDilemma,
  'ballot.show': showBallot,
  'vote.cast': castVote,
  'shared.view': showShared,
  'shared.vote': castShared,
  'match.show': match.showMatch,
  'match.met': match.noteMet,
  'match.skip': match.decline,
  'match.avoidAsk': match.askAvoid,
  'match.avoid': match.avoid,
  'talks.skipWeek': match.skipWeek,
  'talks.joinWeek': match.joinWeek,
  'talks.resume': match.resumeTalks,
  'proposal.form': proposal.proposalForm,
  'proposal.send': proposal.sendProposal,
  'proposal.review': facilitatorOnly(proposal.nextReview),
  'proposal.show': facilitatorOnly(proposal.showReview),
  'proposal.edit': facilitatorOnly(proposal.editReview),
  'proposal.save': facilitatorOnly(proposal.saveReview),
  'proposal.accept': facilitatorOnly(proposal.acceptProposal),
  'proposal.decline': facilitatorOnly(proposal.declineProposal),
  'thread.open': thread.openThread,
  'thread.list': thread.listThreads,
  'thread.show': thread.showThread,
  'thread.enter': thread.enterThread,
  'thread.leave': thread.leaveThread,
  'thread.post': thread.postFromCard,
  'thread.closeAsk': thread.askCloseThread,
  'thread.close': thread.closeThread,
  'round.threads': roundThread.showOpenThreads,
  'round.thread': roundThread.showRoundThread,
  'round.post': roundThread.postInRound,
  'news.off': roundThread.newsOff,
  'news.on': roundThread.newsOn,
  'posts.reportAsk': roundThread.askWhichPost('report'),
  'posts.judgeAsk': facilitatorOnly(roundThread.askWhichPost('judge')),
  'posts.report': roundThread.reportPost,
  'posts.moderate': facilitatorOnly(roundThread.showReported),
  'posts.judge': facilitatorOnly(roundThread.judgePost),
  'posts.hide': facilitatorOnly(roundThread.hidePost),
  'posts.restore': facilitatorOnly(roundThread.restorePost),
  'agreement.draft': agreement.saveForRound,
  'agreement.open': agreement.openForMatch,
  'agreement.propose': agreement.saveForMatch,
  'agreement.list': agreement.listAgreements,
  'agreement.show': agreement.showAgreement,
  'agreement.edit': agreement.editAgreement,
  'agreement.amend': agreement.amend,
  'agreement.accept': agreement.respond('accept'),
  'agreement.decline': agreement.respond('decline'),
  'agreement.keepAlone': agreement.respond('keepAlone'),
  'agreement.answer': agreement.answer,
  'myData.show': myData,
  'erase.ask': askErase,
  'erase.confirm': erase,
  'pause.ask': preferences.askPause,
  'pause.set': preferences.setPause,
  'pause.resume': preferences.resume,
  'leave.ask': preferences.askLeave,
  'leave.confirm': preferences.leave,
  'language.set': preferences.setLanguage,
  'round.show': facilitatorOnly(facilitator.showRound),
  'round.open': facilitatorOnly(facilitator.openRound),
  'round.close': facilitatorOnly(facilitator.closeRound),
  'round.cancelAsk': facilitatorOnly(facilitator.askCancelRound),
  'round.cancel': facilitatorOnly(facilitator.cancelRound),
  'plan.show': facilitatorOnly(facilitator.showPlan),
  'channel.list': facilitatorOnly(channel.list),
  'channel.choose': facilitatorOnly(channel.chooseKnown),
  'channel.stop': facilitatorOnly(channel.stopKnown),
};

/** Words to the bot in a channel, as `src/understanding/channel-words.ts` understands them. */
export const channelWords = { post: channel.post, stop: channel.stop } as const satisfies Record<
  ChannelWish['kind'],
  (turn: Turn, services: Services, wish: ChannelWish) => Promise<Reply>
>;

/** Lists that are searched while one types, by the name of the data set on the card. */
export const searches = { municipalities: suggestMunicipalities } as const;

/** The search commands of the message extension, by their id in the manifest. */
export const searchCommands = {
  dilemmas: searchDilemmas,
  matches: searchMatches,
  colleagues: searchColleagues,
} as const satisfies Record<string, SearchHandler>;

/** The action commands of the message extension, by their id in the manifest. */
export const actionCommands = {
  propose: { open: openProposal, send: sendFromDialog, again: proposalAgain },
} as const satisfies Record<string, ActionCommand>;

/** Other calls from the compose box: a chosen hit, and a pasted link of ours. */
export const insertItem = insertDilemma;
export const unfurl = unfurlDilemma;

/** For those who facilitate a programme: the one of the round, where it is about a round. Everybody else gets a polite no. */
function facilitatorOnly<Data>(
  handler: (turn: Turn, services: Services, data: Data) => Promise<Reply>,
): (turn: Turn, services: Services, data: Data) => Promise<Reply> {
  return async (turn, services, data) => {
    const round = roundIn(data);
    const may =
      turn.isFacilitator &&
      (round === null || (await services.directory.mayFacilitate(turn.participant.id, programmeOf(round))));
    return may ? handler(turn, services, data) : card(notices.notFacilitator(turn.language));
  };
}

/** The id of the round that a click is about. */
function roundIn(data: unknown): string | null {
  const about = typeof data === 'object' && data !== null && 'round' in data ? data.round : null;
  return typeof about === 'string' ? about : null;
}
