import { z } from 'zod';
import { chosen, id, manyChosen, moment, plainFields, revision, toggle, typed, version } from './fields.js';

/**
 * Every button that Spagaat writes on a card, and the data that a click on it brings back. The same table writes the
 * button (`execute`) and reads the click (`readAction`), so the two cannot part.
 *
 * A card carries ids only. The activity tells who clicked and the store what is true, so nothing here is trusted: each
 * field is checked for type and length, and unknown fields are dropped.
 */

/** Raised when the meaning of a button's data changes; a click from an older card then gets the friendly `staleCard` answer. */
export const CARD_VERSION = 1;

const nothing = z.object({});
const agreementText = z.object({ what: typed, agreedWith: chosen, by: chosen, how: typed });
const voteInputs = {
  option: chosen,
  confidence: chosen,
  reason: typed,
  /** Second ballot only: what moved the person. */
  movedBy: chosen,
  /** First ballot only: may the vote, noised, enter the matching? */
  seeksDifference: toggle,
};

/** The inputs of the forms for a dilemma that somebody brings in. */
const PROPOSAL_INPUTS = [
  'title',
  'situation',
  'question',
  'label1',
  'label2',
  'label3',
  'label4',
  'explanation1',
  'explanation2',
  'explanation3',
  'explanation4',
  'tension',
  'reflection1',
  'reflection2',
  'reflection3',
  'knowledgeTitle',
  'knowledgeText',
  'setting',
] as const;

function proposalTexts<K extends string>(names: readonly K[]): { readonly [N in K]: typeof typed } {
  return Object.fromEntries(names.map((name) => [name, typed])) as { [N in K]: typeof typed };
}

export const BALLOTS = ['first', 'second'] as const;

export const ACTIONS = {
  'help.show': nothing,
  'profile.open': nothing,
  'profile.save': z.object({
    /** Code from the type-ahead list; a client that does not know such a list sends what was typed. */
    municipality: chosen,
    /** Typed where there is no type-ahead. */
    municipalityName: typed,
    role: chosen,
    challenges: manyChosen,
    language: chosen,
    wantsToTalk: toggle,
    seeksDifference: toggle,
    findable: toggle,
    /** The code of the invitation with which the person came. */
    invitation: id.optional(),
  }),
  'profile.municipality': z.object({ municipality: id, invitation: id.optional() }),
  'programmes.show': nothing,
  'programme.show': z.object({ programme: id }),
  'programme.join': z.object({ programme: id, invitation: id.optional() }),
  'programme.pause': z.object({ programme: id }),
  'programme.resume': z.object({ programme: id }),
  'programme.leaveAsk': z.object({ programme: id }),
  'programme.leave': z.object({ programme: id }),
  /** The open conversations of the programmes of the person. */
  'round.threads': nothing,
  /** `programme`: of which; absent: of the only one, or asked. */
  'dilemma.show': z.object({ programme: id.optional() }),
  'ballot.show': z.object({ round: id }),
  'vote.cast': z.object({ round: id, ballot: z.enum(BALLOTS), ...voteInputs }),
  /**
   * In a chat where others read along (`bot/turns/shared-actions.ts`): the own view of a round, as an answer visible
   * only to the person who clicked.
   */
  'shared.view': z.object({ round: id }),
  /** The same place: a vote on the ballot of the card, or on the one that is open now when the card names none. */
  'shared.vote': z.object({ round: id, ballot: z.enum(BALLOTS).optional(), ...voteInputs }),
  'match.show': z.object({ programme: id.optional() }),
  'match.met': z.object({ match: id }),
  'match.skip': z.object({ match: id }),
  /** In a match of three: with whom not? */
  'match.avoidAsk': z.object({ match: id }),
  /** `member`: the place of the other in the match; ids of people stand on no card. */
  'match.avoid': z.object({ match: id, member: z.enum(['0', '1', '2']) }),
  'talks.skipWeek': z.object({ round: id }),
  'talks.joinWeek': z.object({ round: id }),
  'talks.resume': nothing,
  'thread.open': z.object({ match: id }),
  'thread.list': z.object({ after: z.string().max(200).optional() }),
  'thread.show': z.object({ thread: id, before: z.string().max(12).optional() }),
  'thread.enter': z.object({ thread: id }),
  /** `thread`: the one that the card is about, for the words of the answer. */
  'thread.leave': z.object({ thread: id.optional() }),
  /** `once` tells the writing on this card from any other of the person. */
  'thread.post': z.object({ thread: id, once: id, text: typed }),
  'thread.closeAsk': z.object({ thread: id }),
  'thread.close': z.object({ thread: id }),
  'round.thread': z.object({ round: id, before: z.string().max(12).optional() }),
  'round.post': z.object({ round: id, once: id, text: typed }),
  'news.off': nothing,
  'news.on': nothing,
  /** Which of the posts before this number? A post has no button of its own: Teams shows six on a card. */
  'posts.reportAsk': z.object({ round: id, before: z.string().max(12).optional() }),
  'posts.judgeAsk': z.object({ round: id, before: z.string().max(12).optional() }),
  'posts.report': z.object({ post: id }),
  'posts.moderate': nothing,
  'posts.judge': z.object({ post: id }),
  /** `read`: when the writer last changed the text that the card shows (ms since the epoch; 0: never). */
  'posts.hide': z.object({ post: id, text: typed, read: moment.optional() }),
  'posts.restore': z.object({ post: id, read: moment.optional() }),
  /** From the closing of a round. `version`: the text that the card showed, if it showed one. */
  'agreement.draft': agreementText.extend({ round: id, version: version.optional() }),
  /** From a talk: what is there about it, or the form. */
  'agreement.open': z.object({ match: id }),
  'agreement.propose': agreementText.extend({ match: id }),
  /** `after`: where the page before this one ended. */
  'agreement.list': z.object({ after: z.string().min(1).max(200).optional() }),
  'agreement.show': z.object({ agreement: id }),
  'agreement.edit': z.object({ agreement: id }),
  'agreement.amend': agreementText.extend({ agreement: id, version }),
  'agreement.accept': z.object({ agreement: id, version }),
  'agreement.decline': z.object({ agreement: id, version }),
  'agreement.keepAlone': z.object({ agreement: id, version }),
  'agreement.answer': z.object({
    agreement: id,
    version,
    outcome: z.enum(['kept', 'changed', 'dropped']),
    line: typed,
  }),
  'proposal.form': nothing,
  'proposal.send': z.object({
    /** Name of the form. */
    draft: id,
    /** Says which marked words the person saw. */
    seen: z.string().max(40).optional(),
    notPersonal: toggle,
    ...proposalTexts(['title', 'situation', 'question', 'label1', 'label2', 'label3']),
  }),
  'proposal.review': nothing,
  'proposal.show': z.object({ proposal: id }),
  'proposal.edit': z.object({ proposal: id }),
  'proposal.save': z.object({
    proposal: id,
    revision,
    ...proposalTexts(PROPOSAL_INPUTS),
    challenges: manyChosen,
  }),
  'proposal.accept': z.object({ proposal: id, revision }),
  'proposal.decline': z.object({ proposal: id, revision, reason: typed }),
  'myData.show': nothing,
  'erase.ask': nothing,
  'erase.confirm': nothing,
  'pause.ask': nothing,
  'pause.set': z.object({ until: chosen }),
  'pause.resume': nothing,
  'leave.ask': nothing,
  'leave.confirm': nothing,
  'language.set': z.object({ language: z.string().max(40) }),
  'round.show': z.object({ programme: id.optional() }),
  'round.open': z.object({ round: id }),
  'round.close': z.object({ round: id }),
  'round.cancelAsk': z.object({ round: id }),
  'round.cancel': z.object({ round: id }),
  'plan.show': z.object({ programme: id.optional() }),
  'channel.list': nothing,
  /** `channel`: chosen from a list; on older cards the button carries it. */
  'channel.choose': z.object({ channel: chosen, programme: chosen, language: z.enum(['nl', 'en']) }),
  'channel.stop': z.object({ channel: chosen, programme: chosen }),
} as const satisfies Record<string, z.ZodType>;

