import { CampaignId, Language, MessageId, PackId } from '#core/ids.ts';
import { answerFrom, type Office } from '#core/office.ts';
import { findMessage, type Voice } from '#core/pack.ts';
import { localTimeIn } from '#core/slot.ts';
import { DAY, type Instant, later, MINUTE } from '#core/time.ts';
import type { OfficeStore, Store } from '#ports/store.ts';
import { approveStoredPost } from '#use-cases/approve-post.ts';
import { launchAnnouncement } from '#use-cases/launch-announcement.ts';
import type { Launching } from '#use-cases/launch-campaign.ts';
import { clerkOf, SEEDER } from './demo-actors.ts';

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

/** Schedules what an office of the demo has planned, counted from an instant; what it has scheduled already stays. */
export async function seedCampaigns(
  parts: Launching & { readonly store: Store },
  office: Office,
  from: Instant,
): Promise<void> {
  const store = parts.store.forOffice(office.id, SEEDER);
  for (const [index, campaign] of DEMO_CAMPAIGNS.entries()) {
    if (campaign.officeId !== office.id) continue;
    await seedCampaign(parts, store, office, { ...campaign, id: `demo-${office.id}-${index + 1}` }, from);
  }
}

async function seedCampaign(
  parts: Launching,
  store: OfficeStore,
  office: Office,
  demo: DemoCampaign & { readonly id: string },
  now: Instant,
): Promise<void> {
  const packId = PackId.parse('standards-of-conduct');
  const pack = await parts.packs.find({ officeId: office.id }, packId);
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
    by: clerkOf(office),
    attested: true,
  });
  if (!launched.ok)
    throw new Error(`The demo campaign ${demo.id} has a problem: ${JSON.stringify(launched.error)}`);
  // The demo's people are written last, so somebody else is the second person here.
  for (const post of await store.listCampaignPosts(launched.value.campaign.id)) {
    if (post.state !== 'review') continue;
    const decision = { id: post.id, seen: post.version, by: SEEDER };
    const approved = await approveStoredPost(parts, store, decision);
    if (!approved.ok) throw new Error(`The demo post ${post.id} was not approved: ${approved.error.kind}`);
  }
}
