import type { Proposal, ProposalText } from '../../src/proposals/proposal.js';

/** A text that keeps every rule for authors. */
export const GOOD_TEXT: ProposalText = {
  title: 'De vergadering na de vergadering',
  situation:
    'Je zit namens je gemeente in een werkgroep. Iedereen zegt ja tegen het voorstel. Na afloop hoor je op de gang dat twee gemeenten het niet gaan doen. Zij vragen je om dat nog even voor je te houden. Morgen praat je je wethouder bij.',
  question: 'Mag je nu zeggen wat je op de gang hoorde?',
  options: [
    { label: 'Je vertelt het je wethouder', explanation: 'Een bestuurder moet kunnen rekenen op wat jij weet.' },
    { label: 'Je zwijgt tot de gemeenten het zeggen', explanation: 'Wie op de gang praat moet jou kunnen vertrouwen.' },
    { label: '', explanation: '' },
    { label: '', explanation: '' },
  ],
  tension: 'Loyaal aan je wethouder tegenover loyaal aan de werkgroep',
  reflection: ['Wat had je vooraf kunnen afspreken?', 'Wie heeft last van jouw keuze?', 'Wat zou je willen horen?'],
  knowledgeTitle: 'Vooraf afspreken',
  knowledgeText: 'Spreek in de werkgroep af wat ieder thuis mag vertellen. Dan hoeft niemand dat op de gang te kiezen.',
  challenges: ['housing'],
  setting: 'network',
};

/** A proposal as it is stored. */
export function proposal(more: Partial<Proposal> = {}): Proposal {
  return {
    id: 'p1',
    participantId: 'T:1',
    programmeIds: ['main'],
    text: GOOD_TEXT,
    notPersonal: [],
    state: 'submitted',
    revision: 0,
    untold: true,
    submittedAt: new Date('2026-11-23T08:00:00.000Z'),
    decidedAt: null,
    reason: null,
    ...more,
  };
}
