import { officialMunicipalities } from '../organisations/official-municipalities.js';
import { firstNameLikeness } from './first-names.js';
import type { Mark } from './mark.js';
import { type NameToken, nameTokens } from './name-tokens.js';
import { BEFORE_NAME, FUNCTIONS, HONORIFICS, isBody, namesNoPerson, OPENINGS, PARTICLES } from './name-words.js';
import { isSurname, looksLikeSurname } from './surnames.js';

/** Most words that are taken for one name: bounds the work for each word. */
const LONGEST_NAME = 7;

const municipalityWords: ReadonlySet<string> = new Set(
  officialMunicipalities().flatMap(({ name }) => name.split(/[\s/]+/).filter((part) => /^['’]?\p{Lu}/u.test(part))),
);

/** Words with capitals that follow each other, with particles between: what could be one name. */
interface Run {
  /** Place of the first and behind the last word. */
  readonly from: number;
  readonly to: number;
}

/**
 * Names of people in Dutch text. Known by what stands before them ("mevrouw", "collega", initials), by common first names
 * and surnames, and by particles between capitals. Municipalities, bodies, laws and streets named after somebody are none.
 * The time is linear in the text.
 */
export function personNames(text: string): readonly Mark[] {
  const tokens = nameTokens(text);
  const marks: Mark[] = [];
  for (let at = 0; at < tokens.length; ) {
    const run = runAt(tokens, at);
    if (run === null) {
      at += 1;
      continue;
    }
    const name = nameIn(tokens, run);
    if (name !== null) {
      const [first, last] = [tokens[name.from], tokens[name.to - 1]];
      if (first !== undefined && last !== undefined) marks.push({ kind: 'name', start: first.start, end: last.end });
    }
    at = run.to;
  }
  return marks;
}

const isUpper = (token: NameToken | undefined): token is NameToken =>
  token !== undefined && (token.kind === 'capital' || token.kind === 'initials');
const isParticle = (token: NameToken | undefined): boolean =>
  token !== undefined && PARTICLES.has(token.text.toLowerCase());

const isOwnCapital = (token: NameToken): boolean => token.kind === 'capital' && !isParticle(token);

/** The run that begins at this word; null when none does. A particle at its end is no part of it. */
function runAt(tokens: readonly NameToken[], from: number): Run | null {
  const begin = tokens[from];
  if (!isUpper(begin) && !startsWithSmallParticle(tokens, from)) return null;
  let to = from + 1;
  for (let at = from + 1; at < tokens.length && at - from < LONGEST_NAME; at += 1) {
    const token = tokens[at];
    if (token === undefined || !token.joined || token.first) break;
    if (isUpper(token)) to = at + 1;
    else if (!isParticle(token) || isTitle(tokens[at])) break;
  }
  return isUpper(begin) || to > from + 1 ? { from, to } : null;
}

/** "mevrouw de Boer": a small particle begins a name only right after a title. */
function startsWithSmallParticle(tokens: readonly NameToken[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || !token.joined || !isParticle(token)) return false;
  return HONORIFICS.has(tokens[at - 1]?.text.toLowerCase() ?? '');
}

function isTitle(token: NameToken | undefined): boolean {
  const word = token?.text.toLowerCase() ?? '';
  return HONORIFICS.has(word) || FUNCTIONS.has(word);
}

/** The person in a run of capitals; null when it is none. */
function nameIn(tokens: readonly NameToken[], whole: Run): Run | null {
  const run = beforeBody(tokens, { from: skipOpening(tokens, whole), to: whole.to });
  if (run === null) return null;
  const words = tokens.slice(run.from, run.to);
  const capitals = words.filter(isOwnCapital);
  const [only] = capitals;
  if (only === undefined) return null;
  const before = introductionOf(tokens, run.from);
  if (before === 'honorific') return run;
  const isMunicipality = capitals.every(({ text }) => municipalityWords.has(text));
  if (isMunicipality && firstNameLikeness(only.text) !== 'name') return null;
  return before === 'function' || isPersonByItself(words, capitals) ? run : null;
}

/**
 * The run up to the body that somebody works for ("Sanne van Sociale Zaken"). Null when the capitals before it are part of
 * what it is called: a street, a museum, a law.
 */
function beforeBody(tokens: readonly NameToken[], { from, to }: Run): Run | null {
  // Not a search through all words: that would make the time quadratic.
  const within = tokens.slice(from, to).findIndex((token) => isOwnCapital(token) && namesNoPerson(token.text));
  if (within < 0) return { from, to };
  const body = from + within;
  const isWorkplace = tokens[body - 1]?.text === 'van' && isBody(tokens[body]?.text ?? '');
  return isWorkplace && body - 1 > from ? { from, to: body - 1 } : null;
}

/** Judges by the words alone: initials, a known first name or surname, particles between capitals. */
function isPersonByItself(words: readonly NameToken[], capitals: readonly NameToken[]): boolean {
  const [first, second] = capitals;
  const last = capitals.at(-1);
  if (first === undefined || last === undefined) return false;
  const initialsAt = words.findIndex(({ kind }) => kind === 'initials');
  if (initialsAt >= 0 && initialsAt < words.length - 1) return true;
  const likeness = firstNameLikeness(first.text);
  if (likeness === 'name') return true;
  if (second === undefined) return isSurname(first.text) && !first.first && likeness !== 'word';
  if (likeness === 'word') return true;
  if (looksLikeSurname(last.text) || firstNameLikeness(second.text) === 'name') return true;
  return hasParticleBetween(words) && !first.first;
}

function hasParticleBetween(words: readonly NameToken[]): boolean {
  return words.some((token, at) => at > 0 && at < words.length - 1 && token.kind === 'small');
}

/** A word that begins the sentence, or a title with a capital, begins the run but is no part of the name. */
function skipOpening(tokens: readonly NameToken[], { from, to }: Run): number {
  let at = from;
  for (; at < to - 1; at += 1) {
    const token = tokens[at];
    const opens = token?.first === true && (OPENINGS.has(token.text) || token.text === 'De');
    if (!opens && !isTitle(token)) return at;
  }
  return at;
}

/** The introduction right before a name. */
function introductionOf(tokens: readonly NameToken[], from: number): 'honorific' | 'function' | null {
  const before = tokens[from - 1];
  const word = before?.text.toLowerCase() ?? '';
  const begin = tokens[from];
  if (before === undefined || begin === undefined) return null;
  if (BEFORE_NAME.has(word) && !begin.first) return word === 'namens' ? null : 'function';
  if (!begin.joined) return null;
  if (HONORIFICS.has(word)) return 'honorific';
  return FUNCTIONS.has(word) ? 'function' : null;
}
