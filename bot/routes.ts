import type { ActionData, Verb } from '../cards/actions.js';
import { notices } from '../cards/notices.js';
import type { Services } from '../src/services.js';
import type { ChannelWish } from '../src/understanding/channel-words.js';
import type { Intent } from '../src/understanding/intents.js';
import { saveDraft } from './handlers/agreement.js';
import * as channel from './handlers/channel.js';
import * as facilitator from './handlers/facilitator.js';
import { help, notYet } from './handlers/help.js';
import { removed, welcome } from './handlers/install.js';
import * as match from './handlers/match.js';
import { askErase, erase, myData } from './handlers/my-data.js';
import * as preferences from './handlers/preferences.js';
import { confirmMunicipality, profileForm, saveProfile, suggestMunicipalities } from './handlers/profile.js';
import { castShared, showShared } from './handlers/shared.js';
import { castVote, showBallot, showDilemma } from './handlers/voting.js';
import { card, type Reply } from './reply.js';
import type { Turn } from './turn.js';

/** Answers one turn. Never sends: `bot/bot.ts` does. */
export type Handler = (turn: Turn, services: Services) => Promise<Reply>;
export type ActionHandler<V extends Verb> = (turn: Turn, services: Services, data: ActionData<V>) => Promise<Reply>;
type WordHandler<K extends Intent['kind']> = (
  turn: Turn,
  services: Services,
  intent: Extract<Intent, { kind: K }>,
) => Promise<Reply>;

/** Everything that can come in, and who answers it. */
export const events = { installed: welcome, uninstalled: removed } satisfies Record<string, Handler>;

/** What people type, as `src/understanding/intents.ts` understands it. */
export const words: { readonly [K in Intent['kind']]: WordHandler<K> } = {
  help,
  join: profileForm,
  profile: profileForm,
  dilemma: showDilemma,
  match: match.showMatch,
  thread: notYet,
  agreements: notYet,
  propose: notYet,
  pause: (turn, services, { rest }) => preferences.pause(turn, services, rest),
  resume: preferences.resume,
  language: (turn, services, intent) => preferences.language(turn, services, intent.language),
  leave: preferences.askLeave,
  myData,
  erase: askErase,
  round: facilitatorOnly(facilitator.showRound),
  plan: facilitatorOnly(facilitator.showPlan),
  channels: facilitatorOnly(channel.list),
  unknown: help,
};

/** What people click: the verbs of `cards/actions.ts`. */
export const actions: { readonly [V in Verb]: ActionHandler<V> } = {
  'help.show': help,
  'profile.open': profileForm,
  'profile.save': saveProfile,
  'profile.municipality': confirmMunicipality,
  'dilemma.show': showDilemma,
  'ballot.show': showBallot,
  'vote.cast': castVote,
  'match.show': match.showMatch,
  'match.met': match.noteMet,
  'match.skip': match.decline,
  'match.avoid': match.avoid,
  'talks.skipWeek': match.skipWeek,
  'talks.joinWeek': match.joinWeek,
  'talks.resume': match.resumeTalks,
  'agreement.draft': saveDraft,
  'myData.show': myData,
  'erase.ask': askErase,
  'erase.confirm': erase,
  'pause.ask': preferences.askPause,
  'pause.set': preferences.setPause,
  'pause.resume': preferences.resume,
  'leave.confirm': preferences.leave,
  'language.set': preferences.setLanguage,
  'round.show': facilitatorOnly(facilitator.showRound),
  'round.open': facilitatorOnly(facilitator.openRound),
  'round.close': facilitatorOnly(facilitator.closeRound),
  'round.cancelAsk': facilitatorOnly(facilitator.askCancelRound),
  'round.cancel': facilitatorOnly(facilitator.cancelRound),
  'plan.show': facilitatorOnly(facilitator.showPlan),
  'shared.view': showShared,
  'shared.vote': castShared,
  'channel.list': facilitatorOnly(channel.list),
  'channel.choose': facilitatorOnly(channel.chooseKnown),
  'channel.stop': facilitatorOnly(channel.stopKnown),
};

/** What people say to the bot in a channel, as `src/understanding/channel-words.ts` understands it. */
export const channelWords = { post: channel.post, stop: channel.stop } as const satisfies Record<
  ChannelWish['kind'],
  (turn: Turn, services: Services, wish: ChannelWish) => Promise<Reply>
>;

/** Lists that are searched while one types, by the name of the data set on the card. */
export const searches = { municipalities: suggestMunicipalities } as const;

/** Who is a facilitator is configuration; everybody else gets a polite no. */
function facilitatorOnly<Data>(
  handler: (turn: Turn, services: Services, data: Data) => Promise<Reply>,
): (turn: Turn, services: Services, data: Data) => Promise<Reply> {
  return async (turn, services, data) =>
    turn.isFacilitator ? handler(turn, services, data) : card(notices.notFacilitator(turn.language));
}
