import { DateTime } from 'luxon';
import { LANGUAGES, type Language } from '../language.js';
import type { Dilemma, Knowledge, KnowledgeSource } from './dilemma.js';
import { error, type Fault } from './fault.js';
import { wordsOf } from './plain-text.js';

/** Longest knowledge card (words). */
export const MAXIMUM_KNOWLEDGE_WORDS = 90;

/** The faults of the knowledge cards: short, the same kind in every language, and a law only with article, date and address. */
export function lintKnowledge(dilemma: Dilemma): readonly Fault[] {
  const kind = dilemma.text.nl.knowledge.kind;
  return LANGUAGES.flatMap((language) => {
    const knowledge = dilemma.text[language].knowledge;
    const faults = [...lintCard(knowledge, language)];
    if (knowledge.kind !== kind) {
      faults.push(error('knowledge-kind', `${language}.knowledge`, `must be of kind ${kind}, as in Dutch`));
    }
    return faults;
  });
}

function lintCard(knowledge: Knowledge, language: Language): readonly Fault[] {
  const where = `${language}.knowledge`;
  const count = wordsOf(knowledge.text).length;
  const faults: Fault[] = [];
  if (count > MAXIMUM_KNOWLEDGE_WORDS) {
    faults.push(error('knowledge-length', where, `has ${count} words, at most ${MAXIMUM_KNOWLEDGE_WORDS}`));
  }
  if (knowledge.kind === 'craft') return faults;
  if (knowledge.source === undefined) {
    return [...faults, error('law-source', where, 'a law card needs its source: article, date and address')];
  }
  return [...faults, ...lintLaw(knowledge.source, `${where}.source`)];
}

function lintLaw(source: KnowledgeSource, where: string): readonly Fault[] {
  const faults: Fault[] = [];
  const { article = '', inForce = '' } = source;
  if (!/\d/.test(article)) faults.push(error('law-article', where, 'must name the number of the article'));
  const dated = /^\d{4}-\d{2}-\d{2}$/.test(inForce) && DateTime.fromISO(inForce).isValid;
  if (!dated) faults.push(error('law-date', where, 'must give the date of the version that was read, as 2025-02-12'));
  if (!isSecureAddress(source.url)) {
    faults.push(error('law-url', where, 'must give the address of that version, beginning with https://'));
  }
  const versionInAddress = /\/(\d{4}-\d{2}-\d{2})(?:\D|$)/.exec(source.url)?.[1];
  if (dated && versionInAddress !== undefined && versionInAddress !== inForce) {
    faults.push(error('law-version', where, `address is of ${versionInAddress}, date says ${inForce}`));
  }
  return faults;
}

/** Is this an address over https? */
export function isSecureAddress(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:';
}
