import type { Translated } from '../language.js';
import { choiceSent } from '../understanding/printed-choice.js';

/** The challenges (opgaven) that a participant can say to work on. The ids are stored: never rename one. */
export const CHALLENGE_IDS = [
  'housing',
  'youth-care',
  'social-domain',
  'energy-transition',
  'climate-adaptation',
  'environment-and-planning',
  'safety',
  'economy',
  'mobility',
  'waste',
  'labour-participation',
  'asylum-and-integration',
  'rural-area',
  'digital',
  'finance-and-operations',
] as const;
export type ChallengeId = (typeof CHALLENGE_IDS)[number];

/** More would say nothing about a person. */
export const MAXIMUM_CHALLENGES = 5;

export const CHALLENGE_NAMES: Readonly<Record<ChallengeId, Translated>> = {
  housing: { nl: 'Wonen', en: 'Housing' },
  'youth-care': { nl: 'Jeugdzorg', en: 'Youth care' },
  'social-domain': { nl: 'Zorg en welzijn', en: 'Care and welfare' },
  'energy-transition': { nl: 'Energie en warmte', en: 'Energy and heating' },
  'climate-adaptation': { nl: 'Klimaat en water', en: 'Climate and water' },
  'environment-and-planning': { nl: 'Omgeving en ruimte', en: 'Environment and planning' },
  safety: { nl: 'Veiligheid', en: 'Safety' },
  economy: { nl: 'Economie', en: 'Economy' },
  mobility: { nl: 'Verkeer en vervoer', en: 'Mobility' },
  waste: { nl: 'Afval', en: 'Waste' },
  'labour-participation': { nl: 'Werk en inkomen', en: 'Work and income' },
  'asylum-and-integration': { nl: 'Asiel en inburgering', en: 'Asylum and integration' },
  'rural-area': { nl: 'Landelijk gebied', en: 'Rural area' },
  digital: { nl: 'Digitaal en data', en: 'Digital and data' },
  'finance-and-operations': { nl: 'Geld en bedrijfsvoering', en: 'Finance and operations' },
};

/** Is this one of the challenges? An id from a card or an older database may not be. */
export function isChallengeId(id: string): id is ChallengeId {
  return Object.hasOwn(CHALLENGE_NAMES, id);
}

/** The challenge that was sent, by its id or as the cards print it; undefined: none of them. */
export function challengeSent(sent: string): ChallengeId | undefined {
  return choiceSent(
    sent,
    CHALLENGE_IDS.map((id) => ({ id, names: Object.values(CHALLENGE_NAMES[id]) })),
  );
}
