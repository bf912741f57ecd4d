import { z } from 'zod';

/** CBS size classes by number of inhabitants: 1 below 5,000 up to 8 from 250,000. */
export const SIZE_CLASSES = [1, 2, 3, 4, 5, 6, 7, 8] as const;
export type SizeClass = (typeof SIZE_CLASSES)[number];

export interface Organisation {
  /** CBS code such as GM0193. */
  readonly code: string;
  /** Official name as CBS writes it: 's-Gravenhage, Bergen (NH.). */
  readonly name: string;
  /** The name that people use on a screen: Den Haag. Mostly the official name. */
  readonly label: string;
  readonly province: string;
  readonly sizeClass: SizeClass;
  /** Codes of the municipalities that border on this one. */
  readonly neighbours: readonly string[];
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
  return municipalityList.parse(content).municipalities;
}

/** The key of the row for municipalities without a size class, such as one that is no longer on the list. */
export const UNKNOWN_SIZE_CLASS = 'unknown';
