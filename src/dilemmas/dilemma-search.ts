import { CHALLENGE_NAMES, isChallengeId } from '../participants/challenges.js';
import { rankText, type SearchField, searchField } from '../understanding/text-ranking.js';
import type { Dilemma } from './dilemma.js';

const prepared = new WeakMap<Dilemma, readonly SearchField[]>();

/** How well a dilemma fits the words that somebody looks for; 0: not at all. Looks in both languages. */
export function rankDilemma(words: readonly string[], dilemma: Dilemma): number {
  return rankText(words, fieldsOf(dilemma));
}

/** Title first, then what it is about, then the whole story. Each dilemma is prepared once. */
function fieldsOf(dilemma: Dilemma): readonly SearchField[] {
  const known = prepared.get(dilemma);
  if (known !== undefined) return known;
  const texts = Object.values(dilemma.text);
  const challenges = dilemma.challenges.filter(isChallengeId).flatMap((id) => Object.values(CHALLENGE_NAMES[id]));
  const fields = [
    searchField(1, ...texts.map(({ title }) => title)),
    searchField(0.8, ...challenges),
    searchField(0.5, ...texts.flatMap(({ question, tension }) => [question, tension])),
    searchField(0.4, ...texts.map(({ situation }) => situation)),
  ];
  prepared.set(dilemma, fields);
  return fields;
}
