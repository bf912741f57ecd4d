/** Longest texts that forms of the page take (characters): as the rules of the program have it, which has the last word. */
export const LONGEST = {
  /** Why somebody voted so. */
  voteReason: 280,
  /** Why a proposal is declined. */
  declineReason: 500,
  /** Why a post is hidden. */
  grounds: 500,
  /** The agreement, its measure, and the line about its outcome. */
  agreement: { what: 500, how: 300, line: 280 },
  /** A programme's own description, and each line about who helps. */
  programme: { name: 80, introduction: 600, contact: 200 },
} as const;
