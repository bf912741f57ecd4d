import { z } from 'zod';

/** CBS size classes by number of inhabitants: 1 below 5,000 up to 8 from 250,000. */
export const SIZE_CLASSES = [1, 2, 3, 4, 5, 6, 7, 8] as const;
export type SizeClass = (typeof SIZE_CLASSES)[number];

/** The kinds of organisation whose people can take part. `other`: none of the others, such as an academy. */
export const ORGANISATION_KINDS = [
  'municipality',
  'province',
  'water-board',
  'safety-region',
  'environment-agency',
  'joint-arrangement',
  'other',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** Is this text a kind of organisation? */
export function isOrganisationKind(text: string): text is OrganisationKind {
  return ORGANISATION_KINDS.some((kind) => kind === text);
}

/** An organisation that people work for. */
export interface Organisation {
  /** CBS code (GM0193, PV26, VR09), or the letters of the kind with the name: `WS-rijn-en-ijssel`. Never reused. */
  readonly code: string;
  readonly kind: OrganisationKind;
  /** Official name; of a municipality as CBS writes it: 's-Gravenhage, Bergen (NH.). */
  readonly name: string;
  /** The name that people use on a screen: Den Haag, provincie Utrecht. Mostly the official name. */
  readonly label: string;
  /** Absent where there is none or more than one. */
  readonly province?: string;
  /** Absent: not known, or without meaning for this kind. */
  readonly sizeClass?: SizeClass;
  /** Codes of the organisations that border on this one. Absent: not known. */
  readonly neighbours?: readonly string[];
}

const municipalityCode = z.string().regex(/^GM\d{4}$/);

const municipalityList = z.object({
  municipalities: z.array(
    z.object({
      code: municipalityCode,
      name: z.string().min(1),
      label: z.string().min(1),
      province: z.string().min(1),
      sizeClass: z.literal(SIZE_CLASSES),
      neighbours: z.array(municipalityCode),
    }),
  ),
});

/** Reads the content of a list file. Throws a ZodError that names the row and the field. Extra fields are dropped. */
export function parseMunicipalities(content: unknown): readonly Organisation[] {
  return municipalityList.parse(content).municipalities.map((row) => ({ ...row, kind: 'municipality' }));
}

const otherList = z.object({
  organisations: z.array(
    z.object({ code: z.string().min(1), kind: z.enum(ORGANISATION_KINDS), name: z.string().min(1) }),
  ),
});

/** The same for organisations of other kinds: their name is their label, and nothing else is known of them. */
export function parseOthers(content: unknown): readonly Organisation[] {
  return otherList.parse(content).organisations.map((row) => ({ ...row, label: row.name }));
}

/** The key of the row for organisations without a size class: other kinds, and one that is no longer on the list. */
export const UNKNOWN_SIZE_CLASS = 'unknown';
