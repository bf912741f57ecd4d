import { ERASED } from '../participants/participant.js';
import type { Post } from './thread.js';

/**
 * What somebody did in Teams with the message that a post is a copy of. `text`: what may stand in the copy now; null: nothing
 * of it may, such as when it was emptied or is too long by now. `at`: by Teams' clock.
 */
export type SourceChange =
  | { readonly kind: 'edited' | 'restored'; readonly text: string | null; readonly at: Date }
  | { readonly kind: 'deleted'; readonly at: Date };

/** What is to be written. */
export interface Rewrite {
  readonly text: string | null;
  readonly changedAt: Date;
  /** The text is not any more as it was when it was posted. */
  readonly isEdited: boolean;
  readonly isDeleted: boolean;
  /** Earlier judgements of the text are void: a facilitator's approval was of another one. */
  readonly isJudgedAnew: boolean;
}

/**
 * What the post becomes; null: nothing, because something newer is known of the message, or nobody is behind the post any
 * more. Changes may come late, twice and in any order: the newest counts, and of two of the same moment the one that came
 * last, but for an edit, which brings nothing back.
 */
export function followed(post: Post, change: SourceChange): Rewrite | null {
  const { changedAt, text: before, by, moderation, isDeleted = false } = post;
  if (by === ERASED || (changedAt !== undefined && change.at < changedAt)) return null;
  const text = change.kind === 'deleted' ? null : change.text;
  const isSameMoment = changedAt?.getTime() === change.at.getTime();
  if (change.kind === 'edited' && isDeleted && isSameMoment) return null;
  const isOther = text !== null && text !== before;
  return {
    text,
    changedAt: change.at,
    isDeleted: change.kind === 'deleted',
    isEdited: post.isEdited === true || (change.kind === 'edited' && isOther),
    // Taken away and brought back it is the same text, as far as anybody can tell only when it was not gone before.
    isJudgedAnew: isOther && moderation?.state === 'shown',
  };
}
