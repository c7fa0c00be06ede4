import type { Actor } from '#core/audit.ts';
import { endOfConnection } from '#core/channel.ts';
import { CampaignId, Language, MessageId, PackId, Platform } from '#core/ids.ts';
import { answerFrom, type Office } from '#core/office.ts';
import { findMessage, type Voice } from '#core/pack.ts';
import { localTimeIn } from '#core/slot.ts';
import { DAY, HOUR, type Instant, later, MINUTE } from '#core/time.ts';
import type { Chance } from '#ports/chance.ts';
import type { OfficeStore, Store } from '#ports/store.ts';
import type { Vault } from '#ports/vault.ts';
import { approveStoredPost } from '#use-cases/approve-post.ts';
import { type Launching, launchAnnouncement } from '#use-cases/launch-announcement.ts';
import { type ManualPage, setUpManualChannel } from '#use-cases/set-up-manual-channel.ts';
import { seedElections } from './elections.ts';
import { DEMO_ASSOCIATION, DEMO_OFFICES, type DemoOffice } from './offices.ts';
import { DEMO_PEOPLE } from './people.ts';
import { makeSandboxPresence } from './sandbox-accounts.ts';

export interface Seeding extends Launching {
  readonly store: Store;
  readonly vault: Vault;
  readonly chance: Chance;
  /** The sandbox's base addresses by platform. */
  readonly sandbox: Readonly<Record<string, string>>;
  /** Whether the offices have posts scheduled already. */
  readonly withPosts: boolean;
}

interface DemoCampaign {
  readonly officeId: string;
  readonly messageId: string;
  readonly voice: Voice;
  /**
   * Milliseconds from the start, in the minute that is then under way: well over a minute, so that its beginning is
   * still to come when the seeding gets there. After a day or more at nine in the morning, as an office would.
   */
  readonly in: number;
}

/** What the demo's offices have scheduled: the first posts go out within two minutes, others days later. */
const DEMO_CAMPAIGNS: readonly DemoCampaign[] = [
  { officeId: 'riverton', messageId: 'announce-adoption', voice: 'office', in: 1.5 * MINUTE },
  { officeId: 'millbrook', messageId: 'principle-05-access', voice: 'office', in: 1.5 * MINUTE },
  { officeId: 'saguaro', messageId: 'announce-adoption', voice: 'personal', in: 2 * MINUTE },
  { officeId: 'marlow', messageId: 'announce-adoption', voice: 'office', in: 2 * MINUTE },
  { officeId: 'hale-koa', messageId: 'announce-adoption', voice: 'office', in: DAY },
  { officeId: 'riverton', messageId: 'principle-03-fairness', voice: 'office', in: 2 * DAY },
  { officeId: 'millbrook', messageId: 'talking-point-3-neighbors', voice: 'office', in: 5 * DAY },
  { officeId: 'cedar-mesa', messageId: 'announce-adoption', voice: 'office', in: 3 * DAY },
  { officeId: 'playa-larga', messageId: 'announce-adoption', voice: 'office', in: 4 * DAY },
  { officeId: 'four-rivers-state', messageId: 'principle-10-integrity', voice: 'office', in: 6 * DAY },
  { officeId: 'little-elk', messageId: 'announce-adoption', voice: 'office', in: 2 * MINUTE },
];

const SEEDER: Actor = { kind: 'clarion', id: 'demo', name: 'The demo' };

/** Fills an empty store with the demo. Everything in it has a fixed id, so that an interrupted seeding is taken up. */
export async function seedDemo(parts: Seeding): Promise<void> {
  const [marker] = DEMO_PEOPLE;
  // People are written last: with them the demo is whole.
  if (!marker || (await parts.store.readMember(marker.member.id))) return;
  const now = parts.clock.now();
  for (const demo of DEMO_OFFICES) await seedOffice(parts, demo, now);
  await seedAssociation(parts, now);
  for (const { member } of [...DEMO_PEOPLE].reverse()) await parts.store.writeMember(member);
}

async function seedAssociation({ store }: Seeding, now: Instant): Promise<void> {
  const { id: associationId, name } = DEMO_ASSOCIATION;
  const association = store.forAssociation(associationId, SEEDER);
  await association.writeAssociation(DEMO_ASSOCIATION);
  for (const { office } of DEMO_OFFICES) {
    // Taken up after an interruption, an office that is a member already stays one.
    await association.addMembership(
      { associationId, officeId: office.id, joinedAt: now },
      {
        subject: { kind: 'office', id: office.id },
        action: 'office.joined',
        summary: `${office.name} joined ${name}.`,
      },
    );
  }
  await seedElections(store, association, now, SEEDER);
}

