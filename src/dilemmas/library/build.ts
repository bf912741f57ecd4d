import { createDilemmaLibrary, DilemmaLibraryError } from '../dilemma-library.js';
import { readLibraryFiles, writeLibrary } from './library-files.js';

/** Makes the library of the YAML files: `npm run build` runs this after the compiler. One fault in one of them fails the build. */
try {
  const files = readLibraryFiles();
  createDilemmaLibrary(files.dilemmas);
  writeLibrary(files);
} catch (fault) {
  if (!(fault instanceof DilemmaLibraryError)) throw fault;
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 1;
}
