import { type Dilemma, type DilemmaText, dilemmaSchema, OPTION_IDS } from '../dilemmas/dilemma.js';
import { lintDilemma } from '../dilemmas/dilemma-lint.js';
import { error, type Fault } from '../dilemmas/fault.js';
import { CHALLENGE_IDS } from '../participants/challenges.js';
import { dilemmaIdOf, type Proposal } from './proposal.js';

/**
 * The dilemma that a proposal becomes. It has one language: English readers get the same text, since proposals are not
 * translated.
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
 * Finds what keeps a proposal from being used: the parts that are missing, and the errors of the rules for authors in
 * those that are there, on the one text that it has. Words that the sender declared not personal pass: the facilitator
 * sees them.
 * @param municipalityNames official names, which have no place in a case
 */
export function faultsOf(
  proposal: Pick<Proposal, 'id' | 'text' | 'notPersonal'>,
  municipalityNames: readonly string[],
): readonly Fault[] {
  const dilemma = dilemmaOf(proposal);
  const missing = missingIn(dilemma);
  const facts = { challengeIds: CHALLENGE_IDS, municipalityNames, notPersonal: proposal.notPersonal };
  const broken = lintDilemma(dilemma, facts).filter(
    ({ severity, rule, where }) =>
      // Missing parts break no other rule.
      severity === 'error' && !where.startsWith('en.') && rule !== 'explanation-missing' && !missing.includes(where),
  );
  return [...missing.map((where) => error('shape', where, 'is missing')), ...broken];
}

/** Advice to the editor of a proposal that may be used as it is. */
export function adviceOf(
  proposal: Pick<Proposal, 'id' | 'text' | 'notPersonal'>,
  municipalityNames: readonly string[],
): readonly Fault[] {
  return lintDilemma(dilemmaOf(proposal), { municipalityNames, notPersonal: proposal.notPersonal }).filter(
    ({ severity, where }) => severity === 'warning' && !where.startsWith('en.'),
  );
}

/** Where something is missing that a dilemma cannot do without. */
function missingIn(dilemma: Dilemma): readonly string[] {
  const issues = dilemmaSchema.safeParse(dilemma).error?.issues ?? [];
  const places = new Set(issues.map(({ path }) => path.slice(path[0] === 'text' ? 1 : 0).join('.')));
  return [...places].filter((where) => !where.startsWith('en.'));
}
