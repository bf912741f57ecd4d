import { type Dilemma, type DilemmaText, dilemmaSchema, OPTION_IDS } from '../dilemmas/dilemma.js';
import { lintDilemma } from '../dilemmas/dilemma-lint.js';
import { error, type Fault } from '../dilemmas/fault.js';
import { CHALLENGE_IDS } from '../participants/challenges.js';
import { dilemmaIdOf, type Proposal } from './proposal.js';

/**
 * The dilemma that a proposal becomes. It has one language: who reads English gets the same text, since nobody of the
 * house translates what people bring in.
 */
export function dilemmaOf(proposal: Pick<Proposal, 'id' | 'text'>): Dilemma {
  const { text } = proposal;
  const said: DilemmaText = {
    title: text.title,
    situation: text.situation,
    question: text.question,
    options: text.options
      .filter(({ label }) => label !== '')
      .flatMap((option, at) => {
        const id = OPTION_IDS[at];
        return id === undefined ? [] : [{ id, ...option }];
      }),
    tension: text.tension,
    reflection: text.reflection.filter((question) => question !== ''),
    knowledge: { kind: 'craft', title: text.knowledgeTitle, text: text.knowledgeText },
  };
  return {
    id: dilemmaIdOf(proposal),
    version: 1,
    challenges: text.challenges,
    setting: text.setting,
    text: { nl: said, en: said },
  };
}

/**
 * What keeps a proposal from being used: the shape of a dilemma and the errors of the rules for authors, on the one text
 * that it has. Words that the sender said are not personal are let through: the facilitator sees them.
 * @param municipalityNames official names, which have no place in a case
 */
export function faultsOf(
  proposal: Pick<Proposal, 'id' | 'text' | 'notPersonal'>,
  municipalityNames: readonly string[],
): readonly Fault[] {
  const dilemma = dilemmaOf(proposal);
  const parsed = dilemmaSchema.safeParse(dilemma);
  if (!parsed.success) {
    const places = new Set(parsed.error.issues.map(({ path }) => path.filter((step) => step !== 'text').join('.')));
    return [...places].filter((where) => !where.startsWith('en.')).map((where) => error('shape', where, 'is missing'));
  }
  const facts = { challengeIds: CHALLENGE_IDS, municipalityNames, notPersonal: proposal.notPersonal };
  return lintDilemma(parsed.data, facts).filter(
    ({ severity, where }) => severity === 'error' && !where.startsWith('en.'),
  );
}
