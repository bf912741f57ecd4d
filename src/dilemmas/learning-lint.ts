import { LANGUAGES, type Language } from '../language.js';
import { LOYALTIES } from '../rounds/loyalties.js';
import type { Dilemma, DilemmaText } from './dilemma.js';
import { error, type Fault } from './fault.js';
import { isSecureAddress } from './knowledge-lint.js';
import { sentencesOf, wordsOf } from './plain-text.js';

/** Questions with which the whole group looks back. */
const DEBRIEF_QUESTIONS = 3;
/** Longest learning goal, remark or twist for a facilitator (words). */
const MAXIMUM_NOTE_WORDS = 24;

const GOAL: Readonly<Record<Language, RegExp>> = { nl: /^Je oefent /u, en: /^You practise /u };

/** A question that brings the talk to the readers' own work: that is where colleagues learn from each other. */
const OWN_PLACE: Readonly<Record<Language, RegExp>> = {
  nl: /\b(?:bij (?:jullie|jou)|doen jullie)\b/iu,
  en: /\bwhere you work\b/iu,
};

/**
 * The faults of a dilemma against the rules for the library, beside those for authors: it has its place in the line of
 * learning, both loyalties are among its options, and its law says where it ends and when it was checked. A dilemma that
 * somebody brought in need not have all of this.
 */
export function lintLearning(dilemma: Dilemma): readonly Fault[] {
  const missing = dilemma.learning === undefined ? [error('learning-missing', 'learning', 'is missing')] : [];
  return [
    ...missing,
    ...lintLoyalties(dilemma),
    ...LANGUAGES.flatMap((language) => lintText(dilemma.text[language], language)),
    ...lintBalance(dilemma),
  ];
}

/** The faults of a library as a whole: each has a place of its own, and twins point at each other. */
export function lintLine(dilemmas: readonly Dilemma[]): readonly Fault[] {
  const byId = new Map(dilemmas.map((dilemma) => [dilemma.id, dilemma]));
  const places = new Map<number, string>();
  return dilemmas.flatMap(({ id, learning }) => {
    if (learning === undefined) return [];
    const faults: Fault[] = [];
    const other = places.get(learning.place);
    if (other !== undefined) faults.push(error('place-taken', `${id}: learning.place`, `is the place of ${other} too`));
    places.set(learning.place, id);
    if (learning.twin !== undefined && byId.get(learning.twin)?.learning?.twin !== id) {
      faults.push(error('twin', `${id}: learning.twin`, `${learning.twin} does not name ${id} as its twin`));
    }
    return faults;
  });
}

function lintLoyalties({ serves = {}, text }: Dilemma): readonly Fault[] {
  const options = text.nl.options.map(({ id }) => id);
  const given = Object.keys(serves);
  const faults = [
    ...options
      .filter((id) => serves[id] === undefined)
      .map((id) => error('loyalty-options', `serves.${id}`, `is missing: ${LOYALTIES.join(', ')}`)),
    ...given
      .filter((id) => !options.some((option) => option === id))
      .map((id) => error('loyalty-options', `serves.${id}`, 'is about no option')),
  ];
  const missing = (['own', 'partnership'] as const).filter((pole) => !Object.values(serves).includes(pole));
  return [
    ...faults,
    ...missing.map((pole) =>
      error('loyalty-poles', 'serves', `no option serves ${pole} alone; both poles must be there`),
    ),
  ];
}

function lintText(text: DilemmaText, language: Language): readonly Fault[] {
  return [
    ...lintGoal(text.goal ?? '', language),
    ...(text.reflection.some((question) => OWN_PLACE[language].test(question))
      ? []
      : [error('own-place', `${language}.reflection`, 'no question is about the own place of the reader')]),
    ...(text.whatIf === undefined ? [error('what-if', `${language}.whatIf`, 'is missing')] : []),
    ...lintNote(text.facilitator, language),
    ...lintReading(text.reading ?? [], language),
    ...lintLaw(text, language),
  ];
}

function lintGoal(goal: string, language: Language): readonly Fault[] {
  const isGoal = GOAL[language].test(goal) && sentencesOf(goal).length === 1 && isShort(goal);
  return isGoal ? [] : [error('goal', `${language}.goal`, `must be one short sentence like ${GOAL[language].source}`)];
}

function lintNote(note: DilemmaText['facilitator'], language: Language): readonly Fault[] {
  const where = `${language}.facilitator`;
  if (note === undefined) return [error('facilitator-note', where, 'is missing')];
  const { debrief, unheard, twist } = note;
  const faults = debrief
    .filter((question) => !question.endsWith('?'))
    .map((question) => error('facilitator-note', `${where}.debrief`, `"${question}" is no question`));
  if (debrief.length !== DEBRIEF_QUESTIONS) {
    faults.push(error('facilitator-note', `${where}.debrief`, `must have ${DEBRIEF_QUESTIONS} questions`));
  }
  const long = Object.entries({ unheard, twist }).filter(([, said]) => !isShort(said));
  return [
    ...faults,
    ...long.map(([part]) => error('facilitator-note', `${where}.${part}`, `at most ${MAXIMUM_NOTE_WORDS} words`)),
  ];
}

function lintReading(reading: NonNullable<DilemmaText['reading']>, language: Language): readonly Fault[] {
  const where = `${language}.reading`;
  if (reading.length === 0) return [error('reading', where, 'has nothing to read on')];
  return reading
    .filter(({ url }) => !isSecureAddress(url))
    .map(({ url }) => error('reading', where, `${url} must begin with https://`));
}

function lintLaw({ knowledge }: DilemmaText, language: Language): readonly Fault[] {
  if (knowledge.kind === 'craft') return [];
  const where = `${language}.knowledge`;
  const { url = '', checked = '' } = knowledge.source ?? {};
  return [
    ...(knowledge.condition === undefined
      ? [error('law-condition', `${where}.condition`, 'a law card says where the rule ends')]
      : []),
    ...(/#Artikel\d/.test(url) ? [] : [error('law-anchor', `${where}.source.url`, 'must lead to the article')]),
    ...(/^\d{4}-(?:0[1-9]|1[0-2])$/.test(checked)
      ? []
      : [error('law-checked', `${where}.source.checked`, 'must say in which month the text was read, as 2026-11')]),
  ];
}

/** The same story in both languages: as many sentences, questions and pages, and the same law on the same day. */
function lintBalance({ text: { nl, en } }: Dilemma): readonly Fault[] {
  const measures: readonly (readonly [where: string, of: (text: DilemmaText) => unknown])[] = [
    ['situation', ({ situation }) => sentencesOf(situation).length],
    ['reflection', ({ reflection }) => reflection.length],
    ['knowledge.source.url', ({ knowledge }) => knowledge.source?.url],
    ['knowledge.source.inForce', ({ knowledge }) => knowledge.source?.inForce],
    ['knowledge.source.checked', ({ knowledge }) => knowledge.source?.checked],
    ['reading', ({ reading = [] }) => reading.map(({ url, minutes }) => `${url} ${minutes}`).join()],
  ];
  return measures
    .filter(([, of]) => of(nl) !== of(en))
    .map(([where, of]) => error('language-balance', `en.${where}`, `is ${of(en)}, in Dutch ${of(nl)}`));
}

function isShort(text: string): boolean {
  const count = wordsOf(text).length;
  return count > 0 && count <= MAXIMUM_NOTE_WORDS;
}
