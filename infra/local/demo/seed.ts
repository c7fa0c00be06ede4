import { later, SECOND } from '#core/time.ts';
import type { Store } from '#ports/store.ts';
import type { Launching } from '#use-cases/launch-campaign.ts';
import { SEEDER } from './demo-actors.ts';
import { seedElections } from './elections.ts';
import { DEMO_ASSOCIATION, DEMO_OFFICES, type DemoOffice } from './offices.ts';
import { livePast } from './past.ts';
import { BEGAN, PAST_CAMPAIGN, PAST_OFFICES } from './past-story.ts';
import { DEMO_PEOPLE } from './people.ts';
import type { Relive } from './relive.ts';
import { seedCampaigns } from './seed-campaigns.ts';
import { type SeedingChannels, seedChannel, seedManualChannel } from './seed-channels.ts';
import { seedPack } from './seed-packs.ts';

export interface Seeding extends Launching, SeedingChannels {
  readonly store: Store;
  /** Whether the offices have posts: scheduled ones, and where they can live through it, a past. */
  readonly withPosts: boolean;
  readonly relive: Relive | undefined;
}

/** Fills an empty store with the demo. Everything in it has a fixed id, so that an interrupted seeding is taken up. */
export async function seedDemo(parts: Seeding): Promise<void> {
  const [marker] = DEMO_PEOPLE;
  // People are written last: with them the demo is whole.
  if (!marker || (await parts.store.readMember(marker.member.id))) return;
  if (parts.withPosts && parts.relive) await seedPast(parts, parts.relive);
  await seedOffices(parts, DEMO_OFFICES);
  const now = parts.clock.now();
  const association = parts.store.forAssociation(DEMO_ASSOCIATION.id, SEEDER);
  await seedElections(parts.store, association, now, SEEDER);
  const [first] = DEMO_OFFICES;
  if (first) await seedPack(parts, first.office);
  if (parts.withPosts) {
    for (const { office } of DEMO_OFFICES) await seedCampaigns(parts, office, now);
  }
  for (const { member } of [...DEMO_PEOPLE].reverse()) await parts.store.writeMember(member);
}

/** Lets the offices join, and live through their past up to now. */
async function seedPast({ store, clock, sandbox }: Seeding, relive: Relive): Promise<void> {
  const present = clock.now();
  // After an interruption the past stays where it was.
  const known = await store.forAssociation(DEMO_ASSOCIATION.id, SEEDER).readCampaign(PAST_CAMPAIGN);
  const began = known?.createdAt ?? later(present, -BEGAN);
  await relive(began, async (past) => {
    const offices = PAST_OFFICES.map((demo) => ({
      ...demo,
      channels: demo.channels.map((channel) => ({
        ...channel,
        token: 'good' as const,
        // X's own two hours would be renewed for every post and look, which is nothing to see, and takes a while.
        ...(channel.platform === 'x' && { tokenLives: BEGAN / SECOND }),
      })),
    }));
    await seedOffices({ ...past, sandbox }, offices);
    await livePast({ ...past, sandbox }, began, present);
  });
}

/** Lets offices join with their channels. Taken up after an interruption, an office that is a member already stays one. */
async function seedOffices(
  parts: SeedingChannels & { readonly store: Store },
  offices: readonly DemoOffice[],
): Promise<void> {
  const { id: associationId, name } = DEMO_ASSOCIATION;
  const association = parts.store.forAssociation(associationId, SEEDER);
  await association.writeAssociation(DEMO_ASSOCIATION);
  for (const { office, channels, byHand = [] } of offices) {
    const store = parts.store.forOffice(office.id, SEEDER);
    await store.writeOffice(office);
    for (const channel of channels) await seedChannel(parts, store, office, channel);
    for (const page of byHand) await seedManualChannel(parts, store, page);
    await association.addMembership(
      { associationId, officeId: office.id, joinedAt: parts.clock.now() },
      {
        subject: { kind: 'office', id: office.id },
        action: 'office.joined',
        summary: `${office.name} joined ${name}.`,
      },
    );
  }
}
