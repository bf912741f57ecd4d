const BALLOT_KINDS: ReadonlySet<string> = new Set([
  'action.vote.cast',
  'action.ballot.show',
  'action.shared.vote',
  'action.shared.view',
]);

/** Clicks on a ballot share one label with its refreshes: their number alone would be a count of votes. */
export function labelOf(kind: string): string {
  return BALLOT_KINDS.has(kind) ? 'action.ballot' : kind;
}
