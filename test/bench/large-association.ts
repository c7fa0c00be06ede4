import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as keys from '#adapters/dynamodb/keys.ts';
import type { Association, Membership } from '#core/association.ts';
import { Schedule } from '#core/association-campaign.ts';
import type { Actor } from '#core/audit.ts';
import type { Channel } from '#core/channel.ts';
import {
  AssociationId,
  CampaignId,
  Language,
  MemberId,
  MessageId,
  OfficeId,
  PackId,
  Platform,
} from '#core/ids.ts';
import type { Member } from '#core/member.ts';
import type { Office } from '#core/office.ts';
import { localTimeIn, Zone } from '#core/slot.ts';
import { DAY, type Instant, later } from '#core/time.ts';
import type { Store } from '#ports/store.ts';
import type { OfferingOrder } from '#use-cases/offer-campaign.ts';

/** A store, and where its rows are. */
export interface Place {
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly store: Store;
}

/** An association of any size, made up of names and zones: the same size gives the same rows. */

export const LARGE: Association = {
  id: AssociationId.parse('large'),
  name: 'The Large Association',
  zone: Zone.parse('America/New_York'),
};
export const PAT: Member = {
  id: MemberId.parse('pat'),
  name: 'Pat Gallagher',
  email: 'pat@example.gov',
  grants: [{ associationId: LARGE.id, roles: ['owner'] }],
};
export const BY: Actor = { kind: 'member', id: PAT.id, name: PAT.name };
export const PLATFORMS = ['x', 'facebook', 'threads'].map((name) => Platform.parse(name));
export const SLOTS = 10;

const STARTS =
  'Ash Birch Cedar Dun East Fair Glen Hart Iron Juniper King Lake Maple North Oak Pine Quail River Stone Thorn';
const MIDDLES = ' field ford brook dale bury wood ville ridge mont';
const ENDS = [
  '',
  ' Falls',
  ' Springs',
  ' Heights',
  ' Harbor',
  ' Junction',
  ' Grove',
  ' Hollow',
  ' Bend',
  ' Mills',
];
const ZONES = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'Pacific/Honolulu',
].map((zone) => Zone.parse(zone));
const KINDS = ['town', 'county'] as const;

export function officeIds(count: number): readonly OfficeId[] {
  return Array.from({ length: count }, (_, index) =>
    OfficeId.parse(`office-${String(index).padStart(5, '0')}`),
  );
}

/** As many rows as one transaction takes. */
const ROWS = 100;

/**
 * Stores the association, Pat, and so many offices with a channel on each of the platforms. Row by row through the
 * store this takes minutes, so the rows are put as the store would put them, and read back through it.
 */
export async function storeLargeAssociation(place: Place, count: number, now: Instant): Promise<void> {
  const { store } = place;
  await store.forAssociation(LARGE.id, BY).writeAssociation(LARGE);
  await store.writeMember(PAT);
  const rows = officeIds(count).flatMap((id, index) => rowsOf(profileOf(id, index), now));
  const client = DynamoDBDocumentClient.from(place.client);
  for (let from = 0; from < rows.length; from += ROWS) {
    const puts = rows.slice(from, from + ROWS).map((Item) => ({ Put: { TableName: place.table, Item } }));
    await client.send(new TransactWriteCommand({ TransactItems: puts }));
  }
  const stored = await store.forAssociation(LARGE.id, BY).listOffices();
  if (stored.length !== count) throw new Error(`${stored.length} of ${count} offices were stored`);
}

/** A rotation of ten messages in ten weeks, which gives every office ten posts on every platform. */
export function offerTo(count: number, id: string, now: Instant): OfferingOrder {
  const schedule = Schedule.parse({
    kind: 'rotation',
    messageIds: MESSAGES,
    start: dayIn(now, 14),
    weeks: SLOTS,
    weekdays: [2],
    times: ['09:00'],
    gapDays: 60,
  });
  return {
    campaignId: CampaignId.parse(id),
    packId: PackId.parse('standards-of-conduct'),
    title: 'Ten principles in ten weeks',
    schedule,
    answers: {},
    hashtags: ['StandardsOfConduct'],
    platforms: PLATFORMS,
    language: Language.parse('en'),
    withImage: false,
    officeIds: officeIds(count),
    deadline: { date: dayIn(now, 10), time: '17:00' },
    by: BY,
    attested: true,
    override: 'Every text names its own office and place',
    mayOverride: true,
  };
}

function dayIn(now: Instant, days: number): string {
  return localTimeIn(later(now, days * DAY), LARGE.zone).slice(0, 10);
}

const MESSAGES = [
  'principle-01-law',
  'principle-02-learning',
  'principle-03-fairness',
  'principle-04-dignity',
  'principle-05-access',
  'principle-06-nonpartisan',
  'principle-07-resourceful',
  'principle-08-fiscal',
  'principle-09-operations',
  'principle-10-integrity',
].map((id) => MessageId.parse(id));

function profileOf(id: OfficeId, index: number): Office {
  const pick = (words: string, at: number) => words.split(' ')[at % words.split(' ').length] ?? '';
  const place =
    pick(STARTS, index) + pick(MIDDLES, Math.floor(index / 20)) + (ENDS[Math.floor(index / 200) % 10] ?? '');
  const kind = KINDS[index % KINDS.length] ?? 'town';
  return {
    id,
    name: kind === 'county' ? `${place} County Elections` : `${place} Town Clerk`,
    kind,
    place: kind === 'county' ? `${place} County` : place,
    state: 'NY',
    zone: ZONES[index % ZONES.length] ?? LARGE.zone,
    website: `https://${id}.example.gov`,
    official: { name: 'Jordan Example', title: 'Clerk' },
  };
}

function rowsOf(profile: Office, now: Instant): readonly Record<string, unknown>[] {
  const { id, name } = profile;
  const membership: Membership = { associationId: LARGE.id, officeId: id, joinedAt: now };
  const channels = PLATFORMS.map((platform): Channel => {
    const account = { accountId: id, handle: id, name, connectedAt: now, version: 1 };
    return { officeId: id, platform, mode: 'manual', status: 'connected', ...account };
  });
  return [
    { ...profile, ...keys.officeKey(id) },
    {
      ...membership,
      ...keys.membershipKey(id, LARGE.id),
      groupKey: keys.membershipGroup(LARGE.id),
      groupSort: id,
    },
    ...channels.map((channel) => ({ ...channel, ...keys.channelKey(id, channel.platform) })),
  ];
}
