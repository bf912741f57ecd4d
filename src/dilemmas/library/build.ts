import { DilemmaLibraryError } from '../dilemma-library.js';
import { readLibraryFiles, writeLibrary } from './library-files.js';
import { lintLibrary } from './library-lint.js';

/** Makes the library of the YAML files: `npm run build` runs this after the compiler. One fault in one of them fails the build. */
try {
  const files = readLibraryFiles();
  const faults = lintLibrary(files.dilemmas).filter(({ severity }) => severity === 'error');
  if (faults.length > 0) throw new DilemmaLibraryError(faults);
  writeLibrary(files);
} catch (fault) {
  if (!(fault instanceof DilemmaLibraryError)) throw fault;
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 1;
}
