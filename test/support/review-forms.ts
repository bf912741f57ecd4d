import type { ProposalText } from '../../src/proposals/proposal.js';
import { GOOD_TEXT } from './proposals.js';

/** A form of a dilemma as the tab's page sends it. */
export interface SentForm {
  readonly fields: Readonly<Record<string, string>>;
  readonly challenges: readonly string[];
}

/** The form of this text; a text that keeps every rule when none is given. */
export function formOf(text: Partial<ProposalText> = {}): SentForm {
  const { options, reflection, challenges, ...lines } = { ...GOOD_TEXT, ...text };
  const numbered = (name: string, texts: readonly string[]) =>
    Object.fromEntries(texts.map((one, at) => [`${name}${at + 1}`, one]));
  return {
    fields: {
      ...lines,
      ...numbered(
        'label',
        options.map(({ label }) => label),
      ),
      ...numbered(
        'explanation',
        options.map(({ explanation }) => explanation),
      ),
      ...numbered('reflection', reflection),
    },
    challenges,
  };
}

/** A proposal from the chat: just a title and a situation. */
export const BARE = { title: 'Op de gang', situation: 'Na afloop hoor ik iets anders dan in de vergadering.' } as const;
