import { BLOCKS, type Dilemma, type DilemmaText } from '../dilemma.js';
import { sentencesOf, wordsOf } from '../plain-text.js';
import { type LawSource, lawSources, outdatedSources } from './law-sources.js';

/** Letters from which on a Dutch word counts as long. */
const LONG_WORD = 10;
/** Dilemmas that are named as the hardest to read. */
const HARDEST = 10;

/**
 * Tells an author how the library is spread, which stories are the hardest to read, and which law is to be read again.
 * @param today ISO date
 */
export function libraryReport(dilemmas: readonly Dilemma[], today: string): string {
  const outdated = outdatedSources(lawSources(dilemmas), today);
  return [
    `${dilemmas.length} dilemmas`,
    ...spread(dilemmas),
    '',
    `The ${HARDEST} hardest to read in Dutch (words per sentence, long words)`,
    ...hardest(dilemmas),
    '',
    outdated.length === 0
      ? 'All law was checked within twelve months.'
      : 'Law that was checked longer than twelve months ago',
    ...outdated.map(lineOf),
    '',
  ].join('\n');
}

/** A measure with its count in each block and in all. */
function spread(dilemmas: readonly Dilemma[]): readonly string[] {
  const measures: Readonly<Record<string, (dilemma: Dilemma) => readonly string[]>> = {
    challenge: ({ challenges }) => challenges,
    role: ({ learning }) => [learning?.role ?? '-'],
    setting: ({ setting }) => [setting],
    difficulty: ({ learning }) => [String(learning?.difficulty ?? '-')],
    talk: ({ learning }) => [learning?.talk === false ? 'without' : 'with'],
    core: ({ learning }) => [learning?.core === true ? 'core' : 'choice'],
    knowledge: ({ text }) => [text.nl.knowledge.kind],
    options: ({ text }) => [String(text.nl.options.length)],
    question: ({ text }) => [text.nl.question.split(' ')[0] ?? ''],
    calendar: ({ learning }) =>
      learning?.calendar === undefined ? [] : [Object.values(learning.calendar).join(' to ')],
  };
  const head = row('', [...BLOCKS, 'all']);
  return Object.entries(measures).flatMap(([name, of]) => {
    const values = [...new Set(dilemmas.flatMap(of))].toSorted();
    const rows = values.map((value) => {
      const having = dilemmas.filter((dilemma) => of(dilemma).includes(value));
      const counts = BLOCKS.map((block) => having.filter(({ learning }) => learning?.block === block).length);
      return row(`  ${value}`, [...counts, having.length]);
    });
    return ['', name, head, ...rows];
  });
}

function row(name: string, cells: readonly (string | number)[]): string {
  return `${name.padEnd(34)}${cells.map((cell) => String(cell === 0 ? '.' : cell).padStart(8)).join('')}`.trimEnd();
}

function hardest(dilemmas: readonly Dilemma[]): readonly string[] {
  return dilemmas
    .map(({ id, text }) => ({ id, ...readability(text.nl) }))
    .toSorted((one, other) => other.perSentence + other.long / 2 - (one.perSentence + one.long / 2))
    .slice(0, HARDEST)
    .map(
      ({ id, perSentence, long }) =>
        `  ${id.padEnd(36)}${perSentence.toFixed(1).padStart(6)}${`${long} %`.padStart(8)}`,
    );
}

/** Measures of plain Dutch, of the story and the knowledge card. They find what to read again; they prove nothing. */
export function readability({ situation, knowledge }: Pick<DilemmaText, 'situation' | 'knowledge'>) {
  const all = `${situation} ${knowledge.text} ${knowledge.condition ?? ''}`;
  const words = wordsOf(all);
  const long = words.filter((word) => word.replace(/[^\p{L}]/gu, '').length >= LONG_WORD).length;
  return { perSentence: words.length / sentencesOf(all).length, long: Math.round((100 * long) / words.length) };
}

function lineOf({ dilemma, law, article, inForce, checked, url }: LawSource): string {
  return `  ${dilemma}: ${law}, ${article}, text of ${inForce}, checked ${checked}\n    ${url}`;
}
