import { ERASED } from '../participants/participant.js';
import type { Post } from './thread.js';

/**
 * A change in Teams to the message that a post copies. `text`: the new text of the copy; null if there may be none,
 * such as when it is empty or too long by now. `at`: by Teams' clock.
 */
export type SourceChange =
  | { readonly kind: 'edited' | 'restored'; readonly text: string | null; readonly at: Date }
  | { readonly kind: 'deleted'; readonly at: Date };

/** A rewrite of a post. */
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
 * The rewritten post; null to leave it, because a newer change is known or its writer was erased. Changes may come
 * late, twice and in any order: the newest counts, and of two at the same moment the later arrival, except that an edit
 * restores nothing.
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
