import type { OrganisationKind } from './organisation.js';

/** The letters with which the code of an organisation of each kind begins; those of CBS where it has them. */
export const KIND_LETTERS: Readonly<Record<OrganisationKind, string>> = {
  municipality: 'GM',
  province: 'PV',
  'water-board': 'WS',
  'safety-region': 'VR',
  'environment-agency': 'OD',
  'joint-arrangement': 'GR',
  other: 'OV',
};

/** The words that people write before a name to say its kind, folded. */
const OPENINGS: Readonly<Partial<Record<OrganisationKind, readonly string[]>>> = {
  municipality: ['de gemeente', 'gemeente', 'gem', 'the municipality of', 'municipality of'],
  province: ['de provincie', 'provincie', 'prov', 'the province of', 'province of'],
  'water-board': [
    'het waterschap',
    'waterschap',
    'ws',
    'het hoogheemraadschap van',
    'hoogheemraadschap van',
    'het hoogheemraadschap',
    'hoogheemraadschap',
    'wetterskip',
    'the water board of',
    'water board of',
    'water board',
  ],
  'safety-region': [
    'de veiligheidsregio',
    'veiligheidsregio',
    'vr',
    'the safety region of',
    'safety region of',
    'safety region',
  ],
  'environment-agency': [
    'de omgevingsdienst',
    'omgevingsdienst',
    'od',
    'regionale uitvoeringsdienst',
    'rud',
    'the environment agency of',
    'environment agency of',
    'environment agency',
  ],
  'joint-arrangement': ['de gemeenschappelijke regeling', 'gemeenschappelijke regeling', 'gr', 'joint arrangement'],
};

interface Opening {
  readonly kind: OrganisationKind;
  readonly words: readonly string[];
}

/** The longest first, so that `hoogheemraadschap van Delfland` is Delfland. */
const LONGEST_FIRST: readonly Opening[] = Object.entries(OPENINGS)
  .flatMap(([kind, texts]) => texts.map((text) => ({ kind: kind as OrganisationKind, words: text.split(' ') })))
  .sort((one, other) => other.words.length - one.words.length);

/** A name without the words that say what kind of organisation it is. */
export interface Opened {
  /** Absent: nothing says it. */
  readonly kind?: OrganisationKind;
  readonly words: readonly string[];
}

/**
 * Takes the words of the kind off the front (`provincie Utrecht`) or the single one off the end (`Utrecht, provincie`).
 * Words that are nothing but a kind stay.
 */
export function withoutKind(words: readonly string[]): Opened {
  const opening = LONGEST_FIRST.find(({ words: start }) => start.every((word, at) => words[at] === word));
  if (opening !== undefined && opening.words.length < words.length)
    return { kind: opening.kind, words: words.slice(opening.words.length) };
  const last = words.at(-1);
  const closing = LONGEST_FIRST.find(({ words: end }) => end.length === 1 && end[0] === last);
  return closing !== undefined && words.length > 1 && (last?.length ?? 0) > 2
    ? { kind: closing.kind, words: words.slice(0, -1) }
    : { words };
}

/** Do these words say a kind of organisation and nothing else? */
export function isKindAlone(words: readonly string[]): boolean {
  const text = words.join(' ');
  return LONGEST_FIRST.some((opening) => opening.words.join(' ') === text);
}