async function seedOffice(
  parts: Seeding,
  { office, channels, byHand = [] }: DemoOffice,
  now: Instant,
): Promise<void> {
  const store = parts.store.forOffice(office.id, SEEDER);
  await store.writeOffice(office);
  for (const channel of channels) await seedChannel(parts, store, office, channel, now);
  for (const { platform, ...page } of byHand) {
    await seedManualChannel(parts, store, Platform.parse(platform), page);
  }
  for (const [index, campaign] of DEMO_CAMPAIGNS.entries()) {
    if (parts.withPosts && campaign.officeId === office.id) {
      await seedCampaign(parts, store, office, { ...campaign, id: `demo-${office.id}-${index + 1}` }, now);
    }
  }
}

async function seedChannel(
  parts: Seeding,
  store: OfficeStore,
  office: Office,
  channel: DemoOffice['channels'][number],
  now: Instant,
): Promise<void> {
  const platform = Platform.parse(channel.platform);
  if (await store.readChannel(platform)) return;
  const address = parts.sandbox[channel.platform];
  if (address === undefined) throw new Error(`The demo needs a sandbox for ${channel.platform}`);
  const { platform: name, handle, followers } = channel;
  const presence = await makeSandboxPresence(
    address,
    { platform: name, handle, name: office.name, followers },
    now,
  );
  const credentials =
    // A token that the platform has never heard of is refused as an ended one is.
    channel.token === 'expired' ? { accessToken: 'ended-demo-token' } : presence.credentials;
  const expiresAt = endOfConnection(credentials);
  const sealed = await parts.vault.seal(JSON.stringify(credentials), { officeId: office.id, platform });
  await store.writeChannel(
    {
      officeId: office.id,
      platform,
      mode: 'api',
      status: 'connected',
      accountId: presence.accountId,
      handle: presence.handle,
      name: presence.name,
      sealed,
      ...(expiresAt && { expiresAt }),
      connectedAt: now,
      // As channels that were connected at all times of a day.
      checkAt: later(now, HOUR + Math.floor(parts.chance.jitter() * (DAY - HOUR))),
      version: 0,
    },
    {
      subject: { kind: 'channel', id: platform },
      action: 'channel.connected',
      summary: `The demo connected the channel as ${presence.name} (${presence.handle}).`,
    },
  );
}

async function seedManualChannel(
  parts: Seeding,
  store: OfficeStore,
  platform: Platform,
  page: ManualPage,
): Promise<void> {
  if (await store.readChannel(platform)) return;
  const set = await setUpManualChannel(parts, store, platform, page, SEEDER);
  if (!set.ok) throw new Error(`The demo could not set up ${platform}: ${set.error}`);
}

async function seedCampaign(
  parts: Seeding,
  store: OfficeStore,
  office: Office,
  demo: DemoCampaign & { readonly id: string },
  now: Instant,
): Promise<void> {
  const packId = PackId.parse('standards-of-conduct');
  const pack = parts.packs.find(packId);
  const message = pack && findMessage(pack, demo.messageId);
  if (!pack || !message) throw new Error(`The demo needs the message ${demo.messageId}`);
  const channels = await store.listChannels();
  const [date = '', exactTime = ''] = localTimeIn(later(now, demo.in), office.zone).split('T');
  const time = demo.in < DAY ? exactTime : '09:00';
  const launched = await launchAnnouncement(parts, store, {
    campaignId: CampaignId.parse(demo.id),
    packId,
    messageId: MessageId.parse(demo.messageId),
    answers: Object.fromEntries(
      pack.placeholders.flatMap(({ key, from }) => (from ? [[key, answerFrom(office, from)]] : [])),
    ),
    hashtags: pack.hashtags.filter(({ status }) => status === 'on').map(({ tag }) => tag),
    platforms: channels.map(({ platform }) => platform),
    voice: demo.voice,
    language: Language.parse('en'),
    withImage: true,
    alt: message.media === undefined ? '' : (pack.images.get(message.media)?.alt ?? ''),
    when: { date, time },
    by: { kind: 'member', id: 'demo-author', name: office.official.name },
    attested: true,
  });
  if (!launched.ok)
    throw new Error(`The demo campaign ${demo.id} has a problem: ${JSON.stringify(launched.error)}`);
  // The demo's people are written last, so somebody else is the second person here.
  for (const post of await store.listCampaignPosts(launched.value.id)) {
    if (post.state !== 'review') continue;
    const decision = { id: post.id, seen: post.version, by: SEEDER };
    const approved = await approveStoredPost(parts, store, decision);
    if (!approved.ok) throw new Error(`The demo post ${post.id} was not approved: ${approved.error.kind}`);
  }
}
