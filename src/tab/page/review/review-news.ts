/** The last action on a proposal. */
export type ReviewNews = 'accepted' | 'declined' | 'written';

let left: ReviewNews | null = null;

/** Leaves news for the next part of the page that is opened: it says it, where this part is gone by then. */
export function leaveNews(news: ReviewNews): void {
  left = news;
}

/** The news that was left; it is told once. */
export function takeNews(): ReviewNews | null {
  const news = left;
  left = null;
  return news;
}
