import type { Verb } from '../cards/actions.js';

/**
 * The buttons that work in a chat or channel where others read along. Each answers with a card that only who clicked sees,
 * and changes nothing on the card of the others. Every other button works in the personal chat only.
 */
const SHARED_VERBS: readonly Verb[] = ['shared.view', 'shared.vote'];

/** May this button be used where others read along? */
export function isSharedVerb(verb: Verb): boolean {
  return SHARED_VERBS.includes(verb);
}
