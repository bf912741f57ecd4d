import { z } from 'zod';
import { type Dilemma, dilemmaSchema } from '../dilemma.js';
import { lawSources } from './law-sources.js';

/**
 * The files beside the dilemmas that are made of them and of the program, by name: a test holds them to it, and
 * `npm run dilemmas -- --write` makes them anew.
 */
export function generatedFiles(dilemmas: readonly Dilemma[]): Readonly<Record<string, unknown>> {
  return { 'dilemma.schema.json': dilemmaFileSchema(), 'sources.json': lawSources(dilemmas) };
}

/** The published schema of a dilemma file, for editors and for whoever checks one outside the program. */
function dilemmaFileSchema(): object {
  return {
    $id: 'dilemma.schema.json',
    title: 'A dilemma of Spagaat',
    ...z.toJSONSchema(dilemmaSchema, { io: 'input' }),
  };
}
