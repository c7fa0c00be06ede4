import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { OfficeId } from '#core/ids.ts';
import { Office } from '#core/office.ts';
import { Zone } from '#core/slot.ts';
import { cellOf, optionalCellOf } from './cell.ts';
import type { Table } from './table.ts';

/** The columns of a file of offices, in the order in which Clarion writes them. */
export const OFFICE_COLUMNS = [
  'id',
  'name',
  'kind',
  'place',
  'state',
  'zone',
  'website',
  'official_name',
  'official_title',
  'population',
] as const;
export type OfficeColumn = (typeof OFFICE_COLUMNS)[number];
export type OfficeCells = Readonly<Record<OfficeColumn, string>>;

/** What a file says of an office. Its place in associations is not in it: that asks for the office’s consent. */
export type OfficeRecord = Pick<
  Office,
  'id' | 'name' | 'kind' | 'place' | 'state' | 'zone' | 'website' | 'official' | 'population'
>;

const { name, kind, place, state, website, official } = Office.shape;

const placeZone = Zone.refine(isPlaceZone);
const webAddress = website.refine((address) => /^https?:\/\/[^/]/i.test(address));
const wholeNumber = z
  .string()
  .regex(/^[1-9]\d{0,9}$/)
  .transform(Number)
  .pipe(z.int().positive());

/** What may stand in each column, in a sentence for people: shown beside the form and in its problems. */
export const OFFICE_GUIDE: OfficeCells = {
  id: 'Write 1 to 64 lower-case letters, digits and hyphens, a letter or digit first, such as mill-brook.',
  name: 'Write the office’s name, 1 to 100 characters.',
  kind: 'Write town, county or state.',
  place: 'Write the town, county or state that the office serves.',
  state: 'Write the two capital letters of the state, such as OH.',
  zone: 'Write an IANA time zone, spelled like America/New_York. EST and the like are none.',
  website: 'Write a whole address that begins with https://.',
  official_name: 'Write the name of the election official.',
  official_title: 'Write the title of the election official.',
  population: 'Write a whole number above 0 in digits alone, such as 12345, or leave it empty.',
};

/** One row's cells as an office. Issues stand at the columns' names. */
export const OfficeRow = z
  .object({
    id: cellOf(OfficeId, OFFICE_GUIDE.id),
    name: cellOf(name, OFFICE_GUIDE.name),
    kind: cellOf(kind, OFFICE_GUIDE.kind),
    place: cellOf(place, OFFICE_GUIDE.place),
    state: cellOf(state, OFFICE_GUIDE.state),
    zone: cellOf(placeZone, OFFICE_GUIDE.zone),
    website: cellOf(webAddress, OFFICE_GUIDE.website),
    official_name: cellOf(official.shape.name, OFFICE_GUIDE.official_name),
    official_title: cellOf(official.shape.title, OFFICE_GUIDE.official_title),
    population: optionalCellOf(wholeNumber, OFFICE_GUIDE.population),
  })
  .transform(
    ({ official_name, official_title, population, ...rest }): OfficeRecord => ({
      ...rest,
      official: { name: official_name, title: official_title },
      ...(population !== undefined && { population }),
    }),
  );

/**
 * Whether a zone is a place's. EST and its like are zones to a computer, but some know no daylight saving: a post would
 * come an hour late in summer. The capitals have to be right, since the same zone in two spellings looks like a change.
 */
function isPlaceZone(name: string): boolean {
  // A refinement is asked even about what the schema before it refuses.
  if (!Zone.safeParse(name).success || !name.includes('/') || name.startsWith('Etc/')) return false;
  return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId === name;
}

/** An office as its row in a file. */
export function cellsOf(office: OfficeRecord): OfficeCells {
  const { id, name, kind, place, state, zone, website, official, population } = office;
  return {
    id,
    name,
    kind,
    place,
    state,
    zone,
    website,
    official_name: official.name,
    official_title: official.title,
    population: population === undefined ? '' : String(population),
  };
}

/** Offices as a file that can be imported again. */
export function tableOfOffices(offices: readonly OfficeRecord[]): Table {
  const rows = offices.map(cellsOf).map((cells) => OFFICE_COLUMNS.map((column) => cells[column]));
  return { header: OFFICE_COLUMNS, rows };
}
