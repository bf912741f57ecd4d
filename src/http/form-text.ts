import { z } from 'zod';
import { fits } from '../characters.js';

/** A text in a form of the tab with at most this many characters, counted as people count them. */
export function textUpTo(most: number) {
  return z.string().refine((text) => fits(text, most));
}
