/** What moved somebody at the second vote, or kept them where they were. */
export const MOVED_BY = ['partner', 'reason', 'fact', 'nothing'] as const;

export type MovedBy = (typeof MOVED_BY)[number];
