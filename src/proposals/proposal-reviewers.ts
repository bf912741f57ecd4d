import { DomainError } from '../errors.js';
import type { ProgrammeDirectory } from '../programmes/programme-directory.js';
import type { Proposal } from './proposal.js';

type Placed = Pick<Proposal, 'programmeIds'>;

/** Those who decide about a proposal: the facilitators of a programme of its sender; owners about all. */
export interface ProposalReviewers {
  /** Ids of the programmes whose proposals this person may see; null: all proposals. */
  scopeOf(personId: string): Promise<readonly string[] | null>;
  may(personId: string, proposal: Placed): Promise<boolean>;
  /** Refuses with `unknownProposal`, as if there were none, somebody who may not see it. */
  assertMay(personId: string, proposal: Placed & Pick<Proposal, 'id'>): Promise<void>;
  /** Participant ids of those who hear that it came in; the owners when its sender is in no programme. */
  of(proposal: Placed): Promise<ReadonlySet<string>>;
  /** Ids of its programmes in which this person may put a dilemma in the queue. */
  queuesFor(personId: string, proposal: Placed): Promise<readonly string[]>;
}

/** The reviewers as the programmes name them. */
export function createProposalReviewers(
  directory: Pick<ProgrammeDirectory, 'isOwner' | 'facilitatedBy' | 'facilitatorsOf'>,
): ProposalReviewers {
  async function queuesFor(personId: string, { programmeIds }: Placed): Promise<readonly string[]> {
    const facilitated = (await directory.facilitatedBy(personId)).map(({ id }) => id);
    return programmeIds.filter((id) => facilitated.includes(id));
  }

  async function may(personId: string, proposal: Placed): Promise<boolean> {
    return directory.isOwner(personId) || (await queuesFor(personId, proposal)).length > 0;
  }

  return {
    queuesFor,
    may,

    async scopeOf(personId) {
      return directory.isOwner(personId) ? null : (await directory.facilitatedBy(personId)).map(({ id }) => id);
    },

    async assertMay(personId, proposal) {
      if (!(await may(personId, proposal))) throw new DomainError('unknownProposal', proposal.id);
    },

    async of({ programmeIds }) {
      const asked = programmeIds.length === 0 ? [''] : programmeIds;
      return new Set((await Promise.all(asked.map((id) => directory.facilitatorsOf(id)))).flat());
    },
  };
}
