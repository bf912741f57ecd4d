import { type DilemmaLibrary, questionsIn, titleIn } from '../dilemmas/dilemma-library.js';
import type { Language } from '../language.js';
import type { OrganisationRegister } from '../organisations/organisation-register.js';
import type { RetentionTerms } from '../retention-terms.js';
import { type Alias, birdName } from '../threads/alias.js';
import type { RoundPostView, RoundThreadView } from '../threads/round-thread-view.js';
import { MAXIMUM_POST, matchOfThread } from '../threads/thread.js';
import type { Talker, ThreadHead, ThreadPage, ThreadView } from '../threads/thread-view.js';
import type {
  AliasWire,
  OpenPostWire,
  OpenThreadWire,
  TalkerWire,
  TalkHeadWire,
  TalkListWire,
  TalkWire,
} from './wire/thread-wire.js';

export interface ThreadModelParts {
  readonly dilemmas: DilemmaLibrary;
  readonly municipalities: OrganisationRegister;
  readonly terms: RetentionTerms;
}

/**
 * Conversations as the page gets them, in one language. About others they tell no more than the cards in the chat do.
 */
export interface ThreadModel {
  talk(view: ThreadView): TalkWire;
  talks(page: ThreadPage): TalkListWire;
  /** Nothing in it tells who wrote or reported something. */
  open(view: RoundThreadView): OpenThreadWire;
}

/** The model with these names and terms. `programmeNameOf`: the name of the programme of a round, for a reader who is in more than one. */
export function createThreadModel(
  { dilemmas, municipalities, terms }: ThreadModelParts,
  language: Language,
  programmeNameOf: (roundId: string) => string | null = () => null,
): ThreadModel {
  const titleOf = (dilemmaId: string) => titleIn(dilemmas, dilemmaId, language);

  function talkerOf({ name, municipality }: Talker): TalkerWire {
    return { name, municipality: municipalities.get(municipality ?? '')?.label ?? '' };
  }

  function headOf({ id, roundId, dilemmaId, others, state }: ThreadHead): TalkHeadWire {
    const there = others.filter(({ name }) => name !== null).map(talkerOf);
    // With nobody left to write to it is over, whatever its time.
    const isAlone = there.length === 0 && state === 'open';
    return {
      matchId: matchOfThread(id),
      programme: programmeNameOf(roundId),
      title: titleOf(dilemmaId),
      others: there,
      state: isAlone ? 'over' : state,
    };
  }

  return {
    talk: (view) => ({
      ...headOf(view),
      questions: questionsIn(dilemmas, view.dilemmaId, language),
      endsAt: view.endsAt.toISOString(),
      keptMonths: terms.threadMonths,
      longest: MAXIMUM_POST,
      olderThan: view.olderThan,
      posts: view.posts.map(({ number, at, text, by, isEdited = false }) => ({
        number,
        text,
        own: by === null,
        edited: isEdited,
        at: at.toISOString(),
        by: by === null ? null : talkerOf(by),
      })),
    }),

    talks: ({ threads, after }) => ({ talks: threads.map(headOf), after }),

    open: (view) => ({
      roundId: view.roundId,
      title: titleOf(view.dilemmaId),
      isOpen: view.isOpen,
      endsAt: view.endsAt.toISOString(),
      alias: aliasOf(view.alias, language),
      hearsNews: view.hearsNews,
      keptMonths: terms.openThreadMonths,
      longest: MAXIMUM_POST,
      olderThan: view.olderThan,
      posts: view.posts.map((post) => openPost(post, view.isOpen, language)),
    }),
  };
}

function openPost(post: RoundPostView, isOpen: boolean, language: Language): OpenPostWire {
  const { id, number, at, isOwn: own, text, visibility, isReported: reported } = post;
  const state = visibility.kind === 'shown' && text === null ? 'removed' : visibility.kind;
  return {
    id,
    number,
    own,
    text,
    state,
    reported,
    at: at.toISOString(),
    writer: writerOf(post, language),
    edited: post.isEdited === true,
    reportable: isOpen && !own && !reported && state === 'shown',
  };
}

/** Somebody who wrote in a channel is named there, and not here. An erased text has nobody behind it. */
function writerOf({ alias, source, isErased = false }: RoundPostView, language: Language): OpenPostWire['writer'] {
  if (source === 'channel' && !isErased) return { kind: 'channel' };
  const named = aliasOf(alias, language);
  return named === null ? { kind: 'gone' } : { kind: 'bird', ...named };
}

function aliasOf(alias: Alias | null, language: Language): AliasWire | null {
  return alias === null ? null : { name: birdName(alias, language), size: alias.size };
}
