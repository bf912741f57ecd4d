import type { Language } from '../../src/language.js';
import type { PresentStanding } from '../../src/participants/participant.js';
import type { RetentionTerms } from '../../src/retention-terms.js';
import { textFor } from '../text.js';

/** How long everything is kept, for somebody who may still join. */
export function keptAtFirst(terms: RetentionTerms, language: Language): string {
  return sentences([...ofPeople(terms, language), neverJoined(terms, language)]);
}

/**
 * How long what is there about somebody is kept. Somebody who left sees the exact day beside it. `off`: their tenant
 * is.
 */
export function keptFor(
  standing: PresentStanding,
  terms: RetentionTerms,
  language: Language,
  off: boolean = false,
): string {
  const say = textFor(language);
  if (off) return say('kept.off', { count: terms.unreachableMonths });
  if (standing === 'known') return neverJoined(terms, language);
  return sentences([
    ...(standing === 'joined' ? ofPeople(terms, language) : []),
    say('kept.matches', { count: terms.matchMonths }),
    say('kept.proposals', { count: terms.proposalMonths }),
    say('kept.messages', { count: terms.messageDays }),
  ]);
}

function ofPeople({ leftMonths, unreachableMonths }: RetentionTerms, language: Language): readonly string[] {
  const say = textFor(language);
  return [say('kept.left', { count: leftMonths }), say('kept.unreachable', { count: unreachableMonths })];
}

function neverJoined({ neverJoinedMonths }: RetentionTerms, language: Language): string {
  return textFor(language)('kept.neverJoined', { count: neverJoinedMonths });
}

function sentences(parts: readonly string[]): string {
  return parts.join(' ');
}
