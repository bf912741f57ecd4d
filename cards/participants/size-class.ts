import type { Language } from '../../src/language.js';
import { textFor } from '../text.js';

const KEYS = {
  1: 'sizeClass.class1',
  2: 'sizeClass.class2',
  3: 'sizeClass.class3',
  4: 'sizeClass.class4',
  5: 'sizeClass.class5',
  6: 'sizeClass.class6',
  7: 'sizeClass.class7',
  8: 'sizeClass.class8',
  unknown: 'sizeClass.unknown',
} as const;

/** Name of a CBS size class (1-8, "Gemeentegrootte"), or of having none, as a heading above its counts. */
export function sizeClassName(sizeClass: keyof typeof KEYS, language: Language): string {
  return textFor(language)(KEYS[sizeClass]);
}
