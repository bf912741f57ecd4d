import type { RenderedCard } from '../../cards/render.js';
import type { Language } from '../../src/language.js';

/** One card with sample data, named for the test title and the picture. */
export interface CardSample {
  readonly name: string;
  readonly render: (language: Language) => RenderedCard;
  /** The version of Adaptive Cards for the place where the card stands; 1.5 when absent. */
  readonly version?: '1.3';
}
