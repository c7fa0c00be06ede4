import * as fc from 'fast-check';
import { AssociationId, OfficeId } from '#core/ids.ts';
import type { MemberRecord } from '#core/import-offices/member-form.ts';
import type { OfficeRecord } from '#core/import-offices/office-form.ts';
import type { KnownPlaces } from '#core/import-offices/parse-members.ts';
import { Role } from '#core/member.ts';
import { Zone } from '#core/slot.ts';
import { MILLBROOK } from '#test/fixtures/office.ts';

/** `fc.webUrl` takes longer to be made than all that draw from it. */
const WEBSITE =
  /^https?:\/\/[a-z0-9]{1,20}(-[a-z0-9]{1,9})?(\.[a-z]{2,9}){1,3}(\/([\w.~!$&'()*+,;=:@-]|%[0-9A-F]{2}){0,9}){0,3}(\?([\w.~!$&'()*+,;=:@/?-]|%[0-9A-F]{2}){0,20})?$/;
const SLUG = /^[a-z0-9][a-z0-9-]{0,20}$/;

/** One line of any characters that people can see, the ones that mean something in CSV and spreadsheets among them. */
const line = fc
  .array(
    fc.oneof(
      fc.constantFrom(...`'"=+-@,; Aé山🗳`),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }),
    ),
    {
      minLength: 1,
      maxLength: 20,
    },
  )
  .map((parts) =>
    parts
      .join('')
      .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]/gu, '')
      .trim(),
  )
  .filter((text) => text !== '' && text.length <= 100);

const officeRecord: fc.Arbitrary<OfficeRecord> = fc.record(
  {
    id: fc.stringMatching(SLUG).map((id) => OfficeId.parse(id)),
    name: line,
    kind: fc.constantFrom('town', 'county', 'state'),
    place: line,
    state: fc.stringMatching(/^[A-Z]{2}$/),
    zone: fc
      .constantFrom('America/New_York', 'Pacific/Honolulu', 'America/Indiana/Knox')
      .map((z) => Zone.parse(z)),
    website: fc.stringMatching(WEBSITE),
    official: fc.record({ name: line, title: line }),
    population: fc.integer({ min: 1, max: 40_000_000 }),
  },
  { requiredKeys: ['id', 'name', 'kind', 'place', 'state', 'zone', 'website', 'official'] },
);

export const officeRecords = fc.uniqueArray(officeRecord, { selector: ({ id }) => id, maxLength: 8 });

export const PLACES: KnownPlaces = {
  offices: new Set(['millbrook', 'riverton', 'lake'].map((id) => OfficeId.parse(id))),
  associations: new Set(['four-rivers', 'lakes'].map((id) => AssociationId.parse(id))),
};

const roles = fc.shuffledSubarray([...Role.options], { minLength: 1 });
const grants = fc
  .tuple(
    fc.shuffledSubarray([...PLACES.offices]),
    fc.shuffledSubarray([...PLACES.associations]),
    fc.array(roles, { minLength: 5, maxLength: 5 }),
  )
  .map(([offices, associations, given]) =>
    [
      ...offices.map((officeId) => ({ officeId })),
      ...associations.map((associationId) => ({ associationId })),
    ].map((place, index) => ({ ...place, roles: given[index] ?? ['viewer' as const] })),
  )
  .filter((given) => given.length > 0);

const memberRecord: fc.Arbitrary<MemberRecord> = fc.record({
  email: fc
    .stringMatching(/^[a-zA-Z0-9+][a-zA-Z0-9.+]{0,8}[a-z0-9]@[a-z]{1,8}\.example\.gov$/)
    .filter((a) => !a.includes('..')),
  name: line,
  grants,
});

export const memberRecords = fc.uniqueArray(memberRecord, {
  selector: ({ email }) => email.toLowerCase(),
  maxLength: 6,
});

/** A sound row of offices, in the order of the columns; `given` replaces some of its cells. */
export function officeCells(given: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return {
    id: MILLBROOK.id,
    name: MILLBROOK.name,
    kind: MILLBROOK.kind,
    place: MILLBROOK.place,
    state: MILLBROOK.state,
    zone: MILLBROOK.zone,
    website: MILLBROOK.website,
    official_name: MILLBROOK.official.name,
    official_title: MILLBROOK.official.title,
    population: '4100',
    ...given,
  };
}

/** The same for members. */
export function memberCells(given: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return {
    email: 'dana@example.gov',
    name: 'Dana Whitfield',
    office_id: 'millbrook',
    association_id: '',
    roles: 'owner',
    ...given,
  };
}
