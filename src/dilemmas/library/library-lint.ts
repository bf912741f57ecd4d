import { officialMunicipalities } from '../../organisations/official-municipalities.js';
import { CHALLENGE_IDS } from '../../participants/challenges.js';
import type { Dilemma } from '../dilemma.js';
import { lintDilemma } from '../dilemma-lint.js';
import type { Fault } from '../fault.js';
import { lintLearning, lintLine } from '../learning-lint.js';

/** Every fault of the dilemmas that come with the product, each with the dilemma and the place. Empty: the library may be built. */
export function lintLibrary(dilemmas: readonly Dilemma[]): readonly Fault[] {
  const facts = { challengeIds: CHALLENGE_IDS, municipalityNames: officialMunicipalities().map(({ name }) => name) };
  return [
    ...dilemmas.flatMap((dilemma) =>
      [...lintDilemma(dilemma, facts), ...lintLearning(dilemma)].map((fault) => ({
        ...fault,
        where: `${dilemma.id}: ${fault.where}`,
      })),
    ),
    ...lintLine(dilemmas),
  ];
}
