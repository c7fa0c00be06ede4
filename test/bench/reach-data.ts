import { join } from 'node:path';
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as keys from '#adapters/dynamodb/keys.ts';
import { nodeSecrets } from '#adapters/node/node-secrets.ts';
import { sha256 } from '#adapters/node/sha256.ts';
import { systemClock } from '#adapters/node/system-clock.ts';
import type { AssociationCampaign } from '#core/association-campaign.ts';
import { CampaignId, type OfficeId } from '#core/ids.ts';
import type { Offer } from '#core/offer.ts';
import { DAY, type Instant, later } from '#core/time.ts';
import { DEMO_PEOPLE } from '#local/demo/people.ts';
import { beginVisit } from '#use-cases/visit.ts';
import { withStore } from './bench-store.ts';
import {
  BY,
  LARGE,
  offerTo,
  officeIds,
  PAT,
  type Place,
  storeLargeAssociation,
} from './large-association.ts';
import { SNAPSHOTS_EACH, writesOf } from './synthetic-reach.ts';

/** What a host finds in a data folder in which a campaign of a large association has been read to the end. */
export interface ReachData {
  readonly campaignId: CampaignId;
  /** A browser in which Pat has signed in. */
  readonly cookie: string;
  readonly snapshots: number;
  /** How long it took to write them. */
  readonly seconds: number;
}

const ID = CampaignId.parse('read');
/** So long ago that every post has been read at every age. */
const BEGAN = 90 * DAY;
/** Offices that are written for at the same time. */
const LANES = 4;
const ROWS = 100;

/** Fills an empty data folder. Every snapshot goes in through the store, with what it adds to the tallies. */
export function seedReach(folder: string, offices: number): Promise<ReachData> {
  const clock = systemClock;
  return withStore(join(folder, 'store.sqlite'), clock, async (place) => {
    const { store } = place;
    const now = clock.now();
    await storeLargeAssociation(place, offices, now);
    const [marker] = DEMO_PEOPLE;
    // With its first person the demo counts as seeded: the host brings no offices of its own.
    if (marker) await store.writeMember(marker.member);
    await storeCampaign(place, offices, later(now, -BEGAN));
    const start = performance.now();
    await writeSnapshots(place, officeIds(offices), later(now, -BEGAN));
    const seconds = (performance.now() - start) / 1_000;
    const { token, session } = await beginVisit({ store, clock, secrets: nodeSecrets, digest: sha256 });
    await store.writeSession({ ...session, memberId: PAT.id });
    return {
      campaignId: ID,
      cookie: `__Host-clarion=${token}`,
      snapshots: offices * SNAPSHOTS_EACH,
      seconds,
    };
  });
}

async function writeSnapshots({ store }: Place, ids: readonly OfficeId[], began: Instant): Promise<void> {
  const rest = ids.entries();
  const lane = async () => {
    for (const [index, id] of rest) {
      const { reach } = store.forOffice(id, BY);
      for (const writes of writesOf({ officeId: id, index, campaignId: ID, began })) {
        if ((await reach.write(writes)) === 'conflict') throw new Error(`${id} was written before`);
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** A campaign that every office has accepted; its offers as the store would put them. */
async function storeCampaign({ client, table, store }: Place, offices: number, at: Instant): Promise<void> {
  const {
    campaignId: _other,
    override,
    mayOverride,
    attested,
    by,
    deadline,
    packId,
    ...order
  } = offerTo(offices, ID, at);
  const campaign: AssociationCampaign = {
    ...order,
    id: ID,
    associationId: LARGE.id,
    kind: 'rotation',
    source: { packId, packVersion: 1 },
    platforms: [...order.platforms],
    hashtags: [...order.hashtags],
    officeIds: [...order.officeIds],
    answers: {},
    voice: 'office',
    deadline: at,
    state: 'closed',
    revision: 1,
    reached: offices,
    createdAt: at,
    createdBy: by,
    version: 0,
  };
  await store.forAssociation(LARGE.id, BY).writeCampaign(campaign, {
    subject: { kind: 'campaign', id: ID },
    action: 'campaign.closed',
    summary: 'Every office has accepted it.',
  });
  const rows = officeIds(offices).map((officeId) => {
    const offer: Offer = {
      campaignId: ID,
      associationId: LARGE.id,
      associationName: LARGE.name,
      officeId,
      packId,
      title: campaign.title,
      state: 'accepted',
      revision: 1,
      deadline: at,
      posts: SNAPSHOTS_EACH / 4,
      omitted: [],
      answer: { by, at },
      createdAt: at,
      version: 1,
    };
    const group = { groupKey: keys.offerGroup(LARGE.id, ID), groupSort: officeId };
    return { ...offer, ...keys.offerKey(officeId, ID), ...group };
  });
  const documents = DynamoDBDocumentClient.from(client);
  for (let from = 0; from < rows.length; from += ROWS) {
    const puts = rows.slice(from, from + ROWS).map((Item) => ({ Put: { TableName: table, Item } }));
    await documents.send(new TransactWriteCommand({ TransactItems: puts }));
  }
}
