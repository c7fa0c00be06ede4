import { join } from 'node:path';
import { nodeSecrets } from '#adapters/node/node-secrets.ts';
import { sha256 } from '#adapters/node/sha256.ts';
import { systemClock } from '#adapters/node/system-clock.ts';
import type { CampaignId } from '#core/ids.ts';
import { DEMO_PEOPLE } from '#local/demo/people.ts';
import { offerCampaign } from '#use-cases/offer-campaign.ts';
import { beginVisit } from '#use-cases/visit.ts';
import { withStore } from './bench-store.ts';
import { BY, LARGE, offerTo, PAT, storeLargeAssociation } from './large-association.ts';
import { partsOf, unworked } from './parts.ts';

/** What a host finds in a data folder that was prepared before it starts. */
export interface SeededData {
  /** A campaign that has been offered, and whose offices nobody has gone through yet. */
  readonly campaignId: CampaignId;
  /** A browser in which Pat has signed in. */
  readonly cookie: string;
}

/** Fills an empty data folder with a large association. The host that starts on it goes on with its campaign. */
export function seedData(folder: string, offices: number): Promise<SeededData> {
  const clock = systemClock;
  return withStore(join(folder, 'store.sqlite'), clock, async (place) => {
    const { store } = place;
    await storeLargeAssociation(place, offices, clock.now());
    const [marker] = DEMO_PEOPLE;
    // With its first person the demo counts as seeded: the host brings no offices of its own.
    if (marker) await store.writeMember(marker.member);
    const parts = await partsOf(store, clock, unworked);
    const association = store.forAssociation(LARGE.id, BY);
    const offered = await offerCampaign(parts, association, offerTo(offices, 'seeded', clock.now()));
    if (!offered.ok) throw new Error('The campaign was not offered');
    const { token, session } = await beginVisit({ store, clock, secrets: nodeSecrets, digest: sha256 });
    await store.writeSession({ ...session, memberId: PAT.id });
    return { campaignId: offered.value.id, cookie: `__Host-clarion=${token}` };
  });
}
