import type { ActionData } from '../../cards/actions.js';
import { textFor } from '../../cards/text.js';
import { MAXIMUM_AGREEMENT } from '../../src/agreements/agreement.js';
import type { AgreementProblem } from '../../src/agreements/agreement-service.js';
import type { Language } from '../../src/language.js';
import type { Services } from '../../src/services.js';
import { card, hint, type Reply } from '../reply.js';
import { roundCard } from '../round-card.js';
import type { Turn } from '../turn.js';

/** Keeps what the person put on paper. What is missing is said below the card, so that what was filled in stays there. */
export async function saveDraft(
  turn: Turn,
  { agreements, voting, municipalities }: Services,
  { round, ...form }: ActionData<'agreement.draft'>,
): Promise<Reply> {
  const outcome = await agreements.saveDraft(turn.participant, round, form);
  if ('problem' in outcome) return hint(problemText(outcome.problem, turn.language));
  return card(roundCard(await voting.view(turn.participant, round), turn, municipalities, { draftSaved: true }));
}

function problemText(problem: AgreementProblem, language: Language): string {
  const say = textFor(language);
  switch (problem) {
    case 'missing':
      return say('closing.agreementMissing');
    case 'tooLong':
      return say('notices.tooMuchText.text', { count: MAXIMUM_AGREEMENT });
    case 'unclearDay':
      return say('closing.agreementDay');
  }
}
