import { notices } from '../../cards/notices/notices.js';
import type { RenderedCard } from '../../cards/render.js';
import { textFor } from '../../cards/text.js';
import { type JudgedCardPost, renderJudged, renderReported } from '../../cards/threads/moderation.js';
import {
  type RoundThreadCard,
  renderHiddenPost,
  renderPostChoice,
  renderRoundThread,
} from '../../cards/threads/round-thread.js';
import { type DilemmaLibrary, titleIn } from '../../src/dilemmas/dilemma-library.js';
import type { Language } from '../../src/language.js';
import { type Alias, birdName } from '../../src/threads/alias.js';
import type { HiddenFacts, NewsFacts } from '../../src/threads/round-message-facts.js';
import type { JudgedPostView, ReportedPosts, RoundThreadView } from '../../src/threads/round-thread-view.js';

/** Identifies the writer of a post. */
type Written = Pick<JudgedPostView, 'alias' | 'source' | 'isErased'>;

interface Shown {
  /** Tells the next message written on the card from any other. */
  readonly once: string;
  readonly judges: boolean;
  readonly justSent?: boolean;
}

/** The cards of open threads, in one language. */
export function createRoundThreadCards(dilemmas: DilemmaLibrary, language: Language) {
  const titleOf = (dilemmaId: string) => titleIn(dilemmas, dilemmaId, language);

  /** Somebody who wrote in a channel is named there, and not here. An erased text has nobody behind it. */
  function writerOf({ alias, source, isErased = false }: Written): string {
    if (source === 'channel' && !isErased) return textFor(language)('roundThread.fromChannel');
    return nameOf(alias, language);
  }

  function judgedOf(post: JudgedPostView): JudgedCardPost {
    const { id, at, text, reports, visibility, changedAt } = post;
    const changed = changedAt === undefined ? {} : { changedAt };
    return { id, at, name: writerOf(post), text, reports, visibility, ...changed };
  }

  function cardOf(view: RoundThreadView, more: Shown): RoundThreadCard {
    const last = view.posts.at(-1);
    return {
      roundId: view.roundId,
      title: titleOf(view.dilemmaId),
      isOpen: view.isOpen,
      endsAt: view.endsAt,
      ownName: nameOf(view.alias, language),
      posts: view.posts.map((post) => {
        const { alias: _alias, source: _source, ...shown } = post;
        return { ...shown, name: writerOf(post) };
      }),
      ...(view.olderThan === null ? {} : { olderThan: view.olderThan }),
      ...(last === undefined ? {} : { before: last.number + 1 }),
      isOlder: view.isOlder,
      hearsNews: view.hearsNews,
      justSent: false,
      ...more,
    };
  }

  return {
    view: (view: RoundThreadView, more: Shown): RenderedCard => renderRoundThread(cardOf(view, more), language),
    /** Which of the posts? */
    choice: (view: RoundThreadView, wish: 'report' | 'judge'): RenderedCard =>
      renderPostChoice(cardOf(view, { once: '', judges: wish === 'judge' }), wish, language),

    reported: ({ posts, hasMore }: ReportedPosts): RenderedCard =>
      renderReported({ posts: posts.map(judgedOf), hasMore }, language),
    judged: (post: JudgedPostView, done: boolean = false): RenderedCard => renderJudged(judgedOf(post), done, language),

    news: ({ roundId, dilemmaId, count, isMore }: NewsFacts): RenderedCard =>
      notices.roundNews(language, { round: roundId, title: titleOf(dilemmaId), count, isMore }),
    hidden: ({ roundId, dilemmaId, text, grounds }: HiddenFacts): RenderedCard =>
      renderHiddenPost({ roundId, title: titleOf(dilemmaId), text, grounds }, language),
  };
}

/** "Reiger, middelgrote organisatie"; the second of that name is "Reiger 2". Empty for nobody. */
export function nameOf(alias: Alias | null, language: Language): string {
  const name = alias === null ? '' : birdName(alias, language);
  if (alias === null || name === '') return '';
  return textFor(language)('roundThread.name', { name, size: textFor(language)(`roundThread.size_${alias.size}`) });
}
