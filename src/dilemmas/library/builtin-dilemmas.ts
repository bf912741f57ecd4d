import { readFileSync } from 'node:fs';
import type { Dilemma } from '../dilemma.js';
import type { LibraryFiles } from './library-files.js';

/** As the build made it of the YAML files, which it held to the rules: no start of the program pays for that again. */
const { dilemmas, earlier } = read();

/** The dilemmas that come with the product, in the order of the learning line. */
export const builtinDilemmas: readonly Dilemma[] = dilemmas;

/** Earlier versions of them: a round shows what people voted on. */
export const earlierDilemmas: readonly Dilemma[] = earlier;

function read(): LibraryFiles {
  const file = new URL('library.json', import.meta.url);
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Error(`The dilemma library is not there (${file.pathname}): run "npm run build"`, { cause });
  }
}
