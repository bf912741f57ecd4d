import { fits } from '../characters.js';

/** Number of people who have to report a post before it is hidden until a facilitator decides. */
export const REPORTS_TO_HIDE = 2;

/** Longest reason of a facilitator (characters). */
export const MAXIMUM_GROUNDS = 500;

/** A facilitator's decision about a post. It stands whoever reports the post afterwards. */
export type Moderation =
  | { readonly state: 'hidden'; readonly grounds: string; readonly at: Date }
  | { readonly state: 'shown'; readonly at: Date };

/** Others' judgement of a post. */
export interface Judged {
  /** Tokens of those who reported it, each once. */
  readonly reports?: readonly string[];
  readonly moderation?: Moderation;
}

export type Visibility =
  | { readonly kind: 'shown' }
  /** Reported by enough people; nobody has decided yet. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'hidden'; readonly grounds: string };

/** May everybody read it now? A facilitator's word goes before reports. */
export function visibilityOf({ reports = [], moderation }: Judged): Visibility {
  if (moderation?.state === 'hidden') return { kind: 'hidden', grounds: moderation.grounds };
  if (moderation === undefined && reports.length >= REPORTS_TO_HIDE) return { kind: 'waiting' };
  return { kind: 'shown' };
}

export type GroundsProblem = 'missing' | 'tooLong';

/** The reason as it is kept, or what is wrong with it: nobody is hidden without one. */
export function readGrounds(typed: string): { readonly grounds: string } | { readonly problem: GroundsProblem } {
  const grounds = typed.replace(/\s+/g, ' ').trim();
  if (grounds === '') return { problem: 'missing' };
  return fits(grounds, MAXIMUM_GROUNDS) ? { grounds } : { problem: 'tooLong' };
}

/** Does the wish say what was decided already? Whenever that was. */
export function isSameDecision(decided: Moderation | undefined, wished: Moderation): boolean {
  if (decided?.state === 'hidden' && wished.state === 'hidden') return decided.grounds === wished.grounds;
  return decided?.state === wished.state;
}
