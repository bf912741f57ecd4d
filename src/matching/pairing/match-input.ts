import { z } from 'zod';
import type { OrganisationRegister } from '../../organisations/organisation-register.js';
import type { MatchInput } from './matching-terms.js';

const id = z.string().trim().min(1, 'must not be empty');
const whole = z.int('must be a whole number');

const personSchema = z.object({
  id,
  municipality: id,
  vote: z.string().nullish(),
  challenges: z.array(z.string()).default([]),
  sizeClass: whole.nullish(),
  wantsToTalk: z.boolean().default(true),
  leftOutLastRound: z.boolean().default(false),
  avoid: z.array(z.string()).default([]),
});

const inputSchema = z.object({
  seed: whole,
  round: whole,
  people: z.array(personSchema),
  history: z.array(z.object({ round: whole, members: z.array(id).min(2), met: z.boolean() })).default([]),
});

const listSchema = z.object({ people: z.array(z.unknown()) });
const idSchema = z.object({ id });

/** A file of people that was read. `input` is null exactly when there are faults. */
export type ReadMatchInput =
  | { readonly input: MatchInput; readonly faults: readonly [] }
  | { readonly input: null; readonly faults: readonly string[] };

/**
 * Reads the people of a file: JSON as docs/develop.md shows it. A municipality may be a code such as GM0193 or an official name;
 * one that is on no list has no neighbours and, unless it is told, no size. Names every fault with its place.
 */
export function readMatchInput(text: string, municipalities: OrganisationRegister): ReadMatchInput {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { input: null, faults: [`the file is no JSON: ${error instanceof Error ? error.message : error}`] };
  }
  const parsed = inputSchema.safeParse(json);
  const faults = [
    ...(parsed.error?.issues ?? []).map(({ path, message }) => `${placeOf(path)}: ${message}`),
    ...duplicates(idsIn(json)),
  ];
  if (!parsed.success || faults.length > 0) return { input: null, faults };
  const { people, ...rest } = parsed.data;
  const known = people.map((person) => {
    const found = municipalities.find(person.municipality);
    const own = municipalities.get(person.municipality) ?? (found.kind === 'exact' ? found.organisation : undefined);
    const sizeClass = person.sizeClass ?? own?.sizeClass ?? null;
    return { ...person, municipality: own?.code ?? person.municipality, vote: person.vote ?? null, sizeClass };
  });
  const codes = new Set(known.map(({ municipality }) => municipality));
  const neighbours = new Map(
    [...codes].map((code) => {
      const own = municipalities.get(code);
      return [code, own === undefined ? [] : (own.neighbours ?? null)];
    }),
  );
  return { input: { ...rest, people: known, neighbours }, faults: [] };
}

/** The ids that can be read, each at its place, whatever else is wrong. */
function idsIn(json: unknown): readonly (string | null)[] {
  const { people } = listSchema.safeParse(json).data ?? { people: [] };
  return people.map((one) => idSchema.safeParse(one).data?.id ?? null);
}

function duplicates(ids: readonly (string | null)[]): string[] {
  const seen = new Set<string>();
  return ids.flatMap((one, at) => {
    if (one === null) return [];
    if (seen.has(one)) return [`people[${at}].id: "${one}" is there twice`];
    seen.add(one);
    return [];
  });
}

function placeOf(path: readonly PropertyKey[]): string {
  const place = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return place === '' ? 'the file' : place.replace(/^\./, '');
}
