import type { Verb } from '../../cards/actions.js';

/**
 * The buttons that work where others read along: their answer is shown to the clicker only. Every other one is refused
 * there.
 */
export const SHARED_VERBS: readonly Verb[] = ['shared.view', 'shared.vote'];
