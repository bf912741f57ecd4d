import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from './clock.js';
import { BAD_INPUT, refuse, runCommand } from './command.js';
import { builtinDilemmas } from './dilemmas/library/builtin-dilemmas.js';
import { generatedFiles } from './dilemmas/library/generated-files.js';
import { libraryReport } from './dilemmas/library/library-report.js';
import { amsterdamDate } from './scheduling/calendar.js';

/** The folder of the library, from the folder of the project. */
const FOLDER = 'src/dilemmas/library';

/**
 * `npm run dilemmas`: how the library is spread, what is hard to read in it, and which law is to be read again. With
 * `--write`: makes the schema and the list of sources anew.
 */
async function main(options: readonly string[]): Promise<number> {
  const unknown = options.filter((option) => option !== '--write');
  if (unknown.length > 0) return refuse(`There is no option ${unknown.join(' ')}: give --write, or nothing`, BAD_INPUT);
  if (options.length > 0) {
    for (const [name, content] of Object.entries(generatedFiles(builtinDilemmas)))
      writeFileSync(join(FOLDER, name), `${JSON.stringify(content, null, 2)}\n`);
    return 0;
  }
  process.stdout.write(libraryReport(builtinDilemmas, amsterdamDate(systemClock.now())));
  return 0;
}

runCommand(main, () => null);
