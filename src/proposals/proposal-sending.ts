import type { Clock } from '../clock.js';
import type { SureText } from './confirmed-form.js';
import { incoming, isTaken, type Proposal, type ProposalText, proposalId, textName } from './proposal.js';
import type { ProposalStore } from './proposal-store.js';

/** Keeping what people send in with a form. */
export interface Sending {
  /** Stores the text under this id and does what follows. Sent again with another text that one counts; late or twice: nothing. */
  keep(id: string, sender: Sender, sure: SureText): Promise<Proposal>;
}

/** The person who sends it, with the ids of the programmes for which it is. */
export type Sender = Pick<Proposal, 'participantId' | 'programmeIds'>;

export interface SendingParts {
  readonly proposals: ProposalStore;
  readonly stored: (id: string) => Promise<Proposal>;
  /** Everything that follows from how a proposal stands. */
  readonly carryOut: (proposal: Proposal) => Promise<void>;
  readonly clock: Clock;
}

/** The proposal that this form is already, or a new one where a facilitator was at that with another text before their eyes. */
export function idOfForm(own: readonly Proposal[], participantId: string, draft: string, text: ProposalText): string {
  const id = proposalId(participantId, draft);
  const first = own.find((one) => one.id === id);
  const isKnown = first === undefined || namesIn(first).includes(textName(text));
  return isKnown || !isTaken(first) ? id : proposalId(participantId, JSON.stringify([draft, text]));
}

/** Sending on these stores. */
export function createSending({ proposals, stored, carryOut, clock }: SendingParts): Sending {
  /** The proposal with the text that was sent last, also when another text was sent with the same form before. */
  async function withText(proposal: Proposal, sent: Pick<Proposal, 'text' | 'notPersonal'>): Promise<Proposal> {
    const names = namesIn(proposal);
    if (names.includes(textName(sent.text)) || isTaken(proposal)) return proposal;
    await proposals.replace(proposal.id, proposal.revision, sent, names);
    const after = await stored(proposal.id);
    // Sent twice at the same moment, or a facilitator was there first: looked at anew.
    return textName(after.text) === textName(sent.text) ? after : withText(after, sent);
  }

  return {
    async keep(id, sender, { text, found }) {
      const notPersonal = found.map(({ words }) => words);
      const proposal = await proposals.createIfAbsent(incoming({ id, ...sender, text, notPersonal }, clock.now()));
      const kept = await withText(proposal, { text, notPersonal });
      await carryOut(kept);
      return kept;
    },
  };
}

/** Short names of the texts that were sent with the form, the newest last. */
function namesIn({ replaced = [], text }: Proposal): readonly string[] {
  return [...replaced, textName(text)];
}
