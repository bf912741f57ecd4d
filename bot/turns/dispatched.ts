import type { Reply } from './reply.js';
/** The subject of a turn, as a label for the metrics: `word.help`, `action.vote.cast`, `installed`. */
export interface Dispatched {
  readonly kind: string;
  readonly answer: () => Promise<Reply>;
  /** May be done again when Teams delivers it again: the second time changes nothing. */
  readonly isRepeatable?: boolean;
}
