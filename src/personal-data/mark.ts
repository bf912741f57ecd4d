/** Kinds of text that may identify somebody. */
export const MARK_KINDS = ['name', 'mail', 'phone', 'address', 'case-number', 'bsn', 'iban'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** A place in a text that may be personal (`start` inclusive, `end` exclusive, in UTF-16 units). */
export interface Mark {
  readonly kind: MarkKind;
  readonly start: number;
  readonly end: number;
}
