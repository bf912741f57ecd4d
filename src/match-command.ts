import { readFile } from 'node:fs/promises';
import { readMatchInput } from './matching/pairing/match-input.js';
import { matchPeople } from './matching/pairing/matching.js';
import { officialRegister } from './organisations/official-register.js';

/** Exit code for bad input. */
const BAD_INPUT = 2;

/** `npm run match -- people.json`: matches the people of a file and prints the groups as JSON. */
async function main(files: readonly string[]): Promise<number> {
  const [file] = files;
  if (file === undefined || files.length > 1) return refuse(['give one file: npm run match -- people.json']);
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return refuse([`the file ${file} cannot be read`]);
  const { input, faults } = readMatchInput(text, officialRegister());
  if (input === null) return refuse(faults);
  const started = performance.now();
  const matching = matchPeople(input);
  const ms = Math.round(performance.now() - started);
  process.stdout.write(`${JSON.stringify({ ...matching, ms }, null, 2)}\n`);
  return 0;
}

function refuse(faults: readonly string[]): number {
  process.stderr.write(`${faults.join('\n')}\n`);
  return BAD_INPUT;
}

process.exitCode = await main(process.argv.slice(2));
