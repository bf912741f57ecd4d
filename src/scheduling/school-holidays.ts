import list from './school-holidays.json' with { type: 'json' };

/** The regions over which the school holidays of the Netherlands are spread. */
export const SCHOOL_REGIONS = ['north', 'middle', 'south'] as const;
export type SchoolRegion = (typeof SCHOOL_REGIONS)[number];

/** The school holidays of a year, in their order. */
export const SCHOOL_HOLIDAYS = ['autumn', 'christmas', 'spring', 'may', 'summer'] as const;
export type SchoolHoliday = (typeof SCHOOL_HOLIDAYS)[number];

/** First and last day (YYYY-MM-DD), both included. */
export interface SchoolHolidayPeriod {
  readonly holiday: SchoolHoliday;
  readonly first: string;
  readonly last: string;
}

/**
 * The school holidays of a region, in order, as the ministry of Education fixes or advises them; the sources stand in the
 * file. Schools may choose another autumn or spring holiday and a second week in May: those are not in here.
 */
export function schoolHolidaysOf(region: SchoolRegion): readonly SchoolHolidayPeriod[] {
  return list.schoolYears.flatMap(({ holidays }) =>
    SCHOOL_HOLIDAYS.map((holiday) => {
      const [first = '', last = ''] = holidays[holiday][region];
      return { holiday, first, last };
    }),
  );
}

const PERIODS: Readonly<Record<SchoolRegion, readonly SchoolHolidayPeriod[]>> = {
  north: schoolHolidaysOf('north'),
  middle: schoolHolidaysOf('middle'),
  south: schoolHolidaysOf('south'),
};

/** The school holiday of that region on this day (YYYY-MM-DD); null: none, or none known (`knownUntil`). */
export function schoolHolidayOn(isoDate: string, region: SchoolRegion): SchoolHoliday | null {
  return PERIODS[region].find(({ first, last }) => first <= isoDate && isoDate <= last)?.holiday ?? null;
}

/** The last day (YYYY-MM-DD) for which the school holidays of that region are known; after it none is. */
export function knownUntil(region: SchoolRegion): string {
  return PERIODS[region].at(-1)?.last ?? '';
}
