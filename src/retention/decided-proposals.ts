import type { ProposalStore } from '../proposals/proposal-store.js';
import { monthsBefore, type RetentionTerms } from '../retention-terms.js';
import type { RetentionRule } from './retention-rule.js';

const PAGE = 500;

export interface DecidedProposalsParts {
  readonly proposals: ProposalStore;
  readonly terms: RetentionTerms;
}

/** Proposals whose term since acceptance or refusal is over. Undecided ones stay. */
export function decidedProposals({ proposals, terms }: DecidedProposalsParts): RetentionRule {
  return {
    name: 'proposals',
    what: 'proposals that were accepted or declined',
    before: (now) => monthsBefore(now, terms.proposalMonths),
    count: (before) => proposals.countDecided(before),
    deleteBatch: (before) => proposals.removeDecided(before, PAGE),
  };
}