export type Verb = keyof typeof ACTIONS;
export type ActionData<V extends Verb> = z.output<(typeof ACTIONS)[V]>;

/** A click that was understood: its verb and its checked data. */
export type CardAction = { readonly [V in Verb]: { readonly verb: V; readonly data: ActionData<V> } }[Verb];

/** The payload of a button: the verb, and the ids that were known when the card was made. */
export interface Button {
  readonly verb: Verb;
  readonly data: Readonly<Record<string, string | number>>;
}

/** The verb and data for a button on a card. Inputs of the card are added to `data` by the client at the click. */
export function execute<V extends Verb>(
  verb: V,
  ids: Partial<z.input<(typeof ACTIONS)[V]>> & Record<string, string>,
): Button;
export function execute(verb: Verb): Button;
export function execute(verb: Verb, ids: Readonly<Record<string, string>> = {}): Button {
  return { verb, data: { ...ids, v: CARD_VERSION } };
}

export type ReadAction =
  | { readonly kind: 'action'; readonly action: CardAction }
  /** One field holds something that it cannot mean; `isTooLong`: too much of it. The rest may be as it should be. */
  | { readonly kind: 'unreadable'; readonly verb: Verb; readonly field: string; readonly isTooLong: boolean }
  /** A verb that this program does not know, or no data at all. */
  | { readonly kind: 'unknown' }
  /** A button from a card of another version of the program. */
  | { readonly kind: 'stale' };

/**
 * Reads a click. Never throws, whatever arrives. Untouched inputs are absent, numbers and toggles are text, fields that
 * the verb does not have are dropped; anything else that does not fit is an answer, not an error.
 */
export function readAction(verb: unknown, data: unknown): ReadAction {
  if (typeof verb !== 'string' || !Object.hasOwn(ACTIONS, verb)) return { kind: 'unknown' };
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return { kind: 'unknown' };
  const { v, ...fields } = plainFields(data);
  if (v !== String(CARD_VERSION)) return { kind: 'stale' };
  const known = verb as Verb;
  const { data: checked, error } = ACTIONS[known].safeParse(fields);
  if (error === undefined) return { kind: 'action', action: { verb: known, data: checked } as CardAction };
  const [issue] = error.issues;
  return {
    kind: 'unreadable',
    verb: known,
    field: String(issue?.path[0] ?? ''),
    isTooLong: issue?.code === 'too_big' && !Array.isArray(fields[String(issue.path[0])]),
  };
}
