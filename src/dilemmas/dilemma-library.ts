import type { Language } from '../language.js';
import { CHALLENGE_IDS } from '../participants/challenges.js';
import { type Dilemma, dilemmaSchema } from './dilemma.js';
import { type LintFacts, lintDilemma } from './dilemma-lint.js';
import { error, type Fault } from './fault.js';

/** The dilemmas that may be used; every one of them has passed the rules for authors. */
export interface DilemmaLibrary {
  /** The dilemma of that id; undefined when there is none. */
  readonly get: (id: string) => Dilemma | undefined;
  /** The dilemma as a round shows it: in the version on which people voted. Rounds of before it was noted show the first. */
  readonly shownIn: (round: RoundOfVersion) => Dilemma | undefined;
  /** All of them, in the order given. */
  readonly all: () => readonly Dilemma[];
}

/** The part of a round, or of its ballot box, that tells its dilemma. */
interface RoundOfVersion {
  readonly dilemmaId: string;
  readonly dilemmaVersion?: number;
}

/** The title of a dilemma in this language; its id when the library does not have it. */
export function titleIn(library: Pick<DilemmaLibrary, 'get'>, dilemmaId: string, language: Language): string {
  return library.get(dilemmaId)?.text[language].title ?? dilemmaId;
}

/** The questions of a dilemma for a talk, in this language; none when the library does not have it. */
export function questionsIn(
  library: Pick<DilemmaLibrary, 'get'>,
  dilemmaId: string,
  language: Language,
): readonly string[] {
  return library.get(dilemmaId)?.text[language].reflection ?? [];
}

/** The library could not be made. The message names every fault of every dilemma, one a line. */
export class DilemmaLibraryError extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(['The dilemma library has faults:', ...faults.map(lineOf)].join('\n'));
    this.name = 'DilemmaLibraryError';
    this.faults = faults;
  }
}

/**
 * A library of these dilemmas. Their shape and the rules for authors are checked here, once; warnings do not count.
 * @param dilemmas of unknown origin: a file, a form or the built-in list
 * @throws DilemmaLibraryError with all faults together
 */
export function createDilemmaLibrary(
  dilemmas: readonly unknown[],
  facts: LintFacts = { challengeIds: CHALLENGE_IDS },
): DilemmaLibrary {
  const faults: Fault[] = [];
  const byId = new Map<string, Dilemma>();
  for (const [index, candidate] of dilemmas.entries()) {
    const parsed = dilemmaSchema.safeParse(candidate);
    if (!parsed.success) {
      faults.push(...parsed.error.issues.map((issue) => error('shape', pathOf(index, issue.path), issue.message)));
      continue;
    }
    const dilemma = parsed.data;
    faults.push(...errorsOf(dilemma, facts));
    if (byId.has(dilemma.id)) faults.push(error('duplicate-id', dilemma.id, 'is the id of more than one dilemma'));
    byId.set(dilemma.id, dilemma);
  }
  if (faults.length > 0) throw new DilemmaLibraryError(faults);
  return trustedLibrary([...byId.values()]);
}

/**
 * A library of dilemmas that have passed the rules already: those that come with the product, which a test holds to them, so
 * that no start of the program pays for it again.
 * @param earlier versions of before, for rounds in which people voted on them
 */
export function trustedLibrary(dilemmas: readonly Dilemma[], earlier: readonly Dilemma[] = []): DilemmaLibrary {
  const byId = new Map(dilemmas.map((dilemma) => [dilemma.id, dilemma]));
  const before = new Map(earlier.map((dilemma) => [`${dilemma.id} ${dilemma.version}`, dilemma]));
  const all = Object.freeze([...byId.values()]);
  return {
    get: (id) => byId.get(id),
    shownIn: ({ dilemmaId, dilemmaVersion = 1 }) => before.get(`${dilemmaId} ${dilemmaVersion}`) ?? byId.get(dilemmaId),
    all: () => all,
  };
}

function errorsOf(dilemma: Dilemma, facts: LintFacts): readonly Fault[] {
  return lintDilemma(dilemma, facts)
    .filter((fault) => fault.severity === 'error')
    .map((fault) => ({ ...fault, where: `${dilemma.id}: ${fault.where}` }));
}

function pathOf(index: number, path: readonly PropertyKey[]): string {
  return [`dilemma ${index + 1}`, ...path.map(String)].join('.');
}

function lineOf(fault: Fault): string {
  return `- ${fault.where}: ${fault.message} (${fault.rule})`;
}
