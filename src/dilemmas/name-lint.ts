import type { MarkKind } from '../personal-data/mark.js';
import { findPersonalData } from '../personal-data/personal-data.js';
import { error, type Fault, warning } from './fault.js';

/**
 * Municipalities whose name is also a common word at the start of a Dutch or English sentence ("Buren klagen.").
 * There the capital says nothing, so only in the middle of a sentence it is taken for the name.
 */
const ALSO_COMMON_WORDS: ReadonlySet<string> = new Set(['Beek', 'Bergen', 'Best', 'Buren', 'Hulst', 'Putten']);

/** Two words with a capital in a row, Dutch particles between them allowed: "Jan de Vries". */
const TWO_CAPITALS = /(?<!\p{L})\p{Lu}\p{Ll}+\s(?:(?:van|de|der|den|ter|ten|la|el)\s)*\p{Lu}\p{Ll}+/gu;

/** Words that English writes with a capital without naming a person. */
const CAPITALISED =
  /(?<!\p{L})(?:Dutch|English|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)(?!\p{L})/gu;

/**
 * Finds names and other personal data in the text of a case. Real municipalities and people have no place in it: a known name makes readers
 * take sides before they think.
 * @param municipalityNames official names; matched as whole words, with their capitals
 * @param notPersonal words that look personal and are known not to be
 */
export function lintNames(
  text: string,
  where: string,
  municipalityNames: readonly string[],
  notPersonal: readonly string[] = [],
): readonly Fault[] {
  const faults = municipalityNames
    .filter((name) => namesMunicipality(text, name))
    .map((name) => error('municipality-name', where, `names the municipality ${name}`));
  const marks = findPersonalData(text).filter(({ start, end }) => !notPersonal.includes(text.slice(start, end)));
  faults.push(...marks.map(({ kind, start, end }) => personalFault(kind, text.slice(start, end), where)));
  if (marks.length > 0) return faults;
  const known = notPersonal.reduce((rest, words) => rest.replaceAll(words, words.toLowerCase()), text);
  const pair = known.replaceAll(CAPITALISED, (word) => word.toLowerCase()).match(TWO_CAPITALS);
  if (pair !== null) faults.push(warning('possible-name', where, `"${pair.join('", "')}" may be a name`));
  return faults;
}

function personalFault(kind: MarkKind, found: string, where: string): Fault {
  return kind === 'name'
    ? error('personal-name', where, `"${found}" looks like a person`)
    : error('personal-data', where, `"${found}" can tell who it is about (${kind})`);
}

function namesMunicipality(text: string, name: string): boolean {
  if (!text.includes(name)) return false;
  const middle = ALSO_COMMON_WORDS.has(name) ? String.raw`(?<=[\p{L},;:]\s)` : '';
  return new RegExp(String.raw`${middle}(?<![\p{L}\p{N}])${escaped(name)}(?![\p{L}\p{N}])`, 'u').test(text);
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
