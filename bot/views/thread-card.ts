import { type NamedPartner, partnerNames } from '../../cards/matching/talk-partners.js';
import { notices } from '../../cards/notices/notices.js';
import type { RenderedCard } from '../../cards/render.js';
import { textFor } from '../../cards/text.js';
import { renderPost, renderThread, type ThreadTop } from '../../cards/threads/thread.js';
import { type OpenRound, renderThreadList } from '../../cards/threads/thread-list.js';
import { type DilemmaLibrary, questionsIn, titleIn } from '../../src/dilemmas/dilemma-library.js';
import type { Language } from '../../src/language.js';
import type { OrganisationRegister } from '../../src/organisations/organisation-register.js';
import { programmeOf } from '../../src/rounds/round.js';
import { matchOfThread } from '../../src/threads/thread.js';
import type {
  PostFacts,
  Talker,
  ThreadHead,
  ThreadPage,
  ThreadView,
  ViewedPost,
} from '../../src/threads/thread-view.js';

/** Parts that the cards of threads need besides the thread. */
export interface ThreadCardParts {
  readonly dilemmas: DilemmaLibrary;
  readonly municipalities: OrganisationRegister;
}

/** The cards of threads, in one language. The same for an answer and for a message. `programmes`: names by id, where a list says them. */
export function createThreadCards(
  { dilemmas, municipalities }: ThreadCardParts,
  language: Language,
  programmes: ReadonlyMap<string, string> = new Map(),
) {
  function partnerOf({ name, municipality }: Talker): NamedPartner {
    return { name, municipality: municipalities.get(municipality ?? '')?.label ?? '' };
  }

  function topOf({ id, dilemmaId, others, state, endsAt, isActive }: ThreadHead): ThreadTop {
    const partners = others.filter(({ name }) => name !== null).map(partnerOf);
    return { threadId: id, matchId: matchOfThread(id), title: titleOf(dilemmaId), partners, state, endsAt, isActive };
  }

  function titleOf(dilemmaId: string): string {
    return titleIn(dilemmas, dilemmaId, language);
  }

  function postOf({ at, by, text, isEdited = false }: ViewedPost) {
    return { at, text, isEdited, by: by === null ? null : partnerOf(by) };
  }

  /** The others as they stand in a sentence, for a place with Markdown. */
  function namesOf(head: ThreadHead): string {
    const { partners } = topOf(head);
    const say = textFor(language);
    return partners.length === 0 ? say('thread.erased') : partnerNames(partners, say);
  }

  return {
    namesOf,

    /** `once`: what tells the next writing on the card from any other. */
    view: (view: ThreadView, once: string, justSent: boolean = false): RenderedCard =>
      renderThread(
        {
          ...topOf(view),
          posts: view.posts.map(postOf),
          questions: questionsIn(dilemmas, view.dilemmaId, language),
          ...(view.olderThan === null ? {} : { olderThan: view.olderThan }),
          isOlder: view.isOlder,
          justSent,
          once,
        },
        language,
      ),

    /** `open`: the rounds with an open thread now. */
    list: ({ threads, after }: ThreadPage, open: readonly OpenRound[]): RenderedCard =>
      renderThreadList(
        {
          threads: threads.map((head) => ({ ...topOf(head), programme: programmes.get(programmeOf(head.roundId)) })),
          ...(after === null ? {} : { after }),
          open,
        },
        language,
      ),

    /** A post on its way; sent again, it is the same card. */
    post: ({ head, post }: PostFacts): RenderedCard =>
      renderPost({ ...topOf(head), post: postOf(post), once: post.id }, language),

    posted: (head: ThreadHead): RenderedCard =>
      notices.threadPosted(language, { names: namesOf(head), title: titleOf(head.dilemmaId), thread: head.id }),
    expired: (head: ThreadHead): RenderedCard =>
      notices.threadExpired(language, { names: namesOf(head), thread: head.id }),
    ended: (head: ThreadHead): RenderedCard => notices.threadEnded(language, { names: namesOf(head), thread: head.id }),
    closed: (head: ThreadHead): RenderedCard =>
      notices.threadClosed(language, { names: namesOf(head), thread: head.id }),
  };
}
