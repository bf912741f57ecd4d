/** Reasons to move at the second vote, or to stay. */
export const MOVED_BY = ['partner', 'reason', 'fact', 'nothing'] as const;

export type MovedBy = (typeof MOVED_BY)[number];
